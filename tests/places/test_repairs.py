"""The defects of the package are known, and repaired by rules."""

from collections import defaultdict
from statistics import median

import pytest
from gazetteer import repairs


@pytest.fixture(scope="module")
def repaired(raw):
    return repairs.repaired(raw)


def heirs(catalogue, code):
    (old,) = (one for one in catalogue.old if one.code == code)
    return {one.code for one in catalogue.heirs[old.key]}


def test_thirty_communes_lose_thirty_one_heirs_of_their_namesakes(raw, repaired):
    lost = list(repairs.false_heirs(raw, repaired))
    assert (len(lost), len({old.code for old, _ in lost})) == (31, 30)
    assert {old.name for old, _ in lost} >= {"Phường 4", "Phường 3", "Phường 6", "Xã Tân Long", "Xã Hồng Phong"}


def test_a_ward_of_tan_an_has_no_heir_in_tay_ninh_94_km_away(raw, repaired):
    (tan_an,) = (one for one in raw.old if (one.name, one.district) == ("Phường 4", "Thành phố Tân An"))
    assert len(raw.heirs[tan_an.key]) > len(repaired.heirs[tan_an.key]) > 0
    points = [(one.lat, one.lon) for one in repaired.heirs[tan_an.key]]
    assert all(repairs.km(points[0], point) < 15 for point in points)


def test_every_old_commune_keeps_an_heir_and_every_commune_has_an_origin(repaired):
    assert all(repaired.heirs[one.key] for one in repaired.old)
    assert {one.code for found in repaired.heirs.values() for one in found} == {one.code for one in repaired.new}


def test_the_links_are_as_many_as_counted(repaired):
    counted = [len(repaired.heirs[one.key]) for one in repaired.old if one.code]
    assert (sum(counted), counted.count(1)) == (10_566, 9_593)
    assert sum(count for count in counted if count > 1) == 973
    assert sum(1 for count in counted if count > 1) == 442


def test_old_provinces_lie_wholly_in_one_new_province(repaired):
    news = defaultdict(set)
    for old in repaired.old:
        news[old.province_code] |= {one.province_code for one in repaired.heirs[old.key]}
    assert all(len(codes) == 1 for codes in news.values())
    assert len(set().union(*news.values())) == 34


def strays(catalogue):
    """The communes whose point lies far from those of the other communes of a district it took land from."""
    found = defaultdict(set)
    for old in catalogue.old:
        found[old.district_code] |= set(catalogue.heirs[old.key])
    far = set()
    for communes in found.values():
        middle = median(one.lat for one in communes), median(one.lon for one in communes)
        far |= {one.code for one in communes if repairs.km(middle, (one.lat, one.lon)) > 55}
    return far


def test_swapped_points_are_put_right(raw, repaired):
    swapped = {"04924", "28615"}
    assert swapped <= strays(raw)
    assert not swapped & strays(repaired)


def test_no_point_is_far_from_its_district_but_of_the_islands(repaired):
    far = strays(repaired)
    assert {one.name for one in repaired.new if one.code in far} <= {
        "Đặc khu Trường Sa",
        "Đặc khu Hoàng Sa",
        "Đặc khu Thổ Châu",
        "Đặc khu Phú Quốc",
    }


def test_misspelt_names_are_put_right(raw, repaired):
    def named(catalogue):
        return [one.name for one in catalogue.old if one.code in {"00712", "00181", "00226"}]

    assert named(raw) != named(repaired)
    assert named(repaired) == ["Phường Văn Miếu - Quốc Tử Giám", "Phường Phương Liên - Trung Tự", "Thị trấn Phó Bảng"]


def test_no_point_of_the_old_units_is_used(repaired):
    assert not hasattr(repaired.old[0], "lat")
