"""Dates with their own precision: read, typed by people, and the days that they can mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_OPEN = ".."
_EVERY = re.compile(r"R/P(\d{1,3})([YMW])", re.ASCII)


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
    if 0 in (known.year, known.month, known.day) or (known.month or 1) > 12 or (known.day or 1) > _days(known):
        raise ValueError(f"no such day: {part!r}")
    return known


def _days(known: When) -> int:
    if known.month == 2:
        year = known.year
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if known.month in {4, 6, 9, 11} else 31


def place_in_time(written: str) -> int:
    """Return a number by which dates sort as they are written, unknown parts as zero: 20230618, 20220400, 0."""
    ends = when(written)
    if not ends or ends[0].year is None:
        return 0
    first = ends[0]
    return (first.year or 0) * 10000 + (first.month or 0) * 100 + (first.day or 0)


@dataclass(frozen=True, slots=True)
class Period:
    """From when until when something holds or is to be done; None at an end that is open or not told.

    `every` is what comes again and again, as in "R/P6M"; `open_ended` tells an end that the paper leaves open.
    """

    since: When | None = None
    until: When | None = None
    open_ended: bool = False
    every: tuple[int, str] | None = None


def period(written: str) -> Period:
    """Return what a period in the form of EDTF says: "2019/2020", "2023/..", "../2030", "2024-05", "R/P6M".

    A date alone is its own beginning and end. Raises ValueError for what is none of these.
    """
    if found := _EVERY.fullmatch(written):
        return Period(every=(int(found[1]), found[2]))
    if not written:
        return Period()
    since, slash, until = written.partition("/")
    if not slash:
        since = until = written
    ends = [None if end == _OPEN else _when(end) for end in (since, until)]
    if ends == [None, None]:
        raise ValueError(f"not a period: {written!r}")
    return Period(ends[0], ends[1], open_ended=ends[1] is None)


def is_period(written: object) -> bool:
    """Say whether a text is a period in the form of EDTF whose end does not come before its beginning."""
    if not isinstance(written, str) or not written:
        return False
    try:
        period(written)
        first, last = reach(written)
    except ValueError:
        return False
    return first is None or last is None or first <= last


def written_period(since: str, until: str, *, open_ended: bool = False) -> str:
    """Return the period between two dates of ISO 8601-2, either of which may be empty."""
    if not since and not until:
        return ""
    if not until and not open_ended:
        return since
    return since if since == until else f"{since or _OPEN}/{until or _OPEN}"


def reach(written: str) -> tuple[date | None, date | None]:
    """Return the first and the last day that a period can mean; None where it is open or its year is not told."""
    told = period(written)
    return first_day(told.since), last_day(told.until)


def first_day(known: When | None) -> date | None:
    """Return the first day that a date can mean, None where its year is not told."""
    return date(known.year, known.month or 1, known.day or 1) if known and known.year else None


def last_day(known: When | None) -> date | None:
    """Return the last day that a date can mean, None where its year is not told."""
    if known is None or known.year is None:
        return None
    if known.day:
        return date(known.year, known.month or 1, known.day)
    return date(known.year, known.month or 12, _days(When(known.year, known.month or 12)))


def next_day(day: date) -> date:
    """Return the day after; the last day of the calendar is its own."""
    return day + timedelta(days=1) if day < date.max else day


def day_known(written: str) -> date | None:
    """Return the first full day of an ISO 8601-2 date, None where year, month or day are unknown."""
    for part in when(written):
        if part.year and part.month and part.day:
            return date(part.year, part.month, part.day)
    return None


def is_one_day(written: str) -> bool:
    """Say whether an ISO 8601-2 date is one day, month or year, or left open; not a period, nor something else."""
    try:
        return len(when(written)) < 2
    except ValueError:
        return False


def typed_date(written: str) -> str:
    """Return an ISO 8601-2 date as a person would type it: "18/6/2023", "4/2022", "2018", "26/10 – 27/10/2023"."""
    ends = [(end.day, end.month, end.year) for end in when(written)]
    return " – ".join("/".join(str(part) for part in end if part) for end in ends)


def date_typed(said: str) -> str:
    """Return the ISO 8601-2 date of what a person types: "18/6/2023", "tháng 4/2022", "26–27/10/2023", "26/10".

    What the typed date leaves open stays open. Raises ValueError where it is no date.
    """
    if re.fullmatch(r"[\dX]{4}(-\d\d){0,2}(/[\dX]{4}(-\d\d){0,2})?", said.strip()):
        when(said.strip())
        return said.strip()
    ends = [re.findall(r"\d+", end) for end in re.split(r"[-–—]|đến|\bto\b", said)]
    if len(ends) > 2 or not all(ends):
        raise ValueError(f"not a date: {said!r}")
    last = _typed_end(ends[-1], (None, None, None))
    written = "/".join(_iso(*parts) for parts in ([_typed_end(ends[0], last)] if len(ends) == 2 else []) + [last])
    when(written)
    return written


_Parts = tuple[str | None, str | None, str | None]


def _typed_end(numbers: list[str], rest: _Parts) -> _Parts:
    """Return day, month and year of one end of a date; what it leaves out it takes from the other end."""
    year = numbers[-1] if len(numbers[-1]) == 4 else None
    others = numbers[:-1] if year else numbers
    if len(others) > 2:
        raise ValueError("too many numbers for a date")
    if len(others) == 2:
        return others[0], others[1], year or rest[2]
    only = others[0] if others else None
    # A number alone is the day where the other end has one, as in "26–27/10/2023"; else it is the month.
    return (only, rest[1], rest[2]) if only and rest[0] and not year else (None, only, year or rest[2])


def _iso(day: str | None, month: str | None, year: str | None) -> str:
    return "-".join([year or "XXXX", *(f"{int(part):02}" for part in (month, day) if part)])


_NOTHING = {"", "-", "–", "không rõ"}
_RECURRING = {"năm": (1, "Y"), "quý": (3, "M"), "tháng": (1, "M"), "tuần": (1, "W")}


def period_typed(said: str) -> str:
    """Return the period, in the form of EDTF, of what a person types.

    "2019–2020", "từ 2023" or "2023 và những năm tới" (open), "đến 2030", "2025", "mỗi 6 tháng". Raises ValueError.
    """
    words = " ".join(said.lower().split())
    if is_period(said.strip()):
        return said.strip()
    if found := re.fullmatch(r"(?:mỗi|hằng|hàng|every)\s+(?:(\d{1,2})\s+)?(năm|quý|tháng|tuần)", words):
        size, letter = _RECURRING[found[2]]
        return f"R/P{size * int(found[1] or 1)}{letter}"
    written = _open_typed(words) or _closed_typed(words)
    if not is_period(written):
        raise ValueError(f"not a period: {said!r}")
    return written


_ONWARD = re.compile(r"\s*(?:và|,|and)\s*(?:các|những)?\s*năm\s+(?:tiếp theo|tới|sau)$|\s*(?:trở đi|onwards?|[-–—])$")
_FROM, _UNTIL = re.compile(r"(?:từ|since|from)\s+"), re.compile(r"(?:đến hết|đến|trước|hết|until|by)\s+")


def _open_typed(words: str) -> str:
    beginning = _FROM.match(words)
    onward = _ONWARD.search(words)
    if onward or (beginning and not re.search(r"[-–—]|đến|\bto\b|until", words)):
        since = words[beginning.end() if beginning else 0 : onward.start() if onward else len(words)]
        return f"{date_typed(since)}/{_OPEN}"
    return f"{_OPEN}/{date_typed(words[found.end() :])}" if (found := _UNTIL.match(words)) else ""


def _closed_typed(words: str) -> str:
    words = re.sub(r"giai đoạn|\bnăm\b", " ", words)
    parts = re.split(r"[-–—]|đến|\bto\b|until", words)
    if len(parts) == 2 and all(re.fullmatch(r"\s*(?:từ\s+)?\d{4}\s*", part) for part in parts):
        return "/".join(re.sub(r"\D", "", part) for part in parts)
    return date_typed(words)


def typed_period(written: str) -> str:
    """Return a period as a person would type it, so that `period_typed` gives it back."""
    told = period(written)
    if told.every:
        number, letter = told.every
        unit = {"Y": "năm", "M": "tháng", "W": "tuần"}[letter]
        return f"mỗi {number} {unit}"
    if told.open_ended:
        return f"từ {typed_date(written.partition('/')[0])}"
    if told.since is None:
        return f"đến {typed_date(written.partition('/')[2])}" if told.until else ""
    return typed_date(written)
