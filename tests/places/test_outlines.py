"""The shapes of the map are those of the units, in every year, with both archipelagos."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from nhipcau.places import gazetteer, outlines

LANDMARKS = {1976: 38, 1979: 40, 1989: 44, 1991: 53, 1997: 61, 2004: 64, 2008: 63, 2024: 63, 2025: 34, 2026: 34}
DAYS = [date(year, 12, 31) for year in LANDMARKS] + [day - timedelta(1) for day in outlines.eras()]


def provinces_there(day):
    return {unit.uid for unit in gazetteer().units() if unit.level == 1 and unit.on(day)}


@pytest.mark.parametrize(("year", "count"), LANDMARKS.items())
def test_each_landmark_year_has_its_provinces(year, count):
    assert len(outlines.provinces(date(year, 12, 31))) == count


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_drawn_is_what_was_there(day):
    assert {outline.uid for outline in outlines.provinces(day)} == provinces_there(day)


def test_every_commune_of_today_is_drawn_in_its_province_once():
    drawn = [
        outline.uid for province in outlines.provinces(date(2026, 1, 1)) for outline in outlines.communes(province.uid)
    ]
    today = {unit.uid for unit in gazetteer().units() if unit.level == 3 and unit.on(date(2026, 1, 1))}
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == today - {"c20333b", "c22736b"}


def test_every_district_of_the_last_day_is_drawn():
    day = date(2025, 6, 30)
    drawn = {outline.uid for province in outlines.provinces(day) for outline in outlines.districts(province.uid)}
    there = {unit.uid for unit in gazetteer().units() if unit.level == 2 and unit.on(day)}
    assert drawn == there - {"d498a", "d576a"}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_both_archipelagos_belong_to_a_province_of_the_day(day):
    owners = outlines.owners(day)
    assert set(owners) == set(outlines.archipelagos()) == {"hoang_sa", "truong_sa"}
    assert set(owners.values()) <= provinces_there(day)


def test_the_eras_follow_one_another():
    assert all(before < after for before, after in pairwise(outlines.eras()))
    assert outlines.eras()[-1] == date(2025, 7, 1)


def test_the_borders_of_neighbours_meet():
    edges = {}
    for outline in outlines.provinces(date(2026, 1, 1)):
        for ring in outlines.rings_of(outline.path):
            for edge in pairwise(ring):
                assert edge not in edges, "two provinces cover the same ground"
                edges[edge] = outline.uid
    shared = [(uid, edges[edge[::-1]]) for edge, uid in edges.items() if edge[::-1] in edges]
    assert len({pair for pair in shared if pair[0] < pair[1]}) > 50


def test_a_path_and_its_rings_are_the_same():
    rings = [[(10, 20), (30, 20), (30, 5), (10, 20)], outlines.dot(100, 100)]
    assert outlines.rings_of(outlines.path_of(rings)) == rings


def test_places_lie_where_they_lie():
    west, north = outlines.project(103.0, 22.4)
    east, south = outlines.project(109.2, 12.2)
    assert west < east
    assert north < south
    assert outlines.project(106, 24) == (4000, 0)
