"""Sentences that only list fields of cooperation: one finding for each field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nhipcau.reading.fields import clear_field, subject_field
from nhipcau.reading.layout import Range
from nhipcau.reading.paper import Paper
from nhipcau.reading.vocabulary import contains, either

Item = tuple[int, int, str]

_TAIL: Final = rf"(?:\s+(?:mà \S+ \S+|{either('such as')}))*"
_WITH_COLON: Final = re.compile(
    rf"(?:(?:lĩnh vực|các mặt|nội dung|ngành|về|gồm){_TAIL}|(?:lĩnh vực|mảng|mặt)(?: [^\s:,;.]+){{0,5}})\s*:\s*"
)
# A space first: the search then leaps from one to the next.
_INLINE: Final = re.compile(
    rf"[ \n](?:(?P<plural>(?:các|những|nhiều|một số|trên|trong|\d)\s+(?:lĩnh vực|mặt)(?:\s+hợp tác)?{_TAIL}\s*,?\s+)"
    r"|(?P<such>(?:tập trung vào|trọng tâm là|bao gồm|gồm|như)\s+)"
    r"|(?:về|trong(?! đó)|trên)\s+(?:các\s+)?(?:công tác\s+|lĩnh vực\s+)?)"
)
_LETTER: Final = re.compile(r"\(?[a-zđ\d]{1,2}[.)]\s+")
_SEMICOLON: Final = re.compile(";")
_SEPARATOR: Final = re.compile("[,;]")
_GOVERNOR: Final = re.compile(
    r"\s*(?:(?:và|và các|cùng|như|trong|trên|về|các|lĩnh vực|công tác|ngành|cả|việc(?! làm)|hoạt động)\s+)*"
)
_MAX_WORDS: Final = 9
_AND: Final = " và "
# So near before "về" stands what is listed: "hợp tác về", "trao đổi kinh nghiệm trong".
_NEAR: Final = 28
# Three fields part at two commas.
_PARTING: Final = 2
_ENDS: Final = ' .;,…:"”'


def field_list(paper: Paper, start: int, end: int) -> list[Item]:
    """Return (start, end, field code) of each field that the sentence lists, or nothing if it does more than that.

    Pieces part at commas and semicolons alike; neighbours of one field that part at a comma stay together.
    """
    colon = fields_colon(paper, start, end)
    if colon and not paper.at("actions", start) and not _are_clauses(paper, colon.end(), end):
        items = _items(paper, colon.end(), end)
        return items if len(items) >= 2 else []
    return inline_list(paper, start, end)


def fields_colon(paper: Paper, start: int, end: int) -> re.Match[str] | None:
    """Return the match of what opens a list of fields with a colon: "trên các lĩnh vực: "."""
    return _WITH_COLON.search(paper.small, start, end) if paper.text.find(":", start, end) >= 0 else None


def short_list(paper: Paper, start: int, end: int) -> list[Item]:
    """Return the fields of a clause that lists nothing else: three at least."""
    named = all(paper.any_within("fields", *piece) for piece in _pieces(paper, start, end))
    items = _items(paper, start, end) if named else []
    return items if len(items) > _PARTING else []


def inline_list(paper: Paper, start: int, end: int) -> list[Item]:
    """Return the fields that end the range after "về …" or "trên các lĩnh vực …": three at least, and nothing else."""
    floor = _before_short_pieces(paper.text, start, end)
    if floor is None or len(paper.within("fields", floor, end)) < _PARTING:
        return []
    for lead in _INLINE.finditer(paper.small, max(floor - 1, 0), end):
        at = lead.end()
        if _partings(paper, at, end) < _PARTING:
            break
        if lead.lastgroup != "plural" and paper.text.find(";", at, end) >= 0:
            continue  # clauses after one that ends with "về …", not fields
        if not lead.lastgroup and not contains(paper.small[max(start, lead.start() - _NEAR) : at], "listing"):
            continue
        unnamed = int(lead.lastgroup == "plural")
        if _all_fields(paper, at, end, unnamed):
            items = _items(paper, at, end)
            if len(items) >= 3:
                return items
    return []


def _before_short_pieces(text: str, start: int, end: int) -> int | None:
    """Return where the piece before the last pieces that are as short as fields begins; None if these are too few."""
    marks = text.count(",", start, end) + text.count(";", start, end)
    if not marks:
        return None
    pieces = text[start:end].replace(";", ",").split(",")
    joint = pieces[-1].rfind(_AND)
    if joint < 0 and marks < _PARTING:
        return None
    short, at = 0, end
    if joint > 0 and pieces[-1].count(" ", 0, joint) < _MAX_WORDS and pieces[-1].count(" ", joint + 2) < _MAX_WORDS:
        short, at = 2, end - len(pieces.pop()) - 1
    for piece in reversed(pieces[1:]):
        if piece.count(" ") >= _MAX_WORDS:
            start = at - len(piece)
            break
        short, at = short + 1, at - len(piece) - 1
    return start if short >= _PARTING else None


def _partings(paper: Paper, start: int, end: int) -> int:
    """Count where [start, end) may part: at commas, semicolons and the "và" before its last piece."""
    last = max(paper.text.rfind(",", start, end), paper.text.rfind(";", start, end), start)
    commas = paper.text.count(",", start, end) + paper.text.count(";", start, end)
    return commas + (paper.small.find(_AND, last, end) >= 0)


def _are_clauses(paper: Paper, start: int, end: int) -> bool:
    """Tell a list of actions, each with its verb, from a list of fields."""
    starts = [start, *(mark.start() + 2 for mark in _SEMICOLON.finditer(paper.text, start, end - 2))]
    starts = [mark.end() if (mark := _LETTER.match(paper.text, at)) else at for at in starts]
    return all(paper.at("actions", at) for at in starts) and (len(starts) > 1 or not _all_fields(paper, start, end))


def _all_fields(paper: Paper, start: int, end: int, unnamed: int = 1) -> bool:
    """Tell whether every piece up to the end of the sentence is short and names a field, but for `unnamed` of them."""
    pieces = _pieces(paper, start, end)
    pieces[-1:] = _halves(paper, *pieces[-1]) if pieces else []
    if len(pieces) < _PARTING + 1 or paper.text.find(":", start, end) >= 0:
        return False
    if any(paper.text.count(" ", *piece) >= _MAX_WORDS for piece in pieces):
        return False
    return sum(paper.any_within("fields", *piece) for piece in pieces) >= len(pieces) - unnamed


def _pieces(paper: Paper, start: int, end: int) -> list[Range]:
    """Part [start, end) at commas and semicolons, but not inside the name of a field: "văn hóa, thể thao"."""
    marks = [mark.start() for mark in _SEPARATOR.finditer(paper.text, start, end)]
    cuts = [at for at in marks if not _is_in_field(paper, at)]
    return [piece for piece in zip([start, *(at + 1 for at in cuts)], [*cuts, end], strict=True) if piece[0] < piece[1]]


def _is_in_field(paper: Paper, at: int) -> bool:
    before = paper.last_before("fields", at)
    return before is not None and before[1] > at


def _items(paper: Paper, start: int, end: int) -> list[Item]:
    found: list[Item] = []
    for part in _parts(paper, start, end):
        after_comma = paper.text[part[0] - 1] == ","
        if paper.text.count(" ", *part) > 2 * _MAX_WORDS:
            return []
        for at, stop in _halves(paper, *part):
            _add(paper, found, at, stop, after_comma or at > part[0] + 1)
    return found


def _parts(paper: Paper, start: int, end: int) -> Iterator[Range]:
    """Part a list into its pieces; what stands between semicolons is one where it begins with no clear field.

    So "đào tạo, phát triển nguồn nhân lực du lịch; …" is one action on one field.
    """
    if paper.text.count(";", start, end) < _PARTING:
        yield from _pieces(paper, start, end)
        return
    at = start
    while at < end:
        stop = paper.text.find(";", at, end)
        stop = end if stop < 0 else stop
        pieces = _pieces(paper, at, stop)
        yield from pieces if pieces and subject_field(paper, *pieces[0]) else [(at, stop)]
        at = stop + 1


def _add(paper: Paper, found: list[Item], start: int, end: int, after_comma: bool) -> None:
    lead = _GOVERNOR.match(paper.small, start, end)
    at = lead.end() if lead else start
    stop = at + len(paper.text[at:end].rstrip(_ENDS))
    if stop - at < 2:
        return
    code = clear_field(paper, at, stop)
    if found and after_comma and (code is None or code == found[-1][2]):
        found[-1] = (found[-1][0], stop, found[-1][2])
    elif code:
        found.append((at, stop, code))


def _halves(paper: Paper, start: int, end: int) -> list[tuple[int, int]]:
    """Part "A và B" where A and B are two fields, and not the name of one."""
    joint = paper.small.find(" và ", start, end)
    if joint < 0 or any(s < joint < e for s, e, _ in paper.within("fields", start, end)):
        return [(start, end)]
    left, right = clear_field(paper, start, joint), clear_field(paper, joint, end)
    if left and right and left != right:
        return [(start, joint), (joint + 4, end)]
    return [(start, end)]
