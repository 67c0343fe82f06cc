"""What a page lost on its way is put back in the clean text only: every span is still one of the raw text."""

from __future__ import annotations

import pytest

from nhipcau.reading.engine import examine
from nhipcau.text import clean


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("Đoàn về thăm huyện Mai SơnMới đây, đoàn lại về.", "Đoàn về thăm huyện Mai Sơn\nMới đây, đoàn lại về."),
        ("Ảnh: HuyềnTại buổi lễ, đoàn trao quà.", "Ảnh: Huyền\nTại buổi lễ, đoàn trao quà."),
        ("Hai xóm (ViệtNam) và bản bên kia.", "Hai xóm (Việt Nam) và bản bên kia."),
        ("UBND tỉnhLai Châu và KhánhHòa cùng dự.", "UBND tỉnh Lai Châu và Khánh Hòa cùng dự."),
        ("Nga\u0300y 5/6, tỉnhLai Châu họp.", "Ngày 5/6, tỉnh Lai Châu họp."),
        ("Xem trên YouTube, gửi VietinBank, đi TP.HCM.", "Xem trên YouTube, gửi VietinBank, đi TP.HCM."),
        ("Huyện KrôngPa và huyện Mai Sơn.", "Huyện KrôngPa và huyện Mai Sơn."),
        (
            "Ngà\u00a0y 5/6, thà\u00a0nh phố gửi số tiửn nà\u00a0y và\u00a0o chiửu nay, và\u00a0 bà\u00a0 con nhận vử.",
            "Ngày 5/6, thành phố gửi số tiền này vào chiều nay, và bà con nhận về.",
        ),
        (
            "Ngày 5/6, nhà\u00a0nghỉ và\u00a0nhân dân cử người gửi xe.",
            "Ngày 5/6, nhà nghỉ và nhân dân cử người gửi xe.",
        ),
    ],
)
def test_lost_spaces_and_broken_letters_are_put_back_in_the_clean_text(raw: str, mended: str) -> None:
    assert examine(raw).paper.text == mended


def test_spans_of_a_mended_text_are_those_of_the_raw_one() -> None:
    raw = "Ngà\u00a0y 5/6, Thà\u00a0nh phố Hải Phòng và\u00a0 tỉnhPhú Yên ký kết hợp tác vử du lịch."
    draft = examine(raw).draft
    assert [raw[party.span.start : party.span.end] for party in draft.parties] == ["Hải Phòng", "Phú Yên"]
    assert [raw[event.span.start : event.span.end] for event in draft.events] == ["Ngà\u00a0y 5/6"]


def test_an_edited_clean_text_still_leads_back_through_what_was_cleaned_before() -> None:
    raw = "a\u0301b\r\ncd\u200bEf"
    made = clean(raw).edited([(2, 2, " "), (5, 5, " ")])
    assert made.text == "áb \ncd Ef"
    assert [raw[slice(*made.raw_span(at, at + 1))] for at in range(len(made.text))] == [
        "a\u0301", "b", "", "\r\n", "c", "d", "", "E", "f",
    ]  # fmt: skip


def test_a_name_of_a_mended_text_is_free_of_signs_that_nobody_sees():
    raw = (
        "Hòa Bình và Sơn La ký kết hợp tác\n\nBên tỉnhHòa Bình có ông Bùi \u200bVăn \u200bTình, "
        "Chủ tịch UBND tỉnh Hòa Bình, ký kết chương trình hợp tác với tỉnh Sơn La.\n"
    )
    assert [person.name for person in examine(raw).draft.people] == ["Bùi Văn Tình"]
