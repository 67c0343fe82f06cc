"""Who is to lead a commitment and who works with them, when, and whether it can be measured."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.dates import DateHit
from nhipcau.reading.draft import Commitment
from nhipcau.reading.layout import Range
from nhipcau.reading.offices import Named
from nhipcau.reading.paper import Paper, first_from
from nhipcau.reading.periods import period_of
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import BEYOND

# Where a word begins is told after it: the search then leaps to its letters.
_GIVEN: Final = re.compile(r"giao(?<!\w....)\s+(?:cho\s+)?$")
_LEADS: Final = re.compile(
    r"\s*(?:hai \S+ |các \S+ )?(?:chủ trì|là (?:cơ quan |đơn vị )?(?:đầu mối|thường trực)|làm (?:cơ quan )?đầu mối"
    r"|chịu trách nhiệm|tham mưu)"
)
_WITH: Final = re.compile(r"(?:phối hợp|cùng)(?: chặt chẽ)?(?: với| cùng)?\s*$")
_JOINED: Final = re.compile(r"\s*(?:,|và|;)\s*$")
_BY: Final = Rare(r"do (?<!\w...)([^,;.]{3,70}?) (?:đầu tư|tài trợ|thực hiện|chủ trì|đảm nhận|hỗ trợ)\b")
_NEAR: Final = 40
_made: Final = tuple.__new__


class Duties:
    """What a paper tells of commitments beside the words themselves: its offices and dates."""

    def __init__(self, paper: Paper, offices: list[Named], dates: list[DateHit]) -> None:
        self._paper, self._offices, self._dates = paper, offices, dates
        # After the last one stands one beyond any text, so that looking up needs no bounds.
        self._office_starts = [*[office.start for office in offices], BEYOND]
        self._date_starts = [*[date.start for date in dates], BEYOND]
        self._comes_round = bool(paper.hits("period") or paper.hits("weekly"))

    def commitment(self, start: int, end: int, field: str, status: str, rule: str) -> Commitment:
        """Return the commitment at [start, end): who leads it, who cooperates, when, and whether an amount is told."""
        paper = self._paper
        dates = self._told_within(start, end)
        numbers = paper.numbers_within(start, end)
        lead, cooperating = self._roles(start, end)
        lead = lead or _doer(paper, start, end)
        timed = numbers or dates or (self._comes_round and _comes_round(paper, start, end))
        period = period_of(paper.small, dates, start, end) if timed else None
        counted = _is_counted(paper, dates, numbers) if numbers else False
        told = (paper.span(start, end), field, status, rule, lead, cooperating, period, counted)
        return _made(Commitment, told)  # what Commitment(…) calls in the end

    def _told_within(self, start: int, end: int) -> list[DateHit]:
        first = first_from(self._date_starts, start)
        return self._dates[first : first_from(self._date_starts, end)] if self._date_starts[first] < end else []

    def _roles(self, start: int, end: int) -> tuple[str | None, tuple[str, ...]]:
        first = first_from(self._office_starts, start)
        if self._office_starts[first] >= end:
            return None, ()
        return _roles(self._paper, self._offices[first : first_from(self._office_starts, end)], start, end)


def _roles(paper: Paper, offices: list[Named], start: int, end: int) -> tuple[str | None, tuple[str, ...]]:
    """Return the office that a clause makes responsible, and those that it is to work with."""
    lead: str | None = None
    cooperating: list[str] = []
    follows = False
    for office in offices:
        before = paper.small[max(start, office.start - _NEAR) : office.start]
        whole = paper.text[office.start : office.whole]
        follows = bool(_WITH.search(before)) or (follows and bool(_JOINED.search(before)))
        if follows:
            cooperating.append(whole)
        elif not lead and (_GIVEN.search(before) or _LEADS.match(paper.small, office.whole, end)):
            lead = whole
    return lead, tuple(cooperating) if lead else ()


def _comes_round(paper: Paper, start: int, end: int) -> bool:
    """Tell what is done time and again, the only time that is told without a number."""
    return paper.any_within("period", start, end) or paper.any_within("weekly", start, end)


def _doer(paper: Paper, start: int, end: int) -> str | None:
    """Return who does it in "do … đầu tư"."""
    by = _BY.search(paper.small, start, end) if paper.any_within("by whom", start, end) else None
    return paper.text[slice(*by.span(1))] if by else None


def _is_counted(paper: Paper, dates: list[DateHit], numbers: list[Range]) -> bool:
    """Tell whether one of `numbers` is neither a date nor of the paper's own counting."""
    return any(
        not _is_year(paper.text[at:stop]) and not any(date.start <= at < date.end for date in dates)
        for at, stop in numbers
    )


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")
