"""What goes wrong where units are joined by code, by name, or one to one."""

from datetime import date

import pytest

from nhipcau.places import gazetteer

TODAY = date(2026, 11, 22)


def heirs(uid, on=TODAY):
    return [one.unit.uid for one in gazetteer().heirs(uid, on=on)]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("15", "Yên Bái", "Lào Cai"),
        ("24", "Bắc Giang", "Bắc Ninh"),
        ("44", "Quảng Bình", "Quảng Trị"),
        ("52", "Bình Định", "Gia Lai"),
        ("80", "Long An", "Tây Ninh"),
        ("82", "Tiền Giang", "Đồng Tháp"),
        ("91", "Kiên Giang", "An Giang"),
    ],
)
def test_a_code_passed_to_another_province_is_another_unit(code, old, new):
    one, two = gazetteer().unit(f"p{code}a"), gazetteer().unit(f"p{code}b")
    assert (one.code, two.code) == (code, code)
    assert (one.versions[-1].name, two.versions[0].name) == (old, new)
    assert not gazetteer().same_territory(one, two)


def test_codes_keep_their_leading_zeros():
    assert gazetteer().unit("c00004b").code == "00004"
    assert gazetteer().unit("d001a").code == "001"


def test_the_commune_of_a_districts_name_is_not_its_only_heir():
    assert len(heirs("d005a")) == 9
    assert gazetteer().same_territory("d005a", "c00166b") is False


def test_a_commune_of_the_same_name_in_the_same_province_may_hold_none_of_the_land():
    wrong = 0
    for unit in gazetteer().units():
        if unit.level == 3 and unit.uid.endswith("a"):
            name, found = unit.versions[-1].name, heirs(unit.uid)
            province = gazetteer().unit(found[0]).versions[-1].parent
            same = [c.unit for c in gazetteer().find(name, within=province) if c.version.parent == province]
            same = [other for other in same if other.versions[-1].name == name and other.level == 3]
            wrong += bool(same) and not {other.uid for other in same} & set(found)
    assert wrong > 250


@pytest.mark.parametrize(
    ("district", "zone"),
    [("d318a", "Bạch Long Vĩ"), ("d471a", "Cồn Cỏ"), ("d498a", "Hoàng Sa"), ("d536a", "Lý Sơn"), ("d755a", "Côn Đảo")],
)
def test_an_island_district_without_communes_is_a_special_zone_now(district, zone):
    (uid,) = heirs(district)
    assert gazetteer().unit(uid).versions[0].full == f"Đặc khu {zone}"
    assert gazetteer().same_territory(district, uid)


def test_the_day_of_the_merger_is_the_day_it_took_effect():
    assert heirs("p15a", date(2025, 6, 12)) == heirs("p15a", date(2025, 6, 30)) == ["p15a"]
    assert heirs("p15a", date(2025, 7, 1)) == ["p15b"]


def test_names_that_differ_by_marks_only_stay_apart():
    found = gazetteer().find("xã Cẩm Giàng, Hải Phòng", on=TODAY)
    assert [one.version.name for one in found if one.rank == found[0].rank] == ["Cẩm Giàng"]
    bare = {one.version.name for one in gazetteer().find("xã Cam Giang, Hai Phong", on=TODAY)}
    assert bare == {"Cẩm Giàng", "Cẩm Giang"}


def test_an_old_province_is_now_the_name_of_a_commune_elsewhere():
    assert gazetteer().find("xã Tuyên Quang", on=TODAY)[0].version.parent == "p68b"
    assert gazetteer().find("phường Sóc Trăng", on=TODAY)[0].version.parent == "p92b"


def test_territories_are_compared_commune_by_commune():
    same = gazetteer().same_territory
    assert same("p46a", "p46b")
    assert same("px_ha_tuyen", "p08b")
    assert not same("p10a", "p15b")
    assert not same("d474x", "d474a")
    assert not same("px_dac_khu_vung_tau_con_dao", "p77a")


def test_predecessors_are_all_that_gave_land():
    found = [(one.unit.uid, one.share) for one in gazetteer().predecessors("d769a")]
    assert found == [("d762a", 1), ("d763a", 1), ("d769x", 1)]
    (carved,) = gazetteer().predecessors("p67a")
    assert (carved.unit.uid, carved.share) == ("p66a", None)
    assert {one.unit.uid for one in gazetteer().predecessors("c25138b")} == {"c25138a", "c25153a", "c25156a"}


def test_events_carry_their_legal_basis():
    assert [(one.type, one.basis) for one in gazetteer().events("p46a")] == [
        ("split", "NQ Quốc hội 30/06/1989"),
        ("change", "175/2024/QH15"),
        ("keep", "202/2025/QH15"),
    ]
    assert [one.basis for one in gazetteer().events("d005a")] == ["72/2025/QH15"]
    assert [one.basis for one in gazetteer().events("c25363b")] == ["1662/NQ-UBTVQH15", "237/NQ-UBTVQH16"]


def test_ancestors_stand_nearest_first():
    assert [one.uid for one in gazetteer().ancestors("c02476a")] == ["d075a", "p08a"]
    assert gazetteer().ancestors("p01b") == []


def test_the_version_of_a_day_is_given():
    huế = gazetteer().unit("p46a")
    assert huế.on(date(2024, 12, 31)).full == "Tỉnh Thừa Thiên Huế"
    assert gazetteer().version_on("p46a", date(2025, 1, 1)).full == "Thành phố Huế"
    assert huế.on(date(2025, 7, 1)) is None


def test_every_commune_of_today_has_a_point_in_the_country():
    points = gazetteer().points()
    assert len(points) == 3_321
    assert all(7 < one.lat < 23.5 and 102 < one.lon < 115 for one in points.values())
