"""Sentences that only list fields of cooperation: one finding for each field."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.fields import clear_field, subject_field
from nhipcau.reading.finds import any_match, any_of, first_of
from nhipcau.reading.layout import Range
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.vocabulary import contains, either

Item = tuple[int, int, str]

_TAIL: Final = rf"(?:\s+(?:mà \S+ \S+|{either('such as')}))*"
_OPENERS: Final = ("lĩnh vực", "các mặt", "nội dung", "ngành", "về", "gồm", "mảng", "mặt")
_TO_COLON: Final = re.compile(
    rf"(?:{'|'.join(_OPENERS)})"
    rf"(?:{_TAIL}|(?:(?<=lĩnh vực)|(?<=mảng)|(?<=mặt))(?: [^\s:,;.]+){{0,5}})\s*:"
)
# So far before its colon what opens a list of fields begins.
_OPENING: Final = 90
# A space first: the search then leaps from one to the next; few words begin as those do that may lead up to a list.
_INLINE: Final = re.compile(
    r"[ \n](?=t[rậ]|về|ở|cá|n[hă]|mộ|ha|b[aố]|gồ|\d)"
    r"(?:(?P<plural>(?:trên|trong|(?:(?:trên|trong|ở|về)\s+)?(?:các|những|nhiều|một số|hai|ba|bốn|năm|\d{1,2}))"
    rf"\s+(?:nhóm\s+)?(?:lĩnh vực|mặt)(?:\s+hợp tác)?{_TAIL}\s*,?\s+)"
    r"|(?P<such>(?:tập trung vào|trọng tâm là|bao gồm|gồm|như)\s+)"
    r"|(?:về|trong(?! đó)|trên)\s+(?:các\s+)?(?:công tác\s+|lĩnh vực\s+)?)"
)
# What is left of it where none of these words stands, of which one is in each of its other leads.
_ABOUT: Final = re.compile(r"[ \n](?:về|trong(?! đó)|trên)\s+(?:các\s+)?(?:công tác\s+)?")
_PREPOSITIONS: Final = ("về", "trong", "trên")
_LEADS: Final = ("lĩnh vực", "mặt", "tập trung vào", "trọng tâm là", "gồm", "như")
_LETTER: Final = re.compile(r"\(?[a-zđ\d]{1,2}[.)]\s+")
_GOVERNOR: Final = Rare(
    r"\s*(?:(?:phối hợp|hợp tác) (?:trong|về|trên)\s+)?"
    r"(?:(?:và|và các|cùng|như|trong|trên|về|các|lĩnh vực|công tác|ngành|cả|việc(?! làm)|hoạt động)\s+)*"
)
_GOVERNORS: Final = (
    "và ", "cùng ", "như ", "trong ", "trên ", "về ", "các ", "cả ", "lĩnh vực ", "công tác ", "ngành ", "việc ",
    "hoạt động ", "phối hợp ", "hợp tác "
)  # fmt: skip
_GOVERNOR_STARTS: Final = frozenset(word[:3] for word in _GOVERNORS)
_MAX_WORDS: Final = 9
_AND: Final = " và "
# So near before "về" stands what is listed: "hợp tác về", "trao đổi kinh nghiệm trong".
_NEAR: Final = 28
# Two fields after "lĩnh vực" take no more than twice this.
_FAR: Final = 60
# Three fields part at two commas.
_PARTING: Final = 2
_ENDS: Final = ' .;,…:"”'


def field_list(paper: Paper, start: int, end: int, colon: int, reach: Range | None) -> list[Item]:
    """Return (start, end, field code) of each field that the sentence lists, or nothing if it does more than that.

    `colon` is where its first colon stands, or -1; `reach` is where what leads up to a list may stand, as `reach_of`
    tells.
    Pieces part at commas and semicolons alike; neighbours of one field that part at a comma stay together.
    """
    named = colon >= 0 and len(paper.within("fields", colon, end)) > 1
    opened = after_colon(paper, start, end) if named else None
    if opened and not paper.begins("actions", start) and not _are_clauses(paper, opened, end):
        items = _items(paper, opened, end)
        return items if len(items) >= 2 else []
    return inline_list(paper, start, end, reach) if reach else []


def after_colon(paper: Paper, start: int, end: int) -> int | None:
    """Return where the text after the colon that opens a list of fields begins: "trên các lĩnh vực: …"."""
    colon = paper.text.find(":", start, end)
    while colon >= 0:
        if any_match(_TO_COLON, _OPENERS, paper.small, max(start, colon - _OPENING), colon + 1):
            return end - len(paper.text[colon + 1 : end].lstrip())
        colon = paper.text.find(":", colon + 1, end)
    return None


def short_list(paper: Paper, start: int, end: int) -> list[Item]:
    """Return the fields of a clause that lists nothing else: three at least."""
    named = all(paper.any_within("fields", begin, stop) for begin, stop in _pieces(paper, start, end))
    items = _items(paper, start, end) if named else []
    return items if len(items) > _PARTING else []


def inline_list(paper: Paper, start: int, end: int, reach: Range) -> list[Item]:
    """Return the fields that end the range after "về …" or "trên các lĩnh vực …": three at least, and nothing else."""
    named = len(paper.within("fields", reach[0], end))
    if named < _PARTING:
        return []
    led = any_of(paper.small, _LEADS, reach[0], reach[1])
    if not led and named == _PARTING:
        return []  # after "về …" each of three is named
    for lead in _INLINE.finditer(paper.small, max(reach[0] - 1, 0), reach[1]) if led else _abouts(paper.small, reach):
        at = lead.end()
        if lead.lastgroup != "plural" and paper.text.find(";", at, end) >= 0:
            continue  # clauses after one that ends with "về …", not fields
        if not lead.lastgroup and not contains(paper.small[max(start, lead.start() - _NEAR) : at], "listing"):
            continue
        if _all_fields(paper, at, end, int(lead.lastgroup == "plural")):
            items = _items(paper, at, end)
            if len(items) >= 3:
                return items
    return []


def _abouts(small: str, reach: Range) -> list[re.Match[str]]:
    """Return what leads up to a list where it is a preposition: "về", "trên"."""
    found: list[re.Match[str]] = []
    at = first_of(small, _PREPOSITIONS, reach[0], reach[1])
    while at >= 0:
        lead = _ABOUT.match(small, at - 1, reach[1]) if at else None
        if lead:
            found.append(lead)
        at = first_of(small, _PREPOSITIONS, at + 1, reach[1])
    return found


_OF_TWO: Final = Rare(
    rf"(?:hợp tác|phối hợp|liên kết)(?: với nhau)?\s+(?:(?:trên|trong|ở|về)\s+)?(?:(?:các|hai|2)\s+)?(?:lĩnh vực|mặt)"
    rf"(?:\s+hợp tác)?{_TAIL}\s+(?=[^,;:]{{3,50}}(?:, | và )[^,;:]{{3,50}}$)"
)


def pair_of_fields(paper: Paper, start: int, end: int) -> list[Item]:
    """Return the fields that end the range after "hợp tác trên các lĩnh vực" where they are two."""
    word = paper.small.rfind(" lĩnh vực ", max(start, end - 2 * _FAR), end)
    if word < 0 or len(paper.within("fields", word, end)) < _PARTING or paper.text.count(",", word, end) > 1:
        return []
    lead = _OF_TWO.search(paper.small, max(start, word - _NEAR), end)
    items = _items(paper, lead.end(), end) if lead else []
    return items if len(items) == _PARTING else []


def reach_of(paper: Paper, start: int, end: int) -> Range | None:
    """Return where a list of fields that ends the range may be led up to, from and until where; None if it cannot.

    Its pieces are short, all but one name a field, and at least two of them part after what leads up to it; it names
    two fields at least.
    """
    if not paper.has_two("fields", start, end):
        return None
    text, at = paper.text, end
    pieces = unnamed = 0
    until: int | None = None
    comma, semicolon = text.rfind(",", start, at), text.rfind(";", start, at)
    while comma >= 0 or semicolon >= 0:
        cut = max(comma, semicolon)
        short = _short_pieces(text, cut + 1, at, last=at == end)
        if not short:
            start = cut + 1
            break
        if not paper.any_within("fields", cut + 1, at) and not paper.covers("fields", cut):
            unnamed += 1
            if unnamed > 1:
                start = at
                break
        pieces, at = pieces + short, cut
        if until is None and pieces >= _PARTING:
            until = cut
        if cut == comma:
            comma = text.rfind(",", start, at)
        else:
            semicolon = text.rfind(";", start, at)
    return None if until is None else (start, until)


def _short_pieces(text: str, start: int, end: int, last: bool) -> int:
    """Count the pieces as short as fields that stand between two marks: the last may hold two, "A và B"."""
    if not last and end - start < 2 * _MAX_WORDS:
        return 1  # not even letters alone would be too many
    words = text.count(" ", start, end)
    if not last or words >= 2 * _MAX_WORDS:
        return int(words < _MAX_WORDS)
    joint = text.rfind(_AND, start + 1, end)
    if joint < 0:
        return int(words < _MAX_WORDS)
    halves = text.count(" ", start, joint) < _MAX_WORDS and text.count(" ", joint + 2, end) < _MAX_WORDS
    return 2 if halves else 0


def _are_clauses(paper: Paper, start: int, end: int) -> bool:
    """Tell a list of actions, each with its verb, from a list of fields."""
    at, count = start, 0
    while True:
        letter = _LETTER.match(paper.text, at)
        at = letter.end() if letter else at
        if not paper.begins("actions", at):
            return False
        count += 1
        mark = paper.text.find(";", at, end - 2)
        if mark < 0:
            return count > 1 or not _all_fields(paper, start, end)
        at = mark + 2


def _all_fields(paper: Paper, start: int, end: int, unnamed: int = 1) -> bool:
    """Tell whether every piece up to the end of the sentence is short and names a field, but for `unnamed` of them."""
    pieces = _pieces(paper, start, end)
    if pieces:
        begin, stop = pieces.pop()
        pieces += _halves(paper, begin, stop)
    if len(pieces) < _PARTING + 1 or paper.text.find(":", start, end) >= 0:
        return False
    for begin, stop in pieces:
        if paper.text.count(" ", begin, stop) >= _MAX_WORDS:
            return False
        unnamed -= not paper.any_within("fields", begin, stop)
    return unnamed >= 0


def _pieces(paper: Paper, start: int, end: int) -> list[Range]:
    """Part [start, end) at commas and semicolons, but not inside the name of a field: "văn hóa, thể thao"."""
    found: list[Range] = []
    begin = at = start
    while at <= end:
        comma = paper.text.find(",", at, end)
        stop = end if comma < 0 else comma
        semicolon = paper.text.find(";", at, stop)
        stop = stop if semicolon < 0 else semicolon
        if stop == end or not paper.covers("fields", stop):
            if begin < stop:
                found.append((begin, stop))
            begin = stop + 1
        at = stop + 1
    return found


def _items(paper: Paper, start: int, end: int) -> list[Item]:
    found: list[Item] = []
    for begin, until in _parts(paper, start, end):
        if paper.text.count(" ", begin, until) > 2 * _MAX_WORDS:
            return []
        after_comma = paper.text[begin - 1] == ","
        for at, stop in _halves(paper, begin, until):
            _add(paper, found, at, stop, after_comma or at > begin + 1)
    return found


def _parts(paper: Paper, start: int, end: int) -> list[Range]:
    """Part a list into its pieces; what stands between semicolons is one where it begins with no clear field.

    So "đào tạo, phát triển nguồn nhân lực du lịch; …" is one action on one field.
    """
    if paper.text.count(";", start, end) < _PARTING:
        return _pieces(paper, start, end)
    found: list[Range] = []
    at = start
    while at < end:
        stop = paper.text.find(";", at, end)
        stop = end if stop < 0 else stop
        pieces = _pieces(paper, at, stop)
        found += pieces if pieces and _is_field(paper, pieces[0][0], pieces[0][1]) else [(at, stop)]
        at = stop + 1
    return found


def _is_field(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a piece names a clear field, or is a vague one of several words: "đào tạo nguồn nhân lực"."""
    if subject_field(paper, start, end):
        return True
    begin = start + (paper.text[start] == " ")
    whole = paper.at("fields", begin)
    return whole is not None and whole[1] == end and paper.text.count(" ", begin, end) > _PARTING


def _add(paper: Paper, found: list[Item], start: int, end: int, after_comma: bool) -> None:
    at = start
    while at < end and paper.text[at] == " ":
        at += 1
    governed = paper.small[at : at + 3] in _GOVERNOR_STARTS and paper.small.startswith(_GOVERNORS, at)
    lead = _GOVERNOR.match(paper.small, at, end) if governed else None
    at = lead.end() if lead else at
    stop = at + len(paper.text[at:end].rstrip(_ENDS))
    if stop - at < 2:
        return
    code = clear_field(paper, at, stop)
    if found and after_comma and (code is None or code == found[-1][2]):
        found[-1] = (found[-1][0], stop, found[-1][2])
    elif code:
        found.append((at, stop, code))


def _halves(paper: Paper, start: int, end: int) -> list[Range]:
    """Part "A và B" where A and B are two fields, and not the name of one."""
    joint = paper.small.find(_AND, start, end)
    if joint < 0 or any(s < joint < e for s, e, _ in paper.within("fields", start, end)):
        return [(start, end)]
    left, right = clear_field(paper, start, joint), clear_field(paper, joint, end)
    if left and right and left != right:
        return [(start, joint), (joint + 4, end)]
    return [(start, end)]
