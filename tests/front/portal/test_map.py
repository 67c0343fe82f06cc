"""How a map is laid out, on plain values."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.front.portal.rules import (
    COUNTRY,
    COUNTRY_INSETS,
    Content,
    arc,
    country,
    day_asked,
    detail,
    label_of,
    room,
    shade,
)
from nhipcau.places import gazetteer, outlines

TODAY = date(2026, 11, 22)
YEARS = (1976, 1979, 1989, 1991, 1997, 2004, 2008, 2025, 2026)


def content(drawn, day=TODAY, **options):
    owners = outlines.owners(day)
    names = {uid: gazetteer().unit(uid).versions[-1].name for uid in [*(one.uid for one in drawn), *owners.values()]}
    return Content(drawn, names, {}, outlines.archipelagos(), owners, **options)


def inside(box, frame):
    return (
        frame.x <= box.x
        and frame.y <= box.y
        and box.x + box.width <= frame.x + frame.width
        and box.y + box.height <= frame.y + frame.height
    )


@pytest.mark.parametrize("year", YEARS)
def test_the_country_and_both_archipelagos_fit_the_frame_and_do_not_meet(year):
    drawing = country(content(outlines.provinces(date(year, 12, 31)), date(year, 12, 31)))
    left, top, right, bottom = outlines.bounds(region.path for region in drawing.regions)
    assert COUNTRY.x <= left
    assert right <= COUNTRY.x + COUNTRY.width
    assert COUNTRY.y <= top
    assert bottom <= COUNTRY.y + COUNTRY.height
    assert [inset.key for inset in drawing.insets] == ["hoang_sa", "truong_sa"]
    land = [
        point
        for region in drawing.regions
        for ring in outlines.rings_of(region.path)
        if len(ring) > 9
        for point in ring
    ]
    for box in COUNTRY_INSETS.values():
        assert not [point for point in land if covers(box, *point)]


def covers(box, x, y):
    return box.x < x < box.x + box.width and box.y < y < box.y + box.height


@pytest.mark.parametrize("province", [one.uid for one in outlines.provinces(TODAY)])
def test_each_province_is_drawn_with_both_archipelagos(province):
    drawing = detail(content(outlines.communes(province)))
    assert [inset.key for inset in drawing.insets] == ["hoang_sa", "truong_sa"]
    assert all(inside(inset.box, drawing.frame) for inset in drawing.insets)
    right = outlines.bounds(region.path for region in drawing.regions)[2]
    assert all(inset.box.x >= right for inset in drawing.insets)


def test_the_islands_fit_their_box():
    for inset in country(content(outlines.provinces(TODAY))).insets:
        left, top, right, bottom = outlines.bounds([inset.path])
        view = inset.view
        assert view.x < left < right < view.x + view.width
        assert view.y < top < bottom < view.y + view.height
        assert inside(inset.picture, inset.box)


def test_a_long_name_is_pressed_into_its_box():
    day = date(1976, 12, 31)
    hoang_sa, truong_sa = country(content(outlines.provinces(day), day)).insets
    assert 0 < hoang_sa.squeezed < hoang_sa.box.width
    assert truong_sa.squeezed == 0


def test_a_long_source_is_pressed_into_the_map():
    drawn = outlines.provinces(TODAY)
    assert country(content(drawn, attribution="Cục Đo đạc (CC-BY-4.0)")).pressed == 0
    assert 0 < country(content(drawn, attribution="x" * 200)).pressed < COUNTRY.width


def test_the_owner_of_an_archipelago_is_chosen_with_it():
    drawing = country(content(outlines.provinces(TODAY), chosen=frozenset({"p48b"}), partners=["p01b", "p99z"]))
    assert [inset.chosen for inset in drawing.insets] == [True, False]
    assert len(drawing.arcs) == 1


@pytest.mark.parametrize(("count", "wanted"), [(0, 0), (1, 1), (2, 2), (4, 2), (5, 3), (900, 3)])
def test_more_agreements_are_darker(count, wanted):
    assert shade(count) == wanted


@pytest.mark.parametrize(
    ("name", "letters", "high", "lines"),
    [
        ("Hà Nội", 6, 1, ("Hà Nội",)),
        ("Hà Nội", 6, 0.5, ()),
        ("Hà Nội", 4, 2, ("Hà", "Nội")),
        ("Hà Nội", 4, 1.5, ()),
        ("Hà Nội", 2, 9, ()),
        ("Huế", 2, 9, ()),
        ("Bà Rịa - Vũng Tàu", 10, 2, ("Bà Rịa -", "Vũng Tàu")),
    ],
)
def test_a_name_is_written_as_it_fits(name, letters, high, lines):
    assert label_of(name, letters, high) == lines


def test_the_room_for_a_name_is_what_lies_on_both_sides():
    square = outlines.path_of([[(0, 0), (100, 0), (100, 50), (0, 50), (0, 0)]])
    assert room(square, 50, 25) == (100, 50)
    assert room(square, 20, 10) == (40, 20)
    assert room(square, 50, 99)[0] == 0


def test_an_arc_leads_from_one_place_to_the_other():
    assert arc((0, 0), (100, 0)) == "M0 0Q50 -18 100 0"


@pytest.mark.parametrize(
    ("said", "day", "problem"),
    [
        ("", TODAY, ""),
        ("2007", date(2007, 12, 31), ""),
        ("2026", TODAY, ""),
        ("18/6/2023", date(2023, 6, 18), ""),
        ("2023-06-18", date(2023, 6, 18), ""),
        ("1975", date(1976, 12, 31), "early"),
        ("1", date(1976, 12, 31), "early"),
        ("0", TODAY, "unclear"),
        ("2027", TODAY, "late"),
        ("23/11/2026", TODAY, "late"),
        ("31/2/2020", TODAY, "unclear"),
        ("hôm qua", TODAY, "unclear"),
        ("²007", TODAY, "unclear"),
    ],
)
def test_a_day_is_understood_or_said_to_be_unclear(said, day, problem):
    assert day_asked(said, TODAY) == (day, problem)
