"""Who took over the land of each unit that has ended, counted in communes of 30 June 2025."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from gazetteer.catalogue import Catalogue
from gazetteer.country import every_event
from gazetteer.facts import Event, Members, facts


class Link(NamedTuple):
    """The units that took over one that an event ended, the principal ones first, and the share of each."""

    uid: str
    event: str
    heirs: tuple[str, ...]
    shares: tuple[float, ...]


class Succession:
    """The links of a catalogue and of the events kept by hand."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._events = every_event(catalogue)

    def links(self) -> list[Link]:
        """Return the links of all units that have ended but the districts of 2025, sorted by uid.

        Such a district has the heirs of its communes.
        """
        return sorted([*self._linked(), *self._rearranged()])

    @cached_property
    def members(self) -> dict[str, Counter[str]]:
        """The communes behind each unit gone before the catalogue was made, and how many each of them then was."""
        members: dict[str, Counter[str]] = {}
        codes = sorted(one.code for one in self._catalogue.old if one.code)
        for line in facts("members", Members):
            found = [code for code in codes if line.first <= code <= line.last]
            if not {line.first, line.last} <= set(found):
                raise SystemExit(f"members.csv: {line.unit}: no commune {line.first} or {line.last}.")
            members.setdefault(line.unit, Counter()).update(dict.fromkeys(found, 0))
            for code in found:
                members[line.unit][code] = int(line.communes)
        return {uid: +counted for uid, counted in members.items()}

    def _linked(self) -> Iterator[Link]:
        for event in self._events:
            for uid in event.before:
                if uid not in event.after and event.type != "carve":
                    shares = self._shares(uid, event.after)
                    yield Link(uid, event.event, *zip(*shares, strict=True))

    def _rearranged(self) -> Iterator[Link]:
        for old in self._catalogue.old:
            heirs = self._catalogue.heirs[old.key]
            uid = f"c{old.code}a" if old.code else f"d{old.district_code}a"
            event = f"C25-{heirs[0].province_code}"
            yield Link(uid, event, tuple(f"c{one.code}b" for one in heirs), (1 / len(heirs),) * len(heirs))

    def _shares(self, uid: str, heirs: tuple[str, ...]) -> list[tuple[str, float]]:
        own = self._land.get(uid)
        if len(heirs) == 1 and (own is None or heirs[0].endswith("b")):
            return [(heirs[0], 1.0)]
        own = own or Counter()
        counted = [(heir, sum(own[code] for code in self._land[heir])) for heir in heirs]
        total = sum(count for _, count in counted)
        if total != own.total() or not all(count for _, count in counted):
            raise SystemExit(f"The land of {uid} does not fit its heirs: {counted} of {own.total()}.")
        return [(heir, count / total) for heir, count in counted]

    @cached_property
    def _land(self) -> dict[str, Counter[str]]:
        """The communes that stood on the land of each unit, of those that ended by 30 June 2025."""
        land = dict(self.members)
        for old in filter(lambda one: one.code, self._catalogue.old):
            for uid in (f"d{old.district_code}a", f"p{old.province_code}a"):
                land.setdefault(uid, Counter())[old.code] += 1
        for event in reversed(self._events):
            self._add_split(land, event)
        return land

    def _add_split(self, land: dict[str, Counter[str]], event: Event) -> None:
        if event.type == "split" and event.before[0] not in land:
            land[event.before[0]] = sum((land[heir] for heir in event.after), Counter())
