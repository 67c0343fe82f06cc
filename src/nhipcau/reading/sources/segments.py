"""Where the pieces of a PDF's lines stand on the page, and the order in which people read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from nhipcau.text import fold

if TYPE_CHECKING:
    import pypdfium2

# In points. A space between words, even of a justified line, is narrower.
_GAP = 18.0
# Lines among which the head of an official paper is looked for.
_HEAD = 8
_MOTTO = re.compile("cong hoa xa hoi chu nghia|doc lap - tu do|dang cong san viet nam")
# What a letter is about stands in the left column, and goes on there in lower case.
_RECIPIENTS = re.compile(r"noi nhan\s*:?")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line without wide gaps, and where it stands from left to right."""

    text: str
    left: float
    right: float


Line = list[Segment]


def segments(layer: pypdfium2.PdfTextPage) -> list[Line]:
    """Return the lines of a page in the order of its text layer, each cut at wide gaps."""
    text = layer.get_text_range()
    found: list[Line] = []
    # Characters outside the first plane count twice in PDFium; then its offsets are not those of the text.
    exact = len(text) == layer.count_chars()
    for part in re.finditer(r"[^\r\n]+", text):
        if part.group().strip():
            found.append(_cut(layer, text, *part.span()) if exact else [Segment(part.group().strip(), 0, 0)])
    return found


def _cut(layer: pypdfium2.PdfTextPage, text: str, start: int, end: int) -> Line:
    words = [(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])]
    line: Line = []
    first, left = words[0][0], layer.get_charbox(words[0][0])[0]
    for (_, stop), (following, _) in pairwise(words):
        right, next_left = layer.get_charbox(stop - 1)[2], layer.get_charbox(following)[0]
        if next_left - right > _GAP:
            line.append(Segment(text[first:stop], left, right))
            first, left = following, next_left
    stop = words[-1][1]
    return [*line, Segment(text[first:stop], left, layer.get_charbox(stop - 1)[2])]


def in_reading_order(lines: list[Line], *, first_page: bool) -> list[str]:
    """Return the text of lines; the two-column head and foot of an official paper come out column by column."""
    head = _head(lines) if first_page else 0
    foot = _foot(lines[head:]) + head
    whole = ["\t".join(segment.text for segment in line) for line in lines[head:foot]]
    return [*_by_column(lines[:head]), *whole, *_by_column(lines[foot:])]


def _head(lines: list[Line]) -> int:
    """Return how many lines make up the head: the lines of two columns, and the subject of a letter below."""
    motto = any(len(line) > 1 and _MOTTO.search(fold(line[-1].text)) for line in lines[:_HEAD])
    if not motto:
        return 0
    end = max(at for at, line in enumerate(lines[:_HEAD]) if len(line) > 1) + 1
    gutter = _gutter(lines[:end])
    while end < len(lines) and lines[end][-1].right < gutter and _is_subject(lines[end][0].text):
        end += 1
    return end


def _is_subject(text: str) -> bool:
    return text.lower().startswith("v/v") or text[0].islower()


def _foot(lines: list[Line]) -> int:
    """Return at which line the foot begins: recipients on the left, the signature on the right."""
    for at, line in enumerate(lines):
        if _RECIPIENTS.fullmatch(fold(line[0].text)) and any(len(one) > 1 for one in lines[at:]):
            return at
    return len(lines)


def _by_column(lines: list[Line]) -> list[str]:
    if not lines:
        return []
    gutter = _gutter(lines)
    pieces = [segment for line in lines for segment in line]
    left = [segment.text for segment in pieces if segment.left < gutter]
    return left + [segment.text for segment in pieces if segment.left >= gutter]


def _gutter(lines: list[Line]) -> float:
    return min((line[-1].left for line in lines if len(line) > 1), default=float("inf"))
