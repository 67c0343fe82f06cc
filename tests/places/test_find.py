"""Which units a written place may mean."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.places import gazetteer


def found(mention, on=None, **context):
    """The uids of the best candidates: those which what was given cannot tell apart."""
    candidates = gazetteer().find(mention, on=on and date.fromisoformat(on), **context)
    return [one.unit.uid for one in candidates if one.rank == candidates[0].rank]


def test_a_parent_in_parentheses_decides_between_two_of_one_name():
    assert found("huyện Kỳ Sơn (Nghệ An)", "2023-06-18") == ["d417a"]
    assert found("huyện Kỳ Sơn (Hòa Bình)", "2019-06-18") == ["d151a"]


@pytest.mark.parametrize(
    "mention",
    [
        "huyện Kỳ Sơn, tỉnh Nghệ An",
        "huyện Kỳ Sơn tỉnh Nghệ An",
        "Kỳ Sơn, Nghệ An",
        "H. Kỳ Sơn - Nghệ An",
        "Huyện  Kỳ Sơn(Nghệ An)",
        "huyen ky son, tinh nghe an",
    ],
)
def test_a_parent_may_be_written_in_many_ways(mention):
    assert found(mention, "2023-06-18")[0] == "d417a"


def test_a_parent_may_be_known_from_elsewhere():
    assert set(found("huyện Kỳ Sơn", "2019-06-18")) == {"d151a", "d417a"}
    assert found("huyện Kỳ Sơn", "2019-06-18", within="tỉnh Nghệ An") == ["d417a"]


def test_other_places_of_the_text_decide_between_communes_of_one_name():
    assert len(found("xã Nam Hà", "2023-10-27")) == 3
    assert found("xã Nam Hà", "2023-10-27", near=["huyện Lâm Hà"]) == ["c24925a"]
    assert found("xã Nam Hà", "2023-10-27", near=["d676a", "Đà Lạt"]) == ["c24925a"]
    far = gazetteer().find("xã Nam Hà", on=date(2023, 10, 27), near=["huyện Lâm Hà"])[1]
    assert far.reason == ("exact", "far")


def test_a_uid_may_stand_for_a_parent():
    assert found("huyện Kỳ Sơn", "2019-06-18", within="p40a") == ["d417a"]


def test_a_former_name_of_a_commune_leads_to_the_one_that_bears_it_on():
    (best,) = gazetteer().find("phường Nguyễn Trung Trực, quận Ba Đình", on=date(2021, 1, 1))
    assert (best.unit.uid, best.reason) == ("c00004a", ("former",))


def test_a_parent_that_is_no_place_decides_nothing():
    assert set(found("huyện Kỳ Sơn (cũ)", "2019-06-18")) == {"d151a", "d417a"}


def test_a_commune_is_found_through_its_district():
    assert found("xã Kim Quan, huyện Yên Sơn, tỉnh Tuyên Quang", "2019-03-01") == ["c02476a"]
    assert found("xã Kim Quan huyện Yên Sơn", "2019-03-01") == ["c02476a"]
    assert found("Xã Kim Quan - Huyện Yên Sơn - Tuyên Quang", "2019-03-01") == ["c02476a"]
    assert found("xã Kim Quan (Thạch Thất)", "2019-03-01") == ["c09976a"]
    assert found("xã Nam Hà", "2023-10-27", within="huyện Lâm Hà") == ["c24925a"]
    assert found("phường Phúc Xá, quận Ba Đình", "2024-05-16") == ["c00001a"]
    assert found("P.4, TP Mỹ Tho", "2023-01-01") == ["c28252a"]


def test_communes_of_one_name_stay_candidates_all():
    assert len(found("xã Tân Thành", "2023-01-01")) > 20


@pytest.mark.parametrize(
    ("mention", "on", "uid"),
    [
        ("quận Cầu Giấy (Hà Nội)", "2023-06-18", "d005a"),
        ("phường Cầu Giấy (Hà Nội)", "2025-09-01", "c00166b"),
        ("tỉnh Thừa Thiên Huế", "2019-07-19", "p46a"),
        ("Thừa Thiên - Huế", "2019-07-19", "p46a"),
        ("Huyện Đạ TẻH", "2023-10-27", "d682x"),
        ("huyện Yên Bình, tỉnh Yên Bái", "2019-05-01", "d141a"),
        ("tỉnh Yên Bái", "2019-05-01", "p15a"),
        ("tỉnh Lào Cai", "2019-05-01", "p10a"),
        ("tỉnh Lào Cai", "2025-08-01", "p15b"),
        ("tỉnh Hà Tây", "2007-05-01", "px_ha_tay"),
        ("xã Hà Tây", "2026-01-01", "c10846b"),
        ("TX Kỳ Anh", "2023-01-01", "d449a"),
        ("huyện Kỳ Anh", "2023-01-01", "d447a"),
        ("Tp. Hồ Chí Minh", "2023-01-01", "p79a"),
        ("thủ đô Hà Nội", "2023-01-01", "p01a"),
        ("Q1", "2023-01-01", "d760a"),
        ("Quận 01", "2023-01-01", "d760a"),
        ("tt. Mường Xén", "2023-01-01", "c16813a"),
        ("đặc khu Trường Sa", "2025-08-01", "c22736b"),
    ],
)
def test_kind_and_day_decide(mention, on, uid):
    assert found(mention, on) == [uid]


@pytest.mark.parametrize(
    ("mention", "uid"),
    [
        ("TP.HCM", "p79a"),
        ("TP. HCM", "p79a"),
        ("TPHCM", "p79a"),
        ("Sài Gòn", "p79a"),
        ("HN", "p01a"),
        ("TT Huế", "p46a"),
        ("BR-VT", "p77a"),
        ("Bà Rịa – Vũng Tàu", "p77a"),
        ("Bà Rịa-Vũng Tàu", "p77a"),
        ("Đăk Lăk", "p66a"),
        ("Đắc Lắc", "p66a"),
        ("Dak Lak", "p66a"),
        ("Kontum", "p62a"),
        ("Buôn Mê Thuột", "d643a"),
    ],
)
def test_customary_names_and_abbreviations_are_understood(mention, uid):
    assert found(mention, "2023-01-01")[0] == uid


@pytest.mark.parametrize(
    "mention",
    ["Thanh Hóa", "Thanh Hoá", "THANH HÓA", unicodedata.normalize("NFD", "Thanh Hoá"), "thanh  hóa", "TỈNH THANH HOÁ"],
)
def test_tone_placement_capitals_and_composition_make_no_difference(mention):
    best = gazetteer().find(mention, on=date(2023, 1, 1))[0]
    assert (best.unit.uid, best.reason) == ("p38a", ("exact",))


def test_exact_marks_rank_first():
    names = [one.version.name for one in gazetteer().find("huyện Sơn Hà", on=date(2023, 1, 1))]
    assert names == ["Sơn Hà"]
    communes = [one.version.name for one in gazetteer().find("xã Sơn Hà", on=date(2023, 1, 1))]
    assert communes == sorted(communes, key=lambda name: name != "Sơn Hà")
    assert "Sơn Hạ" in communes


def test_without_marks_every_name_that_folds_alike_is_a_candidate():
    names = {one.version.name for one in gazetteer().find("cam giang", on=date(2023, 1, 1))}
    assert {"Cẩm Giang", "Cẩm Giàng"} <= names


@pytest.mark.parametrize(
    ("written", "printed"), [("Quí Lộc", "Quý Lộc"), ("Đăc Sơn", "Đắc Sơn"), ("Đắk Sơn", "Đắc Sơn")]
)
def test_customary_spellings_are_found(written, printed):
    assert printed in {one.version.name for one in gazetteer().find(written)}


def test_a_name_of_another_time_is_a_candidate_with_a_note():
    (gone,) = gazetteer().find("tỉnh Hà Tây", on=date(2026, 1, 1))
    (ahead,) = gazetteer().find("đặc khu Phú Quốc", on=date(2023, 1, 1))
    assert (gone.unit.uid, gone.reason) == ("px_ha_tay", ("exact", "ended"))
    assert ahead.reason == ("exact", "not_yet")


def test_the_version_that_bears_the_name_is_given():
    old = gazetteer().find("Thừa Thiên Huế", on=date(2025, 3, 1))[0]
    new = gazetteer().find("thành phố Huế", on=date(2025, 3, 1))[0]
    assert old.unit == new.unit
    assert (old.version.ver, old.reason) == (1, ("exact", "ended"))
    assert (new.version.ver, new.reason) == (2, ("exact",))


def test_the_version_of_the_day_is_preferred():
    assert gazetteer().find("Phổ Yên", on=date(2021, 1, 1))[0].version.kind == "Thị xã"
    assert gazetteer().find("Phổ Yên", on=date(2023, 1, 1))[0].version.kind == "Thành phố"


def test_a_wrong_kind_is_a_candidate_with_a_note_only_when_nothing_else_fits():
    best = gazetteer().find("huyện Hoàn Kiếm", on=date(2023, 1, 1))[0]
    assert (best.unit.uid, best.reason) == ("d002a", ("exact", "other_kind"))
    assert all("other_kind" not in one.reason for one in gazetteer().find("quận Hoàn Kiếm"))


def test_a_parent_that_inherited_the_unit_fits_with_a_note():
    (best,) = gazetteer().find("huyện Thanh Miện, TP Hải Phòng", on=date(2025, 8, 1))
    assert (best.unit.uid, best.reason) == ("d300a", ("exact", "ended", "inherited"))
    assert found("huyện Ba Vì, Hà Tây", "2007-01-01") == ["d271a"]
    assert found("huyện Yên Sơn, tỉnh Hà Tuyên", "1985-01-01") == ["d075a"]
    assert found("xã Tân Trào, huyện Yên Sơn, tỉnh Tuyên Quang", "2025-08-15") == ["c02545b"]


def test_a_new_parent_given_wrongly_is_a_note_only_when_nothing_else_fits():
    (best,) = gazetteer().find("huyện Kỳ Sơn, tỉnh Cà Mau", on=date(2023, 1, 1))[:1]
    assert best.reason == ("exact", "outside")


@pytest.mark.parametrize(
    ("mention", "uid"),
    [
        ("UBND huyện Kỳ Sơn, Nghệ An", "d417a"),
        ("huyện miền núi Kỳ Sơn (Nghệ An)", "d417a"),
        ("huyện Kỳ Sơn/Nghệ An", "d417a"),
        ("huyện Kỳ Sơn thuộc tỉnh Nghệ An", "d417a"),
        ("HUYỆN KỲ SƠN - TỈNH NGHỆ AN", "d417a"),
        ("P1 Q3 TPHCM", "c27160a"),
        ("phường 1 quận 3 TP.HCM", "c27160a"),
        ("huyện đảo Phú Quý", "d602a"),
        ("Ban Mê Thuột", "d643a"),
    ],
)
def test_what_papers_write_around_a_place_is_understood(mention, uid):
    assert found(mention, "2020-06-18") == [uid]


def test_a_wrong_kind_of_the_right_level_comes_before_another_level():
    best, *others = gazetteer().find("huyện Ninh Hòa", on=date(2020, 1, 1))
    assert (best.unit.uid, best.reason) == ("d572a", ("exact", "other_kind"))
    assert all("other_level" in one.reason for one in others)


def test_of_names_to_come_the_first_comes_first():
    assert [one.unit.uid for one in gazetteer().find("thành phố Đà Nẵng", on=date(1990, 1, 1))] == ["p48a", "p48b"]


def test_without_a_day_the_newest_comes_first():
    assert [one.unit.uid for one in gazetteer().find("tỉnh Nghệ An")] == ["p40b", "p40a"]


@pytest.mark.parametrize("mention", ["", " ", "(", "),(", "huyện", "TP.", "xyz", "miền núi phía Bắc", "-", " - "])
def test_what_is_no_place_has_no_candidate(mention):
    assert gazetteer().find(mention) == []


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_at_all_may_be_asked(mention, within):
    gazetteer().find(mention, within=within)


@pytest.mark.parametrize(
    "mention", ["xã a, - " * 5000, "xã " + "a\u0301\u0323" * 50_000, "a" + "\u0301\u0323" * 50_000]
)
def test_a_hostile_mention_is_answered_like_any_other(mention):
    assert gazetteer().find(mention) == []


@pytest.mark.parametrize(
    ("mention", "day", "uid", "province"),
    [
        ("huyện Mê Linh", "2007-05-01", "d250a", "p26a"),
        ("huyện Mê Linh, tỉnh Vĩnh Phúc", "2007-05-01", "d250a", "p26a"),
        ("huyện Mê Linh, Hà Nội", "2008-08-01", "d250a", "p01a"),
        ("huyện Đan Phượng, tỉnh Hà Tây", "2006-01-01", "d273a", "px_ha_tay"),
        ("huyện Than Uyên, tỉnh Lào Cai", "2002-01-01", "d110a", "p10a"),
        ("huyện Đắk Song, tỉnh Đắk Lắk", "2002-01-01", "d665a", "p66a"),
        ("huyện Điện Biên, tỉnh Lai Châu", "2000-01-01", "d100a", "p12a"),
    ],
)
def test_a_district_lies_in_the_province_of_the_day(mention, day, uid, province):
    first = gazetteer().find(mention, on=date.fromisoformat(day))[0]
    assert (first.unit.uid, first.version.parent, first.reason) == (uid, province, ("exact",))
    assert [one.uid for one in gazetteer().ancestors(uid, on=date.fromisoformat(day))] == [province]


def test_a_commune_is_found_in_the_province_its_district_once_lay_in():
    assert found("xã Tiền Phong, huyện Mê Linh, tỉnh Vĩnh Phúc", "2007-05-01") == ["c09019a"]
    assert found("xã Đông Xuân, huyện Lương Sơn, tỉnh Hòa Bình", "2006-01-01") == ["c04939a"]


def test_another_kind_in_the_right_parent_comes_before_the_right_kind_in_another():
    assert found("huyện Tân Uyên, tỉnh Sông Bé", "1990-01-01") == ["d723a"]
