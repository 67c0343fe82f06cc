"""A file that cannot be read is reported, and the others are still read."""

import json
from pathlib import Path

import pytest

CASES = {
    "missing": (lambda path: None, "không tìm thấy tệp", "no such file"),
    "empty": (lambda path: path.write_bytes(b""), "tệp trống", "the file is empty"),
    "blank": (lambda path: path.write_bytes("\ufeff \r\n".encode()), "tệp trống", "the file is empty"),
    "damaged": (lambda path: path.write_bytes(b"PK\x03\x04\0\0"), "bị hỏng", "damaged"),
    "binary": (lambda path: path.write_bytes(b"\x01\x02\0\x03\xff\0" * 99), "tệp nhị phân", "binary file"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("locale", "language"), [("vi_VN.UTF-8", 1), ("en_GB.UTF-8", 2)])
def test_a_file_without_text_is_reported_and_the_others_are_read(run, paper, tmp_path, case, locale, language):
    make, *messages = CASES[case]
    path = tmp_path / "odd.txt"
    make(path)
    status, out, err = run("read", "--format", "json", paper, path, paper, locale=locale)
    assert status == 2
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["to-trinh", "to-trinh"]
    assert err.startswith(f"nhipcau: {path}: ")
    assert messages[language - 1] in err
    assert err.count("\n") == 1


def test_a_file_that_may_not_be_read_is_reported(run, paper, monkeypatch):
    def refuse(path, mode):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert run("read", paper) == (2, "", f"nhipcau: {paper}: không có quyền đọc tệp\n")


def test_a_page_without_words_is_empty(run, tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<html><script>var one = 1</script></html>", encoding="utf-8")
    status, out, err = run("read", path)
    assert (status, out) == (2, "")
    assert "tệp trống" in err


def test_a_name_that_no_file_can_have_is_reported(run):
    status, _, err = run("read", "a\0b")
    assert status == 2
    assert "không đọc được tệp" in err


def test_empty_standard_input_is_reported(process):
    reader = process("read", "-")
    _, err = reader.communicate(b"")
    assert reader.returncode == 2
    assert "tệp trống" in err.decode()
