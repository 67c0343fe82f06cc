"""Files of people become lines of cells: .xlsx and .csv, streamed, whatever their encoding and separator."""

from __future__ import annotations

import codecs
import csv
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import SEEK_SET, TextIOWrapper
from itertools import chain, islice
from typing import BinaryIO

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from nhipcau.text import nfc

from .cells import Wrong, written

# What a file may unpack to; one of fifty thousand rows has some forty megabytes.
MOST_UNPACKED = 128 * 1024 * 1024
MOST_COLUMNS = 200
# A heading that stands lower than this is not looked for.
HEADING_WITHIN = 20
_CHUNK = 1 << 16
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MERGED = re.compile(rb"<mergeCell[^>]*?\bref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, SyntaxError, EOFError)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: its number as the spreadsheet shows it, from 1, and the text of its cells."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of cells that were merged into one: "A5:A9", and the first and last row of it."""

    ref: str
    top: int
    bottom: int


class Book:
    """A file of rows that has been looked at: `lines` reads it from the beginning each time, in bounded memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = _start(file, 4) == _ZIP
        if self._packed:
            _check_package(file)
        else:
            self._encoding = _encoding(file)

    def lines(self) -> Iterator[Line]:
        """Yield the rows that say anything, in order. Raises Wrong where the file cannot be read to its end."""
        found = self._sheet_lines() if self._packed else self._text_lines()
        for number, cells in enumerate(found, start=1):
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield Line(number, cells)

    def merges(self) -> list[Merge]:
        """Return the merged blocks of the sheet that is read, in the order of the file."""
        return _merges(self._file) if self._packed else []

    def _sheet_lines(self) -> Iterator[list[str]]:
        self._file.seek(0, SEEK_SET)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = load_workbook(self._file, read_only=True, data_only=True)
                sheet = next((one for one in book.worksheets if one.sheet_state == "visible"), book.worksheets[0])
                # Programs that say how large a sheet is are often wrong.
                sheet.reset_dimensions()
                for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
                    yield [nfc(written(value)).strip() for value in row]
        except (*_BROKEN, IndexError):
            raise Wrong("broken") from None

    def _text_lines(self) -> Iterator[list[str]]:
        self._file.seek(0, SEEK_SET)
        wrapped = TextIOWrapper(self._file, self._encoding, newline="")
        try:
            first, separator = _separator(wrapped)
            for record in csv.reader(chain(first, wrapped), delimiter=separator):
                yield [_unguarded(nfc(cell).replace("\0", "").strip()) for cell in record[:MOST_COLUMNS]]
        except csv.Error:
            raise Wrong("broken") from None
        finally:
            # The file belongs to the caller, who may have closed it.
            if not self._file.closed:
                wrapped.detach()


def opened(file: BinaryIO) -> Book:
    """Look at a file and say how its rows are read. Raises Wrong for a file of another kind."""
    return Book(file)


def _start(file: BinaryIO, size: int) -> bytes:
    file.seek(0, SEEK_SET)
    return file.read(size)


def _check_package(file: BinaryIO) -> None:
    try:
        package = zipfile.ZipFile(file)
    except _BROKEN:
        raise Wrong("broken") from None
    if "xl/workbook.xml" not in package.namelist():
        raise Wrong("other_kind")
    if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
        raise Wrong("unpacked", most=MOST_UNPACKED // 1024**2)


def _encoding(file: BinaryIO) -> str:
    """Return the encoding of a text: what its first bytes say, else UTF-8, else Windows-1258."""
    start = _start(file, 8)
    if start == _OLD_OFFICE:
        raise Wrong("old_office")
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if start.startswith(mark):
            return name
    for name in ("utf-8", "cp1258"):
        if _decodes(file, name):
            return name
    raise Wrong("other_kind")


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0, SEEK_SET)
    try:
        while chunk := file.read(_CHUNK):
            # No text has such bytes; pictures, PDFs and programs do.
            if b"\0" in chunk or (chunk.startswith(b"%PDF-")):
                return False
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator(text: Iterator[str]) -> tuple[list[str], str]:
    """Return the first lines, and the sign that parts most cells in one of them, or that one names: "sep=;"."""
    first = list(islice(text, HEADING_WITHIN))
    if first and (said := re.fullmatch(r"sep=(.)\s*", first[0])):
        return first[1:], said[1]
    unquoted = [re.sub(r'"[^"]*"', "", line) for line in first]
    return first, max(",;\t", key=lambda sign: max((line.count(sign) for line in unquoted), default=0))


def _unguarded(cell: str) -> str:
    """Take away the apostrophe by which our own files keep a cell from being a formula."""
    return cell[1:] if re.match(r"'[=+\-@]", cell) else cell


def _merges(file: BinaryIO) -> list[Merge]:
    package = zipfile.ZipFile(file)
    found, kept = [], b""
    with package.open(_first_part(file)) as part:
        while chunk := part.read(_CHUNK):
            kept += chunk
            for match in _MERGED.finditer(kept):
                found.append(match[1].decode())
            kept = kept[-200:] if (last := kept.rfind(b">")) < 0 else kept[last + 1 :]
    return [Merge(ref, top, bottom) for ref in found for _l, top, _r, bottom in [range_boundaries(ref)]]


def _first_part(file: BinaryIO) -> str:
    file.seek(0, SEEK_SET)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(file, read_only=True)
    sheet = next((one for one in book.worksheets if one.sheet_state == "visible"), book.worksheets[0])
    return str(sheet._worksheet_path)
