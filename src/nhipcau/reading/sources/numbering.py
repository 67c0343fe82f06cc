"""Numbers and bullets that Word sets before paragraphs by itself: counted here as it counts them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from nhipcau.reading.sources.ooxml import attribute, child, local, number, pieces, toggle, value
from nhipcau.reading.sources.styles import Styles, font_of

_LEVELS = 9
# Word allows 31 characters around the numbers; the bound keeps a few bytes from becoming a long text.
_LONGEST = 40
_PLACE = re.compile("%([1-9])")
# Bullets that mean the same in any font; others are letters of Symbol or Wingdings that show as something else.
_BULLETS = frozenset("-–—+*•●▪◦")
# Of an old font's own range, the two that papers tell levels apart by.
_PRIVATE = {"\uf02d": "-", "\uf02b": "+"}
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# Beyond these Word has no letters and nobody else Roman numbers.
_MOST_LETTERS, _MOST_ROMAN = 780, 3999


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph, and the font that it names."""

    text: str = ""
    font: str | None = None


@dataclass(frozen=True, slots=True)
class _Level:
    """How the paragraphs of one level are numbered; `restart` counts the levels that make it begin anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    caps: bool = False
    font: str | None = None


@dataclass(slots=True)
class _Scheme:
    """Levels, each with the style that brings it; or the style (`other`) whose scheme counts instead."""

    levels: dict[int, _Level] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)
    other: str | None = None


@dataclass(slots=True)
class _List:
    """A list of a scheme with what it sets otherwise: the numbers that levels begin with, and whole levels."""

    scheme: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """The lists of a file and how far each is counted; `unknown` counts paragraphs of lists that were not learnt."""

    def __init__(self, styles: Styles) -> None:
        self.unknown = 0
        self._styles = styles
        self._schemes: dict[str, _Scheme] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def learn(self, content: bytes) -> None:
        """Take in the part of a file that describes its lists."""
        for element in pieces(content, 1):
            if local(element) == "abstractNum":
                self._schemes[attribute(element, "abstractNumId") or ""] = _scheme(element)
            elif local(element) == "num":
                self._lists[attribute(element, "numId") or ""] = _list(element)

    def label(self, properties: ET.Element | None, style: str | None) -> Label:
        """Return what stands before the next paragraph, which has these properties and that style, and count it."""
        name, said = self._membership(properties, style)
        if name is None or name == "0":
            return Label()
        found = self._resolved(name)
        if not found:
            self.unknown += 1
            return Label()
        one, scheme = found
        level = self._level(style, scheme) if said is None else said
        if level >= _LEVELS:
            return Label()
        self._count(name, one, scheme, level)
        return self._written(one, scheme, level)

    def _membership(self, properties: ET.Element | None, style: str | None) -> tuple[str | None, int | None]:
        """Return the list of a paragraph, which its style may say for it, and the level that it says itself."""
        own = child(properties, "numPr")
        name = value(own, "numId") or self._styles.said(style, "numId")
        return name, number(own, "ilvl")

    def _level(self, style: str | None, scheme: _Scheme) -> int:
        """Return the level of a paragraph that leaves it to its style: the one linked to it, or the one it says."""
        if style is None:
            return 0
        if style in scheme.styles:
            return scheme.styles[style]
        giver = self._styles.found(style, "numId")
        if giver and giver[1] in scheme.styles:
            return scheme.styles[giver[1]]
        said = self._styles.said(style, "ilvl") or ""
        return int(said) if said in {str(level) for level in range(_LEVELS)} else 0

    def _resolved(self, name: str) -> tuple[_List, _Scheme] | None:
        """Return a list and its scheme; a scheme that names a style of lists stands for the one of that style."""
        one = self._lists.get(name)
        scheme = self._schemes.get(one.scheme) if one else None
        if one and scheme and scheme.other and not scheme.levels:
            other = self._lists.get(self._styles.said(scheme.other, "numId") or "")
            scheme = self._schemes.get(other.scheme) if other else None
            one = _List(other.scheme, one.starts, one.levels) if other else None
        return (one, scheme) if one and scheme else None

    def _count(self, name: str, one: _List, scheme: _Scheme, level: int) -> None:
        """Count a paragraph: lists of one scheme go on from one another, unless one says where it starts."""
        counts = self._counts.setdefault(one.scheme, [None] * _LEVELS)
        if level in one.starts and (name, level) not in self._begun:
            self._begun.add((name, level))
            counts[level] = None
        for higher in range(level):
            counts[higher] = _start(one, scheme, higher) if counts[higher] is None else counts[higher]
        before = counts[level]
        counts[level] = _start(one, scheme, level) if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            if counts[deeper] is not None and level < _restart(one, scheme, deeper):
                counts[deeper] = None

    def _written(self, one: _List, scheme: _Scheme, level: int) -> Label:
        its = _at(one, scheme, level)
        if its.hidden:
            return Label()
        if its.form == "bullet":
            sign = its.text.strip()[:1]
            # A font that is none of the old ones, so that the sign is not taken for a letter of theirs.
            return Label(sign and (_PRIVATE.get(sign) or (sign if sign in _BULLETS else "•")), "Symbol")
        counts = self._counts[one.scheme]

        def numbered(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = _at(one, scheme, at).form
            count = counts[at]
            return "" if count is None or at > level else written(count, "decimal" if its.legal else form)

        text = _PLACE.sub(numbered, its.text).strip()[:_LONGEST]
        return Label(text.upper() if its.caps else text, its.font)


def written(count: int, form: str) -> str:
    """Return a number in a form that Word knows by that name; forms of other languages come out in decimals."""
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "upperRoman" | "lowerRoman" if 0 < count <= _MOST_ROMAN:
            return _roman(count) if form == "upperRoman" else _roman(count).lower()
        case "upperLetter" | "lowerLetter" if 0 < count <= _MOST_LETTERS:
            letter = chr(ord("A" if form == "upperLetter" else "a") + (count - 1) % 26)
            return letter * ((count - 1) // 26 + 1)
    return str(count)


def _roman(count: int) -> str:
    signs = []
    for worth, sign in _ROMAN:
        signs.append(sign * (count // worth))
        count %= worth
    return "".join(signs)


def _at(one: _List, scheme: _Scheme, level: int) -> _Level:
    return one.levels.get(level) or scheme.levels.get(level) or _NO_LEVEL


def _start(one: _List, scheme: _Scheme, level: int) -> int:
    return one.starts.get(level, _at(one, scheme, level).start)


def _restart(one: _List, scheme: _Scheme, level: int) -> int:
    """Return how many of the highest levels make one begin anew: all above it, unless it says otherwise."""
    said = _at(one, scheme, level).restart
    return level if said is None else said


def _scheme(element: ET.Element) -> _Scheme:
    scheme = _Scheme(other=value(element, "numStyleLink"))
    for inner in element:
        at = _place(inner)
        if local(inner) == "lvl" and at is not None:
            scheme.levels[at] = _described(inner)
            scheme.styles |= {style: at for style in [value(inner, "pStyle")] if style}
    return scheme


def _list(element: ET.Element) -> _List:
    one = _List(value(element, "abstractNumId") or "")
    for inner in element:
        at = _place(inner)
        if local(inner) != "lvlOverride" or at is None:
            continue
        start, level = number(inner, "startOverride"), child(inner, "lvl")
        if start is not None:
            one.starts[at] = start
        if level is not None:
            one.levels[at] = _described(level)
    return one


def _place(element: ET.Element) -> int | None:
    """Return which level an element describes."""
    said = attribute(element, "ilvl") or ""
    return int(said) if len(said) == 1 and said in "012345678" else None


def _described(element: ET.Element) -> _Level:
    start = number(element, "start")
    run = child(element, "rPr")
    return _Level(
        1 if start is None else start,
        value(element, "numFmt") or "decimal",
        (value(element, "lvlText") or "")[:_LONGEST],
        number(element, "lvlRestart"),
        bool(toggle(element, "isLgl")),
        bool(toggle(run, "vanish")),
        bool(toggle(run, "caps")),
        font_of(run),
    )


_NO_LEVEL = _Level()
