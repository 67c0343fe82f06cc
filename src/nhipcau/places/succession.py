"""What became of units, and where they came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property

from nhipcau.places.tables import Tables
from nhipcau.places.unit import Event, Kin, Unit

# The act that ended every district, whose land went on through its communes.
_NO_MORE_DISTRICTS = "Z25"
_DISTRICT = 2
# A unit on the way, the share of the first that it holds, and the events so far.
_Step = tuple[str, float, tuple[str, ...]]
_ALIKE = 1e-6


class Succession:
    """The links between units, followed forwards and backwards."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def heirs(self, unit: Unit, on: date) -> list[Kin]:
        """Return the units that hold the land of `unit` on a day, the largest share first."""
        start = unit.versions[0].valid_from
        if start and on < start:
            return []
        shares: dict[str, float] = {}
        paths: dict[str, dict[str, None]] = {}
        for uid, share, path in self._followed((unit.uid, 1.0, ()), on):
            shares[uid] = shares.get(uid, 0.0) + share
            paths.setdefault(uid, {}).update(dict.fromkeys(path))
        ranked = sorted(shares, key=lambda uid: (-round(shares[uid], 9), uid))
        return [self._kin(uid, shares[uid], paths[uid]) for uid in ranked]

    def predecessors(self, unit: Unit) -> list[Kin]:
        """Return the units whose land `unit` took over when they ended or lost a part, the largest share first."""
        origins = self._origins.get(unit.uid, ())
        found = [self._kin(uid, self._share(uid, unit.uid, event), (event,)) for uid, event in origins]
        return sorted(found, key=lambda kin: (-(kin.share or 0), kin.unit.uid))

    def events(self, unit: Unit) -> list[Event]:
        """Return the events that touched `unit` itself, oldest first."""
        names = {one.id for one in self._tables.events.values() if unit.uid in (*one.before, *one.after)}
        names |= {event for _, event in self._origins.get(unit.uid, ())}
        if link := self._tables.link(unit.uid):
            names.add(link[0])
        elif unit.level == _DISTRICT:
            names.add(_NO_MORE_DISTRICTS)
        return [one for one in self._tables.events.values() if one.id in names]

    def land(self, uid: str) -> dict[str, float] | None:
        """Return the old communes on the land of a unit and the part of each, None where it is not known.

        An island district without communes stands for itself.
        """
        if not uid.startswith(("p", "d", "c")):
            return None
        if uid in self._tables.members:
            return dict.fromkeys((commune for commune, _ in self._tables.members[uid]), 1.0)
        if origins := self._origins.get(uid, ()) if uid.startswith("c") else ():
            return {origin: self._share(origin, uid, event) or 0.0 for origin, event in origins}
        if below := self._last_below(uid):
            return self._together(below)
        if uid.startswith("p") and (split := self._split(uid)):
            return self._together(split)
        return None if uid.startswith("p") else {uid: 1.0}

    def kin(self, uids: Iterable[str]) -> frozenset[str]:
        """Return all units that `uids` ever came from or went to, themselves left out."""
        return frozenset(
            other for uid in uids for way in (self._after, self._before) for other in self._reach(uid, way)
        )

    def _followed(self, step: _Step, on: date) -> Iterator[_Step]:
        uid, share, path = step
        if not self._ended(uid, on):
            yield step
            return
        for heir, part, events in self._parts(uid, on):
            yield from self._followed((heir, share * part, path + events), on)

    def _parts(self, uid: str, on: date) -> Iterator[_Step]:
        event, heirs = self._tables.link(uid) or ("", ())
        events = (event,) if event else ()
        if uid.startswith("d") and all(self._ended(heir, on) for heir, _ in heirs):
            # Not the land of those that it went into, which is more, but its own.
            yield from ((commune, part, (*events, _NO_MORE_DISTRICTS)) for commune, part in self._communes(uid))
        else:
            yield from ((heir, part, events) for heir, part in heirs)

    def _communes(self, district: str) -> tuple[tuple[str, float], ...]:
        below = self._tables.children.get(district, ())
        return self._tables.members.get(district) or tuple((commune, 1 / len(below)) for commune in below)

    def _ended(self, uid: str, on: date) -> bool:
        end = self._tables.unit(uid).versions[-1].valid_to
        return end is not None and end < on

    def _kin(self, uid: str, share: float | None, names: Iterable[str]) -> Kin:
        path = sorted((self._tables.events[name] for name in names), key=lambda event: event.date)
        return Kin(self._tables.unit(uid), share, tuple(path))

    @cached_property
    def _origins(self) -> dict[str, list[tuple[str, str]]]:
        """The units whose land went to each unit, and the event."""
        origins: dict[str, list[tuple[str, str]]] = {}
        for uid, event, heirs, _ in self._tables.succession:
            for heir in heirs.split():
                origins.setdefault(heir, []).append((uid, event))
        for one in filter(lambda one: one.type == "carve", self._tables.events.values()):
            for heir in set(one.after) - set(one.before):
                origins.setdefault(heir, []).extend((uid, one.id) for uid in one.before)
        return origins

    def _share(self, uid: str, heir: str, event: str) -> float | None:
        """Return the part of a unit that an event gave to an heir, None where it went on without that part."""
        link = self._tables.link(uid)
        return dict(link[1]).get(heir) if link and link[0] == event else None

    def _last_below(self, uid: str) -> list[str]:
        """The units below one in its last days, or today."""
        end = self._tables.unit(uid).versions[-1].valid_to
        below = self._tables.children.get(uid, ())
        return [one for one in below if self._tables.unit(one).versions[-1].valid_to == end]

    def _together(self, uids: Iterable[str]) -> dict[str, float]:
        land: dict[str, float] = {}
        for uid in uids:
            for commune, part in (self.land(uid) or {}).items():
                land[commune] = land.get(commune, 0.0) + part
        return land

    def _split(self, uid: str) -> tuple[str, ...]:
        link = self._tables.link(uid)
        event = self._tables.events[link[0]] if link else None
        return event.after if event and event.type == "split" else ()

    def _after(self, uid: str) -> Iterable[str]:
        if uid.startswith("d"):
            yield from (heir for commune, _ in self._communes(uid) for heir in self._after(commune))
        yield from (heir for heir, _ in (self._tables.link(uid) or ("", ()))[1])

    def _before(self, uid: str) -> Iterable[str]:
        return (origin for origin, _ in self._origins.get(uid, ()))

    def _reach(self, uid: str, way: Callable[[str], Iterable[str]]) -> Iterator[str]:
        for other in way(uid):
            yield other
            yield from self._reach(other, way)


def alike(one: dict[str, float] | None, two: dict[str, float] | None) -> bool:
    """Tell whether two lands are known and the same."""
    if one is None or two is None or one.keys() != two.keys():
        return False
    return all(abs(one[commune] - two[commune]) < _ALIKE for commune in one)
