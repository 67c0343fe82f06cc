"""The page: lines, the ranges of real content among the residue of a website, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from nhipcau.reading.vocabulary import rows

Range = tuple[int, int]

# A line without the spaces around it.
_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_PLAYER: Final = re.compile(r"[\d:/.\s|x×+-]+")
_DAY: Final = re.compile(r"(?:\d{1,2}:\d{2}[\s|-]+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[\s|-]+\d{1,2}:\d{2})?")
_LISTED: Final = re.compile(r"\|\s*\|\s*$")
_STAMPED: Final = re.compile(r"[^.]{0,40}\d{1,2}[/-]\d{1,2}[/-]\d{4},?\s+\d{1,2}:\d{2}$")
_DATED: Final = re.compile(r"[▪•*»›>\-]\s*[^.]{10,110}\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\)")
_MENU: Final = 3
_CREDIT: Final = re.compile(r"\((?:ảnh|Ảnh|nguồn|Nguồn)\b")
_BREAK_END: Final = r"[\"”’)\]]*(?=\s|[A-ZĐ\"“])"
_BREAK: Final = re.compile(rf"[.!?…][.!?…]*{_BREAK_END}")
# For lines without other marks than full stops: the search leaps from one to the next.
_STOP: Final = re.compile(rf"\.\.*{_BREAK_END}")
_SHORT: Final = re.compile(r"(?:^|[\s(.\"“])(?:TP|Tp|tp|TX|Tx|TT|Th|Ts|TS|ThS|GS|PGS|BS|KS|LS|đ/c|Đ/c|[A-ZĐ])$")
# What the words of _SHORT end with.
_SHORT_ENDS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐpxhsc")
_LONGEST: Final = 4000
# A line as long as a paragraph begins the article; a longer one among so many lines after a list resumes it.
_PARAGRAPH, _LONG, _NEAR = 150, 400, 9
# After so many lines of content a line of this kind begins the tail.
_HEAD_LINES: Final = {"tail": 1, "stamp": 4}


@dataclass(frozen=True)
class Layout:
    """Ranges in the clean text: lines of content, the body they make up, its sentences."""

    lines: list[Range]
    body: list[Range]
    sentences: list[Range]


def lay_out(text: str) -> Layout:
    """Find the lines of real content in a clean text and cut them into sentences."""
    kept = _content(text, [line.span() for line in _LINE.finditer(text)])
    sentences = [sentence for line in kept for sentence in _sentences(text, *line)]
    return Layout(kept, _joined(text, kept), sentences)


def _trim(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _content(text: str, lines: list[Range]) -> list[Range]:
    kept: list[Range] = []
    previous = ""
    listed = begun = False
    resume = 0
    for index, (start, end) in enumerate(lines):
        if index < resume:
            continue
        line = text[start:end]
        kind = _line_kind(line)
        if begun and len(kept) > _HEAD_LINES.get(kind, len(lines)):
            resume = _resumption(lines, index, "liên quan" in line.lower())
            if not resume:
                break
            continue
        begun = begun or end - start > _PARAGRAPH
        listed = kind == "list" or (listed and line.endswith("|") and not _CREDIT.search(line))
        if kind not in ("text", "stamp") or listed:
            continue
        if line == previous:
            kept.pop()
        kept.append((start, end))
        previous = line
    return kept


def _resumption(lines: list[Range], at: int, aside: bool) -> int:
    """Return which of the lines after a list of other articles goes on with this one, 0 if none does.

    In an `aside` of related articles amid the text two paragraphs will do: after the end only their headlines follow.
    """
    sizes = [end - start for start, end in lines[at + 1 : at + _NEAR]]
    for index, (size, following) in enumerate(pairwise([*sizes, 0]), at + 1):
        if size > _LONG or (aside and size > _PARAGRAPH and following > _PARAGRAPH):
            return index
    return 0


def _line_kind(line: str) -> str:
    """Tell text from residue of players and menus, related lists, and the head of the tail."""
    if len(line) > 120:
        return "text"
    if _PLAYER.fullmatch(line) and not _DAY.fullmatch(line):
        return "residue"
    if _LISTED.search(line):
        return "list"
    if line.count("|") >= _MENU or _DATED.fullmatch(line):
        return "residue"
    if _STAMPED.match(line):
        return "stamp"
    whole, openings = _residue()
    small = line.lower().strip(" :.!»>*▪•-")
    if small in whole:
        return whole[small]
    return next((kind for kind, heads in openings if small.startswith(heads)), "text")


@cache
def _residue() -> tuple[dict[str, str], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the kinds of whole lines, and for each kind the openings that tell it."""
    whole = {phrase: kind.rstrip("+") for phrase, kind in rows("boilerplate")}
    heads = {kind: [p for p, k in rows("boilerplate") if k == f"{kind}+"] for kind in ("residue", "tail")}
    return whole, tuple((kind, tuple(phrases)) for kind, phrases in heads.items())


def _joined(text: str, kept: list[Range]) -> list[Range]:
    """Join kept lines with nothing but space between them into ranges."""
    body: list[Range] = []
    for start, end in kept:
        if body and not text[body[-1][1] : start].strip():
            body[-1] = (body[-1][0], end)
        else:
            body.append((start, end))
    return body


def _sentences(text: str, start: int, end: int) -> list[Range]:
    found: list[Range] = []
    at = start
    other = text.find("!", start, end) >= 0 or text.find("?", start, end) >= 0 or text.find("…", start, end) >= 0
    for stop in (_BREAK if other else _STOP).finditer(text, start, end):
        mark, after = stop.span()
        if text[after : after + 2].strip()[:1].islower():
            continue
        if after == mark + 1 and text[mark] == "." and _is_no_end(text, at, mark):
            continue
        found += _bounded(text, *_trim(text, at, after))
        at = after
    if at < end:
        found += _bounded(text, *_trim(text, at, end))
    return found


def _is_no_end(text: str, start: int, end: int) -> bool:
    """Tell the full stop of "TP." and of the item "2." from one that ends the sentence begun at `start`."""
    last = text[end - 1]
    if last in _SHORT_ENDS:
        return bool(_SHORT.search(text, max(0, end - 6), end))
    return not last.isalpha() and text[start:end].strip().isdigit()


def _bounded(text: str, start: int, end: int) -> list[Range]:
    """Cut what is too long for a sentence at spaces, so that what is done for each sentence stays short."""
    if end - start <= _LONGEST:
        return [(start, end)] if start < end else []
    parts: list[Range] = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        parts.append((start, cut))
        start = _trim(text, cut, end)[0]
    return [*parts, (start, end)] if start < end else parts
