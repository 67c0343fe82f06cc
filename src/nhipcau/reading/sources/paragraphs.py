"""Paragraphs, put together from the lines that a page breaks them into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ENDS = tuple(".:;!?…")
_ITEM = re.compile(
    r"[-+*•–—]\s|\d{1,2}(\.\d{1,2})*[.)]\s|[a-zđ]\)\s|[IVX]{1,5}\.\s|(Điều|Chương|Phần|Mục|Phụ lục)\s+[\dIVX]"
)
# A line that fills less of the page than this ends its paragraph.
_FULL = 0.75
_SHORT = 30


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number, and its lines as printed."""

    number: int
    lines: Sequence[str]


def in_paragraphs(pages: Sequence[Page]) -> Iterator[tuple[int, str, bool]]:
    """Yield each line with the number of its page, and whether it goes on with the paragraph of the line before.

    Numbers of pages themselves are left out.
    """
    numbered = [(page.number, line.strip()) for page in pages for line in _without_number(page)]
    width = _width([line for _, line in numbered])
    before = ""
    for number, line in numbered:
        yield number, line, _goes_on(before, line, width)
        before = line


def _without_number(page: Page) -> Sequence[str]:
    lines = page.lines
    said = str(page.number)
    if len(lines) > 1 and lines[0].strip(" -–") == said:
        return lines[1:]
    return lines[:-1] if len(lines) > 1 and lines[-1].strip(" -–") == said else lines


def _width(lines: list[str]) -> int:
    lengths = sorted(map(len, lines))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Tell whether `following` continues the paragraph of `line`, which fills the page and ends no sentence."""
    if len(line) < max(_FULL * width, _SHORT) or line.endswith(_ENDS):
        return False
    if "\t" in line or "\t" in following or line.isupper() != following.isupper():
        return False
    return not _ITEM.match(following)
