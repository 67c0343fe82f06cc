"""People who act, and their titles: a name counts only where a position or an address vouches for it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from nhipcau.reading.draft import Person
from nhipcau.reading.mention import Mention
from nhipcau.reading.names import FAMILIES, NEAR_RUN, figures, is_marked, is_vietnamese, runs
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import countries
from nhipcau.reading.posts import SPEAKS_FOR, skip_space, walk
from nhipcau.reading.rare import Rare
from nhipcau.reading.signatures import LONGEST_NAME, SIGNED, signatures, whole_name
from nhipcau.reading.vocabulary import Beginnings, begins, by_beginning, contains, context, either, follows, words

_MAX_TITLE: Final = 230
# The standing body of a committee, which begins no person's title where another one follows.
_BODY: Final = "thường trực"
# What a dash without spaces parts from a title: "UBND tỉnh Gia Lai-chủ trì buổi tiếp".
_PREDICATE: Final = re.compile(r"-(?:chủ|cho|đã|dẫn|làm|phát|đồng|nhấn|khẳng|thông|cùng|là|đề|bày|nói)\b.*$")
# The post of who signs for another, on one line: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH".
_FOR_ANOTHER: Final = Rare(r"^(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG BAN) (PHÓ .*)$")
# So many spaces are in a name after a place, without anything else that tells it.
_RULER: Final = 2
# Words in the middle of a name that are seldom a family's.
_MIDDLE: Final = ("văn ", "thị ")
# Where somebody stands in a photo, which parts the name from its title: "(thứ hai từ trái sang)".
_STANDING: Final = r"(?:\s*\([^()]{0,30}\b(?:trái|phải|giữa|bìa|thứ|đứng|ngồi|ảnh)\b[^()]{0,30}\))?"
_AFTER: Final = re.compile(rf"{_STANDING}\s*(?:,|\(|–|-|là)\s*(?:hiện là\s+|nguyên là\s+)?")
# What stands between people who share a post: "các Phó Chủ tịch UBND tỉnh A, B và C".
_NEXT_ONE: Final = re.compile(r"\s*(?:,|;|và|, và)\s+")
_SHARED: Final = re.compile(r"\b(?:các|hai|ba|bốn|\d)\s+(?:đồng chí\s+|đ/c\s+|vị\s+)?$")
_CREDIT: Final = Rare(r"(?:ảnh|bài|tin|nguồn|theo|thực hiện)\s*(?:,\s*ảnh)?\s*:\s*$", re.I)
# "Sở Nông nghiệp và Môi trường" is no school.
_NO_NAMESAKE: Final = ("thành phố", "môi trường", "thị trường")
_FORMER: Final = ("nguyên ", "cựu ")
# What leads to the post of somebody told before.
_AS: Final = "làm "
# The rest of a title that names no office: "giám đốc một công ty may ở Hà Nam".
_SOME: Final = Rare(
    r"(?:(?!\s[-–]\s| (?:cho|nói|đã|cảm ơn|phát biểu|bày tỏ|chia sẻ|khẳng định|nhấn mạnh|vui mừng|dẫn đầu|cùng|trao) )"
    r"[^,;.()“”\"]){1,90}"
)
_HONOUR: Final = Rare(rf"{either('honour')}\b")

# Of those who are addressed without a post, who acts: people who are helped say other things, in other words.
_COMRADE: Final = "đồng chí"
_ADDRESSES: Final = frozenset(("ông", "bà", "ngài", _COMRADE))
_OFFICIAL_SAYS: Final = (
    "khẳng định", "nhấn mạnh", "bày tỏ", "cho rằng", "đề nghị", "đánh giá", "mong muốn", "tin tưởng", "hy vọng",
    "phát biểu", "ghi nhận", "thay mặt", "trân trọng", "đề xuất", "ký ", "đã ký",
)  # fmt: skip
_COMRADE_ACTS: Final = (*_OFFICIAL_SAYS, "chủ trì", "cảm ơn", "cùng ", "trao ", "đã ", "cho biết", "thông báo", "nêu ")


class Sighting:
    """A name at [start, end) with the title that goes with it there, which ends at `until` where it follows."""

    def __init__(self, start: int, end: int, title: str, rule: str, until: int = 0, shared: bool = False) -> None:
        self.start, self.end, self.title, self.rule = start, end, title, rule
        self.until, self.shared = until, shared


def people(paper: Paper, mentions: list[Mention]) -> list[Person]:
    """Return each acting person once, with the longest title, in order of first appearance."""
    best: dict[str, Sighting] = {}
    for sighting in sightings(paper, mentions):
        if not sighting.title and not _speaks(paper, sighting):
            continue
        name = paper.small[sighting.start : sighting.end]
        if name not in best or len(sighting.title) > len(best[name].title):
            best[name] = sighting
    for start, end, title in signatures(paper):
        best.setdefault(paper.small[start:end], Sighting(start, end, title, "person.signature"))
    return [
        Person(paper.printed(s.start, s.end), _printed(paper, s), paper.span(s.start, s.end), s.rule)
        for s in best.values()
    ]


def _speaks(paper: Paper, sighting: Sighting) -> bool:
    """Tell whether one who is only addressed speaks as those in office do: "Ông Lưu Kiến Quốc bày tỏ …"."""
    address = paper.before("honorifics", sighting.start)
    if address is None or not paper.text.startswith(" ", sighting.end):
        return False
    told = paper.small[address[0] : address[1]]
    if told not in _ADDRESSES:
        return False
    verbs = _COMRADE_ACTS if told == _COMRADE else _OFFICIAL_SAYS
    return paper.small.startswith(verbs, sighting.end + 1)


def _printed(paper: Paper, sighting: Sighting) -> str:
    """Return a title as the page prints it; it stands before the name or after it."""
    title = sighting.title
    if not paper.is_mended:
        return title
    at = paper.text.find(title, max(0, sighting.start - _MAX_TITLE))
    return paper.printed(at, at + len(title)) if at >= 0 else title


def sightings(paper: Paper, mentions: list[Mention]) -> list[Sighting]:
    """Return every mention of a person for whom a position or an address vouches."""
    found: list[Sighting] = []
    last = 0
    told = names(paper, mentions)
    for (start, end), after in zip(told, [*told[1:], (len(paper.text), 0)], strict=False):
        sighting = _sighting(paper, start, end, (last, after[0])) if start >= last else None
        if found and found[-1].shared and not (sighting and sighting.title):
            sighting = _next_of(paper, found[-1], start, end) or sighting
        if sighting:
            found.append(sighting)
            last = max(end, sighting.until)
    return found


def _next_of(paper: Paper, one: Sighting, start: int, end: int) -> Sighting | None:
    """Return the next of several people who share the post before the first of them."""
    address = paper.before("honorifics", start)
    if one.end > start or not _NEXT_ONE.fullmatch(paper.text, one.end, address[0] if address else start):
        return None
    return Sighting(start, end, one.title, "person.shared-title", shared=True)


def names(paper: Paper, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Return what could be names of people in the sentences of the body where a post or an address stands."""
    places = {mention.start: mention for mention in mentions}
    return [name for name in _names(paper, places) if paper.in_body(name[0])]


