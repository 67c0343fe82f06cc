"""The page: lines, the ranges of real content among the residue of a website, sentences."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from nhipcau.reading.finds import first_of
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import rows

Range = tuple[int, int]

_PLAYER: Final = re.compile(r"[\d:/.\s|x×+-]+")
_PLAYER_ENDS: Final = frozenset("0123456789:/.|x×+-")
_DAY: Final = Rare(r"(?:\d{1,2}:\d{2}[\s|-]+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[\s|-]+\d{1,2}:\d{2})?")
_LISTED: Final = re.compile(r"\|\s*\|\s*$")
_STAMPED: Final = Rare(r"[^.]{0,40}\d{1,2}[/-]\d{1,2}[/-]\d{4},?\s+\d{1,2}:\d{2}$")
_DATED: Final = re.compile(r"[▪•*»›>\-]\s*[^.]{10,110}\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\)")
_DATED_LINK: Final = Rare(r"[^.;]{15,120}\s\(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\)")
_MENU: Final = 3
# The row of a table above an official paper that tells who signed it is of the paper.
_SIGNER: Final = "gười ký"
_CREDIT: Final = Rare(r"\((?:ảnh|Ảnh|nguồn|Nguồn)\b")
# What ends a sentence; what may close it, and the sign that begins the next one, where no space does.
_MARKS: Final = ".!?…"
_CLOSING: Final = '"”’)]'
_OPENING: Final = 'ABCDEFGHIJKLMNOPQRSTUVWXYZĐÁÂĂÊÍÔÓƠÚƯÝÀẢẤẦẨẬẮẮẾỀỂỐỒỔỞỦỨỪỬÌỊỎỌÒÙỤỸỲÔ"“'
_SHORT: Final = re.compile(r"(?:^|[\s(.\"“])(?:TP|Tp|tp|TX|Tx|TT|Th|Ts|TS|ThS|GS|PGS|BS|KS|LS|đ/c|Đ/c|[A-ZĐ])$")
# What the words of _SHORT end with.
_SHORT_ENDS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐpxhsc")
_LONGEST: Final = 4000
# A line as long as a paragraph begins the article; a longer one among so many lines after a list resumes it.
_PARAGRAPH: Final = 150
_LONG: Final = 400
_NEAR: Final = 9
# So many headlines at the end are those of other articles; one has more characters, and does not end with these.
_OTHERS: Final = 3
_SHORTEST: Final = 20
# How long the beginning of another article is.
_TEASER: Final = (80, 400)
# What a link to another article begins with.
_LINKS: Final = ">»›"
_LINE_ENDS: Final = '.:;,)"”'
# So many letters of an opening are compared first.
_OPENS: Final = 3
# After so many lines of content a line of this kind begins the tail.
_HEAD_LINES: Final = {"tail": 1, "stamp": 4}


class Layout:
    """Ranges in the clean text: lines of content, the body they make up, its sentences."""

    def __init__(self, lines: list[Range], body: list[Range], sentences: list[Range]) -> None:
        self.lines, self.body, self.sentences = lines, body, sentences


def lay_out(text: str) -> Layout:
    """Find the lines of real content in a clean text and cut them into sentences."""
    kept = _content(text, _lines(text))
    sentences: list[Range] = []
    for start, end in kept:
        sentences += _sentences(text, start, end)
    return Layout(kept, _joined(text, kept), sentences)


def _lines(text: str) -> list[Range]:
    """Return the lines that are not empty, without the spaces around them."""
    found: list[Range] = []
    at = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = stop if stop >= 0 else len(text)
        start, end = _trim(text, at, stop)
        if start < end:
            found.append((start, end))
        at = stop + 1
    return found


def _trim(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _content(text: str, lines: list[Range]) -> list[Range]:
    kept: list[Range] = []
    previous = ""
    listed = begun = False
    resume = 0
    for index, (start, end) in enumerate(lines):
        if index < resume:
            continue
        line = text[start:end]
        if kept and _is_doubled(line):
            resume = index + 1 + _has_teaser(lines, index)
            continue
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
    return _without_headlines(text, kept) if begun else kept


def _is_doubled(line: str) -> bool:
    """Tell a link to another article that is printed twice, under its picture and beside it: "A … A …"."""
    half = len(line) >> 1
    return half > _SHORTEST and line[half] == " " and line[-1] not in _LINE_ENDS and line[:half] == line[half + 1 :]


def _has_teaser(lines: list[Range], index: int) -> bool:
    """Tell whether a paragraph follows such a link, which is the beginning of that article."""
    following = lines[index + 1] if index + 1 < len(lines) else (0, 0)
    return _TEASER[0] < following[1] - following[0] < _TEASER[1]


def _without_headlines(text: str, kept: list[Range]) -> list[Range]:
    """Return the lines of an article without the headlines of others that follow it, where no word leads to them.

    What a colon opens is a list, not headlines.
    """
    last = len(kept)
    while last and _is_headline(text, *kept[last - 1]):
        last -= 1
    listed = last > 0 and text[kept[last - 1][1] - 1] in ":;"
    return kept[:last] if len(kept) - last >= _OTHERS and not listed else kept


def _is_headline(text: str, start: int, end: int) -> bool:
    """Tell a line that can be the headline of another article: of several words, and no sentence, item or table."""
    if not _SHORTEST < end - start < _PARAGRAPH or not text[start].isupper():
        return False
    if text[end - 1] in _LINE_ENDS:
        return text[end - 1] == ")" and _DATED_LINK.fullmatch(text, start, end) is not None
    line = text[start:end]
    return not ("|" in line or "\t" in line or "   " in line or line.isupper()) and _CREDIT.search(line) is None


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
    if line[-1] in _PLAYER_ENDS and _PLAYER.fullmatch(line) and not _DAY.fullmatch(line):
        return "residue"
    if "|" in line and _LISTED.search(line):
        return "list"
    if (line.count("|") >= _MENU and _SIGNER not in line) or (line[-1] == ")" and _DATED.fullmatch(line)):
        return "residue"
    if line[-3:-2] == ":" and _STAMPED.match(line):
        return "stamp"
    whole, openings, longest = _residue()
    bare = line.strip(" :.!»>*▪•-")
    small = bare[:longest].lower()
    if len(bare) <= longest and small in whole:
        return whole[small]
    for opening, kind in openings.get(small[:_OPENS], ()):
        if small.startswith(opening):
            return kind
    return "residue" if line[0] in _LINKS and line[-1] not in _LINE_ENDS else "text"


@cache
def _residue() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]], int]:
    """Return the kinds of whole lines; by their first letters the openings of others, with their kinds; the longest."""
    whole = {phrase: kind.rstrip("+") for phrase, kind in rows("boilerplate")}
    openings: dict[str, list[tuple[str, str]]] = {}
    for kind in ("residue", "tail"):
        for phrase in [phrase for phrase, told in rows("boilerplate") if told == f"{kind}+"]:
            openings.setdefault(phrase[:_OPENS], []).append((phrase, kind))
    return whole, openings, max(map(len, whole))


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
    # Most lines have no other marks than full stops, and a search for one sign leaps.
    marks = tuple(mark for mark in _MARKS if text.find(mark, start, end) >= 0)
    at = start
    mark = first_of(text, marks, start, end)
    while mark >= 0:
        stop, after = _break(text, mark, end)
        if after and not _goes_on(text, after) and not (after == mark + 1 and _is_no_end(text, at, mark)):
            _add(found, text, at, after)
            at = after
        mark = first_of(text, marks, max(stop, at), end)
    _add(found, text, at, end)
    return found


def _break(text: str, mark: int, end: int) -> tuple[int, int]:
    """Return where the marks at `mark` end, and where what closes the sentence with them ends, 0 if nothing does."""
    stop = mark + 1
    while stop < end and text[stop] in _MARKS:
        stop += 1
    after = stop
    while after < end and text[after] in _CLOSING:
        after += 1
    while after > stop and not _begins(text, after, end):
        after -= 1  # a straight quotation mark begins what it does not close
    return stop, after if _begins(text, after, end) else 0


def _begins(text: str, at: int, end: int) -> bool:
    """Tell whether a space or the first sign of a sentence stands at `at`."""
    return at < end and (text[at].isspace() or text[at] in _OPENING)


def _goes_on(text: str, at: int) -> bool:
    """Tell whether a word in lower case stands at `at` or after a space."""
    return text[at].islower() or (text[at].isspace() and text[at + 1 : at + 2].islower())


def _is_no_end(text: str, start: int, end: int) -> bool:
    """Tell the full stop of "TP." and of the item "2." from one that ends the sentence begun at `start`."""
    if text[end] != ".":
        return False
    last = text[end - 1]
    if last in _SHORT_ENDS:
        return bool(_SHORT.search(text, max(0, end - 6), end))
    return not last.isalpha() and text[start:end].strip().isdigit()


def _add(found: list[Range], text: str, start: int, end: int) -> None:
    """Add a sentence; what is too long for one is cut at spaces, so that what is done for each stays short."""
    start, end = _trim(text, start, end)
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        found.append((start, cut))
        start = _trim(text, cut, end)[0]
    if start < end:
        found.append((start, end))
