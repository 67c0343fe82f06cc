"""Word files (.docx): paragraphs with their numbers, tables, text boxes, notes, headers and footers, old fonts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from nhipcau.reading.sources import archive, fonts
from nhipcau.reading.sources.lines import Lines
from nhipcau.reading.sources.notes import KINDS, Notes
from nhipcau.reading.sources.numbering import Numbering
from nhipcau.reading.sources.ooxml import attribute, child, local, pieces, toggle
from nhipcau.reading.sources.source import Limits, Remark, Text, Unreadable
from nhipcau.reading.sources.styles import Styles

_CONTENT_TYPES = "[Content_Types].xml"
# What stands around runs that are part of the text; deleted and moved ones are in others.
_AROUND_RUNS = frozenset(
    {
        "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo",
    }
)  # fmt: skip
_AROUND_BLOCKS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
# Copies of drawings that are kept for old programs, and what was deleted or moved away while changes were tracked.
_NOT_SHOWN = frozenset({"Fallback", "del", "moveFrom"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_REFERENCES = frozenset(f"{kind}Reference" for kind in KINDS)
_YES = frozenset({"1", "true", "on"})
_WORDS = re.compile(r"[^\W\d_]{2}")


def read(content: bytes, limits: Limits) -> Text:
    """Return the text of a Word file: its body in order, the notes, then headers and footers that hold words.

    Places are "paragraph" with its number, "cell" with the numbers of table, row and cell ("1.2.3"), "footnote" and
    "endnote" with the mark. A damaged part costs a warning where the text stays right without it. Raises Unreadable.
    """
    with archive.opened(content) as opened:
        parts = _parts(opened, limits)
        if not parts.get("main"):
            raise Unreadable("damaged", kind=".docx")
        reader = _Reader(Styles(_root(opened, name, limits) for name in parts.get("styles", ())))
        whole = all(_taken(opened, name, limits, reader.numbering.learn) for name in parts.get("numbering", ()))
        reader.body(archive.part(opened, parts["main"][0], limits))
        for kind in KINDS:
            for name in parts.get(f"{kind}s", ()):
                _taken(opened, name, limits, partial(reader.notes.learn, kind, reader.block_lines))
            reader.add_notes(kind)
        for kind in ("header", "footer"):
            for name in parts.get(kind, ()):
                reader.margin(kind, _root(opened, name, limits))
    return reader.lines.text(*reader.remarks(numbers_known=whole))


def _parts(opened: zipfile.ZipFile, limits: Limits) -> dict[str, list[str]]:
    """Return the names of the parts of each sort that holds text, without those of the building blocks."""
    found: dict[str, list[str]] = {}
    for entry in _root(opened, _CONTENT_TYPES, limits):
        sort = re.search(r"\.(\w+)\+xml$", entry.get("ContentType", ""))
        name = entry.get("PartName", "").lstrip("/")
        if sort and name in opened.NameToInfo:
            found.setdefault(sort[1], []).append(name)
    # Building blocks are a paper of their own, in a folder of their own, with styles and lists of the same names.
    blocks = tuple(f"{name.rpartition('/')[0]}/" for name in found.get("glossary", ()) if "/" in name)
    return {sort: [name for name in names if not name.startswith(blocks)] for sort, names in found.items()}


def _root(opened: zipfile.ZipFile, name: str, limits: Limits) -> ET.Element:
    return ET.fromstring(archive.part(opened, name, limits))


def _taken(opened: zipfile.ZipFile, name: str, limits: Limits, take: Callable[[bytes], None]) -> bool:
    """Give a part to `take`, and tell whether all of it could be read."""
    try:
        take(archive.part(opened, name, limits))
    except Exception:
        # A damaged part may break the parser and what walks its result in any way.
        return False
    return True


class _Reader:
    """Walks a Word file, and counts paragraphs, tables, lists and notes as it goes."""

    def __init__(self, styles: Styles) -> None:
        self.numbering = Numbering(styles)
        self.notes = Notes()
        self.lines = Lines()
        self._fonts = fonts.Fonts(styles)
        self._styles = styles
        self._paragraphs = self._tables = 0
        self._begun: list[str] = []

    def remarks(self, *, numbers_known: bool) -> Iterator[Remark]:
        """Yield what to know about the text."""
        for name in sorted(self._fonts.met):
            yield Remark("old-font", {"encoding": name})
        if self.numbering.unknown and not numbers_known:
            yield Remark("numbers-lost", {"count": self.numbering.unknown})
        if self.notes.missing():
            yield Remark("notes-lost", {"count": self.notes.missing()})

    def body(self, content: bytes) -> None:
        """Add the body, and let go of each block as soon as it is read."""
        for element in pieces(content, 2):
            self.block(element)
        self._end_paragraph()

    def block(self, element: ET.Element) -> None:
        """Add a paragraph, a table, or what stands in a container of these."""
        tag = local(element)
        if tag == "p":
            self._paragraphs += 1
            self._add(element)
        elif tag == "tbl":
            self._end_paragraph()
            self._table(element)
        elif tag in _AROUND_BLOCKS:
            for inner in element:
                self.block(inner)

    def add_notes(self, kind: str) -> None:
        """Add the notes of a kind to which the text so far refers."""
        for mark, lines in self.notes.told(kind):
            for line in lines:
                self.lines.add(line, kind, mark)

    def margin(self, kind: str, root: ET.Element) -> None:
        """Add a header or footer; a page number alone is left out."""
        for line in self.block_lines(root):
            if _WORDS.search(line):
                self.lines.add(line, kind, "")

    def block_lines(self, element: ET.Element) -> list[str]:
        """Return the lines of all paragraphs in an element, those of tables and boxes too."""
        return [line for text in self._texts(_paragraphs_in(element)) for line in text.split("\n") if line.strip()]

    def _add(self, paragraph: ET.Element) -> None:
        path = str(self._paragraphs)
        self._begun += self._paragraph(paragraph, begun=bool(self._begun))
        if not self._goes_on(paragraph):
            self._end_paragraph(empty=True)
        for text in self._texts(_boxed(paragraph)):
            for line in text.split("\n"):
                self.lines.add(line, "box", path)

    def _end_paragraph(self, *, empty: bool = False) -> None:
        """Add the paragraph that is begun; one of nothing only where the file has it so."""
        if self._begun or empty:
            for line in "".join(self._begun).split("\n"):
                self.lines.add(line, "paragraph", str(self._paragraphs))
        self._begun = []

    def _table(self, table: ET.Element) -> None:
        """Add a table row by row: on one line, or cell after cell where one of them has several lines."""
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(_inside(table, "tr"), start=1):
            if _is_gone(row, "trPr", "del", "hidden"):
                continue
            shown = (cell for cell in _inside(row, "tc") if not _is_gone(cell, "tcPr", "cellDel"))
            cells = [self.block_lines(cell) for cell in shown]
            path = f"{number}.{row_number}"
            if all(len(cell) <= 1 for cell in cells):
                self.lines.add("\t".join(line for cell in cells for line in cell or [""]).rstrip(), "cell", path)
                continue
            for cell_number, cell in enumerate(cells, start=1):
                for line in cell:
                    self.lines.add(line, "cell", f"{path}.{cell_number}")

    def _texts(self, paragraphs: Iterable[ET.Element]) -> Iterator[str]:
        begun: list[str] = []
        for paragraph in paragraphs:
            begun += self._paragraph(paragraph, begun=bool(begun))
            if not self._goes_on(paragraph):
                yield "".join(begun)
                begun = []
        if begun:
            yield "".join(begun)

    def _goes_on(self, paragraph: ET.Element) -> bool:
        """Tell whether the end of a paragraph was deleted or is hidden, so that the next one follows on its line."""
        properties = child(paragraph, "pPr")
        if _is_gone(properties, "rPr", "del", "moveFrom"):
            return True
        style = self._styles.of_paragraph(properties)
        return self._styles.is_on(child(properties, "rPr"), style, "vanish")

    def _paragraph(self, paragraph: ET.Element, *, begun: bool) -> list[str]:
        """Return the text of a paragraph, if any, with its number, which it has where it is not the rest of another."""
        properties = child(paragraph, "pPr")
        style = self._styles.of_paragraph(properties)
        runs = [(self._fonts.of(run, style), self._run_text(run, style)) for run in _runs(paragraph)]
        says = any(text for _, text in runs)
        if not begun and (says or not self._goes_on(paragraph)):
            label = self.numbering.label(properties, style)
            if label.text:
                runs.insert(0, (label.font or self._fonts.of(properties, style), label.text + " " * says))
        text = self._fonts.text(runs)
        return [text] if text else []

    def _run_text(self, run: ET.Element, style: str | None) -> str:
        properties = child(run, "rPr")
        if self._styles.is_on(properties, style, "vanish"):
            return ""
        caps = self._styles.is_on(properties, style, "caps")
        said: list[str] = []
        for inner in run:
            tag = local(inner)
            if tag == "t":
                text = inner.text or ""
                said.append(text.upper() if caps else text)
            elif tag in _REFERENCES:
                own = _own_sign(run) if attribute(inner, "customMarkFollows") in _YES else ""
                said.append(self.notes.mark(inner, own))
                if own:
                    break
            elif tag in _SIGNS:
                said.append(_SIGNS[tag])
        return "".join(said)


def _own_sign(run: ET.Element) -> str:
    """Return the sign that an author set for a note in place of a number."""
    return "".join(inner.text or "" for inner in run if local(inner) == "t").strip()


def _runs(element: ET.Element) -> Iterator[ET.Element]:
    for inner in element:
        tag = local(inner)
        if tag == "r":
            yield inner
        elif tag in _AROUND_RUNS:
            yield from _runs(inner)


def _boxed(paragraph: ET.Element) -> list[ET.Element]:
    """Return the paragraphs of the text boxes that are anchored in a paragraph."""
    # Few have any, and looking for one is quicker than walking what a reader sees.
    boxes = any(inner.tag.endswith("txbxContent") for inner in paragraph.iter())
    return list(_paragraphs_in(paragraph)) if boxes else []


def _paragraphs_in(element: ET.Element) -> Iterator[ET.Element]:
    return (inner for inner in _shown(element) if local(inner) == "p")


def _shown(element: ET.Element) -> Iterator[ET.Element]:
    """Yield all descendants that a reader of the paper sees, each once."""
    for inner in element:
        if local(inner) not in _NOT_SHOWN:
            yield inner
            yield from _shown(inner)


def _inside(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    for inner in element:
        if local(inner) == tag:
            yield inner
        elif local(inner) in _AROUND_BLOCKS:
            yield from _inside(inner, tag)


def _is_gone(element: ET.Element | None, properties: str, *signs: str) -> bool:
    """Tell whether the properties of a row, a cell or the end of a paragraph bear one of these signs."""
    found = child(element, properties)
    return any(toggle(found, sign) for sign in signs)
