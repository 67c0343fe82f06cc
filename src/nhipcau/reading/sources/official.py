"""Official papers: the two-column head and the foot of the forms of Decree 30/2020 and Guideline 36-HD/VPTW."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from nhipcau.reading.sources.columns import Cell, cells
from nhipcau.reading.sources.signing import Signature, recipients, signatures
from nhipcau.reading.sources.tables import rows
from nhipcau.reading.sources.words import Words, joined, only
from nhipcau.text import fold, late_tones

# Cells among which the head is looked for.
_HEAD = 40
_STATE = re.compile("cong hoa xa hoi chu nghia viet nam|doc lap *[-–—] *tu do *[-–—] *hanh phuc")
_PARTY = re.compile("dang cong san viet nam")
_NUMBER = re.compile(r"Số\s*:?\s*((?:\d{1,5}[a-zA-Z]?(?:/\d{4})?\s*[-/]\s*)(?:[\wĐđ&]+(?:\s?[-/]\s?[\wĐđ&]+)*))")
_DATED = re.compile(
    r"(?P<place>[^\W\d_][^,;:]{1,40}?),?\s*(?P<date>ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4}))"
)
_RULE = re.compile(r"[\s*_.\-–—=]+")
_TRIMMED = " *:."
_SUBJECT = re.compile(r"V/[vV]\s*:?\s*")
# What follows an abstract and is no part of it.
_AFTER = re.compile(r"Kính gửi|Căn cứ|Thực hiện|Xét|Theo đề nghị|Hôm nay|Ngày|[IVX]+\.|\d+\.|[-+]\s")


@dataclass(frozen=True, slots=True)
class OfficialHead:
    """The head and foot of an official paper; what it does not say is None or empty. Spans are offsets in the text.

    `form` is "state" or "party". `number` is as printed, without "Số"; a draft has none. `issued` is `date` as a day.
    """

    form: str
    parent_body: Words | None
    issuer: Words | None
    number: Words | None
    place: Words | None
    date: Words | None
    issued: datetime.date | None
    type: Words | None
    symbol: str | None
    abstract: Words | None
    signatures: tuple[Signature, ...]
    recipients: tuple[Words, ...]


def official_head(text: str) -> OfficialHead | None:
    """Return the head and foot of an official paper, or None for a text that has no such head.

    The columns may stand beside one another, set apart by tabs or three spaces, or one after the other.
    """
    whole = cells(text)
    head = whole[:_HEAD]
    form = _form(head)
    if not form:
        return None
    title = next((at for at, cell in enumerate(head) if _type(cell) is not None), None)
    opening = head[: title if title is not None else _before_body(head)]
    parent, issuer = _bodies(opening)
    place, dated, issued = _dated(head)
    return OfficialHead(
        form, parent, issuer, _number(opening), place, dated, issued,
        _title(head[title]) if title is not None else None,
        _type(head[title]) if title is not None else None,
        _abstract(whole, title),
        signatures(whole),
        recipients(whole),
    )  # fmt: skip


def _form(head: Iterable[Cell]) -> str | None:
    for cell in head:
        folded = fold(cell.text)
        if _STATE.search(folded):
            return "state"
        if _PARTY.search(folded):
            return "party"
    return None


def _type(cell: Cell) -> str | None:
    return _types().get(late_tones(cell.text.strip(_TRIMMED)))


def _title(cell: Cell) -> Words:
    words = cell.text.strip(_TRIMMED)
    start = cell.text.index(words)
    return only(cell, start, start + len(words))


@cache
def _types() -> dict[str, str]:
    return {late_tones(row[0]): row[1] for row in rows("types")}


def _before_body(head: Sequence[Cell]) -> int:
    """Return how many cells stand before the body of a letter, which has no type."""
    return next((at for at, cell in enumerate(head) if cell.text.startswith("Kính gửi")), len(head))


def _bodies(opening: Iterable[Cell]) -> tuple[Words | None, Words | None]:
    """Return the parent body and the issuing body: names in capitals, each over one or more lines."""
    names: list[list[Cell]] = []
    for cell in opening:
        if not _is_name(cell):
            continue
        if not names or _begins_body(cell.text):
            names.append([cell])
        else:
            names[-1].append(cell)
    if not names:
        return None, None
    return (joined(names[0]) if len(names) > 1 else None), joined(names[-1])


def _is_name(cell: Cell) -> bool:
    folded = fold(cell.text)
    if _STATE.search(folded) or _PARTY.search(folded) or _RULE.fullmatch(cell.text):
        return False
    return cell.text.isupper() and sum(map(str.isalpha, cell.text)) > 2 and not re.search(r"\d", cell.text)


def _begins_body(text: str) -> bool:
    return late_tones(text).startswith(_openings())


@cache
def _openings() -> tuple[str, ...]:
    return tuple(late_tones(row[0]) + " " for row in rows("bodies"))


def _number(opening: Iterable[Cell]) -> Words | None:
    for cell in opening:
        found = _NUMBER.match(cell.text)
        if found:
            return only(cell, *found.span(1))
    return None


def _dated(head: Iterable[Cell]) -> tuple[Words | None, Words | None, datetime.date | None]:
    for cell in head:
        found = _DATED.fullmatch(cell.text)
        if found:
            return only(cell, *found.span("place")), only(cell, *found.span("date")), _day(found)
    return None, None, None


def _day(found: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _abstract(whole: Sequence[Cell], title: int | None) -> Words | None:
    """Return what the paper is about: below its type, or after "V/v" in a letter."""
    if title is not None:
        return _below(whole, title)
    for at, cell in enumerate(whole[:_HEAD]):
        subject = _SUBJECT.match(cell.text)
        if subject:
            first = Cell(cell.text[subject.end() :], cell.start + subject.end(), cell.end, cell.line, cell.column)
            return joined([first, *_wrapped(whole, at)])
    return None


def _below(whole: Sequence[Cell], title: int) -> Words | None:
    following = [cell for cell in whole[title + 1 : title + 2] if not _RULE.fullmatch(cell.text)]
    if not following or _AFTER.match(following[0].text):
        return None
    return joined([*following, *_wrapped(whole, title + 1)])


def _wrapped(whole: Sequence[Cell], at: int) -> list[Cell]:
    """Return the cells that go on with the one at `at`: in its column, line after line, beginning in lower case."""
    found: list[Cell] = []
    line = whole[at].line
    for cell in whole[at + 1 :]:
        if cell.line > line + 1:
            break
        if cell.column != whole[at].column:
            continue
        if not cell.text[0].islower():
            break
        found.append(cell)
        line = cell.line
    return found
