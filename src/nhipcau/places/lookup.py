"""Which units a written place may mean, and how well each fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from nhipcau.places.mention import Mention, dashed, names, split, ways
from nhipcau.places.spelling import keys, plain
from nhipcau.places.succession import Succession
from nhipcau.places.tables import KEY, KIND, NAME, UID, VER, Row, Table, Tables
from nhipcau.places.unit import Candidate, Unit, Version
from nhipcau.text import fold

# What each disagreement adds to the rank of a candidate; from `_MISFIT` on it contradicts the mention.
_COST = {
    "exact": 0,
    "alias": 0,
    "unrecorded": 0,
    "ended": 1,
    "not_yet": 1,
    "inherited": 1,
    "abroad": 1,
    "unmarked": 2,
    "far": 3,
    "former": 3,
    "variant": 4,
    "other_kind": 8,
    "outside": 10,
    "other_level": 12,
}
_MISFIT = 8
# What the tables know before this day is little: some provinces, no beginnings.
_FIRST_DAY = date(1976, 2, 1)
_REMEMBERED = 16384
_ABROAD = 0
_LEVELS = {
    "Tỉnh": {1},
    "Thành phố": {1, 2},
    "Quận": {2},
    "Huyện": {2},
    "Thị xã": {2},
    "Xã": {3},
    "Phường": {3},
    "Thị trấn": {3},
    "Đặc khu": {1, 3},
}
# Papers call the same place abroad by any of these.
_GREAT = frozenset({"Tỉnh", "Thành phố", "Thủ đô", "Bang", "Vùng", "Vùng lãnh thổ", "Nước"})
# Sorts after the levels of the country.
_LAST = 9


class _Bearer(NamedTuple):
    """A version under one of the names that it bears, ready to be compared; no `plain` for a former name."""

    unit: Unit
    version: Version
    kind: str
    plain: str
    bare: str
    by: str
    above: tuple[str, ...]


class Lookup:
    """Finds units by their names. The index is made at the first lookup, what it leads to when first needed."""

    def __init__(self, tables: Tables, succession: Succession) -> None:
        self._tables, self._succession = tables, succession
        self._bearers: dict[str, tuple[_Bearer, ...]] = {}
        self.found = lru_cache(maxsize=_REMEMBERED)(self._found)
        self._parent = lru_cache(maxsize=_REMEMBERED)(self._meant)
        self._kin = lru_cache(maxsize=_REMEMBERED)(succession.kin)

    @cached_property
    def named(self) -> dict[str, list[int]]:
        """The rows of the versions that bear each name or alias."""
        versions = _numbered(self._tables.units.column(NAME))
        for alias, name in self._tables.aliases:
            versions[alias] = [*versions.get(alias, ()), *versions[name]]
        return versions

    def spelled_abroad(self) -> Iterator[tuple[str, str]]:
        """Yield each spelling of each foreign place, with its uid."""
        for uid, _, name, _, others in self._tables.abroad.values():
            yield from ((spelling, uid) for spelling in filter(None, (name, *others.split("|"))))

    def _found(self, mention: str, on: date | None, within: str | None, near: tuple[str, ...]) -> tuple[Candidate, ...]:
        best: dict[str, Candidate] = {}
        outer = self._parents(split(within)) if within else []
        others = [uids for place in near if (uids := self._chains(place))]
        for way in ways(mention):
            parents = self._parents(way.parents) + outer
            for name in way.names:
                for bearer in self._alike(name.key):
                    candidate = self._judged(name, bearer, on, parents, others)
                    uid = bearer.unit.uid
                    if uid not in best or _order(candidate) < _order(best[uid]):
                        best[uid] = candidate
        found = sorted(best.values(), key=_order)
        return tuple(candidate for candidate in found if candidate.rank < _MISFIT) or tuple(found)

    @cached_property
    def _keyed(self) -> dict[str, list[int]]:
        """The rows of the versions under the key of their name."""
        return _numbered(self._tables.units.column(KEY))

    @cached_property
    def _aliases(self) -> dict[str, list[tuple[str, str]]]:
        """The aliases, each with its name, under their key."""
        aliases: dict[str, list[tuple[str, str]]] = {}
        for alias, name in self._tables.aliases:
            aliases.setdefault(keys(alias), []).append((alias, name))
        return aliases

    @cached_property
    def _abroad(self) -> dict[str, list[tuple[str, str]]]:
        """The foreign places, as uid and spelling, under the key of each of their spellings."""
        places: dict[str, list[tuple[str, str]]] = {}
        for spelling, uid in self.spelled_abroad():
            places.setdefault(keys(spelling), []).append((uid, spelling))
        return places

    def _alike(self, key: str) -> tuple[_Bearer, ...]:
        """Return what bears a name of this key, once made for ever."""
        bearers = self._bearers.get(key)
        if bearers is None:
            bearers = tuple(self._bearing(key))
            if bearers:
                self._bearers[key] = bearers
        return bearers

    def _bearing(self, key: str) -> Iterator[_Bearer]:
        for row in self._versions(key):
            yield self._borne(row, row[NAME], "")
        for alias, name in self._aliases.get(key, ()):
            yield from (self._borne(row, alias, "alias") for row in self._versions(keys(name)) if row[NAME] == name)
        for uid, form in self._abroad.get(key, ()):
            unit = self._tables.unit(uid)
            by = "" if form == unit.versions[0].name else "alias"
            yield self._bearer(unit, unit.versions[0], unit.versions[0].kind, plain(form), by)
        for kind, uids in self._tables.former.get(key.replace("y", "i"), ()):
            for uid in uids:
                unit = self._tables.unit(uid)
                yield self._bearer(unit, unit.versions[-1], kind, "", "former")

    def _versions(self, key: str) -> Iterator[Row]:
        return map(self._tables.units.row, self._keyed.get(key, ()))

    def _borne(self, row: Row, form: str, by: str) -> _Bearer:
        unit = self._tables.unit(row[UID])
        version = unit.versions[int(row[VER]) - 1]
        return self._bearer(unit, version, version.kind, plain(form), by)

    def _bearer(self, unit: Unit, version: Version, kind: str, marked: str, by: str) -> _Bearer:
        return _Bearer(unit, version, kind, marked, fold(marked), by, tuple(self._above(version)))

    def _judged(
        self,
        name: Mention,
        bearer: _Bearer,
        on: date | None,
        parents: list[frozenset[str]],
        others: list[frozenset[str]],
    ) -> Candidate:
        unit, version = bearer.unit, bearer.version
        reason = [] if bearer.by == "former" else [_closeness(name, bearer)]
        if bearer.by:
            reason.append(bearer.by)
        if on and not version.holds(on):
            reason.append("ended" if version.valid_to and version.valid_to < on else "not_yet")
        elif on and on < _FIRST_DAY and not version.valid_from:
            reason.append("unrecorded")
        if name.kind and name.kind != bearer.kind:
            reason += _of_kind(name.kind, bearer)
        if unit.level == _ABROAD and not parents:
            reason.append("abroad")
        if parents:
            reason += self._placed(bearer, parents)
        if others and not self._is_near(bearer, others):
            reason.append("far")
        return Candidate(unit, version, tuple(reason), sum([_COST[note] for note in reason]))

    def _placed(self, bearer: _Bearer, parents: list[frozenset[str]]) -> list[str]:
        away = [parent for parent in parents if parent.isdisjoint(bearer.above)]
        if not away:
            return []
        chain = {bearer.unit.uid, *bearer.above}
        here = chain | {version.parent for uid in chain for version in self._tables.unit(uid).versions}
        return ["outside" if any(self._kin(parent).isdisjoint(here) for parent in away) else "inherited"]

    def _is_near(self, bearer: _Bearer, others: list[frozenset[str]]) -> bool:
        here = {bearer.unit.uid, *bearer.above[:1]}
        return any(not here.isdisjoint(other) for other in others)

    def _above(self, version: Version) -> list[str]:
        above = []
        parent = version.parent
        while parent:
            above.append(parent)
            parent = self._tables.unit(parent).versions[-1].parent
        return above

    def _parents(self, parts: Iterable[str]) -> list[frozenset[str]]:
        """Return what each parent may mean; those that are no place ("cũ", "miền núi") decide nothing."""
        found = ([self._parent(part)] if self._parent(part) else map(self._parent, dashed(part)) for part in parts)
        return [uids for parents in found for uids in parents if uids]

    def _meant(self, parent: str) -> frozenset[str]:
        """Return the units that a parent most likely means, none for what is no place."""
        if parent in self._tables.newest:
            return frozenset({parent})
        judged = [
            self._judged(name, bearer, None, [], []) for name in names(parent) for bearer in self._alike(name.key)
        ]
        best = min((one.rank for one in judged), default=0)
        return frozenset(one.unit.uid for one in judged if one.rank == best)

    def _chains(self, place: str) -> frozenset[str]:
        """Return what a place near by may mean, with all that it came from and went to, and the districts above."""
        found = {place} if place in self._tables.newest else {one.unit.uid for one in self.found(place, None, None, ())}
        units = [self._tables.unit(uid) for uid in found | self._kin(frozenset(found))]
        above = {version.parent for unit in units for version in unit.versions if version.parent}
        return frozenset({unit.uid for unit in units} | {uid for uid in above if uid.startswith("d")})


def _closeness(name: Mention, bearer: _Bearer) -> str:
    if name.plain == bearer.plain:
        return "exact"
    return "unmarked" if name.bare == bearer.bare else "variant"


def _of_kind(kind: str, bearer: _Bearer) -> list[str]:
    """Return what a kind word that is not the bearer's says against it."""
    if bearer.unit.level == _ABROAD:
        return [] if {kind, bearer.kind} <= _GREAT else ["other_kind"]
    return ["other_kind" if bearer.unit.level in _LEVELS.get(kind, ()) else "other_level"]


