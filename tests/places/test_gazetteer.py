"""The gazetteer as a table: units, versions, printed names."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from nhipcau.places import Unit, Version, gazetteer


def kinds_on(day):
    return Counter(
        (unit.level, version.kind)
        for unit in gazetteer().units()
        for version in unit.versions
        if (version.valid_from or day) <= day <= (version.valid_to or day)
    )


def test_the_country_before_july_2025_is_complete():
    kinds = kinds_on(date(2025, 6, 30))
    assert [sum(count for (at, _), count in kinds.items() if at == level) for level in (1, 2, 3)] == [63, 696, 10_035]
    # The package types Ngọc Lặc and two wards of Phú Nhuận as communes; their full names say better.
    assert (kinds[3, "Xã"], kinds[3, "Phường"], kinds[3, "Thị trấn"]) == (7_692, 1_726, 617)


def test_the_country_after_july_2025_is_complete():
    assert kinds_on(date(2025, 7, 1)) == {
        (1, "Tỉnh"): 28,
        (1, "Thành phố"): 6,
        (3, "Xã"): 2_621,
        (3, "Phường"): 687,
        (3, "Đặc khu"): 13,
    }


def test_the_changes_of_2026_are_in():
    assert kinds_on(date(2026, 9, 20)) == {
        (1, "Tỉnh"): 25,
        (1, "Thành phố"): 9,
        (3, "Xã"): 2_599,
        (3, "Phường"): 709,
        (3, "Đặc khu"): 13,
    }


def test_a_unit_has_its_versions_oldest_first():
    assert gazetteer().unit("p46a") == Unit(
        "p46a",
        "46",
        1,
        (
            Version("p46a", 1, "Tỉnh", "Thừa Thiên Huế", None, date(1989, 7, 1), date(2024, 12, 31)),
            Version("p46a", 2, "Thành phố", "Huế", None, date(2025, 1, 1), date(2025, 6, 30)),
        ),
    )


def test_versions_of_a_unit_do_not_overlap():
    for unit in gazetteer().units():
        assert all(one.valid_to < two.valid_from for one, two in pairwise(unit.versions))


def test_every_parent_is_a_unit_of_a_higher_level():
    level = {unit.uid: unit.level for unit in gazetteer().units()}
    for unit in gazetteer().units():
        assert all(level[one.parent] < unit.level for one in unit.versions if one.parent)
        assert unit.level == 1 or all(one.parent for one in unit.versions)


def test_an_unknown_uid_is_a_key_error():
    with pytest.raises(KeyError):
        gazetteer().unit("p00a")


def test_a_printed_name_has_the_uids_that_bear_it():
    names = dict(gazetteer().names())
    assert set(names["Huế"]) == {"p46a", "p46b", "d474x"}
    assert set(names["TP.HCM"]) == set(names["Hồ Chí Minh"]) == {"p79a", "p79b"}
    assert names["Thủy Nguyên"] == names["Thuỷ Nguyên"]


def test_a_number_is_printed_with_its_kind():
    names = dict(gazetteer().names())
    assert names["Quận 1"] == ("d760a",)
    assert not any(name.isdecimal() for name in names)


def test_every_unit_has_a_printed_name():
    named = {uid for _, uids in gazetteer().names() for uid in uids}
    assert named == {unit.uid for unit in gazetteer().units()}


def test_the_gazetteer_is_loaded_once():
    assert gazetteer() is gazetteer()
