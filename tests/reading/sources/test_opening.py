from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from nhipcau.reading.sources import Limits, Unreadable, open_path, open_source
from nhipcau.reading.sources.messages import MESSAGES

from .makers import PNG, lines, pdf, word, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", pdf(lines("chữ")), "application/pdf"),
        ("a.doc", b"<html><body><p>ch\xe1\xbb\xaf</p></body></html>", "text/html"),
        ("a.pdf", "chữ".encode(), "text/plain"),
        ("a.docx", "chữ".encode("utf-16"), "text/plain"),
        ("a.html", word(lambda paper: paper.add_paragraph("chữ")), "wordprocessingml.document"),
    ],
)
def test_a_file_that_lies_is_read_as_what_it_is(opened, codes, name, content, media_type):
    source = opened(name, content)
    assert source.media_type.endswith(media_type)
    assert source.text.strip("\ufeff") == "chữ"
    assert codes(source)[0] == "lying-name"


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a", "Số 12", "a.2024", "a.md"])
def test_a_name_that_promises_nothing_else_is_no_lie(opened, name):
    assert opened(name, "chữ".encode()).warnings == ()


def test_a_picture_called_a_word_file_is_taken_for_a_scan(refused, monkeypatch):
    monkeypatch.setattr("nhipcau.reading.sources.scan.is_ready", lambda: False)
    assert refused("a.docx", PNG) == "needs-ocr"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff\n".encode(), "empty"),
        (b"abc\0def", "binary"),
        (bytes(range(1, 32)) * 20 + b"\xff\xfe", "binary"),
        (b"Rar!\x1a\x07\x01\x00", "unsupported"),
        (b"7z\xbc\xaf\x27\x1c", "unsupported"),
        (OLE + "Workbook".encode("utf-16-le"), "unsupported"),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "unsupported"),
        (zipped({"[Content_Types].xml": b"<x/>", "word/x.xml": b"<x/>"}), "damaged"),
    ],
)
def test_what_has_no_text_is_refused_with_its_reason(refused, content, code):
    assert refused("a.bin", content) == code


def test_a_file_over_the_limit_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "lớn.pdf"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 500 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    (found,) = open_path(path)
    assert found.remark.code == "too-large"
    assert found.name == str(path)


def test_a_file_over_the_limit_that_is_in_memory_is_refused_too(refused):
    assert refused("a.txt", b"x" * 11, limits=Limits(file_bytes=10)) == "too-large"


def test_a_path_is_read_like_its_bytes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("Văn bản".encode())
    (found,) = open_path(path)
    assert (found.name, found.text) == (str(path), "Văn bản")


@pytest.mark.parametrize(("name", "code"), [("", "folder"), ("không có", "missing"), ("nul\0", "system")])
def test_a_path_without_a_file_is_refused_with_its_reason(tmp_path, name, code):
    (found,) = open_path(tmp_path / name)
    assert isinstance(found, Unreadable)
    assert found.remark.code == code


def test_a_reader_that_breaks_is_a_damaged_file_with_its_cause(monkeypatch):
    def explode(content, limits):
        raise RecursionError

    monkeypatch.setattr("nhipcau.reading.sources.plain.read", explode)
    (found,) = open_source("a.txt", b"x")
    assert found.remark.code == "damaged"
    assert isinstance(found.__cause__, RecursionError)


def test_what_no_database_takes_is_replaced_sign_for_sign(opened):
    letter = b"From: a\nMIME-Version: 1\nContent-Type: text/plain; charset=utf-16-le\n\n" + "ab\0c".encode("utf-16-le")
    assert opened("a.eml", letter).text.endswith("ab\ufffdc")


def test_every_message_can_be_said():
    details = dict.fromkeys(
        (
            "kind",
            "limit",
            "problem",
            "extra",
            "program",
            "seconds",
            "said",
            "found",
            "encoding",
            "percent",
            "count",
            "pages",
        ),
        7,
    )
    for code in MESSAGES:
        assert "{" not in str(Unreadable(code, **details))


def test_a_message_speaks_the_language_of_the_caller():
    assert Unreadable("empty").remark.message(str.upper) == MESSAGES["empty"].upper()


@pytest.mark.parametrize("extra", ["pypdfium2"])
def test_a_library_that_is_not_installed_is_named(refused, monkeypatch, extra):
    monkeypatch.setitem(__import__("sys").modules, extra, None)
    assert refused("a.pdf", pdf(lines("chữ"))) == "needs-extra"


def test_nothing_is_left_in_the_folder_for_temporary_files(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name, content in {"a.pdf": pdf(lines("chữ")), "a.zip": zipped({"a.txt": b"x"}), "a.doc": OLE}.items():
        list(open_source(name, content))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["Số: 1\nTUYỆT MẬT\n", "UBND TỈNH\t TỐI MẬT", "x\n[MẬT]\ny", "Độ mật: MẬT", "MAT\nSo 12"]
)
def test_a_mark_of_secrecy_is_seen(opened, text):
    assert opened("a.txt", text.encode()).confidential in {"MẬT", "TỐI MẬT", "TUYỆT MẬT"}


@pytest.mark.parametrize(
    "text", ["Mặt trận", "MẶT TRẬN TỔ QUỐC", "bí mật", "Bảo vệ bí mật nhà nước, tài liệu MẬT của cơ quan"]
)
def test_a_word_like_it_is_no_mark_of_secrecy(opened, text):
    assert opened("a.txt", text.encode()).confidential is None