def _order(candidate: Candidate) -> tuple[int, int, int, bool, str]:
    version = candidate.version
    # Of those to come the first one first, of the others the one that lasts longest.
    if "not_yet" in candidate.reason:
        time = (version.valid_from or date.min).toordinal()
    else:
        time = -(version.valid_to or date.max).toordinal()
    return candidate.rank, candidate.unit.level or _LAST, time, "alias" in candidate.reason, candidate.unit.uid


def _numbered(cells: list[str]) -> dict[str, list[int]]:
    """Return the rows in which each cell of a column stands."""
    rows: dict[str, list[int]] = {}
    for number, cell in enumerate(cells):
        rows.setdefault(cell, []).append(number)
    return rows


def printed(named: dict[str, list[int]], units: Table) -> dict[str, tuple[str, ...]]:
    """Return the uids under each name as texts print it: a number, which is no name alone, with its kind."""
    bearers, kinds = units.column(UID), units.column(KIND)
    uids: dict[str, tuple[str, ...]] = {}
    for name, rows in named.items():
        if name.isdecimal():
            for row in rows:
                form = f"{kinds[row]} {name}"
                uids[form] = joined(uids.get(form, ()), (bearers[row],))
        elif len(rows) == 1:  # most of eight thousand
            uids[name] = (bearers[rows[0]],)
        else:
            uids[name] = tuple(dict.fromkeys([bearers[row] for row in rows]))
    return uids


def joined(uids: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one and the other, each uid once."""
    return tuple(dict.fromkeys(uids + others))
