"""Offices named in a paper, and the locality that each belongs to."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.reading.draft import Office
from nhipcau.reading.mention import Mention
from nhipcau.reading.paper import Paper, first_from
from nhipcau.reading.scan import Hit
from nhipcau.reading.vocabulary import words

_NEXT: Final = re.compile(r"\s(?:và |-|–|& ?)?\s?(?=\w)|, (?=Thể thao|Du lịch|Thương binh)")
_WORD: Final = re.compile(r"[^\W_][\w-]*")
_LONGEST: Final = 90
_END: Final = frozenset({"tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường", "hai", "các", "của"})


class Named:
    """An office at [start, end) of the clean text; `whole` is where its locality ends; `locality` is a bare name."""

    def __init__(self, start: int, end: int, whole: int, name: str, locality: str | None) -> None:
        self.start, self.end, self.whole = start, end, whole
        self.name, self.locality = name, locality


def named_offices(paper: Paper, mentions: list[Mention]) -> list[Named]:
    """Return every mention of an office in the body, from left to right."""
    leads = [mention.lead for mention in mentions]
    hits = (hit for hit in paper.hits("offices") if paper.text[hit[0]].isupper() and paper.in_body(hit[0]))
    found: list[Named] = []
    for hit in hits:
        if (found and hit[0] < found[-1].whole) or _is_in_name(mentions, leads, hit):
            continue
        end = _end(paper, hit)
        at = first_from(leads, end)
        near = mentions[at] if at < len(mentions) and not paper.text[end : leads[at]].strip() else None
        own = near or _inside(mentions, leads, hit)
        whole = max(end, own.end) if own else end
        found.append(Named(hit[0], end, whole, paper.text[hit[0] : end], own.name if own else None))
    return found


def offices(paper: Paper, named: list[Named]) -> list[Office]:
    """Return each office once, at its first mention."""
    found: dict[tuple[str, str | None], Office] = {}
    for one in named:
        key = (paper.small[one.start : one.end], one.locality)
        if key not in found:
            found[key] = Office(one.name, one.locality, paper.span(one.start, one.end))
    return list(found.values())


def _is_in_name(mentions: list[Mention], leads: list[int], hit: Hit) -> bool:
    """Tell whether a word is part of a locality's name: "Hải Phòng"."""
    at = first_from(leads, hit[0]) - 1
    return at >= 0 and mentions[at].start < hit[0] < mentions[at].end


def _inside(mentions: list[Mention], leads: list[int], hit: Hit) -> Mention | None:
    """Return the locality of "Tỉnh ủy Hà Giang", whose kind word is part of the office."""
    at = first_from(leads, hit[0])
    near = mentions[at] if at < len(mentions) else None
    return near if near and near.start <= hit[1] + 1 else None


def _end(paper: Paper, hit: Hit) -> int:
    """Return where the name of an office ends: "Sở Nông nghiệp và Phát triển nông thôn"."""
    end = hit[1]
    while hit[2] == "open" and end - hit[0] < _LONGEST:
        gap = _NEXT.match(paper.text, end)
        word = _WORD.match(paper.text, gap.end()) if gap else None
        if not word or not _belongs(paper, word, joined=bool(gap and gap.group().strip()), first=end == hit[1]):
            break
        end = word.end()
    return end


def _belongs(paper: Paper, word: re.Match[str], joined: bool, first: bool) -> bool:
    if paper.at("places", word.start()) or word.group() in _END:
        return False
    if any(paper.at(other, word.start()) for other in ("modality", "positions", "offices")):
        return False
    return word.group()[0].isupper() or (word.group() in words("office_words") and not (joined or first))
