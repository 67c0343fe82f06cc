"""The year of a day told without one: by the day of publication, a frame or a period in the text, or another act."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from nhipcau.reading.dates import DateHit
from nhipcau.reading.layout import Range
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import contains, either

# From the year on: a frame that the whole text stands in.
_FRAME: Final = Rare(
    r"(?:trong năm|năm)\s+((?:19|20)\d{2})\s+(?:và (?:các|những) năm (?:tiếp theo|tới|sau)|này|nay)|"
    r"tháng\s+(?:(?:đầu|cuối)\s+)?năm\s+((?:19|20)\d{2})|"
    r"từ nay đến\s+(?:hết|cuối)\s+(?:năm\s+)?((?:19|20)\d{2})|"
    r"từ\s+(?:đầu\s+năm\s+|(?:ngày\s+\d{1,2}\s?[-/]\s?|tháng\s+)0?1\s?[-/]\s?)((?:19|20)\d{2})\s+(?:đến|tới) nay"
)
_REMEMBERED: Final = Rare(r"kỷ niệm[^()]{0,120}\((?:19|20)\d{2}\s?[-–]\s?$")
# What is planned for the year that is about to begin, or has begun: "Năm 2025, hai huyện thống nhất …".
_AHEAD: Final = Rare(rf"(?:^|\s)năm\s+((?:19|20)\d{{2}}),?\s(?!và\s)[^.;]{{0,50}}{either('plan of a year')}")
# What has gone on for so many years: "từ tháng 6-2012 đến nay … 5 năm kết nghĩa".
_SINCE: Final = Rare(r"từ\s+(?:tháng\s+\d{1,2}\s?[-/]\s?|năm\s+)((?:19|20)\d{2})\s+(?:đến|tới) nay")
_SO_MANY: Final = Rare(r"(?:sau|qua|đánh giá|tổng kết|kỷ niệm|nhìn lại) (\d{1,2}) năm (?=kết nghĩa|hợp tác|thực hiện)")
_LASTING: Final = Rare(r"\s?[-–]\s?((?:19|20)\d{2})\b")
_STAGE: Final = re.compile(r"(?:giai đoạn|các năm)\s+(?:từ\s+)?(?:năm\s+)?$")
_SINGLE: Final = re.compile(r"(?:^|[\s(])năm\s+$")
_FEAST: Final = re.compile(r"\b(?:tết|xuân)\b[^,;.]{0,30}\s\(?$")
_NAME_ENDS: Final = ',;)”"'
_JUBILEE: Final = re.compile(r"\bnăm\b[^,;]{0,60}\(\s*$")
# The phrase that leads up to a year; a year that it only counts from, or ends with, dates nothing.
_PHRASE: Final = re.compile(r".*(?:[,;:]|\svà\s)", re.S)
_BOUND: Final = Rare(rf"{either('bound of years')}\s+(?:năm\s+)?$")
_LAST_YEAR: Final = re.compile(r"\)?,?\s*năm (?:ngoái|trước)\b")
_NEXT: Final = re.compile(r"\)?\s+(?:sắp )?tới(?=[,.;)]|\s+đây)")
_YEAR_DIGITS: Final = 4
# How far around its year a frame of time reaches, how far before a year its phrase begins.
_AROUND: Final = 45
_PHRASE_LENGTH: Final = 100
# A day so long before its paper is told of as history, and with its year.
_RECENT: Final = 100
_SPRING: Final = 4
_NOVEMBER: Final = 11
_DECEMBER: Final = 12


class Told(NamedTuple):
    """The years `first` to `last` that an act looks back on (`role` "past") or plans for ("coming"), or is of ("")."""

    first: int
    last: int
    role: str


class Years:
    """What the years of days without one are taken from.

    These are the day of publication, a frame that the whole text stands in, an act that it dates in full.
    """

    def __init__(
        self,
        paper: Paper,
        title: Range,
        dates: list[DateHit],
        published: str | None,
        dated: list[Range],
        frame: int | None,
        act: DateHit | None,
    ) -> None:
        self.paper, self.title, self.dates, self.published = paper, title, dates, published
        self.dated, self.frame, self.act = dated, frame, act

    def of(self, hit: DateHit, kind: str) -> int | None:
        """Return the year of an act's date that tells none, if the text fixes it."""
        if self.published:
            return _near(self.paper, hit, self.published)
        month = (hit.moment.until or hit.moment).month or 0
        sentence = self.paper.sentence_at(hit.start)
        told = years_told(self.paper, *sentence)
        if sentence != self.title:
            told += years_told(self.paper, *self.title) or _ending(self.paper, self.title)
        signing = kind == "signing"
        return (
            _chosen(told, month, signing)
            or self.frame
            or self._of_act(hit)
            or self._of_jubilee()
            or self._of_same_day(hit)
            or (self._of_text(month, signing) if self.dated else None)
        )

    def _of_text(self, month: int, signing: bool) -> int | None:
        """Return the year that sentences elsewhere in the body lead to."""
        sentences = list(dict.fromkeys(self.paper.sentence_at(at) for at, _ in self.dated))
        told = [years_told(self.paper, *sentence) for sentence in sentences]
        return _of_turn(told, month) or self._of_plan(month) or (_of_pact(told) if signing else None)

    def _of_act(self, hit: DateHit) -> int | None:
        """Return the year of another act, unless that is a pact signed before, told of later in the text."""
        if not self.act:
            return None
        if self.act.start > hit.start:
            later = (self.act.moment.month or 0, self.act.moment.day or 0) > (
                hit.moment.month or 0,
                hit.moment.day or 0,
            )
            if later or "ký" in self.paper.small[max(0, self.act.start - _AROUND) : self.act.start]:
                return None
        return (self.act.moment.until or self.act.moment).year

    def _of_jubilee(self) -> int | None:
        """Return the year in which one remembers a day long ago: "(10/10/1954 - 10/10/2019)"."""
        lasting = (one.moment for one in self.dates if one.moment.until and self.paper.in_body(one.start))
        return next((one.until.year for one in lasting if one.until and one.year != one.until.year), None)

    def _of_same_day(self, hit: DateHit) -> int | None:
        """Return the year of the same day told in full elsewhere, as in a stamp."""
        day = hit.moment
        same = (one.moment for one in self.dates if (one.moment.day, one.moment.month) == (day.day, day.month))
        return next((one.year for one in same if one.year and one.day), None)

    def _of_plan(self, month: int) -> int | None:
        """Return the year that the text plans for, or at its end the one before."""
        for at, _ in self.dated:
            ahead = _AHEAD.match(self.paper.small, max(0, at - 5))
            aim = (
                _BOUND.search(self.paper.small, max(0, at - _AROUND), at)
                or "mục tiêu" in self.paper.small[max(0, at - _AROUND) : at]
            )
            if ahead and ahead.start(1) == at and not aim:
                return int(ahead[1]) - (month >= _NOVEMBER)
        return None


