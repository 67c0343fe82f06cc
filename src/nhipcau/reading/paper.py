"""A paper on the table: its text, its layout and every hit of the one scan, for all rules to share."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from nhipcau.reading.draft import Span
from nhipcau.reading.layout import Layout, Range, lay_out
from nhipcau.reading.scan import Hit, Hits, lower, scan
from nhipcau.text import Clean, clean


@dataclass(frozen=True, slots=True)
class Paper:
    """Offsets are those of the clean text; `span` leads back to the raw one."""

    clean: Clean
    text: str
    small: str
    hits: Hits
    layout: Layout

    def within(self, category: str, start: int, end: int) -> list[Hit]:
        """Return the hits of `category` that begin in [start, end)."""
        hits = self.hits[category]
        return hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]

    def at(self, category: str, start: int) -> Hit | None:
        """Return the hit of `category` that begins at `start`, if any."""
        hits = self.hits[category]
        index = bisect_left(hits, (start,))
        return hits[index] if index < len(hits) and hits[index][0] == start else None

    def before(self, category: str, end: int) -> Hit | None:
        """Return the hit of `category` that ends at `end` but for spaces, if any."""
        hits = self.hits[category]
        index = bisect_left(hits, (end,)) - 1
        if index < 0:
            return None
        hit = hits[index]
        return hit if hit[1] <= end and not self.text[hit[1] : end].strip() else None

    def span(self, start: int, end: int) -> Span:
        """Return the raw span of the clean range [start, end)."""
        return Span(*self.clean.raw_span(start, end))

    def sentence_at(self, offset: int) -> Range:
        """Return the sentence that holds `offset`; an empty range outside the body."""
        sentences = self.layout.sentences
        index = bisect_left(sentences, (offset + 1,)) - 1
        if index < 0 or sentences[index][1] <= offset:
            return (offset, offset)
        return sentences[index]

    def in_body(self, offset: int) -> bool:
        """Tell whether `offset` stands in a sentence of the body."""
        start, end = self.sentence_at(offset)
        return start < end


def open_paper(raw: str) -> Paper:
    """Clean, scan and lay out a raw text."""
    cleaned = clean(raw)
    small = lower(cleaned.text)
    return Paper(cleaned, cleaned.text, small, scan(small), lay_out(cleaned.text))
