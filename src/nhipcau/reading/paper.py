"""A paper on the table: its text, its layout and every hit of the one scan, for all rules to share."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, cast

from nhipcau.reading.alphabet import BREAK, CAPITAL, LETTER, encoded, is_whole, small_and_bytes
from nhipcau.reading.draft import Span
from nhipcau.reading.layout import Layout, Range, lay_out
from nhipcau.reading.mending import mended
from nhipcau.reading.numbers import digit_runs
from nhipcau.reading.scan import BEYOND, Hit, Rows, scan
from nhipcau.reading.vocabulary import place_names
from nhipcau.reading.wrapped import unwrapped
from nhipcau.text import Clean, clean

if TYPE_CHECKING:
    from mypy_extensions import i64  # a word of the machine where this is compiled, else a plain int

# So long, and of so many words, are the names of places that are looked for again.
_LONGEST_PLACE: Final = 40
_MOST_WORDS: Final = 5
_made: Final = tuple.__new__
# A shorter line at the top is the entry of a menu, and no headline.
_ENTRY: Final = 25


def first_from(starts: list[int], at: i64) -> i64:
    """Return where `at` stands or would stand among `starts`: `bisect_left`, which compiled is called too dearly."""
    low: i64 = 0
    high: i64 = len(starts)
    while low < high:
        middle: i64 = (low + high) >> 1
        if starts[middle] < at:
            low = middle + 1
        else:
            high = middle
    return low


class Paper:
    """Offsets are those of the clean text; `span` leads back to the raw one.

    `small` is the text in lower case as far as the body goes; what comes after it nobody asks for. `codes` are its
    bytes in our alphabet.
    `numbers` are the ranges of the runs of digits, `number_starts` is where these begin, and then one beyond any text.
    `even` tells that the raw offsets are the same, `is_mended` that something was put back that the raw text has lost.
    """

    def __init__(
        self,
        clean: Clean,
        text: str,
        small: str,
        codes: bytes,
        rows: Rows,
        numbers: list[Range],
        number_starts: list[int],
        layout: Layout,
        sentence_starts: list[int],
        even: bool,
        is_mended: bool,
    ) -> None:
        self.clean, self.text, self.small, self.layout, self.even = clean, text, small, layout, even
        self.is_mended = is_mended
        self.numbers, self.number_starts, self.sentence_starts = numbers, number_starts, sentence_starts
        self.codes, self._rows = codes, rows

    def hits(self, category: str) -> list[Hit]:
        """Return all hits of `category`, from left to right."""
        return cast("list[Hit]", self._rows[category].hits)

    def within(self, category: str, start: int, end: int) -> list[Hit]:
        """Return the hits of `category` that begin in [start, end)."""
        row = self._rows[category]
        hits, starts = row.hits, row.starts
        first = last = first_from(starts, start)
        while starts[last] < end:
            last += 1
        return cast("list[Hit]", hits[first:last]) if first < last else []

    def any_within(self, category: str, start: int, end: int) -> bool:
        """Tell whether a hit of `category` begins in [start, end)."""
        starts = self._rows[category].starts
        return starts[first_from(starts, start)] < end

    def has_two(self, category: str, start: int, end: int) -> bool:
        """Tell whether two hits of `category` begin in [start, end)."""
        starts = self._rows[category].starts
        first = first_from(starts, start)
        return starts[first] < end and starts[first + 1] < end

    def next_start(self, category: str, start: int, end: int) -> int:
        """Return where the first hit of `category` in [start, end) begins, else `end`."""
        starts = self._rows[category].starts
        return min(starts[first_from(starts, start)], end)

    def holds(self, category: str, start: int, end: int) -> bool:
        """Tell whether a hit of `category` stands in [start, end) as a whole."""
        row = self._rows[category]
        hits, starts = row.hits, row.starts
        first = first_from(starts, start)
        if starts[first] >= end:
            return False
        hit = hits[first]
        return hit is not None and hit[1] <= end

    def overlapping(self, category: str, start: int, end: int) -> list[Hit]:
        """Return the hits of `category` that share a character with [start, end)."""
        row = self._rows[category]
        hits, starts = row.hits, row.starts
        first = last = first_from(starts, start)
        while starts[last] < end:
            last += 1
        before = hits[first - 1] if first else None
        return cast("list[Hit]", hits[first - 1 if before and before[1] > start else first : last])

    def at(self, category: str, start: int) -> Hit | None:
        """Return the hit of `category` that begins at `start`, if any."""
        row = self._rows[category]
        hits, starts = row.hits, row.starts
        index = first_from(starts, start)
        return hits[index] if starts[index] == start else None

    def begins(self, category: str, start: int) -> bool:
        """Tell whether a hit of `category` begins at `start`."""
        starts = self._rows[category].starts
        return starts[first_from(starts, start)] == start

    def covers(self, category: str, at: int) -> bool:
        """Tell whether a hit of `category` begins before `at` and ends after it."""
        row = self._rows[category]
        hits, starts = row.hits, row.starts
        index = first_from(starts, at)
        hit = hits[index - 1] if index else None
        return hit is not None and hit[1] > at

    def last_before(self, category: str, end: int) -> Hit | None:
        """Return the last hit of `category` that begins before `end`, if any."""
        row = self._rows[category]
        hits, starts = row.hits, row.starts
        index = first_from(starts, end)
        return hits[index - 1] if index else None

    def before(self, category: str, end: int) -> Hit | None:
        """Return the hit of `category` that ends at `end` but for spaces, if any."""
        row = self._rows[category]
        hits, starts = row.hits, row.starts
        index = first_from(starts, end)
        hit = hits[index - 1] if index else None
        if hit is None:
            return None
        stop = hit[1]
        # Most hits stand far before, which one sign tells sooner than all that is between.
        near = stop < end and self.text[stop].isspace() and self.text[stop:end].isspace()
        return hits[index - 1] if near or stop == end else None

    def end_before(self, at: int) -> int:
        """Return where what stands before `at` ends, without the spaces."""
        while at and self.small[at - 1].isspace():
            at -= 1
        return at

    def is_capital(self, at: int) -> bool:
        """Tell whether a capital stands at `at` of the body."""
        code = self.codes[at]
        return code >= CAPITAL or (BREAK <= code <= LETTER and self.text[at] != self.small[at])

    def numbers_within(self, start: int, end: int) -> list[Range]:
        """Return the runs of digits that begin in [start, end)."""
        starts = self.number_starts
        first = last = first_from(starts, start)
        while starts[last] < end:
            last += 1
        return self.numbers[first:last] if first < last else []

    def span(self, start: int, end: int) -> Span:
        """Return the raw span of the clean range [start, end), without the space that some scripts join to a letter."""
        if self.even:
            return _made(Span, (start, end))  # what Span(start, end) calls in the end
        first, last = self.clean.raw_span(start, end)
        while first < last and self.clean.raw[first].isspace():
            first += 1
        while first < last and self.clean.raw[last - 1].isspace():
            last -= 1
        return Span(first, last)

    def printed(self, start: int, end: int) -> str:
        """Return what stands in [start, end) as the page prints it, with what it lost on its way."""
        if not self.is_mended:
            return self.text[start:end]
        span = self.span(start, end)
        return clean(self.clean.raw[span.start : span.end]).text.replace("\n", " ")

    def clean_range(self, span: Span) -> Range:
        """Return the range of the clean text behind a raw span."""
        if self.even:
            return span.start, span.end
        offsets = range(len(self.text) + 1)
        first, last = (bisect_left(offsets, at, key=self.clean.raw_offset) for at in (span.start, span.end))
        return first, last

    def sentences_with(self, *categories: str) -> list[Range]:
        """Return the sentences in which a hit of any of `categories` begins, from left to right."""
        return self.sentences_of([start for category in categories for start in self._rows[category].starts])

    def sentences_of(self, starts: list[int]) -> list[Range]:
        """Return the sentences that hold any of `starts`, from left to right."""
        sentences, begun = self.layout.sentences, self.sentence_starts
        holding: set[int] = set()
        for start in starts:
            index = first_from(begun, start + 1) - 1
            if index >= 0 and start < sentences[index][1]:
                holding.add(index)
        return [sentences[index] for index in sorted(holding)]

    def opening(self, count: int) -> list[Range]:
        """Return the first sentences, without the entries of a menu above them."""
        sentences, first = self.layout.sentences, 0
        while first < len(sentences) and sentences[first][1] - sentences[first][0] < _ENTRY:
            first += 1
        return sentences[first : first + count]

    def sentence_at(self, offset: int) -> Range:
        """Return the sentence that holds `offset`; an empty range outside the body."""
        index = first_from(self.sentence_starts, offset + 1) - 1
        if index >= 0 and offset < self.layout.sentences[index][1]:
            return self.layout.sentences[index]
        return (offset, offset)

    def in_body(self, offset: int) -> bool:
        """Tell whether `offset` stands in a sentence of the body."""
        index = first_from(self.sentence_starts, offset + 1) - 1
        return index >= 0 and offset < self.layout.sentences[index][1]


def _name_within(text: str, small: str, hit: Hit) -> Hit:
    """Return the place that begins inside a hit with a capital: "môi trường Hà Nội" names no place "Trường Hà"."""
    at = text.find(" ", hit[0], hit[1]) + 1
    if not at or not text[at].isupper():
        return hit
    words = small[at : at + _LONGEST_PLACE].split(" ")[:_MOST_WORDS]
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).rstrip(".,;:)")
        if name in place_names():
            return at, at + len(name), name
    return hit


def _narrow_places(text: str, small: str, codes: bytes, rows: Rows) -> None:
    """Put the names of places that begin inside a hit in its stead."""
    hits, starts = rows["places"].hits, rows["places"].starts
    for index, hit in enumerate(hits):
        if codes[starts[index]] < CAPITAL and hit is not None:
            hits[index] = name = _name_within(text, small, hit)
            starts[index] = name[0]


def open_paper(raw: str) -> Paper:
    """Clean, lay out and scan a raw text as far as its body goes."""
    spaced = raw.replace("\u00a0", " ")
    codes = encoded(spaced)
    # Nothing in the alphabet needs to be cleaned but the mark of a note.
    cleaned = Clean(raw, spaced) if is_whole(codes) and "[" not in raw else clean(raw)
    whole = mended(cleaned, codes)
    is_mended, cleaned = whole is not cleaned, whole
    text = unwrapped(cleaned.text)
    layout = lay_out(text)
    end = layout.body[-1][1] if layout.body else 0
    codes = codes[:end] if text == spaced else encoded(text[:end])
    small, letters = small_and_bytes(text[:end], codes)
    rows = scan(letters)
    _narrow_places(text, small, codes, rows)
    numbers = digit_runs(text, end)
    number_starts = [start for start, _ in numbers]
    number_starts.append(BEYOND)
    sentence_starts = [start for start, _ in layout.sentences]
    return Paper(
        cleaned, text, small, codes, rows, numbers, number_starts, layout, sentence_starts, cleaned.even, is_mended
    )
