"""Paragraphs, put together from the lines that a page breaks them into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from nhipcau.reading.sources.lines import Lines
from nhipcau.reading.sources.segments import Segment
from nhipcau.reading.wrapped import ENDS, ITEM

# In points: a first line may be indented by more, the lines below an item's first by less.
_INDENT, _HANGING = 8, 50
# Lines further apart than this many times the usual distance belong to different paragraphs.
_APART = 1.25


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number, and its lines in reading order."""

    number: int
    lines: Sequence[Segment]


def add_paragraphs(pages: Sequence[Page], lines: Lines) -> None:
    """Add the pages to `lines`, each paragraph on a line of its own; numbers of the pages themselves are left out."""
    numbered = [(page.number, line) for page in pages for line in _without_number(page)]
    rules = _Rules([line for _, line in numbered])
    before: tuple[int, Segment] | None = None
    for number, line in numbered:
        goes_on = before is not None and rules.goes_on(before[1], line, same_page=before[0] == number)
        lines.add(line.text, "page", str(number), goes_on=goes_on)
        before = number, line


def _without_number(page: Page) -> Sequence[Segment]:
    lines = page.lines
    said = str(page.number)
    if len(lines) > 1 and lines[0].text.strip(" -–") == said:
        return lines[1:]
    return lines[:-1] if len(lines) > 1 and lines[-1].text.strip(" -–") == said else lines


class _Rules:
    """Tells which lines belong together, by the right edge of the text and the usual distance of its lines."""

    def __init__(self, lines: Sequence[Segment]) -> None:
        rights = sorted(line.right for line in lines)
        steps = [low.top - high.top for high, low in pairwise(lines) if low.top > high.top]
        self._edge = rights[len(rights) * 49 // 50] if rights else 0.0
        self._step = median(steps) if steps else 0.0

    def goes_on(self, line: Segment, following: Segment, *, same_page: bool) -> bool:
        """Tell whether `following` is of the same paragraph as `line`, the one above it."""
        if line.text.endswith(ENDS) or "\t" in line.text + following.text or ITEM.match(following.text):
            return False
        # Lines in capitals are heads and titles, each a line by intent.
        if line.text.isupper() or following.text.isupper() or not self._is_full(line, following):
            return False
        if same_page and not 0 < following.top - line.top <= _APART * self._step:
            return False
        return following.left - line.left <= (_HANGING if ITEM.match(line.text) else _INDENT)

    def _is_full(self, line: Segment, following: Segment) -> bool:
        """Tell whether the first word of the following line had no room on this one."""
        first = len(following.text.split()[0]) + 1
        letter = (following.right - following.left) / len(following.text)
        return line.right + first * letter > self._edge
