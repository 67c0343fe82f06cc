"""Files as offices really have them: encodings, separators, merged cells, other programs' files."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from xlsxwriter import Workbook

from nhipcau.base.sheets.rules import Wrong, as_csv, as_xlsx, headings_of, opened

KNOWN = {"ten": "name", "ngay": "day", "name": "name"}
REQUIRED = {"name": "Tên"}


def read(content: bytes) -> list[list[str]]:
    return [line.cells for line in opened(io.BytesIO(content)).lines()]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_usual_separator_parts_the_cells(separator):
    assert read(f"Tên{separator}Ngày\r\nChợ{separator}2023\r\n".encode()) == [["Tên", "Ngày"], ["Chợ", "2023"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_vietnamese_text_is_read_in_any_usual_encoding(encoding):
    # Windows-1258 writes a tone as a sign of its own.
    text = "Tên;Ngày\nTỉnh Hòa Bình;2023\n"
    if encoding == "cp1258":
        import unicodedata

        text = "".join(unicodedata.normalize("NFD", c) if not encodes(c) else c for c in text)
        text = text.replace("o\u0302\u0301", "ô\u0301")
    assert read(text.encode(encoding))[1] == ["Tỉnh Hòa Bình", "2023"]


def encodes(letter: str) -> bool:
    try:
        return bool(letter.encode("cp1258"))
    except UnicodeEncodeError:
        return False


def test_a_quoted_cell_keeps_separators_and_lines():
    assert read('Tên,Ngày\n"Chợ, phiên\nđầu năm",2023\n'.encode())[1] == ["Chợ, phiên\nđầu năm", "2023"]


def test_a_first_line_that_names_the_separator_is_no_row():
    assert read("sep=;\nTên;Ngày\n".encode()) == [["Tên", "Ngày"]]


def test_empty_rows_are_passed_over_and_numbers_stay_those_of_the_spreadsheet():
    book = opened(io.BytesIO("Tên\n\n\nChợ\n".encode()))
    assert [(line.number, line.cells) for line in book.lines()] == [(1, ["Tên"]), (4, ["Chợ"])]


def test_numbers_and_days_come_as_people_write_them():
    rows = [[3, 2.5, 1e15, date(2023, 6, 18), datetime(2023, 6, 18, 8, 30), True, None, "=1+1"]]
    content = as_xlsx("x", ["a"], rows).read()
    assert read(content)[1] == ["3", "2.5", "1000000000000000", "18/06/2023", "18/06/2023 08:30", "x", "", "=1+1"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 abc", "other_kind"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "other_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
        (b"PK\x03\x04 broken", "broken"),
    ],
)
def test_a_file_of_another_kind_is_named_as_such(content, code):
    with pytest.raises(Wrong) as wrong:
        opened(io.BytesIO(content))
    assert wrong.value.code == code


def test_a_word_document_is_no_spreadsheet():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    with pytest.raises(Wrong) as wrong:
        opened(file)
    assert wrong.value.code == "other_kind"


def test_a_file_that_would_unpack_to_very_much_is_refused_unopened():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<w/>")
        package.writestr("xl/worksheets/sheet1.xml", bytes(129 * 1024 * 1024))
    with pytest.raises(Wrong) as wrong:
        opened(file)
    assert wrong.value.code == "unpacked"


def test_a_package_without_its_parts_is_broken_and_nothing_worse():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("xl/workbook.xml", "<w/>")
    with pytest.raises(Wrong) as wrong:
        list(opened(file).lines())
    assert wrong.value.code == "broken"


def test_merged_cells_are_found_wherever_they_stand():
    file = io.BytesIO()
    book = Workbook(file)
    sheet = book.add_worksheet()
    sheet.merge_range("A1:C1", "Danh sách")
    sheet.merge_range("A5:A9", "Chợ")
    book.close()
    assert [(one.ref, one.top, one.bottom) for one in opened(file).merges()] == [("A1:C1", 1, 1), ("A5:A9", 5, 9)]


def test_a_hidden_first_sheet_is_not_the_one_that_is_read():
    file = io.BytesIO()
    book = Workbook(file)
    hidden, shown = book.add_worksheet("x"), book.add_worksheet("y")
    shown.write_string(0, 0, "Tên")
    shown.activate()
    shown.set_first_sheet()
    hidden.write_string(0, 0, "không")
    hidden.hide()
    book.close()
    assert read(file.getvalue()) == [["Tên"]]


def test_the_heading_may_stand_below_a_title():
    lines = opened(io.BytesIO("Danh sách\n\nTÊN *;Ngay;Ghi chú\nChợ;2023;\n".encode())).lines()
    found = headings_of(lines, KNOWN, REQUIRED)
    assert (found.number, found.places, found.unused) == (3, {0: "name", 1: "day"}, ["Ghi chú"])


def test_missing_columns_are_named_with_what_was_there_instead():
    with pytest.raises(Wrong) as wrong:
        headings_of(opened(io.BytesIO("Họ;Ngày\n".encode())).lines(), KNOWN, REQUIRED)
    assert (wrong.value.code, wrong.value.params) == ("headings", {"missing": "Tên", "row": 1, "found": "Họ"})


def test_two_columns_of_one_meaning_are_refused():
    with pytest.raises(Wrong) as wrong:
        headings_of(opened(io.BytesIO("Tên;Name\n".encode())).lines(), KNOWN, REQUIRED)
    assert wrong.value.code == "twice"


def test_an_empty_file_says_so():
    with pytest.raises(Wrong) as wrong:
        headings_of(opened(io.BytesIO(b"\n \n")).lines(), KNOWN, REQUIRED)
    assert wrong.value.code == "empty"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_list_is_a_formula(start):
    line = "".join(as_csv(["Tên"], [[f"{start}1"]])).split("\r\n")[1]
    assert line.strip('"').startswith("'")


def test_what_was_guarded_comes_back_as_it_was():
    content = "".join(as_csv(["Tên"], [["=1+1"], ["-5 độ"], ["'tis"]])).encode()
    assert read(content)[1:] == [["=1+1"], ["-5 độ"], ["'tis"]]
