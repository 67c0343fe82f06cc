"""What the gazetteer knows of one administrative unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Version:
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


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit through all its versions, oldest first.

    `level` is 1 for a province, 2 for a district, 3 for a commune. `code` is the official code, empty for
    provinces gone before there were codes; a code may pass to another unit, a uid never does.
    """

    uid: str
    code: str
    level: int
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a mention may mean, with the version whose name it bears.

    `reason` says how the two agree: "exact", "unmarked" (the same but for marks) or "variant" (spelled otherwise);
    "alias" for a customary name; "ended" or "not_yet" for a version that did not hold on the day; "other_kind"
    and "outside" where the kind word or a parent speaks against it. The lower the `rank`, the better they agree;
    what was given cannot decide between candidates of equal rank.
    """

    unit: Unit
    version: Version
    reason: tuple[str, ...]
    rank: int