def _names(paper: Paper, places: dict[int, Mention]) -> list[tuple[int, int]]:
    """Return what could be names of people: in each capitalised run, what places and positions leave."""
    found: list[tuple[int, int]] = []
    text = paper.text
    led, vouching = _led_to(paper)
    for start, end in paper.sentences_of(vouching):
        for first, last in runs(text, paper.codes, start, end):
            name = _name_in(paper, first, _before_dash(paper, first, last), places, first in led)
            if name and not is_marked(text, last):
                found.append(_with_initial(paper, name))
    return found


def _with_initial(paper: Paper, name: tuple[int, int]) -> tuple[int, int]:
    """Return a name with what follows the initial that it breaks off at: "Peter W. Lang"."""
    start, end = name
    if paper.text[end - 2] != " " or not paper.text.startswith(". ", end):
        return name
    last = NEAR_RUN.match(paper.text, end + 2)
    return (start, last.end()) if last and last.group().count(" ") < _RULER else name


def _led_to(paper: Paper) -> tuple[set[int], list[int]]:
    """Return where an address or a rank leads to, which only a name follows; and what vouches for a name near it.

    A post does so wherever it stands, an address only before a capital: "cụ" may be part of another word, "cụ thể".
    """
    led: set[int] = set()
    vouching: list[int] = []
    for start, end, value in paper.hits("positions"):
        vouching.append(start)
        if value == "rank":
            led.add(_next_word(paper.text, end))
    for start, end, _ in paper.hits("honorifics"):
        at = _next_word(paper.text, end)
        led.add(at)
        if paper.text[at : at + 1].isupper():
            vouching.append(start)
    return led, vouching


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _before_dash(paper: Paper, start: int, end: int) -> int:
    """Return where a run ends before a title joined to it: "Rah Lan Chương-Phó Chủ tịch"."""
    if paper.text.find("-", start, end) < 0:
        return end
    joined = (hit[0] - 1 for hit in paper.within("positions", start + 1, end) if paper.text[hit[0] - 1] == "-")
    return next(joined, end)


