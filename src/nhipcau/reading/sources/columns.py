"""Cells: the pieces of a text's lines that wide gaps set apart, as columns are in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = re.compile(r"\t| {3,}")
# The gap in "Số:      /KH-UBND" is room for a number.
_ROOM = ("Số:", "số:")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line: its words, its offsets in the text, the number of its line and its own in that line."""

    text: str
    start: int
    end: int
    line: int
    column: int


def cells(text: str) -> list[Cell]:
    """Return the cells of a text in order; an empty line has none."""
    found: list[Cell] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        column = 0
        for left, right in _pieces(line):
            words = line[left:right].strip()
            if words:
                at = start + line.index(words, left)
                found.append(Cell(words, at, at + len(words), number, column))
                column += 1
        start += len(line) + 1
    return found


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    left = 0
    for gap in _GAP.finditer(line):
        if not line[left : gap.start()].endswith(_ROOM):
            yield left, gap.start()
            left = gap.end()
    yield left, len(line)
