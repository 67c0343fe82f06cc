"""Whether a gift has been given, is pledged, or only asked for."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from nhipcau.reading.layout import Range
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import contains, either

GIVEN: Final = "given"
PLEDGED: Final = "pledged"
ASKED: Final = "asked"

_OTHER: Final = Rare(rf"\s+{either('other promise')}")
_PAST: Final = Rare(rf"\b{either('gift of the past')}\b")
_ASKED: Final = Rare(
    r"(?<!theo )\b(?:kiến nghị|đề nghị)\b(?! (?:của|này|trên|và được|chi|trích)\b)"
    r"(?!.*\b(?:đồng ý|nhất trí|thống nhất|quyết định)\b)"
)
_MONTHLY: Final = Rare(r"\s*(?:/|mỗi |hằng |hàng |một )[^.;]{0,14}?tháng\b")
_SPONSORED: Final = Rare(r"(?:đỡ đầu|phụng dưỡng|bảo trợ)\b")
# Words of handing over, which tell of what happens on the spot.
_HANDED: Final = ("trao", "tặng", "gửi", "bàn giao", "thăm", "đã", "trích từ", "quyên")
# A section's title is no longer; among so many lines before a sentence it is looked for.
_LONGEST_TITLE: Final = 130
_MOST_LINES: Final = 80
_NUMBERING: Final = Rare(r"\s*(?:(?:Phần|Mục|Điều)\s+\w{1,4}[.:]?|[IVX]{1,4}\s?[.\-–]|\d{1,2}(?:\.\d{1,2})*[.)\-])\s")


def status_of(paper: Paper, gift: Range, clause: Range, sentence: Range) -> str:
    """Tell whether the gift at `gift` in a clause of a sentence is given, pledged or only asked for."""
    start, end = clause
    small = paper.small
    verb = _verb(paper, gift, clause)
    if verb and verb[1] == PLEDGED:
        return PLEDGED
    told_past = paper.holds("gift of the past", start, gift[0])
    if not told_past and small.find("nghị", start, gift[0]) >= 0 and _ASKED.search(small, start, gift[0]):
        return ASKED
    above = _told_above(paper, sentence) if not paper.text[sentence[0]].isalpha() else None
    if above == ASKED:
        return ASKED
    if _is_promised(paper, start, gift[0]):
        return GIVEN if small.find(" đã ", start, gift[0]) >= 0 else PLEDGED
    if told_past or _is_past(paper, clause, sentence):
        return GIVEN
    if start > sentence[0] and _is_promised(paper, sentence[0], start):
        return PLEDGED
    if _MONTHLY.match(small, gift[1], end + 1) and _SPONSORED.search(small, sentence[0], gift[0]):
        return PLEDGED
    if verb and verb[0].startswith(_HANDED):
        return GIVEN
    if end < sentence[1] and _is_promised(paper, end, sentence[1]):
        return PLEDGED
    return above or _told_above(paper, sentence)


def _is_promised(paper: Paper, start: int, end: int) -> bool:
    """Tell whether [start, end) holds a word of promise, and not of something else than a gift: "sẽ quản lý"."""
    promises = paper.within("promise", start, end)
    return any(hit[1] <= end and not _OTHER.match(paper.small, hit[1], end) for hit in promises)


def _verb(paper: Paper, gift: Range, clause: Range) -> tuple[str, str] | None:
    """Return the word of giving that leads up to a gift, else the first after it, with what it says of the gift."""
    told: Hit | None = None
    for hit in paper.within("gifts", clause[0], clause[1]):
        if hit[2] == "present" or (told and hit[1] > gift[0]):
            continue
        told = hit
        if hit[2] == PLEDGED and hit[1] <= gift[0]:
            break
    return (paper.small[told[0] : told[1]], told[2]) if told else None


def _is_past(paper: Paper, clause: Range, sentence: Range) -> bool:
    """Tell whether a sentence opens with a time gone by, which holds for all its clauses."""
    return clause[0] > sentence[0] and bool(_PAST.match(paper.small, sentence[0], clause[0]))


def _told_above(paper: Paper, sentence: Range) -> str:
    """Return what the sentences before it in its line, or the title of its section, say of what a sentence tells."""
    lines = paper.layout.lines
    at = bisect_left(lines, (sentence[0] + 1, 0)) - 1
    if at < 0:
        return GIVEN
    before = paper.within("modality", lines[at][0], sentence[0])
    strong = [hit[2] for hit in before if hit[2].endswith("!") or hit[2] == "done"]
    if strong:
        return PLEDGED if strong[-1] == "agreed!" else GIVEN
    item = not paper.text[lines[at][0]].isalpha()
    for start, end in reversed(lines[max(0, at - _MOST_LINES) : at]):
        told = _told_by_title(paper, start, end, item)
        if told:
            return told
    return GIVEN


def _told_by_title(paper: Paper, start: int, end: int, item: bool) -> str | None:
    """Return what a line says of the gifts below it, where it is the title of a section or opens a list."""
    if not 4 < end - start < _LONGEST_TITLE:
        return None
    opens = item and paper.text[end - 1] == ":"
    title = paper.text[start:end]
    if not (opens or title.isupper() or (paper.text[end - 1] not in ".;," and _NUMBERING.match(title))):
        return None
    small = paper.small[start:end]
    if contains(small, "section of results"):
        return GIVEN
    if contains(small, "section of requests"):
        return ASKED
    return PLEDGED if contains(small, "section of plans") else None
