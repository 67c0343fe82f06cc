"""Word files (.docx): paragraphs, tables, text boxes, headers and footers, old fonts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from io import BytesIO

from nhipcau.reading.sources import archive, fonts
from nhipcau.reading.sources.lines import Lines
from nhipcau.reading.sources.ooxml import child, is_on, local, value
from nhipcau.reading.sources.source import Limits, Remark, Text, Unreadable

_CONTENT_TYPES = "[Content_Types].xml"
# What stands around runs that are part of the text; deleted and moved ones are in others.
_AROUND_RUNS = frozenset(
    {
        "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo",
    }
)  # fmt: skip
_AROUND_BLOCKS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WORDS = re.compile(r"[^\W\d_]{2}")


def read(content: bytes, limits: Limits) -> Text:
    """Return the text of a Word file: its body in order, then headers and footers that hold words.

    Places are "paragraph" with its number, and "cell" with the numbers of table, row and cell ("1.2.3"). Raises
    Unreadable.
    """
    with archive.opened(content) as opened:
        parts = _parts(opened, limits)
        if not parts.get("main"):
            raise Unreadable("damaged", kind=".docx")
        reader = _Reader(fonts.Fonts(_root(opened, name, limits) for name in parts.get("styles", ())))
        reader.body(archive.part(opened, parts["main"][0], limits))
        for kind in ("header", "footer"):
            for name in parts.get(kind, ()):
                reader.margin(kind, _root(opened, name, limits))
    remarks = [Remark("old-font", {"encoding": name}) for name in sorted(reader.fonts.met)]
    return reader.lines.text(*remarks)


def _parts(opened: zipfile.ZipFile, limits: Limits) -> dict[str, list[str]]:
    """Return the names of the parts of each sort that holds text."""
    found: dict[str, list[str]] = {}
    for entry in _root(opened, _CONTENT_TYPES, limits):
        sort = re.search(r"\.(\w+)\+xml$", entry.get("ContentType", ""))
        name = entry.get("PartName", "").lstrip("/")
        if sort and name in opened.NameToInfo:
            found.setdefault(sort[1], []).append(name)
    return found


def _root(opened: zipfile.ZipFile, name: str, limits: Limits) -> ET.Element:
    return ET.fromstring(archive.part(opened, name, limits))


class _Reader:
    """Walks a Word file, and counts paragraphs and tables as it goes."""

    def __init__(self, known_fonts: fonts.Fonts) -> None:
        self.fonts = known_fonts
        self.lines = Lines()
        self._paragraphs = self._tables = 0

    def body(self, content: bytes) -> None:
        """Add the body, and let go of each block as soon as it is read."""
        depth = 0
        for event, element in ET.iterparse(BytesIO(content), events=("start", "end")):
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 2:
                self.block(element)
                element.clear()

    def block(self, element: ET.Element) -> None:
        """Add a paragraph, a table, or what stands in a container of these."""
        tag = local(element)
        if tag == "p":
            self._paragraphs += 1
            self._add(element, "paragraph", str(self._paragraphs))
        elif tag == "tbl":
            self._table(element)
        elif tag in _AROUND_BLOCKS:
            for inner in element:
                self.block(inner)

    def margin(self, kind: str, root: ET.Element) -> None:
        """Add a header or footer; a page number alone is left out."""
        for line in _split(self._paragraph(p) for p in root.iter() if local(p) == "p"):
            if _WORDS.search(line):
                self.lines.add(line, kind, "")

    def _add(self, paragraph: ET.Element, kind: str, path: str) -> None:
        for line in _split([self._paragraph(paragraph)]):
            self.lines.add(line, kind, path)
        for inner in _boxed(paragraph):
            for line in _split([self._paragraph(inner)]):
                self.lines.add(line, "box", path)

    def _table(self, table: ET.Element) -> None:
        """Add a table row by row: on one line, or cell after cell where one of them has several lines."""
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_inside(table, "tr"), start=1):
            cells = [self._cell(cell) for cell in _inside(row, "tc")]
            path = f"{number}.{row_number}"
            if all(len(cell) <= 1 for cell in cells):
                self.lines.add("\t".join(line for cell in cells for line in cell or [""]).rstrip(), "cell", path)
                continue
            for cell_number, cell in enumerate(cells, start=1):
                for line in cell:
                    self.lines.add(line, "cell", f"{path}.{cell_number}")

    def _cell(self, cell: ET.Element) -> list[str]:
        """Return the lines of a cell, those of tables and boxes in it too."""
        paragraphs = (p for p in _outside_fallbacks(cell) if local(p) == "p")
        return [line for line in _split(self._paragraph(p) for p in paragraphs) if line.strip()]

    def _paragraph(self, paragraph: ET.Element) -> str:
        style = value(child(paragraph, "pPr"), "pStyle")
        return self.fonts.text((self.fonts.of(run, style), _run_text(run)) for run in _runs(paragraph))


def _runs(element: ET.Element) -> Iterator[ET.Element]:
    for inner in element:
        tag = local(inner)
        if tag == "r":
            yield inner
        elif tag in _AROUND_RUNS:
            yield from _runs(inner)


def _run_text(run: ET.Element) -> str:
    properties = child(run, "rPr")
    if is_on(properties, "vanish"):
        return ""
    text = "".join(inner.text or "" if local(inner) == "t" else _SIGNS.get(local(inner), "") for inner in run)
    return text.upper() if is_on(properties, "caps") else text


def _boxed(paragraph: ET.Element) -> Iterator[ET.Element]:
    """Yield the paragraphs of the text boxes that are anchored in a paragraph."""
    for box in _outside_fallbacks(paragraph):
        if local(box) == "txbxContent":
            yield from (inner for inner in box.iter() if local(inner) == "p")


def _outside_fallbacks(element: ET.Element) -> Iterator[ET.Element]:
    """Yield all descendants but the copies of drawings that are kept for old programs."""
    for inner in element:
        if local(inner) != "Fallback":
            yield inner
            yield from _outside_fallbacks(inner)


def _inside(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    for inner in element:
        if local(inner) == tag:
            yield inner
        elif local(inner) in _AROUND_BLOCKS:
            yield from _inside(inner, tag)


def _split(paragraphs: Iterator[str] | list[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from paragraph.split("\n")
