"""What a paper says of itself: headline, number and symbol, day of publication, kind."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from nhipcau.reading.dates import DateHit
from nhipcau.reading.draft import Event, Heading
from nhipcau.reading.headline import kind_of_type, posted, saved, stamp, stated
from nhipcau.reading.layout import Range
from nhipcau.reading.names import UPPER
from nhipcau.reading.paper import Paper, first_from
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import contains, context, either

_PARTY_PAPER: Final = Rare(
    r"\d{1,5}\s*-\s*(?:NQ|CT|KL|QĐ|QyĐ|QC|TB|HD|BC|KH|CTr|CTHĐ|ĐA|TTr|CV|BB)"
    r"\s*/\s*[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ]*)*"
)
_STATE_PAPER: Final = Rare(r"\d{1,5}(?:/\d{4})?/(?:[A-ZĐ][A-Za-zĐđ]*)(?:[-&.][A-ZĐ][A-Za-zĐđ\d]*)+")
_SLASH: Final = re.compile(r"/(?:\d{4}/)?\s*[A-ZĐ]")
# From the first digit of a number to the slash before its symbol, at most.
_BEFORE_SLASH: Final = 24
_CITED: Final = Rare(rf"{either('cited')}\s+(?:\S+\s+){{0,5}}(?:số\s*:?\s*)?$", re.I)
_ISSUED: Final = Rare(r"(?:ban hành|số\s*:|ra thông báo|vừa có|ký|truyền đạt)", re.I)
# "Tại Công văn số 12/UBND-KT vừa phát đi" cites the paper that is reported on.
_NEW: Final = (" vừa", " mới ban hành", " gửi")
# The lines from the headline on among which the day of posting stands.
_HEAD: Final = 3
_FIRST: Final = 6


def read_heading(paper: Paper, dates: list[DateHit], title: Range | None) -> Heading:
    """Return headline, number, day of publication and kind of the paper; what is not stated is None."""
    number = _number(paper)
    published = _published(paper, dates, title[0] if title else 0)
    return Heading(
        title=" ".join(paper.text[title[0] : title[1]].split()) if title else None,
        number=paper.text[number[0] : number[1]] if number else None,
        published=published.moment.iso() if published else None,
        kind=_kind(paper, title, number),
        title_span=paper.span(title[0], title[1]) if title else None,
        number_span=paper.span(number[0], number[1]) if number else None,
        published_span=paper.span(published.start, published.end) if published else None,
    )


def _number(paper: Paper) -> Range | None:
    """Return the number of the paper that the text is or first reports on, not of one that it cites."""
    for start, end in paper.layout.lines:
        if paper.text.find("/", start, end) < 0:
            continue
        for slash in _SLASH.finditer(paper.text, start, end):
            for at, _ in paper.numbers_within(max(start, slash.start() - _BEFORE_SLASH), slash.start()):
                found = _PARTY_PAPER.match(paper.text, at) or _STATE_PAPER.match(paper.text, at)
                if not found or found.end() > end or (at and paper.text[at - 1] in "/-.,"):
                    continue
                if paper.text.startswith(_NEW, found.end()) or not _is_cited(paper, max(start, at - 60), at):
                    return found.span()
    return None


def _is_cited(paper: Paper, start: int, end: int) -> bool:
    """Tell whether what stands before a number tells that the paper with it is only cited."""
    if not contains(paper.small[start:end], "cited") or _ISSUED.search(paper.small, start, end):
        return False
    return _CITED.search(paper.small, start, end) is not None


def _published(paper: Paper, dates: list[DateHit], title: int) -> DateHit | None:
    """Return the date in the stamp of the headline, or alone on one of the first lines; those after it come first."""
    whole = [date for date in dates if date.moment.year and date.moment.day]
    if not whole:
        return None
    first = next((at for at, line in enumerate(paper.layout.lines) if line[1] > title), 0)
    numbered = list(enumerate(paper.layout.lines))
    for index, line in [*((at - first, line) for at, line in numbered[first:]), *numbered[:first]]:
        start, end = line
        if index > _FIRST and end - start > 60:
            continue
        found = _inside(whole, start, end)
        if not found:
            continue
        if index < _HEAD and saved(paper.text, start):
            return found[0]
        if index < _FIRST and not _is_told(paper, found[-1], end) and stamp(paper.text, start, end):
            return found[-1]
        if (end - start < 70 and stated(paper, line)) or (index <= _FIRST and posted(paper, line)):
            return found[-1]
    return _dateline(paper, whole)


def _is_told(paper: Paper, date: DateHit, end: int) -> bool:
    """Tell a day that a headline tells of ("… khai mạc ngày 3/10/2015") from its stamp."""
    return date.end == end and "ngày" in paper.small[max(0, date.start - 5) : date.start + 4]


def _inside(dates: list[DateHit], start: int, end: int) -> list[DateHit]:
    """Return the dates that begin in [start, end)."""
    first = bisect_left(dates, start, key=_start)
    return dates[first : bisect_left(dates, end, first, key=_start)]


_start: Final = attrgetter("start")


_PLACE_DAY: Final = Rare(rf"(?:^|\s{{2}}|[*)])\s*[{UPPER}][\w .–-]{{1,40}},\s*$")


_DATELINE: Final = 140


def _dateline(paper: Paper, dates: list[DateHit]) -> DateHit | None:
    """Return the date of an official paper: "Hà Nội, ngày 5 tháng 8 năm 2026" alone or beside the number."""
    for start, end in paper.layout.lines[:12]:
        if end - start > _DATELINE:
            continue
        for date in _inside(dates, start + 1, end):
            if date.end >= end - 1 and _PLACE_DAY.search(paper.text[start : date.start]):
                return date
    return None


# So many sentences are the opening.
_OPENING: Final = 5
# What a paper is, by the context whose words stand in its headline or opening; the first that fits wins.
_KINDS: Final = ("agreement", "notice", "result", "visiting", "meeting")
_SIGNED: Final = re.compile(
    r"(?:lễ|đã|vừa|cùng|được|được hai bên|tiến hành|tổ chức)\s+(?:lễ\s+)?ký(?:\s+kết)?\b"
    r"|(?<!đã )(?<!năm )ký(?: kết)? (?:biên bản|bản|thỏa thuận|chương trình|kế hoạch|hợp tác)"
)


# What looks back on cooperation: "sau 5 năm", "sơ kết"; five years of twinning are no act of twinning.
_BACK: Final = re.compile(
    r"(?:sau|qua) (?:\d+|một|hai|ba|năm|mười) năm(?! (?:bắt tay|qua lại|đi lại))"
    r"|đánh giá (?:\d+ năm|kết quả|chương trình|tình hình)"
)
_SUMS_UP: Final = ("sơ kết", "tổng kết")
_JUDGES: Final = "đánh giá "
# What is in any text that the pattern fits; how much around its word a pattern may need.
_MAY_LOOK_BACK: Final = ("sau ", "qua ", _JUDGES)
_AROUND: Final = 24


def _kind(paper: Paper, title: Range | None, number: Range | None) -> str:
    """Return the kind by the headline and the first paragraphs; agreement comes before notice and so on."""
    first = first_from(paper.sentence_starts, title[0]) if title else 0
    opening = paper.layout.sentences[first : first + _OPENING]
    lead = paper.small[opening[0][0] : opening[-1][1]] if opening else ""
    start, end = title or (opening[0] if opening else (0, 0))
    head = paper.small[start:end]
    told = kind_of_type(paper, title) if title else None
    if told:
        return told
    if paper.small.startswith(context("plan"), title[0] if title else 0):
        return "other"
    if _looks_back(head):
        return "result"
    if contains(head, "agreement") or _is_signing(lead):
        return "agreement"
    if number and contains(lead, "notice"):
        return "notice"
    if _looks_back(lead, plans=True):
        return "result"
    found = next((kind for kind in _KINDS[1:] if contains(head, kind)), None)
    if found == "result" and contains(head, "visiting") and not contains(head, "handed over"):
        found = "visiting"
    found = found or next((kind for kind in ("notice", "visiting", "meeting") if contains(lead, kind)), None)
    if found is None:
        end = opening[-1][1] if opening else 0
        found = "result" if any(hit[2].endswith("g") for hit in paper.within("ties", 0, end)) else "other"
    return "visit" if found == "visiting" else found


def _looks_back(small: str, plans: bool = False) -> bool:
    """Tell whether a text looks back on cooperation; one that may also make `plans` does so in strong words only."""
    if any(look in small for look in _SUMS_UP):
        return True
    both = plans and "bàn " in small
    if "nhìn lại" in small and not both:
        return True
    return any(_fits(_BACK, small, word) for word in _MAY_LOOK_BACK if not (both and word == _JUDGES))


def _is_signing(small: str) -> bool:
    return _fits(_SIGNED, small, "ký")


def _fits(pattern: re.Pattern[str], small: str, word: str) -> bool:
    """Tell whether a pattern fits around a word, which is found sooner than the pattern."""
    at = small.find(word)
    while at >= 0:
        if pattern.search(small, max(0, at - _AROUND), at + _AROUND):
            return True
        at = small.find(word, at + 1)
    return False


# A paper posted so soon after a signing reports it, whatever its headline is on.
_SOON: Final = 4


def tells_signing(published: datetime.date | None, events: Iterable[Event]) -> bool:
    """Tell whether a paper was published within a few days of a signing that it tells of."""
    signed = (day_of(event.date.partition("/")[0]) for event in events if event.kind == "signing")
    return published is not None and any(day and 0 <= (published - day).days <= _SOON for day in signed)


def day_of(iso: str | None) -> datetime.date | None:
    """Return a whole day; a month, an unknown year or a day that no calendar has is none."""
    try:
        return datetime.date.fromisoformat(iso or "")
    except ValueError:
        return None
