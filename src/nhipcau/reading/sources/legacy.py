"""The encodings of Vietnamese before Unicode, by tables of our own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from nhipcau.reading.sources.syllables import is_syllable
from nhipcau.reading.sources.tables import rows

# Names as people say them; the keys are those of Source.encoding.
NAMES = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
    "viscii": "VISCII",
    "viqr": "VIQR",
    "cp1258": "Windows-1258",
    "cp1252": "Windows-1252",
}
_QUOTES = {
    code: ord(bytes([code]).decode("cp1252")) for code in range(0x80, 0xA0) if code not in b"\x81\x8d\x8f\x90\x9d"
}
_SIGNS = {
    "^": "\u0302",
    "(": "\u0306",
    "+": "\u031b",
    "*": "\u031b",
    "'": "\u0301",
    "`": "\u0300",
    "?": "\u0309",
    "~": "\u0303",
    ".": "\u0323",
}
_VIQR_WORD = re.compile(r"(?:[A-Za-z]|\\.|(?<=[A-Za-z^(+*])[\^(+*'`?~.])+")
_SENTENCE_END = re.compile(r"[ \t\r]*(?:\n|$)|[ \t]+[A-Z]")
_VIQR_LETTER = re.compile(
    r"\\(.)|([dD])([dD])|([aA])([\^(]?)(['`?~.]?)|([eE])(\^?)(['`?~.]?)|([oO])([\^+*]?)(['`?~.]?)|([uU])([+*]?)(['`?~.]?)|([iIyY])()(['`?~.]?)"
)


def from_tcvn3(text: str) -> str:
    """Return text whose characters are TCVN3 bytes, read as Windows-1252, in Unicode. Capitals come out small."""
    return _replaced("tcvn3", text)


def from_vni(text: str) -> str:
    """Return text whose characters are VNI bytes, read as Windows-1252, in Unicode."""
    return _replaced("vni", text)


def from_viqr(text: str) -> str:
    """Return VIQR text (RFC 1456) in Unicode.

    A mark at the end of a word is a tone, unless no syllable can have it ("ma'y.") or it seems to end a sentence.
    """
    return _VIQR_WORD.sub(_viqr_word, text)


def decode(content: bytes, encoding: str) -> str:
    """Return bytes of one of the encodings NAMES in Unicode, NFC; what is not in it becomes U+FFFD."""
    return unicodedata.normalize("NFC", _DECODERS[encoding](content))


def windows(content: bytes) -> str:
    """Return each byte as Windows-1252 has it, and as Latin-1 where that leaves a gap."""
    return content.decode("latin-1").translate(_QUOTES)


def _replaced(table: str, text: str) -> str:
    letters, pattern = _table(table)
    return pattern.sub(lambda found: letters[found[0]], text)


@cache
def _table(name: str) -> tuple[dict[str, str], re.Pattern[str]]:
    letters = {bytes.fromhex(code).decode("latin-1"): letter for code, letter in rows(name)}
    longest_first = sorted(letters, key=len, reverse=True)
    return letters, re.compile("|".join(map(re.escape, longest_first)))


def _viqr_word(found: re.Match[str]) -> str:
    word = found[0]
    # What ends a word may be its tone or end the sentence.
    shorter = word[-1] in "'?." and is_syllable(_viqr(word[:-1]))
    ends_sentence = word[-1] in "?." and _SENTENCE_END.match(found.string, found.end())
    if shorter and (ends_sentence or not is_syllable(_viqr(word))):
        return _viqr(word[:-1]) + word[-1]
    return _viqr(word)


def _viqr(word: str) -> str:
    return unicodedata.normalize("NFC", _VIQR_LETTER.sub(_viqr_letter, word))


def _viqr_letter(found: re.Match[str]) -> str:
    escaped, crossed, *vowels = found.groups()
    if escaped:
        return escaped
    if crossed:
        return "Đ" if crossed == "D" else "đ"
    return "".join(_SIGNS.get(sign, sign) for sign in vowels if sign and sign not in "dD")


_DECODERS: dict[str, Callable[[bytes], str]] = {
    "tcvn3": lambda content: from_tcvn3(windows(content)),
    "vni": lambda content: from_vni(windows(content)),
    "viscii": lambda content: _replaced("viscii", content.decode("latin-1")),
    "viqr": lambda content: from_viqr(content.decode("ascii", "replace")),
    "cp1258": lambda content: content.decode("cp1258", "replace"),
    "cp1252": windows,
}
