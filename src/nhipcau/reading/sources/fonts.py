"""Fonts of Word files that showed bytes of TCVN3 and VNI as Vietnamese, before there was Unicode."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from itertools import groupby

from nhipcau.reading.sources import legacy
from nhipcau.reading.sources.ooxml import child, value
from nhipcau.reading.sources.styles import Styles, font_of


class Fonts:
    """The fonts of a file's text; `met` gathers the encodings that its text was found in."""

    def __init__(self, styles: Styles) -> None:
        self.met: set[str] = set()
        self._styles = styles

    def of(self, run: ET.Element | None, paragraph_style: str | None) -> str | None:
        """Return the name of the font of a run: its own, that of its style, of its paragraph's, or the default."""
        properties = child(run, "rPr")
        return (
            font_of(properties)
            or self._styles.said(value(properties, "rStyle"), "font")
            or self._styles.said(paragraph_style, "font")
            or self._styles.default_font
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
