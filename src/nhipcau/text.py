"""Vietnamese text: canonical form, folding of marks, and the way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import product

__all__ = ["Clean", "clean", "early_tones", "fold", "late_tones", "nfc", "reader_language", "toneless"]

# Characters that look like a line end, like a space, or like nothing.
_BREAK = "\r\u0085\u2028\u2029"
_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\ufeff\u00ad\u200b-\u200d\u2060"
# Characters that normalisation may join to the one before (marks, Hangul and Indic vowels), and others that it
# changes; whole blocks where these are many, so that other scripts come out right if less finely mapped.
_JOINING = (
    "\u0300-\u036f\u0483-\u1dff\u20d0-\u20ff\u2c00-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua600-\uabff\ufb1e\ufe20-\ufe2f\U00010000-\U0001efff"
)
_CHANGING = (
    "\u0374\u037e\u0387\u1f00-\u1fff\u2126\u212a\u212b\u2329\u232a\u2adc\uf900-\ufaff\ufb1d-\ufb4e\U0002f800-\U0002fa1f"
)
_ODD = f"{_BREAK}{_SPACE}{_NOTHING}{_JOINING}{_CHANGING}"
# A string, as _PARTS below: most papers are done before it is asked for.
_IS_ODD = f"[{_ODD}]"
# What nearly all papers are made of: characters that are clean in any company, but for the few odd ones among Latin
# letters, which are looked for by themselves; a set of two ranges is quicker than one of many.
_ORDINARY = re.compile(
    "(?:[\0-\u02ff\u1ea0-\u1ef9]++"
    "|[\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2125\u2190-\u2328\u232b-\u2adb\ufffd]++)*+"
)
# The mark of a note behind what it belongs to: "3 tỷ đồng[1]". Once it is gone, no other may come of what is left.
_NOTE = rf"""(?x:
    \[ (?<= [\w.,:;!?…)”’"'%\]{_NOTHING}{_JOINING}] \[ ) [{_NOTHING}]*
    (?: (?: [0-9] [{_NOTHING}]* ){{1,3}} | (?: [ivxl] [{_NOTHING}]* ){{1,6}} | (?: \* [{_NOTHING}]* ){{1,3}} )
    \] (?! [{_NOTHING}]* [\w*\]{_JOINING}] )
)"""
# The bound on the marks of a letter keeps normalisation, which sorts them in quadratic time, linear in the text.
# A string, since few texts are worth the 3 ms of compiling it.
_PARTS = rf"""(?xs)
      (?P<plain> (?: [^\[{_ODD}] (?! [{_NOTHING}]* [{_JOINING}] ) )+ )
    | (?P<note> {_NOTE} )
    | (?P<line> \r [{_NOTHING}]* \n | [{_BREAK}] )
    | (?P<space> [{_SPACE}] )
    | (?P<nothing> [{_NOTHING}]+ )
    | (?P<letter> . (?: [{_NOTHING}]* [{_JOINING}] ){{0,60}} )
"""
_DROPPED = re.compile(f"[{_NOTHING}]+")

_CROSSED = (("đ", "d"), ("Đ", "D"), ("ð", "d"), ("Ð", "D"))
_MARKS = re.compile("[\u0300-\u036f]+")
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_TONES = re.compile(f"[{_TONE_MARKS}]+")
# The two ways to place the tone on an open oa, oe, uy ("hòa", "hoà"); "quý" has one, its u belongs to the q.
_EARLY = {
    first + unicodedata.normalize("NFC", second + tone): unicodedata.normalize("NFC", first + tone) + second
    for pair in ("oa", "oe", "uy")
    for first, second in product(*((letter, letter.upper()) for letter in pair))
    for tone in _TONE_MARKS
}
_LATE = {early: late for late, early in _EARLY.items()}


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
    return _LATE_PAIR.sub(lambda pair: _EARLY.get(pair.group(), pair.group()), text)


def late_tones(text: str) -> str:
    """Return NFC `text` with the tone of an open oa, oe, uy on its second vowel: "Thủy" → "Thuỷ"."""
    return _EARLY_PAIR.sub(lambda pair: _LATE.get(pair.group(), pair.group()), text)


def _open_pair(pairs: dict[str, str]) -> re.Pattern[str]:
    first, second = ("".join(sorted({pair[at] for pair in pairs})) for at in (0, 1))
    return re.compile(rf"[{first}](?<![qQ].)[{second}](?!\w)")


_LATE_PAIR, _EARLY_PAIR = _open_pair(_EARLY), _open_pair(_LATE)


class Clean:
    """A raw text and its clean form, with the map from clean offsets back to raw ones.

    `text` is NFC; each odd space is one space, each line end is one `\\n`, invisible characters and the marks of notes
    ("[1]" behind a word) are gone.
    """

    # The knots: where a piece of the clean text is longer or shorter than the raw one. Each is the offset at which
    # it starts in the clean text, and in step with it (its end there, its raw start, its raw end). The first stands
    # before the text.
    __slots__ = ("_knots", "_starts", "raw", "text")

    def __init__(
        self,
        raw: str,
        text: str,
        starts: tuple[int, ...] = (-1,),
        knots: tuple[tuple[int, int, int], ...] = ((0, 0, 0),),
    ) -> None:
        """Take both forms of a text, and where one departs from the other."""
        self.raw, self.text, self._starts, self._knots = raw, text, starts, knots

    @property
    def even(self) -> bool:
        """Whether every clean offset is the raw one too."""
        return len(self._starts) == 1

    def raw_offset(self, offset: int) -> int:
        """Return the raw offset at which the clean character at `offset` (0 … len(text)) starts."""
        clean_end, raw_start, raw_end = self._knots[bisect_right(self._starts, offset) - 1]
        return raw_start if offset < clean_end else raw_end + offset - clean_end

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw range behind the clean range [start, end): whole letters with all their marks.

        Only an empty range has an empty one; what was dropped around it stays outside.
        """
        first = self.raw_offset(start)
        if end <= start:
            return first, first
        clean_end, _, raw_end = self._knots[bisect_left(self._starts, end) - 1]
        return first, raw_end + max(end - clean_end, 0)

    def edited(self, edits: list[tuple[int, int, str]]) -> Clean:
        """Return the text with each clean range [start, end) of `edits`, from left to right, replaced by a piece.

        No range may reach into what already departs from the raw text.
        """
        pieces: list[str] = []
        starts, knots = [-1], [self._knots[0]]
        done = shift = 0
        known = 1
        for start, end, piece in edits:
            known = self._keep(known, start, shift, starts, knots)
            pieces += (self.text[done:start], piece)
            starts.append(start + shift)
            raw_start = self.raw_offset(start)
            raw_end = self.raw_span(start, end)[1] if end > start else raw_start
            knots.append((start + shift + len(piece), raw_start, raw_end))
            shift += len(piece) - (end - start)
            done = end
        self._keep(known, len(self.text) + 1, shift, starts, knots)
        pieces.append(self.text[done:])
        return Clean(self.raw, "".join(pieces), tuple(starts), tuple(knots))

    def _keep(self, known: int, until: int, shift: int, starts: list[int], knots: list[tuple[int, int, int]]) -> int:
        """Add the knots from `known` on that begin before `until`, moved by `shift`; return the next one."""
        while known < len(self._starts) and self._starts[known] < until:
            clean_end, raw_start, raw_end = self._knots[known]
            starts.append(self._starts[known] + shift)
            knots.append((clean_end + shift, raw_start, raw_end))
            known += 1
        return known


def clean(raw: str) -> Clean:
    """Return the clean form of `raw` with its way back, in time linear in its length.

    Raw text that is already clean costs one scan and no copy; but for non-breaking spaces, one scan and one copy.
    """
    spaced = raw.replace("\u00a0", " ")
    if "[" not in raw or not re.search(_NOTE, raw):
        odd = "\r" in spaced or "\u0085" in spaced or "\u00ad" in spaced
        if not odd and _ORDINARY.fullmatch(spaced):
            return Clean(raw, spaced)
        if not re.search(_IS_ODD, raw):
            return Clean(raw, raw)
    pieces: list[str] = []
    starts, knots = [-1], [(0, 0, 0)]
    length = 0
    for part in re.finditer(_PARTS, raw):
        piece = _cleaned(part)
        pieces.append(piece)
        if len(piece) != part.end() - part.start():
            starts.append(length)
            knots.append((length + len(piece), *part.span()))
        length += len(piece)
    return Clean(raw, "".join(pieces), tuple(starts), tuple(knots))


def _cleaned(part: re.Match[str]) -> str:
    match part.lastgroup:
        case "line":
            return "\n"
        case "space":
            return " "
        case "nothing" | "note":
            return ""
        case "letter":
            return nfc(_DROPPED.sub("", part.group()))
    return part.group()


_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_NO_LANGUAGE = {"", "c", "posix"}


def reader_language(environment: Mapping[str, str]) -> str:
    """Return "vi" where the locale of `environment` is Vietnamese or names no language, else "en"."""
    locale = next(filter(None, map(environment.get, _LOCALE_VARIABLES)), "")
    name = re.split("[_.@]", locale)[0].lower()
    return "vi" if name in _NO_LANGUAGE | {"vi"} else "en"
