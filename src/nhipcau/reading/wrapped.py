"""Texts whose lines a page cut to its width: pasted from a PDF, sent as a letter. Their paragraphs are put together."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

# A longer line is a paragraph by itself; where lines are shorter than this, no page made them so.
_WIDEST: Final = 140
_NARROWEST: Final = 40
# So many lines that go on in lower case tell how wide a page is; fewer are put together, and no others.
_LEAST: Final = 2
_BEYOND: Final = 1000
# What ends a sentence or opens a list, but for the sign of a city.
ENDS: Final = tuple(".:;!?…")
_NO_END: Final = " TP."
# What begins an item of a list, or a section.
ITEM: Final = re.compile(
    r"[-+*•–—]\s|\d{1,2}(\.\d{1,2})*[.)]\s|[a-zđ]\)\s|[IVX]{1,5}\.\s|(Điều|Chương|Phần|Mục|Phụ lục)\s+[\dIVX]"
)


def unwrapped(text: str) -> str:
    """Return a clean text with a space for each line end that only the width of a page made; as long as before."""
    lines = _lines(text)
    full = _full(lines)
    if not full:
        return text
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        pieces += (" " if _goes_on(line.strip(), following.strip(), full) else "\n", following)
    return "".join(pieces)


def _lines(text: str) -> list[str]:
    """Return the lines of a text; none if one is as long as a paragraph, as nearly always."""
    start = 0
    while start + _WIDEST < len(text):
        end = text.rfind("\n", start, start + _WIDEST + 1)
        if end < 0:
            return []
        start = end + 1
    return text.split("\n")


def _full(lines: list[str]) -> int:
    """Return how long a line with the first word of the next one must be to be full, 0 if no page cut the lines.

    The lines that go on in lower case tell it; letters are not equally wide, so many of them are somewhat shorter.
    """
    sizes = sorted(
        _size(line, following)
        for line, following in pairwise(map(str.strip, lines))
        if line and following[:1].islower() and not line.endswith(ENDS)
    )
    usual = sizes[len(sizes) // 2] if sizes else 0
    if usual < _NARROWEST:
        return 0
    return usual * 9 // 10 if len(sizes) >= _LEAST else _BEYOND


def _size(line: str, following: str) -> int:
    return len(line) + 1 + len(following.split(None, 1)[0])


def _goes_on(line: str, following: str, full: int) -> bool:
    """Tell whether a line is of the same paragraph as the one above it."""
    # Lines in capitals are heads and titles, each a line by intent.
    if not line or not following or line.isupper() or following.isupper():
        return False
    small, ended = following[0].islower(), line.endswith(ENDS) and not line.endswith(_NO_END)
    if _size(line, following) < full:
        return small and not ended and not ITEM.match(following)
    if small:
        return not (ended and ITEM.match(following))
    return not ended and (following[0] in "-–" or not ITEM.match(following))
