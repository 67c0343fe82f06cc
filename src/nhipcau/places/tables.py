"""The tables of the gazetteer, read from data/*.tsv; each is read when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from nhipcau.places.unit import Event, Point, Unit, Version

# Columns of the table of units.
UID, VER, CODE, LEVEL, KIND, NAME, PARENT, FROM, TO, KEY = range(10)
Row = list[str]
# The heirs of a unit with their shares, and the event that made them so.
Link = tuple[str, tuple[tuple[str, float], ...]]


class Tables:
    """The lines of the tables, and the units made of them; a unit is made when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Unit] = {}

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The versions of each Vietnamese unit as they stand in the table, oldest first, in the order of the uids."""
        rows: dict[str, list[Row]] = {}
        for row in self._read("units"):
            rows.setdefault(row[UID], []).append(row)
        return rows

    @cached_property
    def abroad(self) -> dict[str, Row]:
        """The countries, and their provinces and cities: uid, kind, name, country and other spellings."""
        return {row[0]: row for row in self._read("foreign")}

    @cached_property
    def aliases(self) -> list[Row]:
        """Customary other names, each with the name that it stands for."""
        return list(self._read("aliases"))

    @cached_property
    def former(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """Former names of communes, without marks and gaps and with i for y: kinds and the units that bear them on."""
        former: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for key, kind, uids in self._read("former"):
            former.setdefault(key, []).append((kind, tuple(uids.split())))
        return former

    @cached_property
    def links(self) -> dict[str, Link]:
        """The heirs of each unit that has ended, but of the districts of 2025: they have those of their communes."""
        return {uid: (event, _shared(heirs.split(), shares)) for uid, event, heirs, shares in self._read("succession")}

    @cached_property
    def members(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """The communes behind each district gone before 2025, with the part of the district that each was."""
        return {uid: _shared(communes.split(), counts) for uid, communes, counts in self._read("members")}

    @cached_property
    def events(self) -> dict[str, Event]:
        """All events by their names, in the order of their days."""
        return {
            event: Event(
                event,
                date.fromisoformat(day),
                kind,
                int(level),
                tuple(before.split()),
                tuple(after.split()),
                basis,
                confidence,
            )
            for event, day, kind, level, before, after, basis, confidence in self._read("events")
        }

    @cached_property
    def points(self) -> dict[str, Point]:
        """A point of each commune of today."""
        return {
            uid: Point(float(lat), float(lon), float(km2) if km2 else None)
            for uid, lat, lon, km2 in self._read("points")
        }

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """The units below each unit in their last versions: land goes on from where it lay then."""
        below: dict[str, list[str]] = {}
        for uid, rows in self.rows.items():
            below.setdefault(rows[-1][PARENT], []).append(uid)
        return {parent: tuple(uids) for parent, uids in below.items()}

    def unit(self, uid: str) -> Unit:
        """Return the unit `uid`; an unknown one is a KeyError."""
        unit = self._made.get(uid)
        if unit is None:
            unit = self._made[uid] = _unit(self.rows[uid]) if uid in self.rows else _foreign(self.abroad[uid])
        return unit

    def _read(self, name: str) -> Iterator[Row]:
        lines = (self._folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        return (line.split("\t") for line in lines[1:])


def _unit(rows: list[Row]) -> Unit:
    first = rows[0]
    return Unit(first[UID], first[CODE], int(first[LEVEL]), tuple(map(_version, rows)))


def _version(row: Row) -> Version:
    return Version(row[UID], int(row[VER]), row[KIND], row[NAME], row[PARENT] or None, _day(row[FROM]), _day(row[TO]))


def _foreign(row: Row) -> Unit:
    uid, kind, name, country, _ = row
    return Unit(uid, "", 0, (Version(uid, 1, kind, name, country or None, None, None),))


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _shared(uids: list[str], weights: str) -> tuple[tuple[str, float], ...]:
    """Return each unit with its share of one; no weights are equal ones."""
    if len(uids) == 1:  # nearly all of ten thousand
        return ((uids[0], 1.0),)
    counted = [float(weight) for weight in weights.split()] or [1.0] * len(uids)
    total = sum(counted)
    return tuple((uid, weight / total) for uid, weight in zip(uids, counted, strict=True))
