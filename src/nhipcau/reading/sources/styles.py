"""Styles of Word files: what a paragraph or a run takes from the style that it bears, and from those below it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from nhipcau.reading.sources.ooxml import attribute, child, local, toggle, value

# Word allows fewer; the bound keeps a chain without end from being walked for each paragraph.
_DEEPEST = 50
_SWITCHES = ("vanish", "caps")


class Styles:
    """The styles of a file, and the font of text that names none."""

    def __init__(self, sheets: Iterable[ET.Element]) -> None:
        self.default_font: str | None = None
        self._default: str | None = None
        self._own: dict[str, dict[str, str]] = {}
        self._base: dict[str, str | None] = {}
        self._found: dict[tuple[str, str], tuple[str, str] | None] = {}
        for sheet in sheets:
            self._learn(sheet)

    def said(self, style: str | None, what: str) -> str | None:
        """Return what a style, or one that it is based on, says of "font", "numId", "ilvl", "vanish" or "caps"."""
        found = self.found(style, what) if style else None
        return found[0] if found else None

    def found(self, style: str, what: str) -> tuple[str, str] | None:
        """Return what a style says, as `said` does, and the name of the style that says it."""
        if (style, what) not in self._found:
            self._found[style, what] = self._looked_up(style, what)
        return self._found[style, what]

    def of_paragraph(self, properties: ET.Element | None) -> str | None:
        """Return the name of the style of a paragraph, which is the default one where it bears none."""
        return value(properties, "pStyle") or self._default

    def is_on(self, properties: ET.Element | None, style: str | None, switch: str) -> bool:
        """Tell whether text of these properties in a paragraph of that style is hidden ("vanish") or in "caps"."""
        said = toggle(properties, switch)
        if said is not None:
            return said
        return (self.said(value(properties, "rStyle"), switch) or self.said(style, switch)) == "1"

    def _looked_up(self, style: str | None, what: str) -> tuple[str, str] | None:
        for _ in range(_DEEPEST):
            own = self._own.get(style, {}) if style else {}
            if style and what in own:
                return own[what], style
            style = self._base.get(style) if style else None
        return None

    def _learn(self, sheet: ET.Element) -> None:
        for element in sheet:
            if local(element) == "style":
                name = attribute(element, "styleId") or ""
                self._own[name] = _own(element)
                self._base[name] = value(element, "basedOn")
                if attribute(element, "default") == "1" and attribute(element, "type") == "paragraph":
                    self._default = name
                    self.default_font = self._own[name].get("font") or self.default_font
            elif local(element) == "docDefaults" and not self.default_font:
                self.default_font = font_of(child(child(element, "rPrDefault"), "rPr"))


def font_of(properties: ET.Element | None) -> str | None:
    """Return the name of the font that the properties of a run tell."""
    fonts = child(properties, "rFonts")
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def _own(style: ET.Element) -> dict[str, str]:
    """Return what a style says itself."""
    run = child(style, "rPr")
    numbers = child(child(style, "pPr"), "numPr")
    said = {"font": font_of(run), "numId": value(numbers, "numId"), "ilvl": value(numbers, "ilvl")}
    switched = {switch: toggle(run, switch) for switch in _SWITCHES}
    said |= {switch: "1" if on else "0" for switch, on in switched.items() if on is not None}
    return {what: value for what, value in said.items() if value}
