"""What became of those who signed, and since when they all lie in one province."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nhipcau.base.accounts.rules import inherited
from nhipcau.places import Candidate, Kin, Unit, Version, gazetteer

_PROVINCE = 1


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


@dataclass(frozen=True, slots=True)
class Kindred:
    """The units under whose names agreements of one locality were or are signed.

    `provinces` stand for all that lies in them as well.
    """

    units: frozenset[str]
    provinces: frozenset[str]


@lru_cache(4096)
def kindred(uid: str, on: date) -> Kindred:
    """Return a unit with all that it came from and with those that hold its land on a day.

    Raises KeyError for an unknown unit.
    """
    places = gazetteer()
    found = {*inherited(uid), *(kin.unit.uid for kin in places.heirs(uid, on=on))}
    provinces = frozenset(one for one in found if places.unit(one).level == _PROVINCE)
    # The province that holds the land of a district took over all of its own, not only what the district signed.
    whole = provinces if places.unit(uid).level == _PROVINCE else frozenset[str]()
    return Kindred(frozenset(found), whole)


def closed_as_internal(signers: Sequence[str]) -> date | None:
    """Return the day since which signers of different provinces lie in one, as far as the gazetteer tells."""
    return internal_since(signers, date.max)


@lru_cache(16384)
def province_of(uid: str) -> str:
    """Return the province that a unit lay in last; a province is its own."""
    above = gazetteer().ancestors(uid)
    return above[-1].uid if above else uid


def _steps(province: str, on: date) -> set[date]:
    return {event.date for kin in gazetteer().heirs(province, on=on) for event in kin.path}


def _held(province: str, on: date) -> frozenset[str]:
    return frozenset(kin.unit.uid for kin in gazetteer().heirs(province, on=on)) or frozenset({province})


_LEVELS = {"province": 1, "district": 2, "commune": 3}


def meant(name: str, level: str, within: str | None, on: date | None) -> Candidate | None:
    """Return the one unit that a party's name means on a day; None when the data leave it open.

    A foreign locality and a region are in no gazetteer of Việt Nam.
    """
    if level not in _LEVELS:
        return None
    found = gazetteer().find(name, on=on, within=within or None)
    fitting = [candidate for candidate in found if candidate.unit.level == _LEVELS[level]]
    best = fitting[:1]
    rivals = [c for c in fitting[1:] if best and c.rank == best[0].rank and c.unit.uid != best[0].unit.uid]
    return best[0] if best and not rivals else None


def unit_on(uid: str, day: date | None) -> Version | None:
    """Return the version of a unit on a day, its last one where the day is not known or it was not there then."""
    try:
        unit = gazetteer().unit(uid)
    except KeyError:
        return None
    return (unit.on(day) if day else None) or unit.versions[-1]
