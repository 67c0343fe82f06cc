"""Vietnamese text: canonical form, folding of marks, and the way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import product

# Characters that look like a space or like nothing; all are replaced or dropped in the clean form.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NOTHING = "\ufeff\u00ad\u200b\u200c\u200d\u2060"
_ODD = re.compile(rf"\r\n?|[{_SPACES}]|[{_NOTHING}]+|[\u0085\u2028\u2029]")
_CROSSED = (("đ", "d"), ("Đ", "D"), ("ð", "d"), ("Ð", "D"))
_MARKS = re.compile("[\u0300-\u036f]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]+")
# The two ways to place the tone on an open oa, oe, uy ("hòa", "hoà"); "quý" is no such pair, its u belongs to the q.
_EARLY = {
    first + unicodedata.normalize("NFC", second + tone): unicodedata.normalize("NFC", first + tone) + second
    for pair in ("oa", "oe", "uy")
    for first, second in product(*((letter, letter.upper()) for letter in pair))
    for tone in "\u0300\u0301\u0303\u0309\u0323"
}
_LATE = {early: late for late, early in _EARLY.items()}
_OPEN_LATE, _OPEN_EARLY = (
    re.compile(
        rf"[{''.join({pair[0] for pair in pairs})}](?<![qQ].)[{''.join({pair[1] for pair in pairs})}](?!\w)"
    )
    for pairs in (_EARLY, _LATE)
)


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C, in which every Vietnamese letter is one character."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return `text` in lower case without the marks of Latin letters, đ as d: "Đống Đa" → "dong da"."""
    for crossed, plain in _CROSSED:
        text = text.replace(crossed, plain)
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).lower()


def toneless(text: str) -> str:
    """Return `text` in lower case NFC without tone marks but with its vowels: "Hòa", "Hoà" → "hoa".

    Circumflex, breve, horn and đ stay, so that words which differ only in where the tone stands compare equal.
    """
    return nfc(_TONES.sub("", unicodedata.normalize("NFD", text.lower())))


def early_tones(text: str) -> str:
    """Return NFC `text` with the tone of an open oa, oe, uy on its first vowel: "Khánh Hoà" → "Khánh Hòa"."""
    return _OPEN_LATE.sub(lambda pair: _EARLY.get(pair.group(), pair.group()), text)


def late_tones(text: str) -> str:
    """Return NFC `text` with the tone of an open oa, oe, uy on its second vowel: "Thủy" → "Thuỷ"."""
    return _OPEN_EARLY.sub(lambda pair: _LATE.get(pair.group(), pair.group()), text)


@dataclass(frozen=True, slots=True)
class Clean:
    """A raw text and its clean form, with the map from clean offsets back to raw ones.

    `text` is NFC; each odd space is one space, each line end is one `\\n`, invisible characters are gone.
    """

    raw: str
    text: str
    # Pairs (clean offset, raw offset) where the distance between the two changes, and the positions inside
    # the clean text that share one raw cluster. Empty when the two texts are offset for offset the same.
    _clean: tuple[int, ...] = ()
    _raw: tuple[int, ...] = ()

    def raw_offset(self, offset: int) -> int:
        """Return the raw offset of the clean `offset` (0 … len(text))."""
        if not self._clean:
            return offset
        at = bisect_right(self._clean, offset) - 1
        return min(self._raw[at] + offset - self._clean[at], self._limit(at))

    def _limit(self, at: int) -> int:
        return self._raw[at + 1] if at + 1 < len(self._raw) else len(self.raw)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw range behind the clean range [start, end), whole letters with all their marks."""
        if not self._clean:
            return start, end
        if start >= end:
            return self.raw_offset(start), self.raw_offset(start)
        first, last = self.raw_offset(start), self.raw_offset(end)
        # What was dropped between the last letter and the next one stays outside the span.
        while last > first + 1 and self.raw[last - 1] in _NOTHING:
            last -= 1
        return first, last


def clean(raw: str) -> Clean:
    """Return the clean form of `raw` with its way back.

    Raw text that is already clean costs one scan and no copy.
    """
    if unicodedata.is_normalized("NFC", raw) and not _ODD.search(raw):
        return Clean(raw, raw)
    pieces: list[str] = []
    clean_at, raw_at = [0], [0]
    length = 0
    for start, end, piece in _clusters(raw):
        if length - clean_at[-1] != start - raw_at[-1]:
            clean_at.append(length)
            raw_at.append(start)
        pieces.append(piece)
        length += len(piece)
        if len(piece) != end - start:
            clean_at.append(length)
            raw_at.append(end)
    return Clean(raw, "".join(pieces), tuple(clean_at), tuple(raw_at))


def _clusters(raw: str) -> list[tuple[int, int, str]]:
    """Split `raw` into runs (start, end, clean form): long plain runs, odd characters, letters with marks."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for odd in _ODD.finditer(raw):
        found += _normal_runs(raw, at, odd.start())
        found.append((odd.start(), odd.end(), _replacement(odd.group())))
        at = odd.end()
    return found + _normal_runs(raw, at, len(raw))


def _replacement(odd: str) -> str:
    if odd[0] in _NOTHING:
        return ""
    return " " if odd in _SPACES else "\n"


_MARKED = re.compile(r".[\u0300-\u036f]+", re.DOTALL)


def _normal_runs(raw: str, start: int, end: int) -> list[tuple[int, int, str]]:
    piece = raw[start:end]
    if unicodedata.is_normalized("NFC", piece):
        return [(start, end, piece)] if piece else []
    found: list[tuple[int, int, str]] = []
    at = start
    for run in _MARKED.finditer(raw, start, end):
        found += _each(raw, at, run.start())
        found.append((run.start(), run.end(), unicodedata.normalize("NFC", run.group())))
        at = run.end()
    return found + _each(raw, at, end)


def _each(raw: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Runs outside marked letters: as they are, or letter by letter where a rare singleton is not NFC."""
    piece = raw[start:end]
    if unicodedata.is_normalized("NFC", piece):
        return [(start, end, piece)] if piece else []
    return [(i, i + 1, unicodedata.normalize("NFC", raw[i])) for i in range(start, end)]
