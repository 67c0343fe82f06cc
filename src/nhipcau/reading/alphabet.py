"""Lower-case text as bytes, one for each character: what is found in the bytes stands at the same place in the text."""

from __future__ import annotations

import codecs
from typing import Final
from unicodedata import category

_BREAKS: Final = "\0\t\n !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—‘’“”•…«»"
_LETTERS: Final = (
    "0123456789abcdefghijklmnopqrstuvwxyz³àáâãèéêìíîòóôõùúüýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
)
# The bytes of what is not in the alphabet: a sign between words, a mark that goes on with the word before, a letter,
# as are all from there on.
_BREAK: Final = len(_BREAKS)
MARK: Final = _BREAK + 1
LETTER: Final = MARK + 1
_UNUSED: Final = "\ufffe"
_TABLE: Final = codecs.charmap_build(f"{_BREAKS}{3 * _UNUSED}{_LETTERS}")
# The last of the letters of Latin script in common use.
_LATIN: Final = "\u02ff"
_OTHERS: Final = "nhipcau.others"


def encoded(small: str) -> bytes:
    """Return lower-case text as bytes of this alphabet."""
    return codecs.charmap_encode(small, _OTHERS, _TABLE)[0]


def _others(error: UnicodeError) -> tuple[bytes, int]:
    """Return the bytes of characters that are not in the alphabet, and where the next one stands."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return bytes([_other(sign) for sign in error.object[error.start : error.end]]), error.end


def _other(sign: str) -> int:
    if sign.isalnum():
        return LETTER
    return MARK if is_mark(sign) else _BREAK


def is_mark(sign: str) -> bool:
    """Tell whether a sign is a mark of other scripts, or unknown to Unicode, and goes on with the word before."""
    return sign > _LATIN and category(sign)[0] in "MC"


codecs.register_error(_OTHERS, _others)
