"""Draw the map of places: write src/nhipcau/places/data/outlines/*.tsv.

Usage: python scripts/build_map.py [--places DIR] [--out DIR]

No boundary data is used. Each commune of today is the region nearer to its point than to any other, cut where
the land ends; districts and provinces, also those of earlier years, are dissolved from these. Points, areas and
succession come from the tables of the gazetteer, what they do not tell from scripts/map/*.csv. The same input
gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import shapely
from map_members import Members
from shapely.geometry import LinearRing, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from nhipcau.places.outlines import dot, path_of, project

KEPT = Path(__file__).parent / "map"
PLACES = Path(__file__).parent.parent / "src/nhipcau/places/data"
DEGREE = 111.195  # kilometres, and 1000 units of the grid
FRAME = box(-20_000, -20_000, 40_000, 50_000)
# Gaps in the land that are narrower than twice this are water of the inland; one unit is about 111 metres.
INLAND = 60
# How far a simplified border may leave the computed one, as the square root of the area it may cut off.
FINE, COARSE = 8, 22
ARCHIPELAGOS = {"c20333b", "c22736b"}


class Site(NamedTuple):
    """A commune of today: its point on the grid, its area in square units of the grid."""

    uid: str
    point: Point
    area: float


def sites(places: Path) -> list[Site]:
    """Return the communes of today without the two archipelagos, whose islands are listed one by one."""
    rows = [line.split("\t") for line in (places / "points.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return [
        Site(uid, Point(*project(float(lon), float(lat))), float(km2 or 20) / (DEGREE / 1000) ** 2)
        for uid, lat, lon, km2 in rows
        if uid not in ARCHIPELAGOS
    ]


def table(name: str) -> Iterator[dict[str, str]]:
    with (KEPT / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def cells(found: Sequence[Site]) -> list[Polygon]:
    """Return the region of each site: what lies nearest to its point, cut at the coast and the border."""
    points = shapely.multipoints([site.point for site in found])
    whole = shapely.voronoi_polygons(points, extend_to=FRAME, ordered=True).geoms
    drawn = by_hand()
    land = dry([drawn.get(site.uid) or fitted(cell, site) for cell, site in zip(whole, found, strict=True)])
    return list(shapely.set_precision([cell.intersection(land) for cell in whole], 1, mode="pointwise"))


def by_hand() -> dict[str, Polygon]:
    """Return the shore of the islands for which a circle would be too far from the truth."""
    shores: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in table("coast.csv"):
        shores[f"c{row['code']}b"].append(project(float(row["lon"]), float(row["lat"])))
    return {uid: Polygon(shore) for uid, shore in shores.items()}


def fitted(cell: BaseGeometry, site: Site) -> BaseGeometry:
    """Cut a region that is larger than its commune, as at the coast, by a circle that leaves the known area."""
    if cell.area <= site.area * 1.02:
        return cell
    low, high = 0.0, 600.0
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (middle, high) if site.point.buffer(middle).intersection(cell).area < site.area else (low, middle)
    return site.point.buffer(high).intersection(cell)


def dry(parts: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return the land under these parts: small gaps closed, no holes, its edge rounded."""
    land = shapely.union_all(list(parts)).buffer(INLAND).buffer(-INLAND)
    pieces = [Polygon(piece.exterior) for piece in getattr(land, "geoms", [land])]
    return shapely.union_all([rounded(piece) for piece in pieces])


def rounded(piece: Polygon) -> Polygon:
    """Cut the corners of an outline twice; circles that met become a shore."""
    ring = list(piece.simplify(12).exterior.coords)[:-1]
    for _ in range(2):
        turned = [*ring[1:], ring[0]]
        pairs = zip(ring, turned, strict=True)
        ring = [p for a, b in pairs for p in (between(a, b, 0.25), between(a, b, 0.75))]
    return Polygon(ring).buffer(0)