def years_in(paper: Paper) -> list[Range]:
    """Return the numbers of the body that could be years."""
    numbers = (number for number in paper.numbers if number[1] - number[0] == _YEAR_DIGITS)
    return [number for number in numbers if paper.in_body(number[0])]


def frame_of(paper: Paper, dated: list[Range]) -> int | None:
    """Return the year of a frame that the body tells."""
    for at, stop in dated:
        if paper.text.startswith(")", stop) and _REMEMBERED.search(paper.small, max(0, at - 4 * _AROUND), at):
            return int(paper.text[at:stop])
        around = paper.small[max(0, at - _AROUND) : stop + _AROUND]
        first = min(at, _AROUND)
        frame = _FRAME.search(around) if contains(around, "frame of years") else None
        if frame and first == frame.start(frame.lastindex or 0):
            return int(paper.text[at:stop])
        since = _SINCE.search(around) if "nay" in around else None
        lasted = _SO_MANY.search(paper.small) if since and first == since.start(1) else None
        if lasted:
            return int(paper.text[at:stop]) + int(lasted[1])
    return None


def is_last_year(paper: Paper, hit: DateHit) -> bool:
    """Tell whether a date is one of the year before: "tháng 6 năm ngoái"."""
    return _LAST_YEAR.match(paper.small, hit.end) is not None


