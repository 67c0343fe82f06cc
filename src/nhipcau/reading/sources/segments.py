"""Pieces of the lines of a page, where they stand on it, and the order in which people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.text import fold

# In points. A space between words, even of a justified line, is narrower.
GAP = 18.0
# Lines among which the head of an official paper is looked for.
_HEAD = 8
_MOTTOS = ("cong hoa xa hoi chu nghia", "doc lap - tu do", "dang cong san viet nam")
_RECIPIENTS = ("noi nhan", "noi nhan:")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line without wide gaps and its box, in points from the left and the top of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


Line = Sequence[Segment]


def in_reading_order(lines: Sequence[Line], *, first_page: bool) -> list[Segment]:
    """Return each line as one piece; the two-column head and foot of an official paper come out column by column."""
    head = _head(lines) if first_page else 0
    foot = head + _foot(lines[head:])
    return [*_by_column(lines[:head]), *map(whole, lines[head:foot]), *_by_column(lines[foot:])]


def whole(line: Line) -> Segment:
    """Return a line as one piece, tabs in place of its wide gaps."""
    tops, bottoms = [one.top for one in line], [one.bottom for one in line]
    return Segment("\t".join(one.text for one in line), line[0].left, line[-1].right, min(tops), max(bottoms))


def _head(lines: Sequence[Line]) -> int:
    """Return how many lines make up the head: the lines of two columns, and the subject of a letter below."""
    if not any(len(line) > 1 and fold(line[-1].text).startswith(_MOTTOS) for line in lines[:_HEAD]):
        return 0
    end = max(at for at, line in enumerate(lines[:_HEAD]) if len(line) > 1) + 1
    gutter = _gutter(lines[:end])
    while end < len(lines) and lines[end][-1].right < gutter and _is_subject(lines[end][0].text):
        end += 1
    return end


def _is_subject(text: str) -> bool:
    return text.lower().startswith("v/v") or text[0].islower()


def _foot(lines: Sequence[Line]) -> int:
    """Return at which line the foot begins: recipients on the left, the signature on the right."""
    for at, line in enumerate(lines):
        if fold(line[0].text) in _RECIPIENTS:
            gutter = _gutter(lines[at:])
            while at and lines[at - 1][0].left >= gutter:
                at -= 1
            return at
    return len(lines)


def _by_column(lines: Sequence[Line]) -> list[Segment]:
    gutter = _gutter(lines)
    pieces = [segment for line in lines for segment in line]
    return [one for one in pieces if one.left < gutter] + [one for one in pieces if one.left >= gutter]


def _gutter(lines: Sequence[Line]) -> float:
    """Return where the right column begins; nowhere, if no line has two."""
    return min((line[-1].left for line in lines if len(line) > 1), default=float("inf"))