def between(a: Sequence[float], b: Sequence[float], share: float) -> tuple[float, float]:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def dissolved(owners: Sequence[str], parts: Sequence[BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    """Return each owner's parts as one shape; neighbours keep the same simplified border."""
    groups: dict[str, list[BaseGeometry]] = defaultdict(list)
    for owner, part in zip(owners, parts, strict=True):
        if owner:
            groups[owner].append(part)
    shapes = [shapely.union_all(groups[owner], grid_size=1) for owner in sorted(groups)]
    return dict(zip(sorted(groups), shapely.coverage_simplify(shapes, tolerance), strict=True))


def written(shape: BaseGeometry) -> tuple[str, int, int]:
    """Return a shape as a path, largest ring first, and where its name stands best."""
    pieces = sorted(getattr(shape, "geoms", [shape]), key=lambda piece: -piece.area)
    rings = [ring for piece in pieces for ring in (piece.exterior, *piece.interiors)]
    inside = shapely.maximum_inscribed_circle(pieces[0], tolerance=20).coords[0]
    return path_of([on_grid(ring) for ring in rings]), round(inside[0]), round(inside[1])


def on_grid(ring: LinearRing) -> list[tuple[int, int]]:
    return [(round(x), round(y)) for x, y in ring.coords]


def provinces(eras: Iterable[tuple[str, list[str]]], parts: Sequence[Polygon]) -> Iterator[list[str]]:
    """Yield each province in each shape it had: uid, first day, day after the last, name point, path."""
    open_: dict[str, tuple[str, tuple[str, int, int]]] = {}
    rows = []
    for day, owners in eras:
        drawn = {uid: written(shape) for uid, shape in dissolved(owners, parts, COARSE).items()}
        for uid in sorted(open_):
            if drawn.get(uid) != open_[uid][1]:
                began, (path, x, y) = open_.pop(uid)
                rows.append([uid, began, day, str(x), str(y), path])
        for uid, shape in drawn.items():
            open_.setdefault(uid, (day, shape))
    rows += [[uid, began, "", str(x), str(y), path] for uid, (began, (path, x, y)) in open_.items()]
    yield from sorted(rows)


def parts_of_provinces(owners: Sequence[tuple[str, str]], parts: Sequence[Polygon]) -> Iterator[list[str]]:
    """Yield the districts or communes: province, uid, name point, path."""
    above = dict(owners)
    for uid, shape in dissolved([uid for uid, _ in owners], parts, FINE).items():
        path, x, y = written(shape)
        yield [above[uid], uid, str(x), str(y), path]


def archipelagos() -> Iterator[list[str]]:
    """Yield each archipelago: its key and its islands as dots."""
    islands: dict[str, list[list[tuple[int, int]]]] = defaultdict(list)
    for row in table("islands.csv"):
        x, y = project(float(row["lon"]), float(row["lat"]))
        islands[row["archipelago"]].append(dot(x, y))
    for key, rings in islands.items():
        yield [key, path_of(rings)]


def tables(places: Path = PLACES) -> dict[str, str]:
    """Return the text of every table by its file name."""
    found = sites(places)
    parts = cells(found)
    members = Members([site.uid for site in found], places / "succession.tsv")
    return {
        "provinces.tsv": lines("uid since until x y path", provinces(members.eras(table("moves.csv")), parts)),
        "districts.tsv": lines("province uid x y path", sorted(parts_of_provinces(members.districts(), parts))),
        "communes.tsv": lines("province uid x y path", sorted(parts_of_provinces(members.communes(), parts))),
        "archipelagos.tsv": lines("key path", archipelagos()),
        "owners.tsv": lines("key uid since until", (list(row.values()) for row in table("owners.csv"))),
    }


def lines(heading: str, rows: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in [heading.split(), *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=Path, default=PLACES, metavar="DIR")
    parser.add_argument("--out", type=Path, default=PLACES / "outlines", metavar="DIR")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in tables(options.places).items():
        (options.out / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
