"""Where units lie and how they are drawn: outlines on a flat grid, as SVG path data.

The grid is an equal-area (sinusoidal) projection around 106°E. One unit is a thousandth of a degree of latitude,
about 111 metres; x grows to the east, y to the south.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data/outlines"
_MERIDIAN, _NORTH, _WEST = 106, 24, 4000
_UNITS = 1000
_DOT = 45

Ring = Sequence[tuple[int, int]]


class Outline(NamedTuple):
    """The shape of a unit: SVG path data, and the point where its name stands best."""

    uid: str
    x: int
    y: int
    path: str


def project(lon: float, lat: float) -> tuple[float, float]:
    """Return the place of a point (degrees, WGS 84) on the grid."""
    return (lon - _MERIDIAN) * math.cos(math.radians(lat)) * _UNITS + _WEST, (_NORTH - lat) * _UNITS


def path_of(rings: Iterable[Ring]) -> str:
    """Return closed rings as SVG path data in relative steps; the last point of a ring repeats the first."""
    return "".join(map(_ring, rings))


def _ring(ring: Ring) -> str:
    x, y = ring[0]
    said = "".join(f"{b[0] - a[0]: d}{b[1] - a[1]: d}".replace(" -", "-") for a, b in pairwise(ring[:-1]))
    return f"M{x} {y}l{said.lstrip()}z"


def dot(x: float, y: float) -> list[tuple[int, int]]:
    """Return a ring that stands for an island too small to be drawn to scale."""
    turns = [math.tau * step / 8 for step in range(9)]
    return [(round(x) + round(_DOT * math.cos(turn)), round(y) + round(_DOT * math.sin(turn))) for turn in turns]


def rings_of(path: str) -> list[list[tuple[int, int]]]:
    """Return the rings of path data that `path_of` wrote, first point repeated at the end."""
    rings = []
    for ring in path.split("M")[1:]:
        start, _, steps = ring.rstrip("z").partition("l")
        x, y = map(int, start.split())
        numbers = list(map(int, steps.replace("-", " -").split()))
        points = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        rings.append([*points, points[0]])
    return rings


def bounds(paths: Iterable[str]) -> tuple[int, int, int, int]:
    """Return the least x and y and the greatest x and y of some path data that is not empty."""
    points = [point for path in paths for ring in rings_of(path) for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def provinces(on: date) -> tuple[Outline, ...]:
    """Return the provinces as they lay on a day, in the order of their uids.

    Source: computed from the points of communes, no boundary data (docs/explanation/the-map.md). Before 1976 the
    shapes of 1976 are returned.
    """
    day = on.isoformat()
    return tuple(
        Outline(uid, int(x), int(y), path)
        for uid, since, until, x, y, path in _table("provinces")
        if since <= day and (not until or day < until)
    )


def eras() -> tuple[date, ...]:
    """Return the days since 1976 on which the borders of provinces changed, oldest first."""
    return tuple(date.fromisoformat(day) for day in sorted({row[1] for row in _table("provinces")} - {""}))


def districts(province: str) -> tuple[Outline, ...]:
    """Return the districts of a province as they last lay, on 30/6/2025; empty for provinces not of that time."""
    return _within("districts", province)


def communes(province: str) -> tuple[Outline, ...]:
    """Return today's communes of a province of today."""
    return _within("communes", province)


def archipelagos() -> dict[str, str]:
    """Return the islands of Hoàng Sa ("hoang_sa") and Trường Sa ("truong_sa") as path data, a dot for each."""
    return {row[0]: row[1] for row in _table("archipelagos")}


def owners(on: date) -> dict[str, str]:
    """Return the uid of the province that each of the two archipelagos belonged to on a day, by its key."""
    day = on.isoformat()
    return {key: uid for key, uid, since, until in _table("owners") if since <= day and (not until or day < until)}


def _within(name: str, province: str) -> tuple[Outline, ...]:
    return tuple(Outline(uid, int(x), int(y), path) for above, uid, x, y, path in _table(name) if above == province)


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    text = (_DATA / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines()[1:])
