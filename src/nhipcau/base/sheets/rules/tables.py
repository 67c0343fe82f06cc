"""Rows become files: .csv and .xlsx of a list, and the template that a sheet is filled into."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO, Any, TypeVar, cast

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Cells = Sequence[object]
Listed = TypeVar("Listed")
# The columns of a list: a heading, translated when it is shown, and what a row says under it.
Columns = Mapping[object, Callable[[Listed], object]]
# In these a spreadsheet sees the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_IN_MEMORY = 4 * 1024 * 1024
# What a cell holds at most.
_MOST_LETTERS = 32767
# Rows of a template that choices and hints are prepared for.
_PREPARED = 50_000


def as_csv(heads: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    """Yield the lines of a CSV file (RFC 4180, UTF-8 with its mark); no cell of it is a formula."""
    line = _Line()
    writer = csv.writer(line)
    yield "\ufeff"
    for cells in chain([heads], rows):
        writer.writerow([_guarded(cell) for cell in cells])
        yield line.written


class _Line:
    """What the writer of the csv module writes one line to."""

    written = ""

    def write(self, line: str) -> None:
        self.written = line


def _guarded(cell: object) -> object:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def as_xlsx(title: str, heads: Sequence[str], rows: Iterable[Cells]) -> IO[bytes]:
    """Write rows into an .xlsx file row by row and return it, opened at its beginning; texts stay texts."""
    file, book = _book(constant_memory=True)
    sheet = book.add_worksheet(_tab(title))
    _heads(book, sheet, heads)
    formats = {
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
    }
    for number, cells in enumerate(rows, start=1):
        for place, cell in enumerate(cells):
            _write(sheet, number, place, cell, formats)
    book.close()
    file.seek(0)
    return file


def _write(sheet: Worksheet, number: int, place: int, cell: object, formats: Mapping[type[date], Any]) -> None:
    if isinstance(cell, bool) or cell is None:
        sheet.write_string(number, place, "" if not cell else "x")
    elif isinstance(cell, int | float):
        sheet.write_number(number, place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(number, place, cell, formats[type(cell)])
    else:
        sheet.write_string(number, place, str(cell)[:_MOST_LETTERS])


def _book(**options: bool) -> tuple[IO[bytes], Workbook]:
    file = cast("IO[bytes]", SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115
    return file, Workbook(
        file, {"strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True} | options
    )


def _tab(title: str) -> str:
    """The name of a worksheet has at most 31 characters, some signs not among them."""
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31].strip("' ") or "1"


def _heads(book: Workbook, sheet: Worksheet, heads: Sequence[str]) -> None:
    bold = book.add_format({"bold": True, "bg_color": "#e5eff1", "bottom": 1, "text_wrap": True, "valign": "top"})
    for place, head in enumerate(heads):
        sheet.set_column(place, place, max(12, min(48, len(head) + 6)))
        sheet.write_string(0, place, head, bold)
    sheet.freeze_panes(1, 0)


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a template as its reader sees it."""

    title: str
    help: str
    required: bool
    examples: Sequence[str]
    choices: Sequence[str]


@dataclass(frozen=True, slots=True)
class Tabs:
    """The names of a template's worksheets, and the headings of the one that explains the columns."""

    rows: str
    example: str
    columns: str
    heads: tuple[str, str, str, str]
    yes: str


def as_template(tabs: Tabs, heads: Sequence[Head]) -> IO[bytes]:
    """Write the file that people fill in: headings with hints and choices, an example, and what each column means."""
    file, book = _book()
    titles = [head.title + (" *" if head.required else "") for head in heads]
    rows, example, columns = (book.add_worksheet(_tab(name)) for name in (tabs.rows, tabs.example, tabs.columns))
    _heads(book, rows, titles)
    _heads(book, example, titles)
    _explained(book, columns, tabs, heads)
    lists = book.add_worksheet("-")
    lists.hide()
    # As text, so that codes keep their zeros and days stay as typed.
    plain = book.add_format({"num_format": "@"})
    for place, head in enumerate(heads):
        rows.set_column(place, place, max(14, min(48, len(head.title) + 6)), plain)
        for number, said in enumerate(head.examples, start=1):
            example.write_string(number, place, said)
        rows.data_validation(1, place, _PREPARED, place, _hint(lists, place, head))
    book.close()
    file.seek(0)
    return file


def _hint(lists: Worksheet, place: int, head: Head) -> dict[str, str]:
    shown = {"input_title": head.title[:32], "input_message": head.help[:255]}
    if not head.choices:
        return {"validate": "any"} | shown
    for number, name in enumerate(head.choices):
        lists.write_string(number, place, name)
    column = _letter(place)
    source = f"='-'!${column}$1:${column}${len(head.choices)}"
    return {"validate": "list", "source": source, "error_type": "warning"} | shown


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else _letter(place // 26 - 1) + _letter(place % 26)


def _explained(book: Workbook, sheet: Worksheet, tabs: Tabs, heads: Sequence[Head]) -> None:
    _heads(book, sheet, tabs.heads)
    sheet.set_column(2, 3, 70, book.add_format({"text_wrap": True}))
    for number, head in enumerate(heads, start=1):
        said = (head.title, tabs.yes if head.required else "", head.help, "; ".join(head.choices))
        for place, cell in enumerate(said):
            sheet.write_string(number, place, cell)
