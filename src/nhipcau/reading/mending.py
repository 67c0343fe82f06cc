"""What a page lost on its way: the space or the line end between two words, letters that a wrong decoding broke."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nhipcau.reading.alphabet import encoded, glued
from nhipcau.reading.names import is_vietnamese
from nhipcau.reading.placenames import countries
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import place_names, words
from nhipcau.text import Clean

# A range of the clean text, and what stands there in its stead.
Edit = tuple[int, int, str]

# What "thành", "hành" and "ngày" become where the second byte of "à" is read as a space; no other text has it.
_BROKEN: Final = (encoded("hà nh "), encoded("ngà y "))
# Such a space before the rest of a syllable, or before the space that stands between the words.
_TORN: Final = Rare(r"(?<=à) (?= |(?:nh|ng|[nmoui]|y(?! tế| sĩ| bác| tá))(?![^\W\d_]))")
# In such a text "ử" stands for "ề" in these syllables, and for "ỏ" in those.
_FOR_E: Final = Rare(r"(?<![^\W\d_])(?:v|(?:ch|nh|t)i(?=.[nu])|(?:tr|q)uy(?=.n)|mi(?=.n)|đ(?=.u))ử", re.I)
_FOR_O: Final = Rare(r"(?<![^\W\d_])(?:h(?=.i)|b(?=.\b)|kh(?=.e)|nh(?=.\b)|ng(?=.\b))ử", re.I)
_WORD_START: Final = re.compile(r"[^\W\d_]+\Z")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 12


def mended(cleaned: Clean, codes: bytes) -> Clean:
    """Return a clean text with what was lost put back; `codes` are its bytes if it is as long as the raw one."""
    letters = codes if cleaned.even else encoded(cleaned.text)
    edits: list[Edit] = []
    if _BROKEN[0] in letters or _BROKEN[1] in letters:
        edits += _decoded(cleaned.text)
    joints = glued(letters)
    edits += [(at, at, sign) for at in joints if (sign := _between(cleaned.text, at))]
    return cleaned.edited(sorted(edits)) if edits else cleaned


def _decoded(text: str) -> Iterator[Edit]:
    """Yield what puts a text right in which the bytes of some letters were read one by one: "Thà nh phố", "vử"."""
    for torn in _TORN.finditer(text):
        yield torn.start(), torn.end(), ""
    for pattern, letter in ((_FOR_E, "ề"), (_FOR_O, "ỏ")):
        for odd in pattern.finditer(text):
            yield odd.end() - 1, odd.end(), letter


def _between(text: str, at: int) -> str:
    """Return what was lost before a capital amid a word: a space, a line end before a sentence, else nothing.

    "huyện Trần Đề|Mới đây, …", "Việt|Nam"; "YouTube" and "Krông|Pa" as the gazetteer prints it are one word.
    """
    before = _WORD_START.search(text, max(0, at - _LONGEST), at)
    after = _WORD.match(text, at, at + _LONGEST)
    if before is None or after is None:
        return ""
    first, second = before.group(), after.group()
    if f"{first}{second}".isascii() or not (is_vietnamese(first) and is_vietnamese(second)):
        return ""
    small = f"{first} {second}".lower()
    if f"{first}{second}".lower() in place_names():
        return ""
    if small in place_names() or small in countries():
        return " "
    return "\n" if _begins_sentence(text, second, after.end()) else " "


def _begins_sentence(text: str, word: str, end: int) -> bool:
    """Tell whether a word begins a sentence that was joined to the line before: "Mới đây", "Ngày 5/6"."""
    return word.lower() in _openers() and text[end : end + 1] == " " and not text[end + 1 : end + 2].isupper()


@cache
def _openers() -> frozenset[str]:
    return words("openers")
