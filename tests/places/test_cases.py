"""Cases looked up by hand: what a mention meant on a day, and who holds that land today."""

import json
from datetime import date

import pytest

from nhipcau.cli import main
from nhipcau.places import gazetteer

TODAY = "2026-11-22"
# Mention, day, unit meant, heirs today with their shares in per cent.
CASES = {
    "the Kỳ Sơn of Nghệ An, not that of Hòa Bình": (
        "huyện Kỳ Sơn (Nghệ An)",
        "2023-06-18",
        "d417a",
        {
            "Mường Xén": 14.3,
            "Hữu Kiệm": 14.3,
            "Na Loi": 9.5,
            "Nậm Cắn": 9.5,
            "Chiêu Lưu": 9.5,
            "Mường Típ": 9.5,
            "Na Ngoi": 9.5,
            "Mỹ Lý": 4.8,
            "Bắc Lý": 4.8,
            "Keng Đu": 4.8,
            "Huồi Tụ": 4.8,
            "Mường Lống": 4.8,
        },
    ),
    "an urban district is nine wards, the one of its name a quarter": (
        "quận Cầu Giấy (Hà Nội)",
        "2023-06-18",
        "d005a",
        {"Nghĩa Đô": 39.6, "Cầu Giấy": 25, "Yên Hòa": 10.4}
        | dict.fromkeys(("Ngọc Hà", "Tây Hồ", "Thanh Xuân", "Từ Liêm", "Phú Diễn", "Đại Mỗ"), 4.2),
    ),
    "a province renamed and retyped": ("tỉnh Thừa Thiên Huế", "2019-07-19", "p46a", {"Huế": 100}),
    "a province written with a dash": ("Thừa Thiên - Huế", "2019-07-19", "p46a", {"Huế": 100}),
    "a district whose code went to another": (
        "Huyện Đạ TẻH",
        "2023-10-27",
        "d682x",
        {"Đạ Tẻh 2": 44.4, "Đạ Tẻh": 33.3, "Đạ Tẻh 3": 22.2},
    ),
    "a commune in its district, not its namesake": (
        "xã Kim Quan, huyện Yên Sơn, tỉnh Tuyên Quang",
        "2019-03-01",
        "c02476a",
        {"Tân Trào": 100},
    ),
    "a commune of three of its name": ("xã Nam Hà, huyện Lâm Hà", "2023-10-27", "c24925a", {"Nam Hà Lâm Hà": 100}),
    "a ward whose district's name is now a ward": (
        "phường Phúc Xá, quận Ba Đình",
        "2024-05-16",
        "c00001a",
        {"Hồng Hà": 100},
    ),
    "a province whose code went to another": ("tỉnh Yên Bái", "2019-05-01", "p15a", {"Lào Cai": 100}),
    "a district of a province gone": (
        "huyện Yên Bình, tỉnh Yên Bái",
        "2019-05-01",
        "d141a",
        {"Thác Bà": 26.1, "Yên Thành": 21.7, "Yên Bình": 17.4, "Bảo Ái": 17.4, "Cảm Nhân": 13, "Văn Phú": 4.3},
    ),
    "a province gone long ago": ("tỉnh Hà Tây", "2007-05-01", "px_ha_tay", {"Hà Nội": 100}),
    "the commune that has its name now": ("xã Hà Tây", "2026-01-01", "c10846b", {"Hà Tây": 100}),
    # Further ones.
    "a district inside a city made of three": (
        "quận 2, TP.HCM",
        "2019-05-01",
        "d769x",
        {"An Khánh": 59.1, "Bình Trưng": 22.7, "Cát Lái": 18.2},
    ),
    "the ward Thủ Đức is not the city": ("P. Thủ Đức, TP.HCM", "2026-01-01", "c26824b", {"Thủ Đức": 100}),
    "the district Thủ Đức was not yet the city": (
        "Q. Thủ Đức",
        "2019-05-01",
        "d762a",
        {"Thủ Đức": 33.3, "Tam Bình": 25, "Linh Xuân": 20.8, "Hiệp Bình": 20.8},
    ),
    "a district absorbed before its province was": (
        "huyện Kỳ Sơn, tỉnh Hòa Bình",
        "2019-03-01",
        "d151a",
        {"Kỳ Sơn": 50, "Thịnh Minh": 50},
    ),
    "a town absorbed by a city": ("TX Cửa Lò", "2023-05-01", "d413a", {"Cửa Lò": 100}),
    "a district renamed when it became a town": ("huyện Yên Hưng, Quảng Ninh", "2010-01-01", "d206a", None),
    "an island district without communes": ("huyện đảo Lý Sơn", "2020-01-01", "d536a", {"Lý Sơn": 100}),
    "an archipelago": ("huyện Hoàng Sa, Đà Nẵng", "2020-01-01", "d498a", {"Hoàng Sa": 100}),
    "a city spelled by custom": ("Buôn Mê Thuột", "2020-01-01", "d643a", None),
    "a city of a city": ("thành phố Huế", "2024-06-01", "d474x", None),
    "the city above it": ("thành phố Huế", "2025-03-01", "p46a", {"Huế": 100}),
    "the city today": ("TP. Huế", "2026-03-01", "p46b", {"Huế": 100}),
    "a province parted between two of today": (
        "tỉnh Hà Sơn Bình",
        "1985-05-01",
        "px_ha_son_binh",
        {"Hà Nội": 65.3, "Phú Thọ": 34.7},
    ),
    "a province that has its land back": ("tỉnh Hà Tuyên", "1985-05-01", "px_ha_tuyen", {"Tuyên Quang": 100}),
    "a ward merged in the year before": ("phường Nguyễn Trung Trực, quận Ba Đình", "2021-01-01", "c00004a", None),
    "a ward of 2026": ("phường Đồng Phú, tỉnh Đồng Nai", "2026-06-01", "c25363b", {"Đồng Phú": 100}),
    "a special zone of the seventies": ("Đặc khu Vũng Tàu - Côn Đảo", "1985-05-01", None, {"Hồ Chí Minh": 100}),
}


