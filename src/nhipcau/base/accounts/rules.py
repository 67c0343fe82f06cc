"""Who may do what for whom and when, on plain values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nhipcau.places import gazetteer
from nhipcau.text import fold

EDITORS = frozenset({"officer", "leader", "standing", "locality", "administrator"})
# A viewer has nothing to hand on; who administers names another administrator instead.
LENDERS = EDITORS - {"administrator"}
_CODE = re.compile(r"[0-9A-Z]+(?:[.-][0-9A-Z]+)*", re.ASCII)
CODE_LENGTH = 35


def may_edit(role: str) -> bool:
    """Say whether a role may bring papers in, review, accept and publish."""
    return role in EDITORS


def may_lend(role: str) -> bool:
    """Say whether who holds a role may let another person act in it for a time."""
    return role in LENDERS


def in_force(since: date, until: date | None, day: date) -> bool:
    """Say whether a period with its last day, or without an end, holds on a day."""
    return since <= day and (until is None or day <= until)


def overlap(since: date, until: date | None, other_since: date, other_until: date | None) -> bool:
    """Say whether two periods share a day."""
    return since <= (other_until or date.max) and other_since <= (until or date.max)


@dataclass(frozen=True, slots=True)
class Capacity:
    """In what a person acts: an assignment of their own, or one lent to them, whose holder they stand in for."""

    assignment: int
    office: int
    role: str
    stands_in_for: str = ""


def chosen(capacities: Sequence[Capacity], preferred: int | None) -> Capacity | None:
    """Return the capacity a person picked if they still have it, else one of their own before one lent to them."""
    picked = [one for one in capacities if one.assignment == preferred]
    own_first = sorted(capacities, key=lambda one: bool(one.stands_in_for))
    return next(iter([*picked, *own_first]), None)


def reached(start: int, links: Mapping[int, Iterable[int]]) -> frozenset[int]:
    """Return `start` and all that links lead to from it, in any number of steps."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting += [there for there in links.get(one, ()) if there not in found]
    return frozenset(found)


@lru_cache(maxsize=4096)
def inherited(uid: str) -> frozenset[str]:
    """Return a unit and all former units whose land it took over, in any number of steps.

    What only gave a part and is still there is left out.
    """
    places = gazetteer()
    found: set[str] = set()
    waiting = [uid]
    while waiting:
        unit = places.unit(waiting.pop())
        found.add(unit.uid)
        gone = (kin.unit.uid for kin in places.predecessors(unit) if kin.unit.versions[-1].valid_to)
        waiting += [one for one in gone if one not in found]
    return frozenset(found)


def lies_in(uid: str, above: str) -> bool:
    """Say whether a unit is another, was inherited by it, or lies or last lay in one of these."""
    own = inherited(above)
    return uid in own or any(one.uid in own for one in gazetteer().ancestors(uid))


def may_administer(own_unit: str | None, unit: str | None) -> bool:
    """Say whether an administrator of an office in `own_unit` looks after an office of `unit`.

    Who sits in an office of no locality looks after all; nobody else looks after an office of no locality.
    """
    return own_unit is None or (unit is not None and lies_in(unit, own_unit))


def code_key(code: str) -> str:
    """Return what two ways of writing one identification code have in common, empty for what is no code.

    "000.00.01.H56" (QCVN 102) and "H56.01" (Decision 20/2020) are one office: the order of groups is turned, and
    groups of noughts at the end say nothing. Only for comparison: the code itself stays as it was typed.
    """
    said = code.strip().upper()
    if len(said) > CODE_LENGTH or not _CODE.fullmatch(said):
        return ""
    groups = said.split(".")
    if groups[-1][0].isalpha() and not groups[0][0].isalpha():
        groups.reverse()
    while len(groups) > 1 and not groups[-1].strip("0"):
        groups.pop()
    return ".".join(groups)


def search_key(name: str, abbreviations: Iterable[str], code: str) -> str:
    """Return what an office is found by, without marks."""
    return fold(" ".join([name, *abbreviations, code]))


def split_abbreviations(said: str) -> list[str]:
    """Return the abbreviations of a line, parted by commas or semicolons, each once."""
    return list(dict.fromkeys(part.strip() for part in re.split(r"[,;]", said) if part.strip()))


def digest(secret: str) -> str:
    """Return what is kept of a long random secret: nobody can turn it back."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Fact:
    """That offices of one name passed their work to those of another on a day; a suggestion, no more."""

    former: str
    successor: str
    day: date
    basis: str
    work: str


def renamed(name: str, fact: Fact) -> str | None:
    """Return what an office would be called after a fact, None where the fact does not speak of it.

    The rest of the name stays: "Sở Kế hoạch và Đầu tư tỉnh A" becomes "Sở Tài chính tỉnh A".
    """
    if not fold(name).startswith(fold(fact.former)):
        return None
    rest = name[len(fact.former) :]
    return f"{fact.successor}{rest}" if not rest or rest[0] in " ,-" else None
