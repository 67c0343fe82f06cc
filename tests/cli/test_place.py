"""`nhipcau place`: what a name meant on a day, and who inherits it."""

import json

import pytest

SIGNED = ("--on", "2023-06-18", "--today", "2026-11-22")
KY_SON = ("place", "huyện Kỳ Sơn, Nghệ An", *SIGNED)


def test_json_has_the_promised_keys_and_no_others(run):
    status, out, _ = run(*KY_SON, "--format", "json")
    found = json.loads(out)
    assert status == 0
    assert list(found) == ["mention", "on", "candidates", "heirs"]
    assert (found["mention"], found["on"]) == ("huyện Kỳ Sơn, Nghệ An", "2023-06-18")
    assert found["candidates"] == [
        {
            "uid": "d417a",
            "code": "417",
            "kind": "Huyện",
            "name": "Kỳ Sơn",
            "parent": "p40a",
            "valid_from": None,
            "valid_to": "2025-06-30",
            "reason": "exact",
        }
    ]
    assert found["heirs"][0] == {
        "uid": "c16813b",
        "kind": "Xã",
        "name": "Mường Xén",
        "parent": "p40b",
        "share": 0.142857143,
    }


def test_the_table_names_candidates_heirs_and_acts(run):
    _, out, _ = run(*KY_SON)
    assert "Huyện Kỳ Sơn  Tỉnh Nghệ An" in out
    assert "14,3 %" in out
    assert "1678/NQ-UBTVQH15" in out


def test_the_table_speaks_english(run):
    _, out, _ = run(*KY_SON, locale="en_GB.UTF-8")
    assert "heirs on 22/11/2026" in out
    assert "14.3 %" in out
    assert "end of the district level" in out


def test_a_name_that_many_bear_has_no_heirs_in_the_table(run):
    _, out, _ = run("place", "xã Tân Thành", "--on", "2023-01-01")
    assert "Chưa đủ căn cứ" in out
    assert "nơi nữa" in out
    assert "%" not in out


def test_heirs_are_given_for_the_day_asked(run):
    _, out, _ = run("place", "huyện Đạ Tẻh", "--on", "2023-10-27", "--today", "2025-01-15", "--format", "json")
    assert [one["uid"] for one in json.loads(out)["heirs"]] == ["d682a"]


def test_another_place_of_the_paper_decides(run):
    _, out, _ = run("place", "xã Nam Hà", "--on", "2023-10-27", "--near", "huyện Lâm Hà", "--format", "json")
    assert json.loads(out)["candidates"][0]["uid"] == "c24925a"


@pytest.mark.parametrize("mention", ["", "qwerty", "()", "huyện", "\x00", "x" * 5000])
def test_what_is_no_place_is_answered_plainly(run, mention):
    status, out, err = run("place", mention, "--format", "json")
    assert (status, err) == (0, "")
    assert json.loads(out)["candidates"] == json.loads(out)["heirs"] == []
    status, out, _ = run("place", mention)
    assert status == 0
    assert "Không tìm thấy" in out


def test_a_day_before_the_data_is_answered_with_a_note(run):
    status, out, _ = run("place", "tỉnh Nghệ An", "--on", "1950-01-01")
    assert status == 0
    assert "chưa có" in out
    _, out, _ = run("place", "huyện Yên Sơn", "--on", "1950-01-01")
    assert "dữ liệu chưa ghi đến thời đó" in out


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_too(run, day):
    assert run("place", "Yên Bái", "--on", day, "--today", day)[0] == 0


@pytest.mark.parametrize("written", ["18/6/2023", "18/06/2023", " 2023-06-18 "])
def test_a_day_may_be_written_as_in_the_country(run, written):
    _, out, _ = run("place", "Kỳ Sơn", "--on", written, "--format", "json")
    assert json.loads(out)["on"] == "2023-06-18"


@pytest.mark.parametrize("written", ["2023-02-30", "31/4/2023", "hôm qua", "", "1/2/3/4", "99999999999/1/1"])
def test_a_day_that_is_none_is_refused(run, written):
    status, out, err = run("place", "Kỳ Sơn", "--on", written)
    assert (status, out) == (2, "")
    assert "không có ngày" in err


def test_a_name_cannot_drive_the_terminal(run):
    _, out, _ = run("place", "Kỳ Sơn\x1b[2J")
    assert "\x1b" not in out
