"""Scans: pictures of pages, recognised by Tesseract where it is installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nhipcau.reading.sources import programs
from nhipcau.reading.sources.lines import Lines
from nhipcau.reading.sources.paragraphs import Page, add_paragraphs
from nhipcau.reading.sources.segments import GAP, Line, Segment, in_reading_order
from nhipcau.reading.sources.source import Limits, Remark, Text, Unreadable

RESOLUTION = 200
_LANGUAGE = "vie"
# Reads a page as one block of text, which keeps lines whole; one thread, since more only wait for one another.
_OPTIONS = ("-l", _LANGUAGE, "--psm", "6", "--dpi", str(RESOLUTION), "tsv")
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
# Columns of Tesseract's table, and the level of its first row, which speaks of the page.
_LEVEL, _BLOCK, _PARAGRAPH, _LINE, _LEFT, _TOP, _WIDTH, _HEIGHT, _CONFIDENCE, _WORD = 0, 2, 3, 4, 6, 7, 8, 9, 10, 11
_PAGE = "1"
# Whatever the size of the picture, a page of A4 is so many points wide.
_A4_WIDTH = 595.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines of a page and how sure Tesseract is of each word, from 0 to 1."""

    lines: list[Line]
    confidences: list[float]


def read(content: bytes, limits: Limits) -> Text:
    """Return the text recognised in a picture, or raise Unreadable."""
    if not is_ready():
        raise Unreadable("needs-ocr")
    page = recognise(content, limits)
    if not page.confidences:
        raise Unreadable("nothing-recognised")
    lines = Lines()
    add_paragraphs([Page(1, in_reading_order(page.lines, first_page=True))], lines)
    trust = sum(page.confidences) / len(page.confidences)
    return lines.text(remark(trust), confidence=trust)


@cache
def is_ready() -> bool:
    """Tell whether Tesseract and its Vietnamese data are installed."""
    if not programs.has("tesseract"):
        return False
    try:
        return _LANGUAGE in programs.output(["tesseract", "--list-langs"], 20).decode(errors="replace").split()
    except Unreadable:
        return False


def recognise(picture: bytes, limits: Limits) -> Recognised:
    """Return what Tesseract reads in the bytes of a picture, or raise Unreadable."""
    command = ["tesseract", "stdin", "stdout", *_OPTIONS]
    table = programs.output(command, limits.seconds, given=picture, environment=_ONE_THREAD)
    rows = [row.split("\t") for row in table.decode("utf-8", "replace").splitlines()[1:]]
    width = next((float(row[_WIDTH]) for row in rows if row[_LEVEL] == _PAGE), 0) or _A4_WIDTH
    lines: dict[tuple[str, ...], list[Segment]] = {}
    confidences: list[float] = []
    for row in rows:
        if len(row) > _WORD and row[_WORD].strip():
            line = lines.setdefault((row[_BLOCK], row[_PARAGRAPH], row[_LINE]), [])
            _append(line, _segment(row, _A4_WIDTH / width))
            confidences.append(max(float(row[_CONFIDENCE]), 0.0) / 100)
    return Recognised(list(lines.values()), confidences)


def _segment(row: Sequence[str], scale: float) -> Segment:
    left, top, width, height = (scale * float(row[at]) for at in (_LEFT, _TOP, _WIDTH, _HEIGHT))
    return Segment(row[_WORD], left, left + width, top, top + height)


def _append(line: list[Segment], word: Segment) -> None:
    """Add a word to a line: to its last piece, or as a new one where the gap is wide."""
    if not line or word.left - line[-1].right > GAP:
        line.append(word)
        return
    last = line[-1]
    line[-1] = Segment(
        f"{last.text} {word.text}", last.left, word.right, min(last.top, word.top), max(last.bottom, word.bottom)
    )


def remark(confidence: float) -> Remark:
    """Return the warning that goes with recognised text."""
    return Remark("recognised", {"percent": round(100 * confidence)})
