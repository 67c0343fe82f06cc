"""Words of a text that belong together, although columns or lines may set them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.reading.sources.columns import Cell


@dataclass(frozen=True, slots=True)
class Words:
    """Words as printed, pieces joined by a space, and the [start, end) of each piece in the text."""

    text: str
    spans: tuple[tuple[int, int], ...]


def only(cell: Cell, start: int = 0, end: int | None = None) -> Words:
    """Return the words of one cell, or of its characters from `start` to `end`."""
    end = len(cell.text) if end is None else end
    return Words(cell.text[start:end], ((cell.start + start, cell.start + end),))


def joined(cells: Sequence[Cell]) -> Words:
    """Return the words of several cells as one."""
    return Words(" ".join(cell.text for cell in cells), tuple((cell.start, cell.end) for cell in cells))
