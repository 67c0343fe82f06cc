"""Runs of capitalised words, the raw material of names."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from nhipcau.reading.alphabet import is_mark
from nhipcau.reading.vocabulary import words

UPPER: Final = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EF9, 2)))
# What a word goes on with is never given back, which saves remembering where it could be.
_WORD: Final = rf"[{UPPER}][^\W\d_]*+(?:['’.-][^\W\d_]++)*+"
# Small words inside a name of the West: "Marc-Antoine de Silva".
_PARTICLE: Final = "(?:de|von|van|der|del|di)"
RUN: Final = re.compile(rf"{_WORD}(?: {_WORD}| {_PARTICLE} {_WORD})*+")
# As far as one looks from each of the words: a text of capitals alone must not be walked to its end from each.
NEAR_RUN: Final = re.compile(rf"{_WORD}(?: {_WORD}){{0,31}}")


def is_marked(text: str, at: int) -> bool:
    """Tell whether at `at` a mark of other scripts, or what Unicode does not know, goes on with the word before."""
    return is_mark(text[at : at + 1])


# The family names in lower case.
FAMILIES: Final = frozenset(word.lower() for word in words("families"))


@cache
def figures() -> frozenset[str]:
    """Return the people of history in lower case."""
    return frozenset(name.lower() for name in words("figures"))
