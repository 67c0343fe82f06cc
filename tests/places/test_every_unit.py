"""What must hold of all fourteen thousand units."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.places import gazetteer

TODAY = date(2026, 11, 22)
UNITS = list(gazetteer().units())


def full_name(version):
    above = [gazetteer().unit(version.parent), *gazetteer().ancestors(version.parent)] if version.parent else []
    day = some_day(version)
    return ", ".join([version.full, *((one.on(day) or one.versions[-1]).full for one in above)])


def some_day(version):
    return version.valid_to or version.valid_from or TODAY


def test_every_version_of_every_unit_is_found_by_its_full_name():
    lost = []
    for unit in UNITS:
        for version in unit.versions:
            found = gazetteer().find(full_name(version), on=some_day(version))
            alone = len(found) < 2 or found[0].rank < found[1].rank
            if not (found and alone) or (found[0].unit, found[0].version) != (unit, version):
                lost.append(full_name(version))
    assert lost == []


def test_every_unit_that_has_ended_has_heirs_today():
    for unit in UNITS:
        heirs = gazetteer().heirs(unit, on=TODAY)
        assert sum(one.share for one in heirs) == pytest.approx(1), unit.uid
        assert all(one.unit.on(TODAY) for one in heirs), unit.uid
        ended = unit.versions[-1].valid_to is not None
        assert ended == any(one.path for one in heirs), unit.uid


def test_versions_follow_one_another_day_by_day():
    for unit in UNITS:
        assert [one.ver for one in unit.versions] == list(range(1, len(unit.versions) + 1))
        assert all(one.valid_to + timedelta(1) == two.valid_from for one, two in pairwise(unit.versions))


def test_ancestors_are_of_higher_levels_and_end():
    for unit in UNITS:
        levels = [unit.level, *(one.level for one in gazetteer().ancestors(unit))]
        assert levels == sorted(set(levels), reverse=True)
        assert levels[-1] == 1


DAYS = st.dates(date(1970, 1, 1), date(2030, 1, 1))


@given(st.sampled_from(UNITS), DAYS)
def test_heirs_of_any_day_hold_all_the_land_on_that_day(unit, day):
    heirs = gazetteer().heirs(unit, on=day)
    start = unit.versions[0].valid_from
    assert bool(heirs) == (start is None or start <= day)
    if heirs:
        assert sum(one.share for one in heirs) == pytest.approx(1)
        assert all(one.unit.on(day) for one in heirs)
        assert all(event.date <= day for one in heirs for event in one.path)


@given(st.sampled_from(UNITS), DAYS)
def test_an_heir_knows_whom_it_came_from(unit, day):
    for heir in gazetteer().heirs(unit, on=day):
        if heir.path and unit.level != 2:
            origins, come_from = {heir.unit.uid}, set()
            while origins:
                come_from |= origins
                origins = {one.unit.uid for uid in origins for one in gazetteer().predecessors(uid)} - come_from
            assert unit.uid in come_from


@given(st.sampled_from(UNITS))
def test_a_unit_holds_its_own_territory(unit):
    assert gazetteer().same_territory(unit, unit)


@given(st.sampled_from(UNITS), st.sampled_from(["upper", "lower", "title", "swapcase"]))
def test_capitals_make_no_difference(unit, way):
    version = unit.versions[-1]
    plain = gazetteer().find(version.full, on=some_day(version))
    assert gazetteer().find(getattr(version.full, way)(), on=some_day(version)) == plain
