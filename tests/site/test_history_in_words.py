"""What every page says of history: who changed what, old and new, in the words of people."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from nhipcau.base.history.actions import record
from nhipcau.base.history.models import Entry
from nhipcau.site.templatetags.history import line


@pytest.fixture
def told(office):
    def said(action, changes):
        found = line(record(None, action, office, changes))
        return [
            (one.label, *(f"{piece.kind} {piece.text}" for piece in one.pieces))
            for one in (*found.changed, *found.told)
        ]

    return said


@pytest.fixture
def page(client, officer, signed):
    """The page of an agreement, with so many more lines of history than were there."""
    agreement = signed("p01b", "p40b")

    def opened(more=0, **query):
        for number in range(more):
            record(officer, "agreements.publish", agreement, {"public": [False, True], "title": f"dòng {number}"})
        client.force_login(officer)
        return client.get(f"/office/agreements/{agreement.pk}/", query).content.decode()

    return opened


def test_a_choice_is_shown_by_its_name(told):
    assert told("intake.correct_finding", {"field": ["tourism", "trade"]}) == [
        ("Lĩnh vực", "gone Du lịch", "new Công thương, thương mại")
    ]


def test_labels_and_choices_are_said_in_english_too(told):
    with translation.override("en"):
        assert told("intake.correct_finding", {"field": ["tourism", "trade"]}) == [
            ("Field", "gone Tourism", "new Industry and trade")
        ]


def test_a_wording_is_compared_word_by_word(told):
    assert told("intake.correct_heading", {"title": ["Biên bản hợp tac", "Biên bản hợp tác"]}) == [
        ("Tiêu đề", "same Biên bản hợp ", "gone tac", "new tác")
    ]


def test_dates_numbers_places_and_answers_are_written_as_people_do(told):
    assert told("intake.correct_finding", {"date": ["2023-06", "2023-06-18"], "amount_vnd": [None, 3000000000]}) == [
        ("Ngày", "gone tháng 6/2023", "new 18/6/2023"),
        ("Số tiền (đồng)", "new 3.000.000.000"),
    ]
    assert told("agreements.decide_heir", {"heir": [None, "p40b"]}) == [("Bên kế thừa", "new Tỉnh Nghệ An")]
    assert told("agreements.publish", {"public": [False, True]}) == [("Công khai", "gone không", "new có")]


def test_a_list_of_two_is_no_pair_of_old_and_new(told):
    assert told("agreements.enter", {"parties": ["Hà Nội", "Nghệ An"]}) == [("Các bên", "same Hà Nội, Nghệ An")]
    assert told("intake.correct_finding", {"span": [[1, 5], [1, 9]]}) == [
        ("Vị trí trong văn bản", "gone 1, 5", "new 1, 9")
    ]


def test_numbers_of_rows_are_kept_from_people(told):
    assert told("intake.remove_finding", {"finding": 7, "kind": "party"}) == [("Loại thông tin", "same Các bên")]


def test_a_line_of_an_app_that_is_gone_is_still_told(office):
    entry = Entry(action="gone.act", changes={"some_key": [1, 2]}, subject_kind="gone.thing", subject_id=1)
    assert [one.label for one in line(entry).changed] == ["some key"]


def test_a_page_shows_old_and_new_to_eyes_and_ears(page):
    shown = page(more=1)
    assert '<del><span class="visually-hidden">bỏ: </span>không</del>' in shown
    assert '<ins><span class="visually-hidden">thêm: </span>có</ins>' in shown
    assert "Trần Thị Lan" in shown
    assert "Sở Tài chính thành phố Sông Xanh" in shown


def test_the_whole_history_can_be_paged_through(page):
    shown, seen = page(more=45), []
    assert "46 dòng lịch sử" in shown
    while True:
        seen += map(int, re.findall(r"dòng (\d+)\s*</dd>", shown))
        older = re.search(r'href="\?before=(\d+)#history">Cũ hơn', shown)
        if not older:
            break
        shown = page(before=older[1])
        assert "Mới nhất" in shown
    assert sorted(seen) == list(range(45))
    assert "Chấp nhận, ghi thành thỏa thuận" in shown


@pytest.mark.parametrize("before", ["x", "-1", "0", "9" * 30, "1\0", "²"])
def test_an_odd_address_shows_some_part_of_the_history(page, before):
    assert "dòng lịch sử" in page(before=before)


def test_what_a_deed_left_empty_is_not_told(told):
    assert told("intake.correct_heading", {"number": "", "title": [None, ""], "form": ["", "agreement"]}) == [
        ("Loại văn bản", "new Thỏa thuận, văn bản ký kết")
    ]
