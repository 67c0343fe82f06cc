from __future__ import annotations

import re
import unicodedata

import pytest

from .markdown import ROOT

SAMPLES = sorted(p for p in (ROOT / "samples").iterdir() if p.suffix in {".txt", ".html"})


def test_there_are_four_texts_and_a_page():
    assert [path.suffix for path in SAMPLES].count(".txt") == 4
    assert [path.suffix for path in SAMPLES].count(".html") == 1


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_plain_utf8_with_a_plain_name(sample):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*\.(txt|html)", sample.name)
    assert unicodedata.is_normalized("NFC", sample.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_described(sample):
    assert f"({sample.name})" in (ROOT / "samples/README.md").read_text(encoding="utf-8")
