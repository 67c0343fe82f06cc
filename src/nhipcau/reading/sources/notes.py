"""Footnotes and endnotes of Word files: marks in the text, and the notes that they lead to."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator

from nhipcau.reading.sources.numbering import written
from nhipcau.reading.sources.ooxml import attribute, local, pieces

KINDS = ("footnote", "endnote")
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
_LONGEST_MARK = 10


class Notes:
    """The notes of a file in the order in which its text refers to them."""

    def __init__(self) -> None:
        self._marks: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        self._own: set[tuple[str, str]] = set()
        self._counts = dict.fromkeys(KINDS, 0)
        self._texts: dict[tuple[str, str], list[str]] = {}

    def mark(self, reference: ET.Element, own: str) -> str:
        """Return the mark of a note that is referred to, in brackets: its number, or the sign that the author set.

        The brackets keep the number apart from the one it may follow: "3 tỷ đồng[1]".
        """
        kind = local(reference).removesuffix("Reference")
        name = attribute(reference, "id") or ""
        known = self._marks[kind]
        if name not in known and own:
            self._own.add((kind, name))
            known[name] = own[:_LONGEST_MARK]
        elif name not in known:
            self._counts[kind] += 1
            known[name] = written(self._counts[kind], _FORMS[kind])
        return f"[{known[name]}]"

    def learn(self, kind: str, lines: Callable[[ET.Element], list[str]], content: bytes) -> None:
        """Take in the part of a file that holds the notes of a kind; `lines` reads the text of one."""
        for element in pieces(content, 1):
            name = attribute(element, "id") or ""
            if name in self._marks[kind]:
                self._texts.setdefault((kind, name), lines(element))

    def told(self, kind: str) -> Iterator[tuple[str, list[str]]]:
        """Yield for each note of a kind its mark and its lines, of which the first begins with that mark."""
        for name, mark in self._marks[kind].items():
            text = self._texts.get((kind, name))
            if text is not None:
                first, *others = text or [""]
                # The author's own sign stands in the note once more; a number of Word's does not.
                own = mark if (kind, name) in self._own else ""
                yield mark, [f"[{mark}] {first.strip().removeprefix(own).lstrip()}".rstrip(), *others]

    def missing(self) -> int:
        """Return how many notes the text refers to that are not there."""
        return sum(len(known) for known in self._marks.values()) - len(self._texts)
