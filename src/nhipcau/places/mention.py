"""The parts of a place as people write it: kind word, name, parent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from nhipcau.text import nfc

_WORDS = {
    "Tỉnh": r"(?:tỉnh|tinh)\s+|t\.\s*",
    "Thành phố": r"(?:thành phố|thanh pho)\s+|tp\.?\s*",
    "Quận": r"(?:quận|quan)\s+|q(?:\.\s*|\s+|(?=\d))",
    "Huyện": r"(?:huyện|huyen)\s+|h(?:\.\s*|\s+)",
    "Thị xã": r"(?:thị xã|thi xa)\s+|tx\.?\s*",
    "Xã": r"(?:xã|xa)\s+|x(?:\.\s*|\s+)",
    "Phường": r"(?:phường|phuong)\s+|p(?:\.\s*|\s+|(?=\d))",
    "Thị trấn": r"(?:thị trấn|thi tran)\s+|tt\.?\s*",
    "Đặc khu": r"(?:đặc khu|dac khu)\s+",
}
_KINDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _WORDS.items()}
# The parent stands in parentheses, after a comma, after a spaced dash, or begins with a kind word of its own.
_PARENT = re.compile(
    r"\s*[(,]\s*|\s+[-–—]\s+|\s+(?=(?:tỉnh|thành phố|TP\.?|quận|huyện|thị xã|TX\.?|xã|phường|thị trấn)\s)"
)


class Mention(NamedTuple):
    """One way to understand a written place."""

    name: str
    kind: str | None = None
    within: str | None = None


def ways(written: str) -> Iterator[Mention]:
    """Yield each way to understand `written`: as a bare name, as kind and name, and each of these with a parent.

    A name may itself look like a kind word or hold a dash ("Xà Phiên" without marks, "Bà Rịa - Vũng Tàu"), so that
    only a gazetteer can tell which way is right.
    """
    text = " ".join(nfc(written).split()).strip(" .,;:()")
    for kind, name in _kinds(text):
        yield Mention(name, kind)
        if parent := _PARENT.search(name):
            yield Mention(name[: parent.start()], kind, name[parent.end() :])


def _kinds(text: str) -> Iterator[tuple[str | None, str]]:
    yield None, text
    for kind, words in _KINDS.items():
        if word := words.match(text):
            yield kind, text[word.end() :]
