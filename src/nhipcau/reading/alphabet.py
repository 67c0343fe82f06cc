"""A paper's letters as bytes, one for each: what is found in the bytes stands at the same place in the text."""

from __future__ import annotations

import codecs
from typing import Final
from unicodedata import category

_BREAKS: Final = "\0\t\n !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~«»–‘’“”•…"
_LETTERS: Final = (
    "0123456789abcdefghijklmnopqrstuvwxyz²³àáâãèéêìíîòóôõùúüýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
)
_CAPITALS: Final = "".join(letter.upper() for letter in _LETTERS if letter != letter.upper())
# The bytes of what is not in the alphabet: a sign between words, a mark that goes on with the word before, a letter.
# From there on all are letters, first the digits and last the capitals.
_NONE: Final = "\ufffe"
BREAK: Final = len(_BREAKS)
MARK: Final = BREAK + 1
LETTER: Final = MARK + 1
SIGNS: Final = range(MARK)  # between words
NINE: Final = LETTER + 10
CAPITAL: Final = LETTER + 1 + len(_LETTERS)
_SIGNS: Final = f"{_BREAKS}{3 * _NONE}{_LETTERS}{_CAPITALS}".ljust(256, _NONE)  # less are decoded at a tenth the speed
_BYTES: Final = codecs.charmap_build(_SIGNS)
_SMALL_SIGNS: Final = _SIGNS.lower()
_SMALL: Final = bytes(map(_SMALL_SIGNS.index, _SMALL_SIGNS))
# By byte: of a small letter, of a capital, of neither.
_CASES: Final = bytes(
    2 if CAPITAL <= code < len(_SIGNS.rstrip(_NONE)) else 1 if NINE < code < CAPITAL else 0 for code in range(256)
)
_GLUE: Final = b"\1\2"
# A space, between words.
SPACE: Final = bytes([_SIGNS.index(" ")])
# The last of the letters of Latin script in common use.
_LATIN: Final = "\u02ff"
_OTHERS: Final = "nhipcau.others"


def encoded(text: str) -> bytes:
    """Return a text as bytes of this alphabet, which has capitals too."""
    return codecs.charmap_encode(text, _OTHERS, _BYTES)[0]


def is_whole(codes: bytes) -> bool:
    """Tell whether each sign of an encoded text is in the alphabet."""
    return not any(other in codes for other in (BREAK, MARK, LETTER))


def glued(codes: bytes) -> list[int]:
    """Return where in an encoded text a capital follows a small letter, as where a line end was lost."""
    cases = codes.translate(_CASES)
    found: list[int] = []
    at = cases.find(_GLUE)
    while at >= 0:
        found.append(at + 1)
        at = cases.find(_GLUE, at + 1)
    return found


def small_and_bytes(text: str, codes: bytes) -> tuple[str, bytes]:
    """Return an encoded text in lower case, and its lower-case letters as bytes, both as long as the text itself.

    Papers are mostly written in this alphabet alone, of which the bytes make small letters much sooner.
    """
    if is_whole(codes):
        return codecs.charmap_decode(codes, "strict", _SMALL_SIGNS)[0], codes.translate(_SMALL)
    small = _lower(text)
    return small, encoded(small)


def _lower(text: str) -> str:
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _others(error: UnicodeError) -> tuple[bytes, int]:
    """Return the bytes of characters that are not in the alphabet, and where the next one stands."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return bytes([_other(sign) for sign in error.object[error.start : error.end]]), error.end


def _other(sign: str) -> int:
    if sign.isalnum():
        return LETTER
    return MARK if is_mark(sign) else BREAK


def is_mark(sign: str) -> bool:
    """Tell whether a sign is a mark of other scripts, or unknown to Unicode, and goes on with the word before."""
    return sign > _LATIN and category(sign)[0] in "MC"


codecs.register_error(_OTHERS, _others)
