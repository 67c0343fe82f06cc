"""Which row a version of a unit is, and what official boundaries must hold to replace the computed shapes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Protocol, TypeVar

from nhipcau.places.outlines import dot, path_of, project

# Points are rounded to this many units of the grid (a kilometre), so that neighbours keep one border.
STEP = 10
# East of this nothing of the two provinces is mainland or an island off its coast.
OPEN_SEA = 110.5
# By the code of its province, each archipelago and the degrees east beyond which it must have a polygon.
ARCHIPELAGOS = {"48": ("hoang_sa", 111.0), "56": ("truong_sa", 113.0)}
LON, LAT = (100.0, 120.0), (5.0, 25.0)

Ring = list[tuple[float, float]]
GridRing = list[tuple[int, int]]


# No unit has so many versions: numbers from here on are free.
FREE = 10_000


class Numbered(Protocol):
    """A version of a unit, as a row or as the files tell it."""

    ver: int
    kind: str
    name: str
    valid_to: date | None


Row = TypeVar("Row", bound=Numbered)


def renumbered(rows: Sequence[Row], told: Sequence[Numbered]) -> dict[Row, int]:
    """Return the rows of one unit that have another number in what the files tell of it now, with that number.

    A row is the version of the same kind and name, and of the same last day where several have these. A row that the
    files do not know gives way, to a number from FREE on, where its own is another's now.
    """
    now = {row: number for row in rows if (number := _number(row, told)) is not None}
    taken = {number for row, number in now.items() if number != row.ver}
    moved = {row: number for row, number in now.items() if number != row.ver}
    return moved | {row: FREE + row.ver for row in rows if row not in now and row.ver in taken}


def _number(row: Numbered, told: Sequence[Numbered]) -> int | None:
    named = [one for one in told if (one.kind, one.name) == (row.kind, row.name)]
    dated = [one for one in named if one.valid_to == row.valid_to]
    found = named if len(named) == 1 else dated
    return found[0].ver if len(found) == 1 else None


class Unfit(ValueError):
    """A file that may not replace the shapes; `reason` is a key, `what` says which unit or value."""

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.what = what


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Path data by official code, and by key of archipelago; `suffix` is that of the uids, a before 1/7/2025."""

    suffix: str
    provinces: dict[str, str]
    archipelagos: dict[str, str]


def boundaries(data: Any, key: str, sets: Mapping[str, Iterable[str]]) -> Boundaries:
    """Return the shapes of a GeoJSON or TopoJSON document in WGS 84, dissolved by its property `key`.

    `sets` has, by the suffix of their uids, the codes of the provinces that must all be there. Raises Unfit.
    """
    rings = _by_code(data, key)
    suffix = _fitting(set(rings), sets)
    provinces, archipelagos = {}, {}
    for code, found in sorted(rings.items()):
        if code in ARCHIPELAGOS:
            name, limit = ARCHIPELAGOS[code]
            islands = [ring for ring in found if _west(ring) > OPEN_SEA]
            if not any(_west(ring) > limit for ring in islands):
                raise Unfit("archipelago", name)
            archipelagos[name] = path_of([_island(ring) for ring in islands])
            found = [ring for ring in found if ring not in islands]
        provinces[code] = path_of(merged([_rounded(ring) for ring in found]))
    return Boundaries(suffix, provinces, archipelagos)


def _west(ring: Ring) -> float:
    return min(lon for lon, _ in ring)


def merged(rings: Iterable[GridRing]) -> list[GridRing]:
    """Return the outlines of what the rings cover together: borders that two of them share fall away."""
    edges: dict[tuple[tuple[int, int], tuple[int, int]], None] = {}
    for ring in rings:
        for edge in pairwise(ring):
            if edge[::-1] in edges:
                del edges[edge[::-1]]
            else:
                edges[edge] = None
    following: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for start, end in edges:
        following[start].append(end)
    return [ring for ring in _walked(following) if len(ring) > 3]


def _walked(following: dict[tuple[int, int], list[tuple[int, int]]]) -> Iterator[GridRing]:
    for start in list(following):
        while following[start]:
            ring = [start]
            while following[ring[-1]]:
                ring.append(following[ring[-1]].pop())
            yield ring


def _fitting(codes: set[str], sets: Mapping[str, Iterable[str]]) -> str:
    wanted = {suffix: set(found) for suffix, found in sets.items()}
    for suffix, found in wanted.items():
        if codes == found:
            return suffix
    nearest = min(wanted.values(), key=lambda found: len(found ^ codes))
    if missing := sorted(nearest - codes):
        raise Unfit("missing", ", ".join(missing))
    raise Unfit("strange", ", ".join(sorted(codes - nearest)))


def _by_code(data: Any, key: str) -> dict[str, list[Ring]]:
    rings: dict[str, list[Ring]] = defaultdict(list)
    try:
        for properties, found in _features(data):
            if key not in properties:
                raise Unfit("key", key)
            rings[str(properties[key]).zfill(2)] += found
    except (KeyError, TypeError, IndexError, AttributeError) as problem:
        raise Unfit("form", str(problem)) from None
    if not rings:
        raise Unfit("form")
    for ring in (ring for found in rings.values() for ring in found):
        if not all(LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1] for lon, lat in ring):
            raise Unfit("degrees")
    return rings


def _features(data: Any) -> Iterator[tuple[dict[str, Any], list[Ring]]]:
    if data["type"] == "Topology":
        arcs = _arcs(data)
        for group in data["objects"].values():
            for geometry in group.get("geometries", [group]):
                yield geometry["properties"], [_joined(ring, arcs) for ring in _rings(geometry, "arcs")]
    else:
        for feature in data["features"]:
            found = _rings(feature["geometry"], "coordinates")
            yield feature["properties"], [[(point[0], point[1]) for point in ring] for ring in found]


def _rings(geometry: dict[str, Any], name: str) -> list[Any]:
    if geometry["type"] == "Polygon":
        return list(geometry[name])
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in geometry[name] for ring in polygon]
    raise Unfit("polygons", str(geometry["type"]))


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """Return the arcs in degrees; with a transform they are steps on a grid of integers."""
    if "transform" not in topology:
        return [[(point[0], point[1]) for point in arc] for arc in topology["arcs"]]
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def _joined(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _rounded(ring: Ring) -> GridRing:
    points: GridRing = []
    for lon, lat in ring:
        x, y = project(lon, lat)
        point = (round(x / STEP) * STEP, round(y / STEP) * STEP)
        if not points or point != points[-1]:
            points.append(point)
    return points


def _island(ring: Ring) -> GridRing:
    """Return an island of an archipelago, never smaller than a dot that can be seen."""
    rounded = _rounded(ring)
    if len(rounded) > 3:
        return rounded
    return dot(*project(*ring[0]))
