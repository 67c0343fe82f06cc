"""Dated acts of the cooperation, with the year that the text fixes and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from nhipcau.reading.acts import DELEGATION, ORDER, act_of
from nhipcau.reading.dates import DateHit, Moment
from nhipcau.reading.draft import Event, Heading
from nhipcau.reading.layout import Range
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.spoken_days import SAME_DAY, SPOKEN_DAY, spoken_days
from nhipcau.reading.vocabulary import contains, context, either, follows
from nhipcau.reading.years import Years, frame_of, is_last_year, years_in

_BACKGROUND: Final = Rare(rf"{either('background')}[^,;.]{{0,30}}$")
_ORDER: Final = tuple(kind for kind in ORDER if kind != DELEGATION)
_DISASTER: Final = Rare(rf"(?<!vùng ){either('disaster')}[^,;.]{{0,30}}$")
_STRUCK: Final = re.compile(rf"(?:\s+vừa qua)?\s?,?\s(?:đợt |do |các )?{either('disaster')}")
# The day by which a pact is named: "Thỏa thuận hợp tác ngày 12/6/2018".
_PACT_OF: Final = Rare(r"(?:thỏa thuận|thoả thuận|biên bản|bản ghi nhớ|chương trình hợp tác)\b[^,;:.]*$")
_SET_FOR: Final = Rare(r"thời gian(?: tổ chức)?\s*:\s*(?:\d+\s?(?:giờ|h)\s?\d*,?\s*)?(?:từ\s+)?$")
_INVITED: Final = re.compile(r"(?<!lời )\bmời\b[^.;]*$")
# The day of a paper that is only cited: "Kế hoạch số 12/KH-UBND ngày …".
_CITED: Final = Rare(rf"(?:{either('cited paper')}\s+số\s[^,;]{{1,40}},?\s*(?:ban hành |ký )?|\bluật\s[^,;.]*)$")
_ISSUED: Final = Rare(
    rf"(?:vừa (?:có|ra)|ban hành|đã có)\s+{either('cited paper')}\s+số\s[^,;]{{1,40}},?\s*(?:ngày\s*)?$"
)
_SIGNED: Final = Rare(r"\bký\s+(?:tại\s[^,;.\d]{2,30}\s)?(?:(?:kết|hồi|từ|vào)\s+)?$")
# "Hội nghị được tổ chức tại Hà Nội tháng 5/2022".
_HELD: Final = Rare(
    r"(?:(?:được|đã|vừa) (?:\w+ )?tổ chức|diễn ra|(?:hội nghị|hội đàm|họp)\b.*\b(?:tổ chức|đăng cai)|"
    r"(?:hội nghị|hội đàm|họp|gặp|diễn đàn)\b[^,;.]* lần (?:thứ|tiếp|sau|tới|đầu))\b[^,;.]*$"
)
_PART_OF: Final = re.compile(r"(?:đầu|giữa|cuối)\s+$")
# So near above the title of a pact stands its day.
_LETTERHEAD: Final = 60
_FAR: Final = 240
_CITED_WITHIN: Final = 90
# An act that a month belongs to stands so near before it: "cuộc họp tháng 12/2023".
_JOINED: Final = 3
# Before this year only pacts are told of that still hold.
_LIVING: Final = 1990
# So far from the beginning of its sentence a year ends what tells a season: "Mùa lũ năm 2013, …".
_LONG_OPENING: Final = 50
# How far before a year an act stands that it dates; how near the beginning of a sentence a year opens it.
_NEAR_YEAR: Final = 60
_OPENING_YEAR: Final = 14
# A meeting or a journey that its year tells from others: "hội nghị năm 2019".
_BY_YEAR: Final = (" hội nghị ", " hội đàm ", " cuộc họp ", " kỳ họp ", " cuộc gặp ", " chuyến thăm ")
# With what a pact ends that is signed, and then its year.
_PACTS: Final = tuple(
    f"{pact} "
    for pact in ("thỏa thuận", "kết nghĩa", "thỏa thuận hợp tác", "biên bản", "ghi nhớ", "hữu nghị", "toàn diện")
)
# Further years of a list: "các năm 2015, 2018 và 2021".
_YEARS_ON: Final = re.compile(r"(?:,\s|\svà\s)((?:19|20)\d{2})(?!\d|[/.-]\d)")
# A month in which only building began is none of handing over.
_BEGUN: Final = ("khởi công", "động thổ")
_WHEN: Final = (", khi ", " khi ", ", lúc ")
# What parts the dates of a list.
_LISTED: Final = (", ", " và ", "; ", ", và ")
_PARTED: Final = re.compile(r"[;.]|,\s")
# The day from which there are no districts.
_TWO_TIERS: Final = Moment(2025, 7, 1)
_BUILDING: Final = ("khởi công ", "động thổ ")
_NO_TIME: Final = (" hàng năm", " hằng năm", " là năm")
_TO_NOW: Final = re.compile(r"\s+(?:đến|tới)\b")
# A day this near to the beginning of its sentence may date the act told in the next one.
_OPENING: Final = 30


def events(paper: Paper, dates: list[DateHit], heading: Heading, title: Range | None) -> list[Event]:
    """Return each dated act once, in the order of the text."""
    years = _years(paper, heading, dates, title)
    found: dict[str, Event] = {}
    lead: Moment | None = None
    last: Event | None = None
    kind: str | None = None
    for hit, before in _one_by_one(paper, dates, heading):
        kind = kind if kind and before and _is_listed(paper, before, hit) else _kind_told(paper, hit, heading, title)
        if not kind or (hit.rule == SPOKEN_DAY and hit.moment.day and found):
            continue
        if hit.rule == SAME_DAY:
            if last and kind not in ("visit", last.kind):
                found[last.date + kind] = Event(kind, last.date, paper.span(hit.start, hit.end), hit.rule)
            continue
        founded = _first_day(hit.moment)
        moment = founded or hit.moment
        year = None
        if not (moment.until or moment).year:
            year = years.of(hit, kind) or _beside(lead, moment)
            lead = lead or (moment._replace(year=year) if year else None)
        date = moment.iso(year)
        again = kind == "handover" and date in found and found[date].kind != kind
        key = date + kind if again else date
        told = found.setdefault(key, Event(kind, date, paper.span(hit.start, hit.end), hit.rule))
        last = told if moment.day and not moment.until and not founded else last
    return list(found.values())


def _kind_told(paper: Paper, hit: DateHit, heading: Heading, title: Range | None) -> str | None:
    """Return the kind of the act that a date tells; none for stamps, jubilees and history."""
    if title and hit.end <= title[0] and _is_day_of_pact(paper, hit, title):
        return "signing"
    if not paper.in_body(hit.start) or paper.span(hit.start, hit.end) == heading.published_span:
        return None
    kind = _kind(paper, hit)
    if not kind or (title and hit.start < title[1] and _is_stamp(paper, hit)):
        return None
    if _first_day(hit.moment) and "kết nghĩa" not in paper.small[max(0, hit.start - _NEAR_YEAR) : hit.start]:
        return None  # an anniversary of the two countries
    if (hit.moment.year or _LIVING) < _LIVING and kind != "signing":
        return None  # history, as on whose traces a delegation goes
    return None if not heading.published and is_last_year(paper, hit) else kind


def _one_by_one(paper: Paper, dates: list[DateHit], heading: Heading) -> Iterator[tuple[DateHit, DateHit | None]]:
    """Yield each date, those told without digits among them, with the one before it."""
    spoken = spoken_days(paper, heading.published)
    spoken += [year for hit in dates if hit.rule == "date.year" for year in _years_on(paper, hit)]
    told = sorted([*dates, *spoken], key=attrgetter("start")) if spoken else dates
    return zip(told, [None, *told], strict=False)


def _years_on(paper: Paper, hit: DateHit) -> list[DateHit]:
    """Return the years that stand in a list after a first one."""
    years: list[DateHit] = []
    more = _YEARS_ON.match(paper.text, hit.end)
    while more:
        years.append(DateHit(more.start(1), more.end(), Moment(int(more[1]), None, None), hit.rule))
        more = _YEARS_ON.match(paper.text, more.end())
    return years


def _is_listed(paper: Paper, before: DateHit, hit: DateHit) -> bool:
    """Tell a month or a year of a list: "(tháng 10/2017, tháng 9/2018 và tháng 10/2019)"."""
    alike = hit.moment.day is None and before.rule == hit.rule
    return alike and paper.text[before.end : hit.start] in _LISTED


def _beside(lead: Moment | None, moment: Moment) -> int | None:
    """Return the year of a day told beside one whose year was found: that one, or at New Year the one before."""
    if not lead or not lead.year:
        return None
    return lead.year - 1 if (moment.month or 0) > (lead.month or 0) + 6 else lead.year


def _first_day(moment: Moment) -> Moment | None:
    """Return the day that an anniversary counts from: "(12-3-1960 - 12-3-2020)"."""
    until = moment.until
    years = until.year - moment.year if until and until.year and moment.year else 0
    return moment._replace(until=None) if years > 1 else None


def _is_day_of_pact(paper: Paper, hit: DateHit, title: Range) -> bool:
    """Tell the day over the title of a pact itself: "Huế, ngày 14 tháng 4 năm 2023 … BẢN THỎA THUẬN"."""
    if not hit.moment.year or not hit.moment.day or title[0] - hit.end > _LETTERHEAD:
        return False
    if not any(line.startswith(context("pact")) for line in paper.small[hit.end : title[1]].split("\n")):
        return False
    line = paper.small[paper.small.rfind("\n", 0, hit.start) + 1 : hit.start]
    return line.endswith(", ") and "thứ " not in line and "chủ nhật" not in line


def _is_stamp(paper: Paper, hit: DateHit) -> bool:
    return paper.text[hit.start - 1 : hit.start] in ("(", "|")


def _years(paper: Paper, heading: Heading, dates: list[DateHit], title: Range | None) -> Years:
    """Return where the years of days without one come from: a frame, or the first act that is dated in full."""
    place = title or (0, 0)
    if heading.published or all((hit.moment.until or hit.moment).year for hit in dates):
        return Years(paper, place, dates, heading.published, [], None, None)
    full = (hit for hit in dates if hit.moment.day and (hit.moment.until or hit.moment).year)
    news = (hit for hit in full if paper.in_body(hit.start) and not _is_history(paper, hit) and _kind(paper, hit))
    dated = years_in(paper)
    return Years(paper, place, dates, None, dated, frame_of(paper, dated), next(news, None))


def _is_history(paper: Paper, hit: DateHit) -> bool:
    """Tell the day of a pact that is only referred to: "Thực hiện thỏa thuận đã ký ngày …"."""
    start, _ = paper.sentence_at(hit.start)
    return hit.moment.until is None and contains(paper.small[max(start, hit.start - _FAR) : hit.start], "reference")


def _kind(paper: Paper, hit: DateHit) -> str | None:
    """Return the kind of the act told for a date: the strongest in its sentence, nearest after the date."""
    start, end = paper.sentence_at(hit.start)
    before = paper.small[max(start, hit.start - _CITED_WITHIN) : hit.start]
    if hit.moment.day and "số" in before and _ISSUED.search(before):
        return "notice"
    if _is_background(paper, hit, before):
        return None
    if hit.moment.day is None and "ký" in before and _SIGNED.search(before):
        return None if "nội dung" in before[-_OPENING:] else "signing"
    if hit.moment.day is None and paper.small.startswith(_WHEN, hit.end):
        return _kind_when(paper, hit, end)
    acts = paper.within("acts", max(start, hit.start - _FAR), min(end, hit.end + _FAR))
    if not acts and hit.moment.day and (hit.start - start) < _OPENING and not _tells_itself(paper, hit, end):
        acts = paper.within("acts", *paper.sentence_at(end + 1))
    if not acts:
        return _plain_act(paper, hit, start, end)
    if hit.moment.day is None:
        acts = [act for act in acts if not paper.small.startswith(_BEGUN, act[0])]
        if not acts or not _is_past_act(paper, hit, acts):
            return None
    return act_of(paper, hit, start, acts)


def _kind_when(paper: Paper, hit: DateHit, end: int) -> str | None:
    """Return the kind of what happened at the time that a month or a year tells: "từ năm 2018, khi quận giúp huyện"."""
    stop = min(end, hit.end + 2 * _NEAR_YEAR)
    kinds = {act[2] for act in paper.within("acts", hit.end, stop)} - {"meeting", "notice", DELEGATION}
    words = paper.small[hit.end : stop]
    kinds |= {kind for kind in ("signing", "handover") if contains(words, f"plain {kind}")}
    return next((kind for kind in _ORDER if kind in kinds), None)


def _is_background(paper: Paper, hit: DateHit, before: str) -> bool:
    """Tell a date of history, of a cited paper, a disaster, a deadline or an invitation from that of an act."""
    start = hit.start - len(before)
    near = max(start, hit.start - 2 * _OPENING)
    if paper.holds("background", near, hit.start) and _BACKGROUND.search(paper.small, near, hit.start):
        return True
    if follows(before[-12:], "deadline"):
        return True
    spell = hit.moment.day is None and _opens_clause(paper, hit)
    if not spell and paper.holds("disaster", near, hit.start) and _DISASTER.search(before):
        return True
    if "mời" in before and _INVITED.search(before):
        return True
    if _STRUCK.match(paper.small, hit.end):
        return True
    if hit.moment.day and ("số" in before or "luật" in before) and _CITED.search(before):
        return True
    return _since_when(paper, hit, before)


def _since_when(paper: Paper, hit: DateHit, before: str) -> bool:
    """Tell the day from which a rule holds: "Từ ngày 1/7, tỉnh sáp nhập", from the first day of a journey."""
    if hit.moment.until or hit.moment.day is None or not before.endswith(("từ ", "sau ", "sau ngày ")):
        return False
    if hit.moment == _TWO_TIERS:
        return True
    if not before.endswith("từ "):
        return False
    if before.endswith("bắt đầu từ "):
        return True
    acts = paper.within("acts", hit.start - _NEAR_YEAR, hit.end + _NEAR_YEAR)
    return not any(act[0] >= hit.end or (act[2] == "signing" and act[0] > hit.start - len(before)) for act in acts)


def _plain_act(paper: Paper, hit: DateHit, start: int, end: int) -> str | None:
    """Return the kind of an act told in words too common to be looked for everywhere: "ký", "họp", "trao"."""
    if hit.moment.day:
        words = paper.small[max(start, hit.start - _FAR) : min(end, hit.end + _FAR)]
        if _SET_FOR.search(paper.small, start, hit.start):
            return "meeting"
        if _PACT_OF.search(paper.small, max(start, hit.start - _NEAR_YEAR), hit.start):
            return "signing"
        if _came(paper, hit, end):
            return "visit"
        plain = next((kind for kind in _ORDER if contains(words, f"plain {kind}")), None)
        if plain or contains(words, "vague meeting"):
            return plain or "meeting"
        return "meeting" if hit.moment.until and hit.start - start < _OPENING_YEAR else None
    opens = hit.start - start < _OPENING_YEAR or _opens_clause(paper, hit)
    dated = hit.moment.year or paper.small.endswith("hồi ", start, hit.start)
    if not dated or not opens or _is_loose(paper, hit, start):
        return None
    words = paper.small[hit.end : min(end, hit.end + _NEAR_YEAR)].replace("sự giúp", "")
    kind = next((kind for kind in ("signing", "handover") if contains(words, f"plain {kind}")), None)
    return None if kind and contains(words, "plan of a year") else kind


def _tells_itself(paper: Paper, hit: DateHit, end: int) -> bool:
    """Tell whether the sentence of a day tells an act in plain words, so that the next one is not asked."""
    words = paper.small[hit.end : min(end, hit.end + _FAR)]
    return any(contains(words, f"plain {kind}") for kind in _ORDER)


def _came(paper: Paper, hit: DateHit, end: int) -> bool:
    """Tell whether people came before they helped: "tỉnh đã cử 40 bác sĩ sang giúp thành phố"."""
    words = paper.small[hit.end : min(end, hit.end + _FAR)]
    return contains(words, "arrived") and not contains(words, "plain signing") and not contains(words, "clear gift")


_TWINNED: Final = (" kết nghĩa ", " kết nghĩa từ ")


def _is_loose(paper: Paper, hit: DateHit, start: int) -> bool:
    """Tell a month or a year that only bounds or names something from one in which an act was done."""
    before = _PART_OF.sub("", paper.small[max(start, hit.start - 20) : hit.start])
    after = paper.small[hit.end : hit.end + _OPENING]
    if "báo" in after[:5] or after.startswith(_NO_TIME):
        return True
    if before.endswith(_TWINNED) and not follows(before.rpartition("kết nghĩa")[0], "plan of twinning"):
        return False
    if before.endswith(_BUILDING) or "ngân sách" in paper.small[max(start, hit.start - 2 * _OPENING) : hit.start]:
        return True
    if before.endswith("từ ") and contains(after, "every year"):
        return True
    if before.endswith("từ ") and hit.moment.month is None:
        return _TO_NOW.match(paper.small, hit.end) is not None
    if hit.moment.month and before.endswith("từ ") and _TO_NOW.match(paper.small, hit.end):
        return True
    if before.endswith(" trong ") and hit.moment.month is None:
        return " đã " not in paper.small[max(start, hit.start - _NEAR_YEAR) : hit.start]
    if before.strip() == "trong" or (hit.moment.month and before.endswith((" trong ", " từ "))):
        return False
    return follows(before, "loose date")


def _is_past_act(paper: Paper, hit: DateHit, acts: list[tuple[int, int, str]]) -> bool:
    """Tell whether a month or a year dates an act of signing, visit or handing over, not a plan or a figure."""
    start, _ = paper.sentence_at(hit.start)
    if hit.moment.month is None and paper.small.endswith(_BY_YEAR, start, hit.start):
        return True
    if _is_of_pact(paper, hit, start):
        return True
    if _is_loose(paper, hit, start):
        return False
    if hit.moment.month is None:
        return _dates_act(paper, hit, acts)
    if hit.moment.year and any(0 <= hit.start - act[1] < _JOINED for act in acts):
        return True
    before = paper.small[max(start, hit.start - _NEAR_YEAR) : hit.start]
    if hit.moment.year and _HELD.search(before):
        return True
    kinds = ("signing", "visit", "handover", DELEGATION)
    if paper.small.endswith("từ ", start, hit.start):
        return any(act[2] in kinds and 0 <= hit.start - act[1] < _OPENING_YEAR for act in acts)
    opens = hit.start - start < _OPENING or _opens_clause(paper, hit)
    after = 2 * _NEAR_YEAR if opens else _OPENING_YEAR * paper.small.startswith(" sẽ ", hit.end)
    if opens and hit.moment.year and any(_is_met(paper, act, hit) for act in acts):
        return True
    return any(
        act[2] in kinds and (_leads_up(paper, act[1], hit) if act[0] < hit.start else act[0] - hit.end < after)
        for act in acts
    )


_REFERRED: Final = ("ở ", "tại ", "sau ", "từ ", "theo ", "qua ", "của ", "kết quả ", "kết luận ", "dự ", "các ")


def _is_met(paper: Paper, act: tuple[int, int, str], hit: DateHit) -> bool:
    """Tell whether an act after a month that opens a clause is a meeting held then: "Tháng 5/2019, hai bên hội đàm"."""
    near = 0 <= act[0] - hit.end < _NEAR_YEAR and not paper.small.endswith(_REFERRED, hit.end, act[0])
    return near and act[2] == "meeting" and paper.small.startswith(context("meeting of a month"), act[0])


def _leads_up(paper: Paper, at: int, hit: DateHit) -> bool:
    """Tell whether an act that ends at `at` stands in the clause of a month, or "thời gian" tells it."""
    return not _PARTED.search(paper.text, at, hit.start) or paper.small.find("thời gian", at, hit.start) > 0


_OPENERS: Final = tuple(
    f"{mark} {word}"
    for mark in ",;"
    for word in ("", "từ ", "vào ", "hồi ", "đầu ", "cuối ", "giữa ", "trong ", "ngay trong ", "ngay ")
)
_ENDED: Final = (",", " tới,", " này,", " vừa qua,", " sắp tới,")


def _is_of_pact(paper: Paper, hit: DateHit, start: int) -> bool:
    """Tell the year in which a pact was signed ("ký thỏa thuận hợp tác năm 2004") from the year that a plan is for."""
    if hit.moment.month or not paper.small.endswith(_PACTS, start, hit.start):
        return False
    before = paper.small[max(start, hit.start - _NEAR_YEAR) : hit.start]
    signed = before.rfind("ký ")
    return signed >= 0 and not _PARTED.search(before, signed)


def _opens_clause(paper: Paper, hit: DateHit) -> bool:
    """Tell whether a year stands between commas, or after a semicolon and before a comma, or ends what opens so."""
    if not paper.text.startswith(_ENDED, hit.end):
        return False
    if paper.small.endswith(_OPENERS, 0, hit.start):
        return True
    start, _ = paper.sentence_at(hit.start)
    before = paper.small[start : hit.start]
    return len(before) <= _LONG_OPENING and before.startswith(context("season")) and "," not in before


_MANY_CAME: Final = Rare(r"\d (?:lượt )?đoàn\b[^,;]*$")


def _dates_act(paper: Paper, hit: DateHit, acts: list[tuple[int, int, str]]) -> bool:
    """Tell whether an act stands right before a year ("đã ký năm 2018"), or after one that begins its sentence."""
    opens = hit.start - paper.sentence_at(hit.start)[0] < _OPENING_YEAR or _opens_clause(paper, hit)
    for act in acts:
        if act[2] not in ("signing", "visit", "handover", DELEGATION):
            continue
        if act[1] <= hit.start:
            between = paper.text[act[1] : hit.start]
            if len(between) <= _NEAR_YEAR and not _PARTED.search(between):
                return True
        elif opens and act[0] - hit.end < 2 * _NEAR_YEAR:
            between = paper.small[hit.end : act[0]]
            counted = (
                between[-3:].strip().isdigit() or _MANY_CAME.search(between) or contains(between, "figure of a year")
            )
            return not (counted or contains(between, "plan of a year"))
    return False
