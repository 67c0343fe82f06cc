"""Spreadsheets on plain values: what a kind of sheet is, how files become rows, how rows become files."""

from __future__ import annotations

from .cells import Wrong, choice, day, key, text, typed, yes
from .files import Book, Line, Merge, opened
from .kinds import Column, Headings, Kind, Origin, Taken, digest, headings_of, values_of
from .tables import Cells, Columns, Head, Tabs, as_csv, as_template, as_xlsx

__all__ = [
    "Book",
    "Cells",
    "Column",
    "Columns",
    "Head",
    "Headings",
    "Kind",
    "Line",
    "Merge",
    "Origin",
    "Tabs",
    "Taken",
    "Wrong",
    "as_csv",
    "as_template",
    "as_xlsx",
    "choice",
    "day",
    "digest",
    "headings_of",
    "key",
    "opened",
    "text",
    "typed",
    "values_of",
    "yes",
]
