"""Fonts of Word files that showed bytes of TCVN3 and VNI as Vietnamese, before there was Unicode."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from itertools import groupby

from nhipcau.reading.sources import legacy
from nhipcau.reading.sources.ooxml import attribute, child, local, value


class Fonts:
    """The fonts that the styles of a file name; `met` gathers the encodings that its text was found in."""

    def __init__(self, sheets: Iterable[ET.Element]) -> None:
        self.met: set[str] = set()
        self._own: dict[str, str | None] = {}
        self._base: dict[str, str | None] = {}
        self._default: str | None = None
        for sheet in sheets:
            self._learn(sheet)

    def of(self, run: ET.Element, paragraph_style: str | None) -> str | None:
        """Return the name of the font of a run: its own, that of its style, of its paragraph's, or the default."""
        properties = child(run, "rPr")
        return (
            _named(properties)
            or self._styled(value(properties, "rStyle"))
            or self._styled(paragraph_style)
            or self._default
        )

    def text(self, runs: Iterable[tuple[str | None, str]]) -> str:
        """Return the text of runs with their fonts in Unicode; a letter may begin in one run and end in the next."""
        pieces = []
        for encoding, group in groupby(runs, key=lambda run: _encoding(run[0])):
            piece = "".join(text for _, text in group)
            if encoding and not piece.isascii():
                self.met.add(legacy.NAMES[encoding.removesuffix("-capitals")])
            pieces.append(_CHANGES[encoding](piece))
        return "".join(pieces)

    def _learn(self, sheet: ET.Element) -> None:
        for element in sheet:
            if local(element) == "style":
                name = attribute(element, "styleId") or ""
                self._own[name] = _named(child(element, "rPr"))
                self._base[name] = value(element, "basedOn")
                if attribute(element, "default") == "1" and attribute(element, "type") == "paragraph":
                    self._default = self._own[name] or self._default
            elif local(element) == "docDefaults" and not self._default:
                self._default = _named(child(child(element, "rPrDefault"), "rPr"))

    def _styled(self, name: str | None) -> str | None:
        seen: set[str] = set()
        while name and name not in seen:
            if self._own.get(name):
                return self._own[name]
            seen.add(name)
            name = self._base.get(name)
        return None


def _named(properties: ET.Element | None) -> str | None:
    fonts = child(properties, "rFonts")
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def _encoding(font: str | None) -> str:
    """Return the encoding that a font is made for: .VnTime is TCVN3, with a final H its capitals, VNI-Times VNI."""
    name = (font or "").lower()
    if name.startswith(".vn"):
        return "tcvn3-capitals" if name.endswith("h") else "tcvn3"
    return "vni" if name.startswith("vni-") else ""


_CHANGES: dict[str, Callable[[str], str]] = {
    "": str,
    "tcvn3": legacy.from_tcvn3,
    "tcvn3-capitals": lambda text: legacy.from_tcvn3(text).upper(),
    "vni": legacy.from_vni,
}
