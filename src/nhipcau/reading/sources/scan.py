"""Scans: pictures of pages, recognised by Tesseract where it is installed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nhipcau.reading.sources import programs
from nhipcau.reading.sources.lines import Lines
from nhipcau.reading.sources.source import Limits, Remark, Text, Unreadable

RESOLUTION = 200
_LANGUAGE = "vie"
# Reads a page as one block of text, which keeps lines whole; one thread, since more only wait for one another.
_OPTIONS = ("-l", _LANGUAGE, "--psm", "6", "--dpi", str(RESOLUTION), "tsv")
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
# Columns of Tesseract's table.
_BLOCK, _PARAGRAPH, _LINE, _CONFIDENCE, _WORD = 2, 3, 4, 10, 11


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines of a page and how sure Tesseract is of each word, from 0 to 1."""

    lines: list[str]
    confidences: list[float]


def read(content: bytes, limits: Limits) -> Text:
    """Return the text recognised in a picture, or raise Unreadable."""
    if not is_ready():
        raise Unreadable("needs-ocr")
    page = recognise(content, limits)
    if not page.confidences:
        raise Unreadable("nothing-recognised")
    lines = Lines()
    for line in page.lines:
        lines.add(line, "page", "1")
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
    lines: dict[tuple[str, ...], list[str]] = {}
    confidences: list[float] = []
    for row in table.decode("utf-8", "replace").splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) > _WORD and cells[_WORD].strip():
            lines.setdefault((cells[_BLOCK], cells[_PARAGRAPH], cells[_LINE]), []).append(cells[_WORD])
            confidences.append(max(float(cells[_CONFIDENCE]), 0.0) / 100)
    return Recognised([" ".join(words) for words in lines.values()], confidences)


def remark(confidence: float) -> Remark:
    """Return the warning that goes with recognised text."""
    return Remark("recognised", {"percent": round(100 * confidence)})
