"""The parts of a place as people write it: kind word, name, parents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from nhipcau.text import nfc

_WORDS = {
    "Tỉnh": r"(?:tỉnh|tinh)\s+|t\.\s*",
    "Thành phố": r"(?:thành phố|thanh pho|thủ đô)\s+|tp\.?\s*",
    "Quận": r"(?:quận|quan)\s+|q(?:\.\s*|\s+|(?=\d))",
    "Huyện": r"(?:huyện|huyen)\s+|h(?:\.\s*|\s+)",
    "Thị xã": r"(?:thị xã|thi xa)\s+|tx\.?\s*",
    "Xã": r"(?:xã|xa)\s+|x(?:\.\s*|\s+)",
    "Phường": r"(?:phường|phuong)\s+|p(?:\.\s*|\s+|(?=\d))",
    "Thị trấn": r"(?:thị trấn|thi tran)\s+|tt\.?\s*",
    "Đặc khu": r"(?:đặc khu|dac khu)\s+",
}
_KINDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _WORDS.items()}
# A parent stands in parentheses, after a comma, or begins with a kind word of its own; after a dash it may be part
# of the name ("Bà Rịa - Vũng Tàu").
_PARENT = re.compile(
    r"\s*[(),]\s*|(?<!thị)\s+(?=(?:tỉnh|thành phố|TP\.?|quận|huyện|thị xã|TX\.?|xã|phường|thị trấn)\s)"
)
# No place with all its parents is longer; what people paste by mistake may be.
_LONGEST = 300
_DASH = re.compile(r"\s+[-–—]\s+")


class Mention(NamedTuple):
    """One way to understand a written place; `parents` are as written, the nearest first."""

    name: str
    kind: str | None = None
    parents: tuple[str, ...] = ()


def ways(written: str) -> Iterator[Mention]:
    """Yield each way to understand `written`, with and without a kind word, a dash as part of the name and before
    a parent: a name may itself look like a kind word ("Xà Phiên" without marks), so that only a gazetteer can tell.
    """
    for kind, rest in kinds(written):
        name, *parents = split(rest)
        yield Mention(name, kind, tuple(parents))
        head, *tail = _DASH.split(name)
        if tail:
            yield Mention(head, kind, (*tail, *parents))


def kinds(written: str) -> Iterator[tuple[str | None, str]]:
    """Yield the kind and the rest of `written`: no kind first, then the kind that it begins with, if any."""
    text = " ".join(nfc(written[:_LONGEST]).split())
    yield None, text
    for kind, words in _KINDS.items():
        if word := words.match(text):
            yield kind, text[word.end() :]


def split(written: str) -> list[str]:
    """Return the name in `written` and the parents after it: "Kỳ Sơn (Nghệ An)" → ["Kỳ Sơn", "Nghệ An"]."""
    name, *parents = (part.strip(" .;:") for part in _PARENT.split(written))
    return [name, *filter(None, parents)]
