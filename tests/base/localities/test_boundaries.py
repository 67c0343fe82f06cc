"""Official boundaries replace the computed shapes only when nothing of the country is missing."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from nhipcau.base.history.queries import of
from nhipcau.base.localities.queries import province_codes, shapes_on
from nhipcau.base.localities.rules import merged
from nhipcau.places import outlines

TODAY = date(2026, 1, 1)
HOANG_SA, TRUONG_SA = (112.3, 16.8), (114.3, 10.4)


def square(lon, lat, side=0.2):
    corners = [(lon, lat), (lon + side, lat), (lon + side, lat + side), (lon, lat + side)]
    return [[*map(list, corners), list(corners[0])]]


def country(era="b"):
    """A made-up country: each province a square, the two archipelagos where they belong."""
    squares = {code: [square(105 + at % 6 / 3, 10 + at // 6 / 2)] for at, code in enumerate(province_codes()[era])}
    squares["48"].append(square(*HOANG_SA))
    squares["56"].append(square(*TRUONG_SA))
    return squares


def geojson(squares, key="ma"):
    features = [
        {"type": "Feature", "properties": {key: code}, "geometry": {"type": "MultiPolygon", "coordinates": polygons}}
        for code, polygons in squares.items()
    ]
    return {"type": "FeatureCollection", "features": features}


@pytest.fixture
def load(tmp_path, db):
    def loaded(data, key="ma", source="Cục Đo đạc", licence="CC-BY-4.0"):
        file = tmp_path / "ranh-gioi.json"
        file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        call_command("load_geometry", file, key=key, source=source, licence=licence)

    return loaded


@pytest.mark.parametrize(("era", "day"), [("b", TODAY), ("a", date(2024, 1, 1))])
def test_loaded_shapes_are_drawn_on_the_days_of_their_era(load, era, day):
    load(geojson(country(era)))
    shapes = shapes_on(day)
    assert shapes.attribution == "Cục Đo đạc (CC-BY-4.0)"
    assert len(shapes.provinces) == len(province_codes()[era])
    assert {outline.path for outline in shapes.provinces}.isdisjoint(o.path for o in outlines.provinces(day))
    assert shapes.archipelagos["hoang_sa"] != shapes.archipelagos["truong_sa"]
    assert shapes_on(date(1990, 1, 1)).attribution == ""


def test_islands_off_the_limit_are_drawn_with_their_archipelago(load):
    squares = country()
    squares["56"].append(square(111.9, 8.6))
    load(geojson(squares))
    shapes = shapes_on(TODAY)
    assert len(outlines.rings_of(shapes.archipelagos["truong_sa"])) == 2
    khanh_hoa = next(outline for outline in shapes.provinces if outline.uid == "p56b")
    assert len(outlines.rings_of(khanh_hoa.path)) == 1


def test_an_archipelago_that_lies_too_far_west_is_refused(load):
    squares = country() | {"56": [country()["56"][0], square(111.9, 8.6)]}
    with pytest.raises(CommandError, match="Trường Sa"):
        load(geojson(squares))


def test_the_newest_shapes_are_drawn_and_history_has_a_line(load):
    load(geojson(country()))
    load(geojson(country()), source="Nguồn mới")
    assert shapes_on(TODAY).attribution.startswith("Nguồn mới")
    assert of("localities.boundaries", range(9)).filter(action="localities.load_boundaries").count() == 2


def without(code):
    return {other: polygons for other, polygons in country().items() if other != code}


def without_islands(code):
    return country() | {code: country()[code][:1]}


@pytest.mark.parametrize(
    ("data", "options", "says"),
    [
        (lambda: geojson(country()), {"licence": " "}, "giấy phép"),
        (lambda: geojson(country()), {"source": ""}, "giấy phép"),
        (lambda: geojson(without("01")), {}, "01"),
        (lambda: geojson(country() | {"99": [square(106, 15)]}), {}, "99"),
        (lambda: geojson(without_islands("48")), {}, "Hoàng Sa"),
        (lambda: geojson(without_islands("56")), {}, "Trường Sa"),
        (lambda: geojson(country()), {"key": "code34"}, "code34"),
        (lambda: geojson(country() | {"01": [square(587_000, 2_300_000)]}), {}, "WGS 84"),
        (lambda: {"type": "FeatureCollection", "features": []}, {}, "GeoJSON"),
        (lambda: [1, 2], {}, "GeoJSON"),
        (lambda: "không phải JSON", {}, "Không đọc được"),
    ],
    ids=["licence", "source", "missing", "strange", "hoang-sa", "truong-sa", "key", "metres", "empty", "list", "text"],
)
def test_a_file_that_may_not_be_used_is_refused(load, data, options, says):
    with pytest.raises(CommandError, match=says):
        load(data(), **options)
    assert shapes_on(TODAY).attribution == ""


def test_a_file_that_is_not_there_is_refused(db, tmp_path):
    with pytest.raises(CommandError):
        call_command("load_geometry", tmp_path / "none.json", key="a", source="b", licence="c")


def test_topojson_is_read_and_its_parts_dissolved(load):
    """Two squares of one province that share a side are drawn as one."""
    squares = country()
    whole = squares.pop("01")
    arcs, geometries = [], []

    def polygon(ring, code):
        arcs.append(ring)
        geometries.append({"type": "Polygon", "arcs": [[len(arcs) - 1]], "properties": {"ma": code}})

    for code, polygons in squares.items():
        for rings in polygons:
            polygon(rings[0], code)
    (lon, lat), half = whole[0][0][0], 0.1
    for shift in (0, half):
        polygon(square(lon, lat + shift, half)[0], "01")
    load(
        {
            "type": "Topology",
            "objects": {"tinh": {"type": "GeometryCollection", "geometries": geometries}},
            "arcs": arcs,
        }
    )
    hanoi = next(outline for outline in shapes_on(TODAY).provinces if outline.uid == "p01b")
    assert len(outlines.rings_of(hanoi.path)) == 1


def test_shared_borders_fall_away():
    left = [(0, 0), (0, 10), (10, 10), (10, 0), (0, 0)]
    right = [(10, 0), (10, 10), (20, 10), (20, 0), (10, 0)]
    (ring,) = merged([left, right])
    assert set(ring) == {(0, 0), (0, 10), (10, 10), (20, 10), (20, 0), (10, 0)}
