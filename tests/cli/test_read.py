"""`nhipcau read`: what it prints of the files that it is given."""

import json

import pytest

from nhipcau import __version__


def test_each_document_is_one_object_on_a_line(run, paper, tmp_path):
    other = tmp_path / "other.name.txt"
    other.write_bytes(paper.read_bytes())
    status, out, err = run("read", "--format", "json", paper, other)
    assert (status, err) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["to-trinh", "other.name"]


def test_offsets_refer_to_the_file_as_it_is(run, tmp_path):
    raw = "\ufeffQuận Hồ Xanh và huyện Đồi Thông hợp tác\r\n\r\nHai bên thống nhất phát triển du lịch.\r\n"
    path = tmp_path / "crlf.txt"
    path.write_bytes(raw.encode())
    _, out, _ = run("read", "--format", "json", path)
    assert all(0 <= start < end <= len(raw) for start, end in json.loads(out)["body"])
    assert max(end for _, end in json.loads(out)["body"]) > len(raw) - 4


def test_an_object_stays_on_its_line_whatever_the_text(run, tmp_path):
    path = tmp_path / "lines.txt"
    path.write_bytes("Hợp tác\u2028giữa hai\u0085huyện\u2029Đồi Thông".encode())
    _, out, _ = run("read", "--format", "json", path)
    assert len(out.splitlines()) == 1


def test_a_table_in_a_pipe_has_the_full_text_and_no_colour(run, paper):
    status, out, err = run("read", paper)
    assert (status, err) == (0, "")
    assert out.startswith(str(paper))
    assert "\x1b" not in out
    assert "Quận Hồ Xanh và huyện Đồi Thông ký kết hợp tác" in out.splitlines()


def test_standard_input_is_a_dash(process, paper):
    out, err = process("read", "--format", "json", "-").communicate(paper.read_bytes())
    assert err == b""
    assert json.loads(out)["id"] == "-"


def test_the_version_is_told(run):
    assert run("--version")[:2] == (0, f"nhipcau {__version__}\n")


PAGE = "<!DOCTYPE html><title>Ký kết</title><body><nav>Trang chủ</nav><h1>Hai huyện hợp tác</h1><p>Nội dung…</p></body>"


@pytest.mark.parametrize("name", ["page.html", "page.htm", "PAGE.HTML"])
def test_a_page_carries_its_text_to_resolve_offsets(run, tmp_path, name):
    path = tmp_path / name
    path.write_text(PAGE, encoding="utf-8")
    status, out, _ = run("read", "--format", "json", path)
    text = json.loads(out)["text"]
    assert status == 0
    assert "Hai huyện hợp tác" in text
    assert "<" not in text


def test_a_text_file_carries_no_text(run, paper):
    assert "text" not in json.loads(run("read", "--format", "json", paper)[1])


def test_a_page_from_a_pipe_is_known_by_its_beginning(process):
    out, _ = process("read", "--format", "json", "-").communicate(PAGE.encode())
    assert "Hai huyện hợp tác" in json.loads(out)["text"]
