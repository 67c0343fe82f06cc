"""What a finding may say, where words stand in a paper, and which locality a party's name means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from nhipcau.places import Candidate, gazetteer
from nhipcau.register.agreements.rules import when

LEVELS = MappingProxyType({"province": 1, "district": 2, "commune": 3})
_MAX_WORDS = 500


def _one_of(*allowed: str) -> Callable[[object], bool]:
    return lambda value: value in allowed


def _words(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= _MAX_WORDS


def _words_or_nothing(value: object) -> bool:
    return value in (None, "") or _words(value)


def _date(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(when(value))
    except ValueError:
        return False


def _amount(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**15)


def _quantity(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 10**9)


def _code(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z_]{1,30}", value) is not None


# What each kind of finding says, and what may stand there: the form of the annotation guide.
VALUES: Mapping[str, Mapping[str, Callable[[object], bool]]] = MappingProxyType(
    {
        "party": {
            "name": _words,
            "level": _one_of("province", "district", "commune", "foreign", "region"),
            "within": _words_or_nothing,
        },
        "person": {"name": _words, "position": _words_or_nothing},
        "event": {"kind": _one_of("signing", "meeting", "visit", "notice", "handover"), "date": _date},
        "commitment": {"field": _code, "status": _one_of("agreed", "proposed", "done")},
        "support": {
            "kind": _one_of("money", "in_kind", "total"),
            "amount_vnd": _amount,
            "quantity": _quantity,
            "item": _words_or_nothing,
            "receiver": _words_or_nothing,
            "giver": _words_or_nothing,
            "status": _one_of("given", "pledged"),
        },
    }
)


def wrong_values(kind: str, values: Mapping[str, object]) -> list[str]:
    """Return the names of the values of a finding that are missing or cannot be, in order."""
    return [name for name, holds in VALUES[kind].items() if not holds(values.get(name))]


def only_known(kind: str, values: Mapping[str, object]) -> dict[str, object]:
    """Return the values that a finding of this kind has, the unknown ones left out, missing ones as None."""
    return {name: values.get(name) for name in VALUES[kind]}


def locate(text: str, words: str) -> list[tuple[int, int]]:
    """Return every range of `text` where `words` stand, whatever the spaces and line ends between them."""
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    return [found.span() for found in pattern.finditer(text)]


def nearest(ranges: list[tuple[int, int]], start: int) -> tuple[int, int] | None:
    """Return the range that begins nearest to `start`, None where there is none."""
    return min(ranges, key=lambda found: abs(found[0] - start), default=None)


def meant(name: str, level: str, within: str | None, on: date | None) -> Candidate | None:
    """Return the one unit that a party's name means on a day; None when the data leave it open.

    A foreign locality and a region are in no gazetteer of Việt Nam.
    """
    if level not in LEVELS:
        return None
    found = gazetteer().find(name, on=on, within=within or None)
    fitting = [candidate for candidate in found if candidate.unit.level == LEVELS[level]]
    best = fitting[:1]
    rivals = [c for c in fitting[1:] if best and c.rank == best[0].rank and c.unit.uid != best[0].unit.uid]
    return best[0] if best and not rivals else None


def day_known(written: str) -> date | None:
    """Return the first full day of an ISO 8601-2 date, None where year, month or day are unknown."""
    for part in when(written):
        if part.year and part.month and part.day:
            return date(part.year, part.month, part.day)
    return None
