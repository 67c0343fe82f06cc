"""Where two accounts of one event say different things; nothing is corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from nhipcau.register.agreements.rules import when

from .matching import ALIKE, Side, alike, compared, meet


@dataclass(frozen=True, slots=True)
class Told:
    """What an account says, and where in its text; `start` and `end` are None where no sentence is known."""

    value: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What two accounts of one event can be compared by."""

    signed: Told | None = None
    number: Told | None = None
    sides: tuple[tuple[Side, Told], ...] = ()
    commitments: tuple[Told, ...] = ()
    amounts: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that two accounts say differently: what each says; where one says nothing more, it is empty."""

    about: str
    mine: tuple[Told, ...]
    known: tuple[Told, ...]


def contradictions(mine: Facts, known: Facts) -> list[Contradiction]:
    """Return where two accounts differ in day, number, parties, how many commitments, or amounts.

    What only one of them tells contradicts nothing, save a party or an amount that the other's own list leaves out.
    """
    return [*_of_days(mine, known), *_of_numbers(mine, known), *_of_sides(mine, known), *_of_lists(mine, known)]


def _of_days(mine: Facts, known: Facts) -> Iterator[Contradiction]:
    if mine.signed and known.signed and _apart(mine.signed.value, known.signed.value):
        yield Contradiction("day", (mine.signed,), (known.signed,))


def _apart(one: str, other: str) -> bool:
    """Tell whether two dates cannot be the same as far as both are known; 2023-06 and 2023-06-18 can."""
    try:
        ends = list(zip_longest(when(one), when(other)))
    except ValueError:
        return False
    if any(here is None or there is None for here, there in ends):
        return False
    parts = [(getattr(a, name), getattr(b, name)) for a, b in ends for name in ("year", "month", "day")]
    return any(here != there for here, there in parts if here and there)


def _of_numbers(mine: Facts, known: Facts) -> Iterator[Contradiction]:
    if mine.number and known.number and compared(mine.number.value) != compared(known.number.value):
        yield Contradiction("number", (mine.number,), (known.number,))


def _of_sides(mine: Facts, known: Facts) -> Iterator[Contradiction]:
    here = tuple(told for side, told in mine.sides if not any(meet(side, other) for other, _told in known.sides))
    there = tuple(told for side, told in known.sides if not any(meet(side, other) for other, _told in mine.sides))
    if mine.sides and known.sides and (here or there):
        yield Contradiction("parties", here, there)


def _of_lists(mine: Facts, known: Facts) -> Iterator[Contradiction]:
    if mine.commitments and known.commitments and len(mine.commitments) != len(known.commitments):
        yield Contradiction(
            "commitments", _alone(mine.commitments, known.commitments), _alone(known.commitments, mine.commitments)
        )
    ours, theirs = ({told.value for told in facts.amounts} for facts in (mine, known))
    if ours and theirs and ours != theirs:
        yield Contradiction(
            "amounts",
            tuple(told for told in mine.amounts if told.value not in theirs),
            tuple(told for told in known.amounts if told.value not in ours),
        )


def _alone(these: Sequence[Told], those: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(one for one in these if not any(alike(one.value, other.value) >= ALIKE for other in those))
