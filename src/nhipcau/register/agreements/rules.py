"""The bridge of a commitment, and dates with their own precision."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

PIERS = ("sentence", "task", "report", "evidence", "accepted")
_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Pier:
    """One of the five piers between a sentence and a result that both sides accept."""

    key: str
    filled: bool


def piers(filled: Collection[str]) -> tuple[Pier, ...]:
    """Return the five piers in order, those named in `filled` standing."""
    return tuple(Pier(key, key in filled) for key in PIERS)


@dataclass(frozen=True, slots=True)
class When:
    """A day, month or year as far as it is known; None where it is not."""

    year: int | None
    month: int | None = None
    day: int | None = None


def when(written: str) -> tuple[When, ...]:
    """Return the ends of a date in the form of ISO 8601-2 ("2022-04", "XXXX-10-26/XXXX-10-27"): one, two or none.

    Raises ValueError for anything else than such a date or an empty text.
    """
    return tuple(_when(part) for part in written.split("/")) if written else ()


def _when(part: str) -> When:
    found = _DAY.fullmatch(part)
    if not found:
        raise ValueError(f"not a date: {part!r}")
    year, month, day = found.groups()
    known = When(None if year == "XXXX" else int(year), int(month) if month else None, int(day) if day else None)
    if not 1 <= (known.month or 1) <= 12 or not 1 <= (known.day or 1) <= _days(known):
        raise ValueError(f"no such day: {part!r}")
    return known


def _days(known: When) -> int:
    if known.month == 2:
        year = known.year
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if known.month in {4, 6, 9, 11} else 31