def shares(heirs):
    return {name: pytest.approx(share, abs=0.06) for name, share in heirs.items()}


@pytest.mark.parametrize(("mention", "on", "uid", "heirs"), CASES.values(), ids=CASES.keys())
def test_the_library_knows(mention, on, uid, heirs):
    best = gazetteer().find(mention, on=date.fromisoformat(on))
    assert uid is None or best[0].unit.uid == uid
    assert len(best) == 1 or best[0].rank < best[1].rank
    today = date.fromisoformat(TODAY)
    found = {one.unit.on(today).name: one.share * 100 for one in gazetteer().heirs(best[0].unit, on=today)}
    assert heirs is None or found == shares(heirs)
    assert sum(found.values()) == pytest.approx(100)


@pytest.mark.parametrize(("mention", "on", "uid", "heirs"), CASES.values(), ids=CASES.keys())
def test_the_command_line_tells(capsys, mention, on, uid, heirs):
    assert main(["place", mention, "--on", on, "--today", TODAY, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert uid is None or told["candidates"][0]["uid"] == uid
    found = [one["share"] * 100 for one in told["heirs"]]
    assert heirs is None or {one["name"]: one["share"] * 100 for one in told["heirs"]} == shares(heirs)
    assert found == sorted(found, reverse=True)


def test_the_path_names_the_acts_in_order():
    heir = gazetteer().heirs("d682x", on=date.fromisoformat(TODAY))[0]
    assert [event.basis for event in heir.path] == ["1245/NQ-UBTVQH15", "72/2025/QH15", "1671/NQ-UBTVQH15"]


def test_heirs_are_those_of_the_day_asked_for():
    def on(day):
        return [(one.unit.uid, round(one.share, 2)) for one in gazetteer().heirs("d682x", on=date.fromisoformat(day))]

    assert on("2024-11-30") == [("d682x", 1)]
    assert on("2025-01-15") == [("d682a", 1)]
    assert len(on("2025-07-01")) == 3


def test_a_unit_that_is_not_there_yet_has_no_heirs():
    assert gazetteer().heirs("c10846b", on=date(2020, 1, 1)) == []


def test_a_unit_that_is_still_there_is_its_own_heir():
    (heir,) = gazetteer().heirs("c10846b", on=date(2026, 1, 1))
    assert (heir.unit.uid, heir.share, heir.path) == ("c10846b", 1, ())
