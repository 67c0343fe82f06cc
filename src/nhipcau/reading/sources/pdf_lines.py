"""The lines of a PDF page's text layer, cut where wide gaps set columns apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from nhipcau.reading.sources.segments import GAP, Line, Segment

if TYPE_CHECKING:
    import pypdfium2

_HYPHENS = {0x02: "-", 0xFFFE: "-"}
Box = tuple[float, float, float, float]


def pdf_lines(layer: pypdfium2.PdfTextPage, height: float) -> Iterator[Line]:
    """Yield the lines of a page that is `height` points high, in the order of its text layer."""
    # PDFium has signs of its own for hyphens at the ends of lines.
    text = layer.get_text_range().translate(_HYPHENS)
    # Characters outside the first plane count twice in PDFium; then its offsets are not those of the text.
    exact = len(text) == layer.count_chars()
    for number, part in enumerate(re.finditer(r"[^\r\n]+", text)):
        if not part.group().strip():
            continue
        if exact:
            yield _cut(layer, height, text, *part.span())
        else:
            yield [Segment(part.group().strip(), 0, 0, number, number)]


def _cut(layer: pypdfium2.PdfTextPage, height: float, text: str, start: int, end: int) -> Line:
    words = [(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])]
    line: list[Segment] = []
    first = words[0][0]

    def close(stop: int) -> None:
        left, _, _, top = _box(layer, first)
        _, bottom, right, _ = _box(layer, stop - 1)
        line.append(Segment(text[first:stop], left, right, height - top, height - bottom))

    for (_, stop), (following, _) in pairwise(words):
        if _box(layer, following)[0] - _box(layer, stop - 1)[2] > GAP:
            close(stop)
            first = following
    close(words[-1][1])
    return line


def _box(layer: pypdfium2.PdfTextPage, at: int) -> Box:
    """Return left, bottom, right, top of a character; all of a line are equally high."""
    left, bottom, right, top = layer.get_charbox(at, loose=True)
    return left, bottom, right, top
