"""What can be a syllable of written Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from nhipcau.reading.sources.tables import rows

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# "nghiêng" with its marks apart, and room.
_LONGEST = 12
# A syllable that a stop closes bears the sharp or the heavy tone.
_STOPS = ("c", "ch", "k", "p", "t")
_STOPPED_TONES = {"\u0301", "\u0323"}


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Tell whether `word` is spelt as a Vietnamese syllable: an onset, a rhyme that may follow it, at most one tone."""
    if len(word) > _LONGEST:
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(letters)
    plain = unicodedata.normalize("NFC", _TONE.sub("", letters))
    if len(tones) > 1 or plain not in _toneless():
        return False
    return not plain.endswith(_STOPS) or bool(_STOPPED_TONES.intersection(tones))


@cache
def _toneless() -> frozenset[str]:
    rhymes = [rhyme for (rhyme,) in rows("rhymes")]
    return frozenset(
        onset + rhyme for onset, openings in rows("onsets") for rhyme in rhymes if rhyme.startswith(tuple(openings))
    )
