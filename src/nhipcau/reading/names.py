"""Runs of capitalised words, the raw material of names."""

from __future__ import annotations

import re
from functools import cache

from nhipcau.reading.vocabulary import words

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EF9, 2)))
_WORD = rf"[{UPPER}][^\W\d_]*(?:['’.-][^\W\d_]+)*"
RUN = re.compile(rf"{_WORD}(?: {_WORD})*")
WORD = re.compile(r"\S+")


@cache
def families() -> frozenset[str]:
    """Return the family names in lower case."""
    return frozenset(word.lower() for word in words("families"))


@cache
def figures() -> frozenset[str]:
    """Return the people of history in lower case."""
    return frozenset(name.lower() for name in words("figures"))
