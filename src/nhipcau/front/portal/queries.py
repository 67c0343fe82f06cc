from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nhipcau.base.localities.queries import shapes_on
from nhipcau.places import Candidate, Unit, gazetteer, outlines
from nhipcau.register.agreements.queries import Bond
from nhipcau.register.agreements.rules import goes_on, province_of

from .rules import Content

PROVINCE, DISTRICT = 1, 2
LAST_DISTRICTS = date(2025, 6, 30)
# No place with all its parents has more words.
LONGEST = 20
BEGINNING = date(1976, 7, 2)


@dataclass(frozen=True, slots=True)
class Ties:
    """The published agreements of a unit: those that it, or a unit in it, signed, and those it inherited."""

    own: tuple[int, ...]
    inherited: tuple[int, ...]
    partners: tuple[str, ...]


def known_on(bonds: Iterable[Bond], day: date, today: date) -> list[Bond]:
    """Return the bonds of agreements signed by a day; those without a full date count from today only."""
    iso = day.isoformat()
    return [bond for bond in bonds if day >= today or (bond.signed and bond.signed[:10] <= iso)]


def ties(unit: Unit, bonds: Sequence[Bond], day: date) -> Ties:
    """Return the agreements of a unit as of a day, and the provinces that hold the land of the other parties."""
    own = {bond.agreement for bond in bonds if _signed_in(bond.unit, unit.uid)}
    inherited = {bond.agreement for bond in bonds if _inherits(unit, bond.unit, day)} - own
    home = holder(unit.uid, day)
    met = {
        holder(bond.unit, day): None
        for bond in bonds
        if bond.agreement in own | inherited and not _signed_in(bond.unit, unit.uid)
    }
    partners = tuple(uid for uid in met if uid and uid != home)
    return Ties(tuple(sorted(own)), tuple(sorted(inherited)), partners)


def _signed_in(signer: str, uid: str) -> bool:
    return not _selves(uid).isdisjoint(_lying(signer))


@lru_cache(4096)
def _selves(uid: str) -> frozenset[str]:
    """The uid, and those under which the same unit went before it was given this one."""
    before = [kin.unit for kin in gazetteer().predecessors(uid) if kin.share == 1]
    same = (one.uid for one in before if goes_on(one, gazetteer().heirs(one, on=_first_day(uid))))
    return frozenset({uid, *same})


def _first_day(uid: str) -> date:
    return gazetteer().unit(uid).versions[0].valid_from or BEGINNING


@lru_cache(4096)
def _lying(uid: str) -> frozenset[str]:
    return frozenset({uid, *(unit.uid for unit in gazetteer().ancestors(uid))})


def _inherits(unit: Unit, signer: str, day: date) -> bool:
    if unit.level == PROVINCE:
        return holder(signer, day) == unit.uid
    return unit.uid in _heirs(signer, day)


@lru_cache(4096)
def holder(uid: str, day: date) -> str:
    """Return the province that holds the land of a unit's province on a day, empty where none does yet."""
    heirs = gazetteer().heirs(province_of(uid), on=day)
    return heirs[0].unit.uid if heirs else ""


@lru_cache(4096)
def _heirs(uid: str, day: date) -> frozenset[str]:
    return frozenset(kin.unit.uid for kin in gazetteer().heirs(uid, on=day))


def counted(bonds: Iterable[Bond], day: date) -> dict[str, int]:
    """Return how many published agreements each province of a day has signed or inherited."""
    found: dict[str, set[int]] = defaultdict(set)
    for bond in bonds:
        found[holder(bond.unit, day)].add(bond.agreement)
    return {uid: len(agreements) for uid, agreements in found.items()}


def country_on(day: date, bonds: Iterable[Bond], chosen: str = "", partners: Sequence[str] = ()) -> Content:
    """Return what a map of the whole country shows on a day; days before 1976 are drawn as 1976."""
    shapes, owners = shapes_on(day), outlines.owners(day)
    return Content(
        shapes.provinces,
        {outline.uid: name_on(outline.uid, day) for outline in shapes.provinces},
        counted(bonds, day),
        shapes.archipelagos,
        owners,
        frozenset({chosen} - {""}),
        partners,
        shapes.attribution,
    )


def inside(province: str, day: date, bonds: Iterable[Bond], chosen: frozenset[str]) -> Content | None:
    """Return what a map of a province shows: communes for one of today, districts for one of before 1/7/2025.

    None for the provinces that were gone before there were codes. Districts are drawn as they last lay.
    """
    drawn = outlines.communes(province) or outlines.districts(province)
    if not drawn:
        return None
    owners = outlines.owners(day)
    names = {outline.uid: name_on(outline.uid, day) for outline in drawn}
    names |= {uid: name_on(uid, day) for uid in owners.values()}
    found: dict[str, set[int]] = defaultdict(set)
    for bond in bonds:
        for uid in {bond.unit, *_heirs(bond.unit, day)}:
            found[uid].add(bond.agreement)
    counts = {uid: len(agreements) for uid, agreements in found.items()}
    return Content(drawn, names, counts, outlines.archipelagos(), owners, chosen)


def sought(words: str, day: date) -> list[Candidate]:
    """Return the units that a visitor may mean; where no comma parts name and parent, each gap between words may."""
    found = gazetteer().find(words, on=day)
    said = words.split()[:LONGEST]
    for cut in range(len(said) - 1, 0, -1):
        if found:
            break
        nearest = gazetteer().find(" ".join(said[:cut]), on=day, within=" ".join(said[cut:]))
        found = [candidate for candidate in nearest if "outside" not in candidate.reason]
    return found


def drawn_as(unit: Unit) -> frozenset[str]:
    """Return the uids under which a map of its province may show a unit: its own, what it lies in, what it went into.

    Districts are drawn as they last lay; one that was gone by then is shown by those that took it over.
    """
    districts = gazetteer().heirs(unit, on=LAST_DISTRICTS) if unit.level == DISTRICT else []
    return frozenset(
        {unit.uid, *(one.uid for one in gazetteer().ancestors(unit)), *(kin.unit.uid for kin in districts)}
    )


def name_on(uid: str, day: date) -> str:
    """Return the name of a unit on a day without its kind, its last name where it was not there."""
    unit = gazetteer().unit(uid)
    return (unit.on(day) or unit.versions[-1]).name
