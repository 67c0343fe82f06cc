"""Who signs an official paper: the name under a post that stands alone, or in a column; and what is a whole name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from nhipcau.reading.layout import Range
from nhipcau.reading.names import FAMILIES, RUN, is_joined
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import countries
from nhipcau.reading.rare import Rare

SIGNED: Final = re.compile(r"(?:\(?\s?(?:đã|Đã|ĐÃ) (?:ký|KÝ)\s?\)?\s*)+")
# What stands together on a line of several columns.
_COLUMN: Final = re.compile(r"[^\s|]+(?: [^\s|]+)*")
LONGEST_NAME: Final = 40
# Who signed, as pages of laws and official papers tell it.
_SIGNER: Final = "người ký"
_SIGNED_BY: Final = Rare(rf"[ \t]*[:|][ \t|\n]*({RUN.pattern})[ \t]*(?=[|\n]|$)")

# Where the name stands, and the post above it.
Signature = tuple[int, int, str]


def signatures(paper: Paper) -> list[Signature]:
    """Return the names that stand alone on a line, under a line of capitals that is a position; in columns too."""
    found: list[Signature] = []
    lines = [(start, end) for start, end in paper.layout.lines if not _is_signed(paper.text, start, end)]
    for (above, above_end), (start, end) in pairwise(lines):
        if end - start >= 4 * LONGEST_NAME or not paper.any_within("positions", above, above_end):
            continue
        if not paper.text[above:above_end].isupper():
            continue
        titles, columns = (list(_COLUMN.finditer(paper.text, *line)) for line in ((above, above_end), (start, end)))
        if len(titles) == len(columns):
            pairs = zip(titles, columns, strict=True)
            found += [one for title, name in pairs if (one := _signature(paper, title, *name.span()))]
    return found + _beside_receivers(paper, lines) + _in_table(paper)


def _in_table(paper: Paper) -> list[Signature]:
    """Return who signed a paper as the page that prints it tells above it: "| Người ký | Lò Văn Tiến |"."""
    at = paper.small.find(_SIGNER)
    told = _SIGNED_BY.match(paper.text, at + len(_SIGNER)) if at >= 0 and paper.in_body(at) else None
    known = told is not None and told.group(1).split(" ")[0].lower() in FAMILIES
    return [(told.start(1), told.end(1), "")] if told and known else []


def _beside_receivers(paper: Paper, lines: list[Range]) -> list[Signature]:
    """Return who signs in the right column beside those who get a copy, under the last post that stands there."""
    copies = paper.hits("copies")
    at = copies[-1][0] if copies else -1
    columns = at >= 0 and ("|" in paper.small or "   " in paper.small)
    found: list[Signature] = []
    post: re.Match[str] | None = None
    for start, end in lines if columns else ():
        if start < at - LONGEST_NAME:
            continue
        column = max(paper.text.rfind("   ", start, end), paper.text.rfind("|", start, end), start - 1) + 1
        last = _COLUMN.search(paper.text, column, end)
        if not last:
            continue
        if last.group().isupper():
            post = last if column > start and paper.any_within("positions", *last.span()) else post
        elif post and (one := _signature(paper, post, *last.span())):
            found.append(one)
            post = None
    return found


def _is_signed(text: str, start: int, end: int) -> bool:
    """Tell whether a line says no more than that somebody signed: "(Đã ký)"."""
    return text[start] in "(đĐ" and SIGNED.fullmatch(text, start, end) is not None


def _signature(paper: Paper, title: re.Match[str], start: int, end: int) -> Signature | None:
    post = paper.within("positions", *title.span())
    run = RUN.fullmatch(paper.text, start, end) if post and end - start < LONGEST_NAME else None
    if not run or not whole_name(paper, start, end):
        return None
    known = run.group().split(" ")[0].lower() in FAMILIES or post[0][2] == "foreign"
    return (start, end, title.group()) if known else None


def whole_name(paper: Paper, start: int, end: int) -> tuple[int, int] | None:
    """Return the name from `start`, cut where a position begins inside the run; two to five words."""
    cut = next((hit[0] for hit in paper.within("positions", start + 1, end)), end)
    name = paper.text[start:cut].rstrip()
    count = name.count(" ") + 1
    if paper.small[start : start + len(name)] in countries():
        return None
    if count > 5 or (count == 1 and not is_joined(name)):
        return None
    if any(len(word) > 2 and word.isupper() for word in name.split()) and not _stands_out(paper, start, name):
        return None
    return start, start + len(name)


def _stands_out(paper: Paper, start: int, name: str) -> bool:
    """Tell whether a name in capitals alone stands in a sentence that is not: "Đồng chí LÒ VĂN TIẾN, Chủ tịch …"."""
    first, last = paper.sentence_at(start)
    after = paper.text[start + len(name) : min(last, start + LONGEST_NAME)]
    around = paper.text[max(first, start - LONGEST_NAME) : start] + after
    return name.isupper() and name.split()[0].lower() in FAMILIES and not around.isupper() and len(around) > 1
