"""The table that people read."""

import os
import pty
import subprocess
import sys

import pytest

from nhipcau.cli.layout import Screen, columns, flat, shortened, width, wrapped
from nhipcau.cli.table import table
from nhipcau.reading import Commitment, Draft, Event, Heading, Party, Person, Span, Support

SPAN = Span(0, 7)
PIPE = Screen()


def draft(**findings):
    return Draft(text="hợp tác lâu dài", cooperation=True, **findings)


def lines(found):
    return table("a.txt", found, PIPE).splitlines()


def test_findings_are_told_in_words():
    found = draft(
        document=Heading(title="Ký kết", number="12/BB", published="2022-04-12", kind="agreement"),
        parties=(Party("Mèo Vạc", "district", "Hà Giang", SPAN, "r"),),
        people=(Person("Vàng A Páo", "Chủ tịch", SPAN, "r"),),
        events=(Event("signing", "2022-04-12", SPAN, "r"),),
        commitments=(Commitment(SPAN, "tourism", "agreed", "r"),),
        support=(Support("money", 3_000_000, None, None, "xã Sủng Là", None, "given", SPAN, "r"),),
        warnings=("Tổng không khớp",),
    )
    assert lines(found) == [
        "a.txt",
        "",
        "Ký kết",
        "  Loại văn bản  Thỏa thuận hợp tác",
        "  Số, ký hiệu   12/BB",
        "  Ngày đăng     12/04/2022",
        "",
        "Các bên",
        "  Mèo Vạc  cấp huyện  Hà Giang",
        "",
        "Người tham gia",
        "  Vàng A Páo  Chủ tịch",
        "",
        "Sự kiện",
        "  12/04/2022  ký kết  hợp tác",
        "",
        "Nội dung cam kết",
        "  đã thống nhất  Du lịch  hợp tác",
        "",
        "Hỗ trợ",
        "  đã trao  3.000.000 đồng  … → xã Sủng Là  hợp tác",
        "",
        "Lưu ý",
        "  Tổng không khớp",
    ]


def test_a_stated_sum_does_not_look_like_one_more_gift():
    total = Support("total", 100_000_000, None, None, None, "Hà Nội", "given", SPAN, "r")
    assert "  đã trao  tổng cộng 100.000.000 đồng  Hà Nội → …  hợp tác" in lines(draft(support=(total,)))


def test_a_paper_on_something_else_says_so():
    assert "  Hợp tác  không thấy hợp tác giữa các địa phương" in lines(
        Draft(text="x", document=Heading(title="Thể thao"))
    )


@pytest.mark.parametrize(
    ("iso", "told"),
    [
        ("2023-06-18", "18/06/2023"),
        ("2022-04", "04/2022"),
        ("2018", "2018"),
        ("XXXX-10-26", "26/10"),
        ("2023-10-26/2023-10-27", "26/10/2023 – 27/10/2023"),
    ],
)
def test_a_date_is_no_more_precise_than_the_text(iso, told):
    assert f"  {told}  ký kết  hợp tác" in lines(draft(events=(Event("signing", iso, SPAN, "r"),)))


def test_columns_are_aligned_whatever_the_marks_and_the_width_of_letters():
    rows = [("Hòa", "1"), ("Ho\u0300a Bình", "2"), ("北京", "3")]
    assert list(columns(rows, PIPE)) == ["  Hòa       1", "  Hòa Bình  2", "  北京      3"]


def test_on_a_terminal_the_last_column_is_wrapped_and_others_are_shortened():
    rows = [("một tên gọi rất dài không vừa cột", "một câu dài phải xuống dòng vài lần mới hết")]
    shown = list(columns(rows, Screen(width=40)))
    assert all(width(line) <= 40 for line in shown)
    assert shown[0].startswith("  một tên gọi…")
    assert " ".join(line[17:] for line in shown) == rows[0][1]


def test_in_a_pipe_nothing_is_cut():
    rows = [("một tên gọi rất dài " * 5, "một câu dài " * 30)]
    assert list(columns(rows, PIPE)) == [f"  {rows[0][0].strip()}  {rows[0][1].strip()}"]


def test_a_text_cannot_drive_the_terminal():
    assert flat("\x1b]0;tên\x07 hợp\r\n tác\u202e") == "]0;tên hợp tác"


@pytest.mark.parametrize(
    ("text", "size", "short"), [("Hà Nội", 6, "Hà Nội"), ("Hà Nội", 5, "Hà N…"), ("北京市", 5, "北京…")]
)
def test_a_text_is_shortened_by_its_width(text, size, short):
    assert shortened(text, size) == short


def test_a_word_wider_than_the_column_stands_alone():
    assert wrapped("a bbbbbbbb c", 4) == ["a", "bbbbbbbb", "c"]


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_shows_on_a_terminal_unless_it_is_not_wanted(paper, environment, coloured):
    master, slave = pty.openpty()
    settings = {"TERM": "xterm", "NO_COLOR": "", "COLUMNS": "60", **environment}
    command = [sys.executable, "-m", "nhipcau.cli", "read", str(paper)]
    subprocess.run(command, stdout=slave, env={**os.environ, **settings}, check=True)
    os.close(slave)
    shown = os.read(master, 65536).decode()
    os.close(master)
    assert ("\x1b[1m" in shown) == coloured
