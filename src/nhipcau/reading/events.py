"""Dated acts of the cooperation, with the year that the text fixes and no other."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from nhipcau.reading.dates import DateHit, Moment
from nhipcau.reading.draft import Event, Heading
from nhipcau.reading.paper import Paper
from nhipcau.reading.vocabulary import either, follows

# From the year on: a frame that the whole text stands in.
_FRAME: Final = re.compile(
    r"(?:trong năm|năm)\s+((?:19|20)\d{2})\s+(?:và (?:các|những) năm (?:tiếp theo|tới|sau)|này|nay)|"
    r"tháng\s+đầu\s+năm\s+((?:19|20)\d{2})|"
    r"từ\s+(?:đầu\s+|giữa\s+|cuối\s+)?(?:ngày\s+\S+\s+)?(?:tháng\s+\d{1,2}\s?[-/]\s?|năm\s+)?((?:19|20)\d{2})\s+đến nay"
)
_BACKGROUND: Final = re.compile(rf"{either('background')}[^,;.]{{0,30}}$")
_ORDER: Final = ("signing", "handover", "notice", "visit", "meeting")
_FAR: Final = 240
_YEAR_DIGITS: Final = 4
# How far before a year an act stands that it dates; how near the beginning of a sentence a year opens it.
_NEAR_YEAR, _OPENING_YEAR = 60, 14
_PARTED: Final = re.compile(r"[;.]|,\s")
_YEARLY: Final = (" hàng năm", " hằng năm")
_TO_NOW: Final = re.compile(r"\s+(?:đến|tới)\b")
# How far around its year a frame of time reaches.
_AROUND: Final = 45
# A day this near to the beginning of its sentence may date the act told in the next one.
_OPENING: Final = 30


def events(paper: Paper, dates: list[DateHit], heading: Heading, title_end: int) -> list[Event]:
    """Return each dated act once, in the order of the text."""
    year = _year(paper, heading, dates)
    found: dict[str, Event] = {}
    for hit in dates:
        if not paper.in_body(hit.start) or paper.span(hit.start, hit.end) == heading.published_span:
            continue
        kind = _kind(paper, hit)
        if not kind or (hit.start < title_end and _is_stamp(paper, hit)):
            continue
        since = _first_day(hit.moment)
        if since and "kết nghĩa" not in paper.small[max(0, hit.start - _NEAR_YEAR) : hit.start]:
            continue  # an anniversary of the two countries
        date = (since or hit.moment).iso(year)
        found.setdefault(date, Event(kind, date, paper.span(hit.start, hit.end), hit.rule))
    return list(found.values())


def _first_day(moment: Moment) -> Moment | None:
    """Return the day that an anniversary counts from: "(12-3-1960 - 12-3-2020)"."""
    until = moment.until
    years = until.year - moment.year if until and until.year and moment.year else 0
    return replace(moment, until=None) if years > 1 else None


def _is_stamp(paper: Paper, hit: DateHit) -> bool:
    return paper.text[hit.start - 1 : hit.start] in ("(", "|")


def _year(paper: Paper, heading: Heading, dates: list[DateHit]) -> int | None:
    """Return the year that days without one belong to: of publication, of a frame that the body tells, of another act.

    That other act is the first that the body dates by day, month and year.
    """
    if heading.published:
        return int(heading.published[:4])
    for at, stop in paper.numbers:
        if stop - at == _YEAR_DIGITS and paper.in_body(at):
            frame = _FRAME.search(paper.small, max(0, at - _AROUND), stop + _AROUND)
            if frame and at in (frame.start(1), frame.start(2), frame.start(3)):
                return int(paper.text[at:stop])
    full = (hit for hit in dates if hit.moment.day and (hit.moment.until or hit.moment).year)
    first = next((hit for hit in full if paper.in_body(hit.start) and _kind(paper, hit)), None)
    return (first.moment.until or first.moment).year if first else None


def _kind(paper: Paper, hit: DateHit) -> str | None:
    """Return the kind of the act told for a date: the strongest in its sentence, nearest after the date."""
    start, end = paper.sentence_at(hit.start)
    if _BACKGROUND.search(paper.small, max(start, hit.start - 60), hit.start):
        return None
    if follows(paper.small[max(start, hit.start - 12) : hit.start], "deadline"):
        return None
    acts = paper.within("acts", max(start, hit.start - _FAR), min(end, hit.end + _FAR))
    if not acts and hit.moment.day and (hit.start - start) < _OPENING:
        acts = paper.within("acts", *paper.sentence_at(end + 1))
    if not acts:
        return None
    if hit.moment.day is None and not _is_past_act(paper, hit, acts):
        return None
    kinds = {act[2] for act in acts}
    return next(kind for kind in _ORDER if kind in kinds)


def _is_past_act(paper: Paper, hit: DateHit, acts: list[tuple[int, int, str]]) -> bool:
    """Tell whether a month or a year dates an act of signing, visit or handing over, not a plan or a figure."""
    before = paper.small[max(0, hit.start - 14) : hit.start]
    since = hit.moment.month is None and before.endswith("từ ") and not _TO_NOW.match(paper.small, hit.end)
    if follows(before, "loose date") and not since and not (hit.moment.month and before.endswith("trong ")):
        return False
    if "báo" in paper.small[hit.end : hit.end + 5] or paper.small.startswith(_YEARLY, hit.end):
        return False
    if hit.moment.month is None:
        return _dates_act(paper, hit, acts)
    return any(act[2] in ("signing", "visit", "handover") and act[0] - hit.end < 120 for act in acts)


def _dates_act(paper: Paper, hit: DateHit, acts: list[tuple[int, int, str]]) -> bool:
    """Tell whether an act stands right before a year ("đã ký năm 2018"), or after one that begins its sentence."""
    opens = hit.start - paper.sentence_at(hit.start)[0] < _OPENING_YEAR or (
        paper.text.startswith(",", hit.end) and paper.text.endswith(", ", 0, hit.start)
    )
    for act in acts:
        if act[2] not in ("signing", "visit", "handover"):
            continue
        if act[1] <= hit.start:
            between = paper.text[act[1] : hit.start]
            if len(between) <= _NEAR_YEAR and not _PARTED.search(between):
                return True
        elif opens and act[0] - hit.end < 2 * _NEAR_YEAR:
            return True
    return False
