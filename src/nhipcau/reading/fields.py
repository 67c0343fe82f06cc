"""The field of cooperation that an action belongs to."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.paper import Paper
from nhipcau.reading.scan import Hit

GENERAL: Final = "general"
_ABROAD: Final = "external"
_OF_STATES: Final = re.compile(r"hai nước|việt nam|việt - |quốc tế|đối ngoại|ngoại giao")


_PRODUCE: Final = re.compile(r"nông sản|trái cây|hoa quả|rau|củ, quả|nông, lâm|thủy sản|vải thiều|cây ăn")


def field_of(paper: Paper, start: int, end: int, heading: str | None = None, previous: str | None = None) -> str:
    """Return the code of the field of the action in [start, end).

    A word of fraud decides wherever it stands; else the first clear word of the object, then the heading, the
    purpose, the clause before (`previous`), a vague word.
    """
    hits = paper.within("fields", start, end)
    if any(_is_in_name(paper.text, hit) for hit in hits):
        hits = [hit for hit in hits if not _is_in_name(paper.text, hit)]
    if not hits:
        return heading or previous or GENERAL
    heading = None if heading == GENERAL else heading
    purposes = paper.within("purposes", min(start + 20, end), end)
    limit = purposes[0][0] if purposes else end
    if paper.any_within("offices", start, hits[-1][1]):
        own = [hit for hit in hits if not _is_in_office(paper, hit, start)]
        if not own and _COORDINATES.search(paper.small, start, end):
            return GENERAL
        hits = own or hits
    clear = _clear(hits)
    if clear is None:
        return heading or _vaguely(paper, hits, start, limit, previous)
    at, stop, code = clear
    if code[-1] == "!":
        return code[:-1]
    if code == "trade" and _is_produce(paper, hits, limit):
        return "agriculture"
    if at >= limit:
        return heading or code
    return _stressed(paper, hits, stop, limit) if code == GENERAL else code


def _clear(hits: list[Hit]) -> Hit | None:
    """Return the first word of fraud, else the first clear word, if any."""
    first: Hit | None = None
    for hit in hits:
        if hit[2][-1] == "!":
            return hit
        if first is None and hit[2][-1] != "?":
            first = hit
    return first


def _vaguely(paper: Paper, hits: list[Hit], start: int, limit: int, previous: str | None) -> str:
    """Return the field of an action of which only vague words tell: that of the clause before goes first."""
    if hits[0][0] == start and hits[0][2] == "staff_training?":
        previous = None  # "…; đào tạo nguồn nhân lực": of no field named before it
    code = previous or _vague(hits) or GENERAL
    if code == "education" and paper.small.find("cán bộ", start, limit) >= 0:
        return "staff_training"  # "đào tạo 68 cán bộ"
    if code == _ABROAD and not _OF_STATES.search(paper.small, start, limit):
        return GENERAL  # friendship of localities
    return code


# What an office is charged with that is no action in its own field.
_COORDINATES: Final = re.compile(r"\b(?:đầu mối|thường trực|theo dõi|đôn đốc|tổng hợp|báo cáo)\b")


def _is_in_office(paper: Paper, hit: Hit, start: int) -> bool:
    """Tell whether a word of a field is part of an office's name: "Sở Văn hóa, Thể thao và Du lịch"."""
    office = paper.last_before("offices", hit[0] + 1)
    if not office or office[0] < start or not paper.text[hit[0]].isupper() or not paper.text[office[0]].isupper():
        return False
    return all(word[0].isupper() or word in ("và", "-") for word in paper.text[office[1] : hit[0]].split())


def _is_produce(paper: Paper, hits: list[Hit], limit: int) -> bool:
    """Tell whether what is traded is farm produce, which belongs to farming."""
    return any(code == "agriculture" and at < limit and _PRODUCE.match(paper.small, at) for at, _, code in hits)


_STRESS: Final = re.compile(r"\b(?:nhất là|trong đó|đặc biệt|trọng tâm|chú trọng|tập trung vào|ưu tiên)\b")


def _stressed(paper: Paper, hits: list[Hit], start: int, limit: int) -> str:
    """Return the first clear field that cooperation in general, told of up to `start`, stresses, else general.

    "toàn diện, nhất là giáo dục" stresses education.
    """
    stress = _STRESS.search(paper.small, start, limit) if hits[-1][0] > start else None
    for at, _, code in hits:
        if stress and stress.end() <= at < limit and code[-1] != "?":
            return code
    return GENERAL


def _is_in_name(text: str, hit: Hit) -> bool:
    """Tell whether a word of one syllable is part of a name: "cầu Bến Rừng"."""
    start, end, _ = hit
    if not text[start].isupper() or " " in text[start:end]:
        return False
    before = text[max(0, start - 12) : start].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2][:1].isupper() and not before[-2].endswith((".", ":"))


def subject_field(paper: Paper, start: int, end: int) -> str | None:
    """Return the code of the first clear word in [start, end), the part of a clause before its verb, else None.

    Where a post stands there, its words speak of whom it is held by, not of what is to be done.
    """
    if paper.any_within("positions", start, end):
        return None
    hits = paper.within("fields", start, end)
    return next((hit[2].rstrip("!") for hit in hits if hit[2] != GENERAL and not hit[2].endswith("?")), None)


def clear_field(paper: Paper, start: int, end: int) -> str | None:
    """Return the code of the first clear word of a field in [start, end), else of a vague one, else None.

    A word that begins before `start` and ends in the range counts: "thể thao" of "văn hóa, thể thao".
    """
    hits = paper.overlapping("fields", start, end)
    for _, _, code in hits:
        if code[-1] != "?":
            return code.rstrip("!")
    return _vague(hits)


def _vague(hits: list[Hit]) -> str | None:
    return hits[0][2].rstrip("?!") if hits else None
