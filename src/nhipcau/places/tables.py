"""The tables of the gazetteer, read from data/*.tsv; each is read when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from nhipcau.places.unit import Event, Point, Unit, Version

# Columns of the table of units; in the others too the uid comes first.
UID, VER, CODE, LEVEL, KIND, NAME, PARENT, FROM, TO, KEY = range(10)
Row = list[str]
# The heirs of a unit with their shares, and the event that made them so.
Link = tuple[str, tuple[tuple[str, float], ...]]


class Table:
    """A file of lines with a cell between tabs for each word of its first line.

    It is cut up at once: ten times quicker than line by line, and most lines nobody asks for.
    """

    def __init__(self, path: Path) -> None:
        head, _, body = path.read_text(encoding="utf-8").partition("\n")
        self._width = head.count("\t") + 1
        self._cells = body.removesuffix("\n").replace("\n", "\t").split("\t") if body else []

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows from the first to the last."""
        return map(self.row, range(len(self._cells) // self._width))

    def row(self, number: int) -> Row:
        """Return the cells of a row."""
        return self._cells[number * self._width : (number + 1) * self._width]

    def column(self, place: int) -> list[str]:
        """Return the cells of all rows at a place."""
        return self._cells[place :: self._width]


class Tables:
    """The lines of the tables, and the units made of them; a unit is made when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Unit] = {}

    @cached_property
    def units(self) -> Table:
        """The versions of all Vietnamese units in the order of the uids, those of one unit oldest first."""
        return self._read("units")

    @cached_property
    def newest(self) -> dict[str, int]:
        """The row of the newest version of each unit, in the order of the uids."""
        return {uid: number for number, uid in enumerate(self.units.column(UID))}

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

    def link(self, uid: str) -> Link | None:
        """Return the heirs of a unit that has ended, None for a district of 2025: it has those of its communes."""
        number = self._linked.get(uid)
        if number is None:
            return None
        _, event, heirs, shares = self.succession.row(number)
        return event, _shared(heirs.split(), shares)

    @cached_property
    def succession(self) -> Table:
        """The units that have ended, but for the districts of 2025: uid, event, heirs and their shares."""
        return self._read("succession")

    @cached_property
    def _linked(self) -> dict[str, int]:
        return {uid: number for number, uid in enumerate(self.succession.column(UID))}

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
        parents = self.units.column(PARENT)
        below: dict[str, list[str]] = {}
        for uid, number in self.newest.items():
            below.setdefault(parents[number], []).append(uid)
        return {parent: tuple(uids) for parent, uids in below.items()}

    def unit(self, uid: str) -> Unit:
        """Return the unit `uid`; an unknown one is a KeyError."""
        unit = self._made.get(uid)
        if unit is None:
            unit = self._made[uid] = self._unit(uid) if uid in self.newest else _foreign(self.abroad[uid])
        return unit

    def _unit(self, uid: str) -> Unit:
        last = self.newest[uid]
        count = int(self.units.row(last)[VER])
        return _unit([self.units.row(number) for number in range(last - count + 1, last + 1)])

    def _read(self, name: str) -> Table:
        return Table(self._folder / f"{name}.tsv")


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
