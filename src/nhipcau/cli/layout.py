"""Columns of text for a terminal or a pipe."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from nhipcau.text import clean

Row = tuple[str, ...]
_GAP = "  "
# A column before the last takes no more than this share of a terminal, the last one no less than this much.
_SHARE = 3
_LEAST = 20


@dataclass(frozen=True, slots=True)
class Screen:
    """Where lines go: `width` in columns, None where they may be of any length, and whether colour shows."""

    width: int | None = None
    colour: bool = False

    def bold(self, text: str) -> str:
        """Return `text` in bold type where the screen has it."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text


def screen() -> Screen:
    """Return what standard output is: a terminal of some width, or a pipe that takes the full text without colour."""
    if not sys.stdout.isatty():
        return Screen()
    from shutil import get_terminal_size  # here, since a pipe has no use for it

    dull = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Screen(get_terminal_size().columns, not dull)


def flat(text: str) -> str:
    """Return clean `text` on one line, without control characters, which could drive the terminal."""
    line = " ".join(clean(text).text.split())
    return "".join(c for c in line if unicodedata.category(c) not in {"Cc", "Cf"})


def width(text: str) -> int:
    """Return the columns that `text` takes on a terminal: two for a wide letter, none for a mark."""
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me"} else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text
    )


def columns(rows: Sequence[Row], on: Screen) -> Iterator[str]:
    """Yield the lines of `rows`, indented, in columns as wide as need be.

    On a terminal the last column is wrapped and the others are shortened.
    """
    rows = [tuple(map(flat, row)) for row in rows]
    limit = on.width and max(on.width // _SHARE, 8)
    sizes = [min(max(map(width, column)), limit or sys.maxsize) for column in zip(*rows, strict=True)][:-1]
    room = on.width and max(on.width - sum(sizes) - len(_GAP) * (len(sizes) + 1), _LEAST)
    for row in rows:
        cells = [[shortened(cell, size)] for cell, size in zip(row, sizes, strict=False)]
        for line in zip_longest(*cells, wrapped(row[-1], room), fillvalue=""):
            yield _GAP + _GAP.join([*map(padded, line, sizes), line[-1]]).rstrip()


def padded(cell: str, size: int) -> str:
    """Return `cell` with spaces up to the width `size`."""
    return cell + " " * (size - width(cell))


def shortened(cell: str, size: int) -> str:
    """Return as much of `cell` as fits the width `size`, with an ellipsis for the rest."""
    if width(cell) <= size:
        return cell
    kept = ""
    for letter in cell:
        if width(kept + letter) >= size:
            break
        kept += letter
    return kept.rstrip() + "…"


def wrapped(text: str, room: int | None) -> list[str]:
    """Return the lines of `text`, broken between words at the width `room`."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if room is None or width(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
