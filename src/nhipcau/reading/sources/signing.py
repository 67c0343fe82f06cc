"""The foot of an official paper: who signs it in what capacity, and who receives it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhipcau.reading.sources.columns import Cell
from nhipcau.reading.sources.words import Words, joined, only
from nhipcau.text import fold

# "On behalf of", "for", "by order of": with full stops in State papers, with slashes in those of the Party.
_CAPACITY = re.compile(r"((?:TM|KT|TL|TUQ)\.|[TK]/[MTL]\b\.?)\s*(?=[^\W\d_])")
_ON_BEHALF = ("TM", "T/M")
# Without marks, which recognition of scans loses in capitals.
_ROLE = re.compile(
    r"(?:quyen |q\. ?|pho |uy vien |tong )*(?:chu tich|bi thu|giam doc|chanh|thu ky|chu nhiem|vu truong|cuc truong|"
    r"vien truong|hieu truong|truong|thuong truc|uy vien)\b"
)
_RECIPIENTS = re.compile(r"noi nhan\s*:?")
_BULLET = re.compile(r"[-–+*•]\s*")
_SIGNED = re.compile(r"\(.*\)|\[.*\]|[\s._*–—-]+")
_NAME = re.compile(
    r"(?:(?:Đại tá|Thượng tá|Thiếu tướng|Trung tướng|TS|ThS|PGS|GS|BS)\.? )*"
    r"([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){1,5})"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: capacities as printed ("TM.", "KT."), the body signed for, the signer's own role and name."""

    capacities: tuple[Words, ...]
    body: Words | None
    role: Words | None
    name: Words


def signatures(whole: Sequence[Cell]) -> tuple[Signature, ...]:
    """Return the signatures of a paper, of which a joint one has several, from the cells of its text."""
    return tuple(signature for column in _columns(whole) for signature in _signatures(column))


def recipients(whole: Sequence[Cell]) -> tuple[Words, ...]:
    """Return whom a paper goes to, without the final marks of each; the copy on file is the last."""
    start = next((at for at, cell in enumerate(whole) if _is_recipients(cell)), len(whole))
    found: list[Words] = []
    for cell in whole[start + 1 :]:
        bullet = _BULLET.match(cell.text)
        if bullet and bullet.end() < len(cell.text.rstrip(" .;,")):
            found.append(only(cell, bullet.end(), len(cell.text.rstrip(" .;,"))))
    return tuple(found)


def _columns(whole: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """Yield the cells that a signature may be in: in one row, or by column where two sign beside one another."""
    signing = Counter(cell.line for cell in whole if _opens(cell))
    beside = [line for line, count in signing.items() if count > 1]
    if not beside:
        yield whole
        return
    foot = [cell for cell in whole if cell.line >= beside[0]]
    for column in sorted({cell.column for cell in foot}):
        yield [cell for cell in foot if cell.column == column]


def _signatures(cells: Sequence[Cell]) -> Iterator[Signature]:
    """Yield a signature for each run of lines in capitals that a name follows."""
    titles: list[Cell] = []
    in_foot = False
    for cell in cells:
        in_foot = in_foot or _is_recipients(cell)
        if _SIGNED.fullmatch(cell.text) or _BULLET.match(cell.text):
            continue
        name = _NAME.fullmatch(cell.text)
        if _opens(cell) or (titles and cell.text.isupper()):
            titles.append(cell)
        elif titles and name and all(word[0].isupper() for word in name[1].split()):
            yield _signature(titles, only(cell, *name.span(1)))
            titles = []
        elif not in_foot:
            # Below "Nơi nhận" other text is a long recipient; elsewhere it shows that the capitals were no title.
            titles = []


def _signature(titles: Sequence[Cell], name: Words) -> Signature:
    capacities: list[Words] = []
    body: list[Cell] = []
    role: Words | None = None
    for cell in titles:
        capacity = _CAPACITY.match(cell.text)
        start = capacity.end() if capacity else 0
        if capacity:
            capacities.append(only(cell, *capacity.span(1)))
        if _ROLE.match(fold(cell.text[start:])):
            role = only(cell, start)
        elif not role and (body or cell.text.startswith(_ON_BEHALF)):
            body.append(Cell(cell.text[start:], cell.start + start, cell.end, cell.line, cell.column))
    return Signature(tuple(capacities), joined(body) if body else None, role, name)


def _opens(cell: Cell) -> bool:
    return cell.text.isupper() and bool(_CAPACITY.match(cell.text) or _ROLE.match(fold(cell.text)))


def _is_recipients(cell: Cell) -> bool:
    return bool(_RECIPIENTS.fullmatch(fold(cell.text)))