def _name_in(paper: Paper, start: int, end: int, places: dict[int, Mention], addressed: bool) -> tuple[int, int] | None:
    """Return the name in a run of capitalised words, `addressed` where an address or a rank leads up to it."""
    at = floor = start
    known = places.get(start)
    if known and known.end >= end and not addressed:
        return None  # nothing but a place
    titled = paper.any_within("positions", start, end) or paper.any_within("honorifics", start, end)
    while at < end:
        place = places.get(at)
        if place and not (addressed and at == start):
            following = skip_space(paper, place.end)
            if following < end and start in (at, place.lead) and _is_ruler(paper, place, following, end):
                return whole_name(paper, following, end)
            at = floor = following
            continue
        token_end = paper.text.find(" ", at, end)
        token_end = end if token_end < 0 else token_end
        role = (paper.at("positions", at) or paper.at("honorifics", at)) if titled else None
        if role:
            at = floor = start = skip_space(paper, role[1])
            addressed = addressed or paper.at("honorifics", role[0]) is not None
            continue
        country = _behind_country(paper, at, end)
        if country:
            at = floor = start = country
            continue
        if paper.small[at:token_end] in FAMILIES or (at == start and addressed) or _foreign_title(paper, at, end):
            return whole_name(paper, _first_word(paper, floor, at, token_end < end), end)
        if at == start and paper.text.count(" ", at, end) >= _RULER and _stands_as_name(paper, at, token_end, end):
            return whole_name(paper, at, end)
        at = token_end + 1
    return None


def _behind_country(paper: Paper, at: int, end: int) -> int:
    """Return where a name begins behind a country at `at`: "Tổng Lãnh sự [Nhật Bản] Nakagawa Motohisa"; 0 if none."""
    if not begins(paper.small, at, _countries()):
        return 0
    country = next(one for one in _countries()[paper.small[at : at + 2]] if paper.small.startswith(one, at))
    return at + len(country) if paper.text.find(" ", at + len(country), end) > 0 else 0


@cache
def _countries() -> Beginnings:
    """Return the names of countries with the space behind them."""
    return by_beginning(tuple(sorted((f"{name} " for name in countries()), key=len, reverse=True)))


