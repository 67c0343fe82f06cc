"""What the gazetteer knows of one administrative unit, and of what became of it.

Named tuples, which a program that starts makes in a tenth of the time of data classes.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Version(NamedTuple):
    """What a unit was from `valid_from` to `valid_to`, both inclusive.

    `kind` is the Vietnamese word ("Tỉnh", "Thị xã"), `name` the name without it; `parent` is the uid of the
    unit above, None for a province. An end that is unknown or still open is None.
    """

    uid: str
    ver: int
    kind: str
    name: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None

    @property
    def full(self) -> str:
        """Return the name with its kind: "Thị xã Kỳ Anh", "Quận 1"."""
        return f"{self.kind} {self.name}".lstrip()

    def holds(self, on: date) -> bool:
        """Tell whether the version was valid that day; one of unknown start counts from the beginning."""
        return (self.valid_from or on) <= on <= (self.valid_to or on)


class Unit(NamedTuple):
    """One unit through all its versions, oldest first.

    `level` is 1 for a province, 2 for a district, 3 for a commune, 0 for what lies abroad. `code` is the official
    code, empty where there is none; a code may pass to another unit, a uid never does.
    """

    uid: str
    code: str
    level: int
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        """Return the version valid that day, None where the unit was not there."""
        return next((version for version in self.versions if version.holds(day)), None)


class Candidate(NamedTuple):
    """A unit that a mention may mean, with the version whose name it bears.

    `reason` says how the two agree, first the name: "exact", "unmarked" (the same but for marks) or "variant" (spelled
    otherwise). Then what speaks against it: "alias" for a customary name and "former" for one that a part of the unit
    once bore; "ended" or "not_yet" for a version that did not hold on the day, "unrecorded" where the tables do not
    reach back to it; "abroad" for a foreign place whose country is not given; "inherited" where the unit lies in the
    parent only by succession; "far" where it does not lie near the other places given; "other_kind" (of the same
    level), "other_level" and "outside" where the kind word or a parent contradicts it. The lower the `rank`, the
    better they agree; what was given cannot decide between candidates of equal rank.
    """

    unit: Unit
    version: Version
    reason: tuple[str, ...]
    rank: int


class Event(NamedTuple):
    """An act that changed units on a day, on the legal `basis` given; `before` and `after` are uids.

    `type` is "split", "merge", "absorb" (those that end go into units that stay), "carve" (a part becomes a unit),
    "change" (of kind or name), "move" (under another parent), "keep", "rearrange" (all communes of a province at once;
    who became whom is known unit by unit, and `before` and `after` are empty) or "abolish". `confidence` is "checked"
    for a day and basis found in two registers, "manual" for general knowledge.
    """

    id: str
    date: date
    type: str
    level: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    basis: str
    confidence: str


class Kin(NamedTuple):
    """A unit that another's land went to, or came from.

    `share` counts communes, neither area nor people: of the unit that ended, the part that went to the other; None
    where only a part of unknown size was cut out. `path` has the events on the way, oldest first.
    """

    unit: Unit
    share: float | None
    path: tuple[Event, ...]


class Point(NamedTuple):
    """A point inside a commune of today, in degrees (WGS 84), and the commune's area in km², None where unknown."""

    lat: float
    lon: float
    km2: float | None
