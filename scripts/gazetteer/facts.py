"""What is kept by hand in facts/*.csv: each line one fact, with the act that it rests on."""

from __future__ import annotations

import csv
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

FACTS = Path(__file__).parent / "facts"


class Event(NamedTuple):
    """An act that ends, begins or joins units; `type` is split, merge, absorb, carve, abolish, keep or rearrange.

    split: one ends, several begin. merge: several end, one begins. absorb: some end, others that stay take them in.
    carve: one begins from a part of others, which stay.
    """

    event: str
    date: str
    type: str
    level: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    basis: str
    confidence: str


class Change(NamedTuple):
    """A unit that takes another kind or name and stays the same unit."""

    event: str
    date: str
    unit: str
    before: str
    after: str
    basis: str
    confidence: str


class Move(NamedTuple):
    """A unit that comes under another parent and stays the same unit."""

    event: str
    date: str
    unit: str
    before: str
    after: str
    basis: str
    confidence: str


class Gone(NamedTuple):
    """A unit that ended before the catalogue of 30 June 2025 was made; `since` is empty where unknown."""

    unit: str
    code: str
    level: str
    name: str
    parent: str
    since: str


class Members(NamedTuple):
    """How many communes, in its last days, of a unit now gone stand behind each old commune from `first` to `last`.

    A later line overrides an earlier one.
    """

    unit: str
    first: str
    last: str
    communes: str
    note: str


class Resolution(NamedTuple):
    """The act that rearranged the communes of a province of today on 1 July 2025."""

    province: str
    basis: str


class Name(NamedTuple):
    """A name that the package spells wrongly: of a commune, or of an old commune."""

    table: str
    code: str
    name: str


class Point(NamedTuple):
    """A point inside a commune of today, where the package has one outside it."""

    code: str
    lat: str
    lon: str


class Alias(NamedTuple):
    """A customary other name or an abbreviation; it stands for every unit that bears the name."""

    alias: str
    name: str


Fact = TypeVar("Fact", Change, Move, Gone, Members, Resolution, Name, Point, Alias)


@cache
def events() -> tuple[Event, ...]:
    """Return the events in the order of their dates; a file out of order is refused."""
    rows = [
        Event(event, date, type, level, tuple(before.split()), tuple(after.split()), basis, confidence)
        for event, date, type, level, before, after, basis, confidence in _rows("events")
    ]
    return tuple(_ordered("events", rows))


@cache
def changes() -> tuple[Change, ...]:
    """Return the changes of kind and name in the order of their dates."""
    return tuple(_ordered("changes", facts("changes", Change)))


@cache
def moves() -> tuple[Move, ...]:
    """Return the changes of parent in the order of their dates."""
    return tuple(_ordered("moves", facts("moves", Move)))


def facts(name: str, kind: type[Fact]) -> list[Fact]:
    """Return the lines of facts/<name>.csv."""
    return [kind._make(row) for row in _rows(name)]


def _rows(name: str) -> list[list[str]]:
    text = (FACTS / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(unicodedata.normalize("NFC", text).splitlines()))[1:]


Dated = TypeVar("Dated", Event, Change, Move)


def _ordered(name: str, rows: list[Dated]) -> list[Dated]:
    for one, two in pairwise(rows):
        if one.date > two.date:
            raise SystemExit(f"{name}.csv: {two.event} of {two.date} stands after {one.event} of {one.date}.")
    return rows
