"""The dated gazetteer: every unit, every name it bore, and which units a written name may mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from nhipcau.places.mention import Mention, kinds, split, ways
from nhipcau.places.spelling import closeness, keys
from nhipcau.places.unit import Candidate, Unit, Version
from nhipcau.text import early_tones, late_tones

_DATA = Path(__file__).parent / "data"
# What each disagreement adds to the rank of a candidate; from `_MISFIT` on it contradicts the mention.
_COST = {"ended": 1, "not_yet": 1, "unmarked": 2, "variant": 4, "other_kind": 8, "outside": 8}
_MISFIT = 8
# Sorts after the number of any version.
_LAST = "~"


class _Row(NamedTuple):
    """One line of the table of units, as it stands there."""

    uid: str
    ver: str
    code: str
    level: str
    kind: str
    name: str
    parent: str
    valid_from: str
    valid_to: str


class Gazetteer:
    """Administrative units of Việt Nam through time, with lookup by name.

    Source: the tables in `places/data`, described in NOTICE there. Loading splits lines and no more; what a
    lookup needs is built at the first one.
    """

    def __init__(self, units: str, aliases: str) -> None:
        """Take the two tables as tab-separated text with a heading line, the units sorted by uid."""
        self._rows = [_Row._make(line.split("\t")) for line in units.splitlines()[1:]]
        self._aliases = [line.split("\t") for line in aliases.splitlines()[1:]]

    def units(self) -> Iterator[Unit]:
        """Yield every unit in the order of the uids."""
        return (_unit(list(rows)) for _, rows in groupby(self._rows, key=attrgetter("uid")))

    def unit(self, uid: str) -> Unit:
        """Return the unit `uid`; an unknown one is a KeyError."""
        return _unit(self._rows_of(uid))

    def names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each name in each form that texts print, in NFC and usual capitals, with the uids that bear it.

        The forms are the bare name and its two tone placements, the aliases, and for a numbered unit the kind
        with the number ("Quận 1"), since a number alone is no name.
        """
        uids: dict[str, dict[str, None]] = {}
        for name, rows in self._named.items():
            for row in rows:
                form = f"{row.kind} {name}" if name.isdecimal() else name
                uids.setdefault(form, {})[row.uid] = None
        for placed in (early_tones, late_tones):
            for form, other in _respelt(list(uids), placed):
                uids.setdefault(other, {}).update(uids[form])
        return ((form, tuple(bearers)) for form, bearers in uids.items())

    def find(self, mention: str, *, on: date | None = None, within: str | None = None) -> list[Candidate]:
        """Return the units that `mention` may mean, best first, each once; empty when no name fits.

        `mention` may have a kind word or its abbreviation and parents ("TX. Kỳ Anh (Hà Tĩnh)"); `within` is a
        parent known from elsewhere. With `on`, units whose name held on that day come before others; without it
        the day does not count and the newest come first. What contradicts the kind or the parents is left out
        unless nothing else is there.
        """
        best: dict[str, Candidate] = {}
        for way in ways(mention):
            parents = self._known([*way.parents, *split(within or "")])
            for form, row in self._alike(way.name):
                candidate = self._judge(way, form, row, on, parents)
                best[row.uid] = min(best.get(row.uid, candidate), candidate, key=_order)
        found = sorted(best.values(), key=_order)
        return [candidate for candidate in found if candidate.rank < _MISFIT] or found

    def _rows_of(self, uid: str) -> list[_Row]:
        rows = self._rows[bisect_left(self._rows, (uid,)) : bisect_left(self._rows, (uid, _LAST))]
        if not rows:
            raise KeyError(uid)
        return rows

    @cached_property
    def _named(self) -> dict[str, list[_Row]]:
        """The rows that bear each name or alias."""
        rows: dict[str, list[_Row]] = {}
        for row in self._rows:
            rows.setdefault(row.name, []).append(row)
        for alias, name in self._aliases:
            rows[alias] = [*rows.get(alias, ()), *rows[name]]
        return rows

    @cached_property
    def _keyed(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for key, name in zip(keys("\n".join(self._named)).split("\n"), self._named, strict=True):
            names.setdefault(key, []).append(name)
        return names

    def _alike(self, name: str) -> Iterator[tuple[str, _Row]]:
        return ((form, row) for form in self._keyed.get(keys(name), ()) for row in self._named[form])

    def _known(self, parents: list[str]) -> list[set[str]]:
        """The uids of each parent that is a place at all; others ("cũ", "miền núi") decide nothing."""
        return [uids for parent in parents if (uids := self._bearers(parent))]

    def _bearers(self, parent: str) -> set[str]:
        judged = [
            self._judge(Mention(name, kind), form, row, None, [])
            for kind, name in kinds(parent)
            for form, row in self._alike(name)
        ]
        best = min((one.rank for one in judged), default=0)
        return {one.unit.uid for one in judged if one.rank == best}

    def _judge(self, way: Mention, form: str, row: _Row, on: date | None, parents: list[set[str]]) -> Candidate:
        version = _version(row)
        notes = {
            closeness(way.name, form): True,
            "alias": form != version.name,
            "ended": bool(on and version.valid_to and version.valid_to < on),
            "not_yet": bool(on and version.valid_from and version.valid_from > on),
            "other_kind": way.kind not in (None, version.kind),
            "outside": any(uids.isdisjoint(self._above(version)) for uids in parents),
        }
        reason = tuple(note for note, holds in notes.items() if holds)
        return Candidate(self.unit(row.uid), version, reason, sum(_COST.get(note, 0) for note in reason))

    def _above(self, version: Version) -> Iterator[str]:
        parent = version.parent
        while parent:
            yield parent
            parent = self._rows_of(parent)[-1].parent


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the package, loaded once."""
    units, aliases = ((_DATA / name).read_text(encoding="utf-8") for name in ("units.tsv", "aliases.tsv"))
    return Gazetteer(units, aliases)


def _unit(rows: list[_Row]) -> Unit:
    return Unit(rows[0].uid, rows[0].code, int(rows[0].level), tuple(map(_version, rows)))


def _version(row: _Row) -> Version:
    return Version(
        row.uid, int(row.ver), row.kind, row.name, row.parent or None, _day(row.valid_from), _day(row.valid_to)
    )


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _order(candidate: Candidate) -> tuple[int, int, int, bool, str]:
    end = candidate.version.valid_to or date.max
    by_alias = "alias" in candidate.reason
    return candidate.rank, candidate.unit.level, -end.toordinal(), by_alias, candidate.unit.uid


def _respelt(forms: list[str], placed: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield the forms that `placed` changes, each with its other form; one pass over all of them joined."""
    others = placed("\n".join(forms)).split("\n")
    return ((form, other) for form, other in zip(forms, others, strict=True) if form != other)
