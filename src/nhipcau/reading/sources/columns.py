"""Cells: the pieces of a text's lines that wide gaps set apart, as columns are in plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A gap inside "Số:      /KH-UBND" is room for a number, not for a column.
_CELL = re.compile(r"(?:(?<=[Ss]ố:)[ ]+|(?!\t| {3,}).)+")


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
        for piece in _CELL.finditer(line):
            words = piece.group().strip()
            if words:
                at = start + piece.start() + piece.group().index(words)
                found.append(Cell(words, at, at + len(words), number, column))
                column += 1
        start += len(line) + 1
    return found
