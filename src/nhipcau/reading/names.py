"""Runs of capitalised words, the raw material of names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from nhipcau.reading.alphabet import CAPITAL, LETTER, NINE, SPACE, encoded, is_mark
from nhipcau.reading.layout import Range
from nhipcau.reading.vocabulary import words
from nhipcau.text import fold

UPPER: Final = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EF9, 2)))
# What a word goes on with is never given back, which saves remembering where it could be.
_WORD: Final = rf"[{UPPER}][^\W\d_]*+(?:['’.-][^\W\d_]++)*+"
# Small words inside a name of the West: "Marc-Antoine de Silva".
_PARTICLES: Final = ("de", "von", "van", "der", "del", "di")
RUN: Final = re.compile(rf"{_WORD}(?: {_WORD}| (?:{'|'.join(_PARTICLES)}) {_WORD})*+")
# As far as one looks from each of the words: a text of capitals alone must not be walked to its end from each.
NEAR_RUN: Final = re.compile(rf"{_WORD}(?: {_WORD}){{0,31}}")

_SYLLABLE: Final = re.compile(
    r"(?:ngh?|gh|gi|kh|ph|qu|th|tr|ch|nh?|[bcdghklmpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


_SPACE: Final = SPACE[0]
_JOINTS: Final = frozenset(encoded("'’.-"))
_LONGEST_PARTICLE: Final = 4


def runs(text: str, codes: bytes, start: int, end: int) -> list[Range]:
    """Return what `RUN` finds in [start, end) of a text, by its bytes; of words alone only those of several parts."""
    found: list[Range] = []
    at = start
    while at < end:
        if codes[at] < CAPITAL:
            at += 1
            continue
        first = at
        last = _word_end(codes, at, end)
        at = _next_word(text, codes, last, end)
        whole = at > 0 or is_joined(text[first:last])
        while at:
            last = _word_end(codes, at, end)
            at = _next_word(text, codes, last, end)
        if whole:
            found.append((first, last))
        at = last
    return found


def is_joined(word: str) -> bool:
    """Tell a name of several parts in one word: "Bun-thăn", "H'Thương"."""
    return "-" in word or "'" in word or "’" in word


def _word_end(codes: bytes, at: int, end: int) -> int:
    """Return where the word that begins at `at` ends."""
    at += 1
    while at < end:
        code = codes[at]
        if not _is_letter(code) and not (code in _JOINTS and at + 1 < end and _is_letter(codes[at + 1])):
            break
        at += 1
    return at


def _is_letter(code: int) -> bool:
    return code > NINE or code == LETTER


def _next_word(text: str, codes: bytes, at: int, end: int) -> int:
    """Return where the next word of a run begins after a space at `at`, 0 if none does."""
    at += 1
    if at >= end or codes[at - 1] != _SPACE:
        return 0
    if codes[at] >= CAPITAL:
        return at
    stop = text.find(" ", at, at + _LONGEST_PARTICLE) if text[at] in "dv" else -1
    led = stop >= 0 and stop + 1 < end and text[at:stop] in _PARTICLES and codes[stop + 1] >= CAPITAL
    return stop + 1 if led else 0


def is_marked(text: str, at: int) -> bool:
    """Tell whether at `at` a mark of other scripts, or what Unicode does not know, goes on with the word before."""
    return is_mark(text[at : at + 1])


# The family names in lower case.
FAMILIES: Final = frozenset(word.lower() for word in words("families"))


@cache
def figures() -> frozenset[str]:
    """Return the people of history in lower case."""
    return frozenset(name.lower() for name in words("figures"))


@lru_cache(maxsize=4096)
def is_vietnamese(name: str) -> bool:
    """Tell whether each word of a name could be a Vietnamese syllable."""
    return all(_SYLLABLE.fullmatch(word) for word in fold(name).split())
