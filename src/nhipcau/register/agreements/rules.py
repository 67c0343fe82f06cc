"""The bridge of a commitment, dates with their own precision, and what became of those who signed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.places import Kin, Unit, gazetteer

PIERS = ("sentence", "task", "report", "evidence", "accepted")
_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


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
    if 0 in (known.year, known.month, known.day) or (known.month or 1) > 12 or (known.day or 1) > _days(known):
        raise ValueError(f"no such day: {part!r}")
    return known


def _days(known: When) -> int:
    if known.month == 2:
        year = known.year
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if known.month in {4, 6, 9, 11} else 31


@dataclass(frozen=True, slots=True)
class Today:
    """What a signer is on a later day: `heirs` hold its land, `decided` is the one that a person gave its duties to.

    `above` are the units that the heirs lie in, which may take the duties over as a whole. `ended` is the signer's
    last day, None where it is still there or goes on unchanged under the only heir.
    """

    heirs: tuple[Kin, ...]
    ended: date | None = None
    decided: Unit | None = None
    above: tuple[Unit, ...] = ()

    @property
    def offered(self) -> frozenset[str]:
        """Return the uids of the units that the duties may be given to."""
        return frozenset(kin.unit.uid for kin in self.heirs) | {unit.uid for unit in self.above}

    @property
    def awaiting(self) -> bool:
        """Say whether somebody has to decide who carries the duties on."""
        return self.ended is not None and self.decided is None


def today_of(signer: str, heir: str | None, on: date) -> Today:
    """Return what a unit that signed is on a day; an heir that has itself ended by then is none."""
    unit, places = gazetteer().unit(signer), gazetteer()
    heirs = tuple(places.heirs(unit, on=on))
    if goes_on(unit, heirs):
        return Today(heirs)
    held = places.unit(heir) if heir else None
    above = {one.uid: one for kin in heirs for one in places.ancestors(kin.unit, on=on)}
    return Today(heirs, unit.versions[-1].valid_to, held if held and held.on(on) else None, tuple(above.values()))


def goes_on(unit: Unit, heirs: Sequence[Kin]) -> bool:
    """Say whether a unit is still there, if under another number: one heir, the same name, the same land."""
    if len(heirs) != 1:
        return False
    heir = heirs[0].unit
    same_name = heir.versions[0].name == unit.versions[-1].name
    return heir == unit or (same_name and gazetteer().same_territory(unit, heir))


def internal_since(signers: Sequence[str], on: date) -> date | None:
    """Return the first day on which all signers lay in one province, None where they do not, or always did.

    Signers that are no provinces count as the province they lay in last.
    """
    provinces = [province_of(uid) for uid in signers]
    if len(set(provinces)) < 2:
        return None
    paths = [_steps(uid, on) for uid in provinces]
    days = sorted({day for path in paths for day in path})
    return next((day for day in days if len({_held(uid, day) for uid in provinces}) == 1), None)


def province_of(uid: str) -> str:
    """Return the province that a unit lay in last; a province is its own."""
    above = gazetteer().ancestors(uid)
    return above[-1].uid if above else uid


def _steps(province: str, on: date) -> set[date]:
    return {event.date for kin in gazetteer().heirs(province, on=on) for event in kin.path}


def _held(province: str, on: date) -> frozenset[str]:
    return frozenset(kin.unit.uid for kin in gazetteer().heirs(province, on=on)) or frozenset({province})