def _first_word(paper: Paper, floor: int, at: int, goes_on: bool) -> int:
    """Return where a name begins of which a middle word was known: "Chẩu Văn Lâm", "Lee Jang-woo"."""
    begin = paper.text.rfind(" ", floor, at - 1) + 1 or floor
    word = paper.text[begin:at].strip()
    middle = goes_on and paper.small.startswith(_MIDDLE, at)
    spelled = paper.text.find("-", at, at + LONGEST_NAME) > 0 and not _is_plain(_word_at(paper, at))
    if not word or not (middle or spelled):
        return at
    known = word.isupper() or word.lower() in words("office_words") or paper.at("places", begin)
    before = paper.small[max(floor, begin - 5) : at - 1]
    return at if known or before.endswith(tuple(countries())) else begin


def _word_at(paper: Paper, at: int) -> str:
    """Return the word at `at`, with what marks stand at its end."""
    return paper.text[at : at + LONGEST_NAME].split(None, 1)[0]


def _is_plain(word: str) -> bool:
    """Tell whether a word is a Vietnamese one."""
    return is_vietnamese(word.replace("-", "f"))


def _is_ruler(paper: Paper, place: Mention, start: int, end: int) -> bool:
    """Tell whether three words at least follow the place of a title: "Tỉnh trưởng Salavan Pho Xay Xay Nha Xỏn"."""
    post = paper.last_before("positions", place.start)
    if not post or place.lead - post[1] > LONGEST_NAME:
        return False
    abroad = place.level == post[2] == "foreign"
    if paper.text.count(" ", start, end) < _RULER - abroad:
        return False
    return place.level == "foreign" or post[2] == "foreign" or not paper.text[post[1] : place.start].strip()


def _foreign_title(paper: Paper, at: int, end: int) -> bool:
    """Tell whether a foreign name may begin here: no Vietnamese word, with a position shortly before or right after."""
    word = _word_at(paper, at)
    if not word[0].isupper() or word.isupper() or word.startswith(_CITY) or _is_plain(word):
        return False
    return paper.any_within("positions", max(0, at - 90), at) or bool(_title_after(paper, end))


_CITY: Final = ("TP.", "Tp.", "tp.")


def _stands_as_name(paper: Paper, start: int, first: int, end: int) -> bool:
    """Tell whether three words that are no kind of place stand after a post abroad, or in a list before a post."""
    if paper.text[start:first].isupper() or paper.text.startswith(_CITY, start):
        return False
    post = paper.before("positions", start)
    if post and post[2] == "foreign":
        return True
    return paper.text[start - 2 : start - 1] in (":", ";") and bool(_title_after(paper, end))


def _sighting(paper: Paper, start: int, end: int, room: tuple[int, int]) -> Sighting | None:
    """Find the title of the name at [start, end), between the name before and the one after it (`room`)."""
    floor = max(room[0], paper.sentence_at(start)[0], start - _MAX_TITLE)
    if refusal(paper, start, end, floor):
        return None
    address = paper.before("honorifics", start)
    begin = address[0] if address else start
    colon = paper.text.rfind(":", max(floor, begin - 3), begin)
    left = _title_before(paper, begin if colon < 0 else colon, floor)
    shared = bool(left) and _is_shared(paper, left, floor, begin)
    if colon >= 0 and not shared:
        left = ""
    right = _title_after(paper, end)
    if right and _is_post(paper, left, start) and paper.text.find(right, end) + len(right) >= room[1] - 1:
        right = ""  # that of the next person: "Bí thư … A, Chủ tịch … B"
    if address and address[2] == "private" and not right:
        return None
    former = right.startswith(_FORMER) and _is_post(paper, left, start)
    if right and not former and (len(right) >= len(left) or colon >= 0 or left.lower().startswith(SPEAKS_FOR)):
        return Sighting(start, end, right, "person.name-then-title", paper.text.find(right, end) + len(right))
    if left:
        return Sighting(start, end, left, "person.title-then-name", shared=shared)
    return Sighting(start, end, "", "person.address") if address else None


