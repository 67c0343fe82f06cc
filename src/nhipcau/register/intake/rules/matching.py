"""Which agreement of the register a paper may speak of, and why it seems so; a person decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from nhipcau.register.agreements.rules import day_known
from nhipcau.text import fold

# How much each likeness weighs: a number is said of one paper alone, parties and days of many.
LIKENESSES: Mapping[str, int] = MappingProxyType(
    {
        "same-number": 6,
        "cites-number": 5,
        "same-commitments": 4,
        "same-parties": 3,
        "same-parties-by-heirs": 3,
        "same-day": 3,
        "similar-title": 2,
        "a-party-in-common": 1,
        "days-apart": 1,
    }
)
# Below this much a likeness is chance: two provinces may sign many things.
ENOUGH = 4
FEW_DAYS = 3
ALIKE = 0.5
_NUMBER = re.compile(r"\b\d{1,5}[a-zA-Z]?(?:/\d{4})?\s?[-/]\s?[A-ZĐ][\w&]*(?:\s?[-/]\s?[A-ZĐ][\w&]*)*")
_AMENDING = re.compile(r"sua doi,? bo sung|phu luc|dieu chinh (?:thoa thuan|bien ban|chuong trinh)|gia han")
MOST_CITED = 30


@dataclass(frozen=True, slots=True)
class Side:
    """A party by its name without marks, its unit, and that unit's former and later units."""

    name: str
    unit: str = ""
    kin: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Account:
    """What a paper, or an agreement of the register, says of itself: enough to be known again."""

    title: str
    number: str = ""
    signed: str = ""
    sides: tuple[Side, ...] = ()
    commitments: tuple[str, ...] = ()
    cited: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why a paper may speak of an agreement, the weightiest reason first."""

    reasons: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Return how much the reasons weigh together."""
        return sum(LIKENESSES[reason] for reason in self.reasons)

    @property
    def likely(self) -> bool:
        """Say whether it is enough to ask a person."""
        return self.weight >= ENOUGH


def likeness(mine: Account, known: Account) -> Likeness:
    """Return why a paper may speak of an agreement that is known; no reason is proof."""
    found = {*_by_number(mine, known), *_by_sides(mine, known), *_by_day(mine, known), *_by_words(mine, known)}
    return Likeness(tuple(sorted(found, key=lambda reason: (-LIKENESSES[reason], reason))))


def cited_numbers(text: str) -> frozenset[str]:
    """Return the numbers and symbols of official papers that stand in a text, as they are compared."""
    found = dict.fromkeys(compared(one[0]) for one in _NUMBER.finditer(text))
    return frozenset(list(found)[:MOST_CITED])


def compared(number: str) -> str:
    """Return a number and symbol without marks, capitals and spaces."""
    return fold(number).replace(" ", "")


def speaks_of_amending(text: str) -> bool:
    """Say whether a paper says that it amends, supplements or prolongs something."""
    return bool(_AMENDING.search(fold(text)))


def meet(one: Side, other: Side) -> bool:
    """Say whether two parties are one: by unit, one come from the other, or by name where no unit is known."""
    if one.unit and other.unit:
        return one.unit in other.kin or other.unit in one.kin
    return one.name == other.name


def alike(one: str, other: str) -> float:
    """Return the share of words that two wordings have in common, 0 to 1."""
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _by_number(mine: Account, known: Account) -> Iterator[str]:
    number = compared(known.number)
    if number and number == compared(mine.number):
        yield "same-number"
    elif number and number in mine.cited:
        yield "cites-number"


def _by_sides(mine: Account, known: Account) -> Iterator[str]:
    pairs = [(one, other) for one in mine.sides for other in known.sides if meet(one, other)]
    if not pairs:
        return
    if len({other for _one, other in pairs}) < min(2, len(known.sides)):
        yield "a-party-in-common"
    elif any(one.unit and other.unit and one.unit != other.unit for one, other in pairs):
        yield "same-parties-by-heirs"
    else:
        yield "same-parties"


def _by_day(mine: Account, known: Account) -> Iterator[str]:
    here, there = (_day(one.signed) for one in (mine, known))
    if here and there and here == there:
        yield "same-day"
    elif here and there and abs((here - there).days) <= FEW_DAYS:
        yield "days-apart"


def _day(written: str) -> date | None:
    try:
        return day_known(written)
    except ValueError:
        return None


def _by_words(mine: Account, known: Account) -> Iterator[str]:
    if alike(mine.title, known.title) >= ALIKE:
        yield "similar-title"
    if _shared(mine.commitments, known.commitments) >= ALIKE:
        yield "same-commitments"


def _shared(mine: Sequence[str], known: Sequence[str]) -> float:
    """The share of the shorter list that has a counterpart in the other."""
    fewer, more = sorted((mine, known), key=len)
    return sum(any(alike(one, other) >= ALIKE for other in more) for one in fewer) / len(fewer) if fewer else 0.0
