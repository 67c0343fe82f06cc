"""Countries, and the provinces and cities abroad that Vietnamese localities deal with."""

from datetime import date

import pytest

from nhipcau.places import gazetteer
from nhipcau.places.spelling import keys

FOREIGN = list(gazetteer().foreign())


def found(mention, on="2023-06-18"):
    candidates = gazetteer().find(mention, on=date.fromisoformat(on))
    return [one.unit.uid for one in candidates if one.rank == candidates[0].rank]


@pytest.mark.parametrize(
    ("mention", "uid"),
    [
        ("Lào", "f-la"),
        ("nước CHDCND Lào", "f-la"),
        ("Trung Quốc", "f-cn"),
        ("Campuchia", "f-kh"),
        ("Cam-pu-chia", "f-kh"),
        ("Hàn Quốc", "f-kr"),
        ("Nhật Bản", "f-jp"),
        ("tỉnh Hủa Phăn (Lào)", "f-la-hua-phan"),
        ("tỉnh Houaphanh, nước CHDCND Lào", "f-la-hua-phan"),
        ("tỉnh Hủa Phăn nước CHDCND Lào", "f-la-hua-phan"),
        ("tỉnh Xiêng Khoảng", "f-la-xieng-khoang"),
        ("xieng khoang", "f-la-xieng-khoang"),
        ("tỉnh Vân Nam, Trung Quốc", "f-cn-van-nam"),
        ("thủ đô Viêng Chăn", "f-la-vieng-chan"),
        ("thành phố Paris", "f-fr-paris"),
        ("Gyeonggi-do", "f-kr-gyeonggi"),
        ("tỉnh Đông Hưng, Trung Quốc", "f-cn-dong-hung"),
    ],
)
def test_a_place_abroad_is_found_in_each_spelling(mention, uid):
    assert found(mention) == [uid]


def test_a_kind_or_a_parent_of_the_country_rules_places_abroad_out():
    assert found("huyện Đông Hưng") == ["d340a"]
    assert found("Quảng Châu, Tiên Lữ") == ["c12403a"] or all(uid[0] != "f" for uid in found("Quảng Châu, Hưng Yên"))


def test_a_name_at_home_stands_before_the_same_abroad():
    uids = [one.unit.uid for one in gazetteer().find("Long Châu")]
    assert uids[-1] == "f-cn-long-chau"
    assert len(uids) > 1


def test_places_abroad_are_level_nought_and_lie_in_a_country():
    countries = {unit.uid for unit in FOREIGN if not unit.versions[0].parent}
    for unit in FOREIGN:
        assert unit.level == 0
        assert unit.uid.startswith("f-")
        assert unit.versions[0].parent in {None, *countries}
        assert unit.versions[0].kind


def test_places_abroad_are_no_units_of_the_country():
    assert not {unit.uid for unit in FOREIGN} & {unit.uid for unit in gazetteer().units()}
    assert not any(uid.startswith("f-") for _, uids in gazetteer().names() for uid in uids)


def test_a_place_abroad_is_its_own_heir():
    (heir,) = gazetteer().heirs("f-la", on=date(2026, 1, 1))
    assert heir.unit.uid == "f-la"
    assert gazetteer().ancestors("f-la-hua-phan")[0].uid == "f-la"


def test_no_two_places_of_one_country_share_a_spelling():
    seen = {}
    for spelling, uid in gazetteer().names_abroad():
        country = gazetteer().unit(uid).versions[0].parent or uid
        assert seen.setdefault((country, keys(spelling)), uid) == uid