def _is_shared(paper: Paper, title: str, floor: int, end: int) -> bool:
    """Tell whether several people hold the post that ends at `end`: "các Phó Chủ tịch UBND tỉnh"."""
    begins = paper.text.rfind(title, floor, end)
    return _SHARED.search(paper.small, max(floor, begins - 20), begins) is not None


def _is_post(paper: Paper, title: str, end: int) -> bool:
    """Tell a post from a rank, which a post may still follow: "Thiếu tá A, Đồn trưởng …"."""
    begins = paper.small.rfind(title.lower(), 0, end) if title else -1
    hit = paper.at("positions", begins)
    return hit is not None and hit[2] != "rank"


def refusal(paper: Paper, start: int, end: int, floor: int) -> str | None:
    """Return why the name at [start, end) is not that of somebody who acts, as a code, else None."""
    before = paper.small[max(0, start - 24) : start]
    if paper.small[start:end] in figures():
        return "history"
    if follows(before, "namesake") and not before.rstrip().endswith(_NO_NAMESAKE):
        return "namesake"
    if ":" in before and _CREDIT.search(before):
        return "credit"
    near = max(floor, start - 60)
    if contains(paper.small[near:start], "honour") and _HONOUR.search(paper.small, near, start):
        return "honour"
    return None


def _title_before(paper: Paper, end: int, floor: int) -> str:
    """Return the chain of positions that leads up to `end`, as far to the left as it goes."""
    start = end
    for hit in reversed(paper.within("positions", floor, end)):
        if (
            hit[1] > end
            or walk(paper, hit[1], end, through=True) < end
            or (start < end and paper.small[hit[0] : hit[1]] == _BODY)
        ):
            break
        if start < end and paper.small.endswith(_AS, 0, hit[0]):
            break  # "… làm trưởng đoàn, Phó Chủ tịch …"
        if hit[2] == "rank" and start == end and paper.text[hit[1] : end].strip(" ,–-("):
            break  # a rank has no office: "Khu mộ Đại tướng … tại Vũng Chùa - Đảo Yến"
        if paper.text[hit[1] : start].strip(" ,–-(") == "" and start == end and hit[1] < start - 3:
            break
        start = hit[0]
    title = paper.text[start:end].strip(" ,–-(")
    if title[-1:] == ")" and (signed := SIGNED.search(title)):
        title = title[: signed.start()].rstrip()
    if title.isupper() and (last := _FOR_ANOTHER.search(title)):
        return title[last.start(1) :]
    return _whole_title(paper, start, title)


def _whole_title(paper: Paper, start: int, title: str) -> str:
    """Take in "nguyên" (former) before the position."""
    if title and paper.small[max(0, start - 7) : start] == "nguyên ":
        return paper.text[start - 7 : start] + title
    return title


def _title_after(paper: Paper, end: int) -> str:
    """Return the positions that follow a name: ", Bí thư …, Chủ tịch …" or "(Chủ tịch …)" or "- Chủ tịch …"."""
    joint = _AFTER.match(paper.text, end)
    begin = joint.end() if joint else end + 1
    if not joint and not (paper.text.startswith(" ", end) and paper.begins("positions", begin)):
        return ""
    former = paper.small.startswith(_FORMER, begin)
    hit = paper.at("positions", paper.small.index(" ", begin) + 1 if former else begin) or paper.at("positions", begin)
    if not hit:
        return ""
    limit = paper.sentence_at(end)[1]
    free = paper.small.startswith(" một ", hit[1]) or paper.small[hit[0] : hit[1]] in context("free title")
    some = free and _SOME.match(paper.text, hit[1], limit)
    stop = some.end() if some else walk(paper, hit[1], limit)
    title = _PREDICATE.sub("", paper.text[begin:stop]).rstrip(' ,.–-("“')
    return title if "(" in title else title.rstrip(")")
