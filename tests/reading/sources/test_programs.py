from __future__ import annotations

import os
import stat

import pytest

from nhipcau.reading.sources import Limits, scan

from .makers import PNG, word

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
TABLE = "\n".join([
    "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext",
    "1\t1\t0\t0\t0\t0\t0\t0\t1190\t1684\t-1\t",
    "5\t1\t1\t1\t1\t1\t100\t100\t100\t30\t90\tThông",
    "5\t1\t1\t1\t1\t2\t210\t100\t80\t30\t70\tbáo",
    "5\t1\t1\t1\t1\t3\t600\t100\t80\t30\t80\tSố",
    "5\t1\t1\t1\t2\t1\t100\t150\t90\t30\t80\tKết",
])  # fmt: skip


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a script in place of a program; without any, none of those that readers call is installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    scan.is_ready.cache_clear()
    yield lambda name, script: write(folder / name, script)
    scan.is_ready.cache_clear()


def write(path, script):
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
    path.chmod(stat.S_IRWXU)


@pytest.mark.parametrize(("name", "content"), [("a.doc", DOC), ("a.rtf", b"{\\rtf1 a}")])
def test_an_old_word_file_without_a_program_for_it_says_which_to_install(refused, install, name, content):
    assert refused(name, content) == "needs-word-program"


def test_an_old_word_file_is_read_by_antiword(opened, install):
    install("antiword", 'test -f "$5" && printf "Kế hoạch"')
    assert opened("a.doc", DOC).text == "Kế hoạch"


def test_what_antiword_cannot_read_goes_to_libreoffice(opened, install, tmp_path):
    (tmp_path / "made.docx").write_bytes(word(lambda paper: paper.add_paragraph("Kế hoạch")))
    install("antiword", "exit 1")
    install("soffice", f'cp "{tmp_path}/made.docx" "$6/paper.docx"')
    assert opened("a.doc", DOC).text == "Kế hoạch"


def test_a_program_that_does_not_end_is_stopped_with_what_it_started(refused, install):
    install("antiword", "sleep 60 & wait")
    assert refused("a.doc", DOC, limits=Limits(seconds=1)) == "too-slow"


def test_a_scan_is_recognised_in_one_thread_with_its_confidence(opened, codes, install):
    install(
        "tesseract",
        f'test "$1" = --list-langs && echo vie && exit\ntest $OMP_THREAD_LIMIT = 1 && cat >/dev/null && echo "{TABLE}"',
    )
    source = opened("a.png", PNG)
    assert source.text == "Thông báo\tSố\nKết"
    assert round(source.confidence, 2) == 0.8
    assert codes(source) == ["recognised"]


def test_a_scan_without_vietnamese_data_asks_for_them(refused, install):
    install("tesseract", "echo eng")
    assert refused("a.png", PNG) == "needs-ocr"


def test_a_scan_without_words_says_so(refused, install):
    install("tesseract", 'test "$1" = --list-langs && echo vie; cat >/dev/null')
    assert refused("a.png", PNG) == "nothing-recognised"


def test_a_program_that_fails_is_named(refused, install):
    install("tesseract", 'test "$1" = --list-langs && echo vie && exit\nexit 3')
    assert refused("a.png", PNG) == "program-failed"


def test_the_environment_is_left_as_it_was(install):
    assert "OMP_THREAD_LIMIT" not in os.environ
