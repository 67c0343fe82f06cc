"""A text and the ranges in it: what hashes alike, how marks cut it, and the paragraph around a quote."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.text import clean, early_tones

CONTEXT = 600
_TOKEN = re.compile(r"\d+(?:[.,/:–-]\d+)*|[^\W\d_]+")


def words_digest(text: str) -> str:
    """Return the SHA-256 of the words of a text, which is the same whatever file they come in.

    Letters count, and numbers with the signs inside them, for 1,5 is not 15. Line ends, spaces, capitals, punctuation,
    letter composition and the place of tone marks do not: programs that write files change those.
    """
    said = "".join(map(_counted, _TOKEN.findall(early_tones(clean(text).text).casefold())))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _counted(token: str) -> str:
    return f" {token} " if token[0].isdigit() else token


@dataclass(frozen=True, slots=True)
class Mark:
    """A range [start, end) of a text that belongs to `key`."""

    start: int
    end: int
    key: Hashable


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text, the keys of the marks over it (longest first), and those of the marks that begin here."""

    text: str
    keys: tuple[Hashable, ...]
    opens: tuple[Hashable, ...]


def segments(text: str, marks: Sequence[Mark]) -> list[Segment]:
    """Cut `text` wherever a mark begins or ends; the pieces joined are the text. Marks may overlap.

    Parts of a mark outside the text are ignored.
    """
    waiting = sorted(marks, key=lambda m: m.start)[::-1]
    open_here: list[Mark] = []
    edges = {edge for mark in marks for edge in (mark.start, mark.end) if 0 < edge < len(text)}
    cuts = [0, *sorted(edges), len(text)]
    found = []
    for start, end in pairwise(cuts):
        while waiting and waiting[-1].start <= start:
            open_here.append(waiting.pop())
        open_here = [m for m in open_here if start < m.end]
        over = sorted(open_here, key=lambda m: (m.start - m.end, m.start))
        opens = tuple(m.key for m in over if m.start == start)
        if start < end:
            found.append(Segment(text[start:end], tuple(m.key for m in over), opens))
    return found


@dataclass(frozen=True, slots=True)
class Context:
    """The words of a quote, and what stands before and after it in its paragraph."""

    before: str
    quote: str
    after: str


_COVER = "\ue000"
COVERED = re.compile(f"{_COVER}+")


def context(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]] = ()) -> Context:
    """Return the paragraph around [start, end): at most 600 characters each side, cut between words with "…".

    What stands at `hidden` ranges beside the quote is left out, as "[…]".
    """
    for first, last in hidden:
        for left, right in ((first, min(last, start)), (max(first, end), last)):
            if left < right:
                text = text[:left] + _COVER * (right - left) + text[right:]
    shown = _around(text, start, end)
    return Context(COVERED.sub("[…]", shown.before), shown.quote, COVERED.sub("[…]", shown.after))


def _around(text: str, start: int, end: int) -> Context:
    left = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    ends = [at for at in (text.find("\n", end), text.find("\r", end)) if at >= 0]
    before, after = text[left:start], text[end : min(ends, default=len(text))]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return Context(before, text[start:end], after)


def locate(text: str, words: str) -> list[tuple[int, int]]:
    """Return every range of `text` where `words` stand, whatever the spaces and line ends between them."""
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    return [found.span() for found in pattern.finditer(text)]


def nearest(ranges: list[tuple[int, int]], start: int) -> tuple[int, int] | None:
    """Return the range that begins nearest to `start`, None where there is none."""
    return min(ranges, key=lambda found: abs(found[0] - start), default=None)