def _near(paper: Paper, hit: DateHit, published: str) -> int | None:
    """Return the year that puts a date nearest to the day of publication; one far from it either way has none."""
    year, told = int(published[:4]), hit.moment.until or hit.moment
    if is_last_year(paper, hit):
        return year - 1
    day, this = _day(published), _day(f"{year}-{told.month or 1:02}-{told.day or 1:02}")
    if not day or not this or this <= day:
        return year
    ahead = (this - day).days
    behind = 365 - ahead
    if ahead < behind or _is_planned(paper, hit):
        return year
    return year - 1 if behind < _RECENT else None


def _is_planned(paper: Paper, hit: DateHit) -> bool:
    start, end = paper.sentence_at(hit.start)
    around = paper.small[max(start, hit.start - _AROUND) : min(end, hit.end + _AROUND)]
    return contains(around, "planned") or _NEXT.match(paper.small, hit.end) is not None


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def years_told(paper: Paper, start: int, end: int) -> list[Told]:
    """Return the years and spans of years in [start, end) that could date an act there."""
    found: list[Told] = []
    for at, stop in paper.numbers_within(start, end):
        if stop - at != _YEAR_DIGITS or paper.text[at : at + 2] not in ("19", "20"):
            continue
        told = _told(paper.small, max(start, at - _PHRASE_LENGTH), at, stop)
        found += [told] if told else []
    return found


def _ending(paper: Paper, title: Range) -> list[Told]:
    """Return the year that a headline ends with: "Ngày hội trái cây 2017"."""
    year = paper.text[title[1] - _YEAR_DIGITS : title[1]]
    named = (
        year.isdigit() and year.startswith(("19", "20")) and paper.text[title[1] - 6 : title[1] - 4].strip().isalpha()
    )
    if not named or _BOUND.search(paper.small, title[0], title[1] - _YEAR_DIGITS):
        return []
    return [Told(int(year), int(year), "")]


def _told(small: str, start: int, at: int, stop: int) -> Told | None:
    first, before = int(small[at:stop]), small[start:at]
    lasting = _LASTING.match(small, stop)
    if lasting and _JUBILEE.search(before):
        return Told(int(lasting[1]), int(lasting[1]), "")
    if _BOUND.search(before) or not (_STAGE if lasting else _SINGLE).search(before):
        return None if lasting or _BOUND.search(before) else _named(small, first, before, stop)
    phrase = _PHRASE.match(before)
    near = before[phrase.end() :] if phrase else before
    role = _role(near) or ("" if "ký" in near else _role(before))
    return Told(first, int(lasting[1]) if lasting else first, role)


def _named(small: str, year: int, before: str, stop: int) -> Told | None:
    """Return the year in the name of a feast or a fair: "Tết Giáp Thìn 2024", "Tuần hàng Việt 2019,"."""
    if _FEAST.search(before):
        return Told(year, year, "coming")
    return Told(year, year, "") if before[-2:-1].isalpha() and small[stop : stop + 1] in _NAME_ENDS else None


def _role(phrase: str) -> str:
    if contains(phrase, "review"):
        return "past"
    return "coming" if contains(phrase, "coming years") and not contains(phrase, "under way") else ""


def _chosen(told: list[Told], month: int, signing: bool) -> int | None:
    """Return the year in which one looks back on years or plans for some; a pact is signed as its stage begins."""
    coming = next((one for one in told if one.role == "coming" or (signing and not one.role)), None)
    past = next((one for one in told if one.role == "past"), None)
    if coming:
        late = month == _DECEMBER or (month >= _NOVEMBER and past is not None)
        ends = coming.first == coming.last or (past is not None and past.last == coming.first - 1)
        return coming.first - 1 if late and ends else coming.first
    if past:
        if past.first != past.last:
            return past.last if month >= _NOVEMBER else None
        return past.last + 1 if month < _SPRING else past.last
    single = {one.first for one in told if one.first == one.last}
    return single.pop() if len(single) == 1 else None


def _of_turn(sentences: list[list[Told]], month: int) -> int | None:
    """Return the year that a sentence tells in which one looks back on one year and plans for the next."""
    for told in sentences:
        if len({one.role for one in told} & {"past", "coming"}) > 1:
            return _chosen(told, month, False)
    return None


def _of_pact(sentences: list[list[Told]]) -> int | None:
    """Return the first year of the stage that a pact is signed for."""
    for told in sentences:
        for one in told:
            if one.first < one.last and one.role != "past":
                return one.first
    return None
