"""Whose delegation a paper tells of, or who gives in its headline and lead."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from nhipcau.reading.encounters import is_receiver
from nhipcau.reading.matters import has_outsider
from nhipcau.reading.mention import Mention, across, between, first_at
from nhipcau.reading.office_before import office_lead
from nhipcau.reading.paper import Paper
from nhipcau.reading.roles import is_listed, roles_of
from nhipcau.reading.standing import Ties, pair
from nhipcau.reading.vocabulary import context

# What tells after a number that it counts a gift.
_COUNTED: Final = re.compile(
    r"\s*(?:triệu|tỷ|tỉ|nghìn|đồng|tấn|suất|phần|thùng|căn|ngôi|xe|bộ|con bò|con trâu|hộp|lít|chiếc|máy|kg)\b"
)
_SENT: Final = re.compile(
    r"đoàn(?:\s+(?:công tác|đại biểu|đại diện|cán bộ|lãnh đạo|cấp cao|của))*"
    r"(?:\s+các\s+(?:địa phương|tỉnh)(?:\s(?!gồm)\w+){0,3}\s(?:gồm|là))?"
    r"(?:\s+(?:hđnd|ubnd|hội|sở|ban|mặt trận|ủy ban|liên đoàn)(?:\s\w+){0,5})?\s+"
)
_SENT_BY_OFFICE: Final = 90
# How many sentences tell, after the headline, who gives.
_OPENING: Final = 3
# A delegation is that of so many at most.
_MOST: Final = 8


def delegation(paper: Paper, mentions: list[Mention]) -> Mention | None:
    """Return the locality whose delegation the paper tells of ("đoàn công tác của tỉnh …"), else the one that gives."""
    for start, _, value in paper.hits("sides"):
        if value != "comer":
            continue
        at = first_at(mentions, start)
        near = mentions[at] if at < len(mentions) and mentions[at].lead - start < _SENT_BY_OFFICE else None
        if near is None or has_outsider(paper, paper.sentence_at(start)[0], near):
            continue
        if _SENT.fullmatch(paper.small, start, near.lead) or _sent_by_office(paper, start, near):
            return near
    return _giver(paper, mentions)


def note_fellows(paper: Paper, mentions: list[Mention], found: Ties, home: Mention) -> None:
    """Tie those listed behind the home of a delegation to whom it deals with abroad: "đoàn các tỉnh A, B, C"."""
    fellows = [fellow for fellow in _fellows_of(paper, mentions, home) if fellow.key in found.standing]
    if not fellows:
        return
    for names, weight in list(found.pairs.items()):
        if home.key not in names:
            continue
        guest = names[0] if names[1] == home.key else names[1]
        if guest not in found.standing or not across(home, found.standing[guest].first):
            continue
        for fellow in fellows:
            if pair(fellow.key, guest) not in found.pairs:
                found.tie_firmly(fellow.key, guest, weight)


def _fellows_of(paper: Paper, mentions: list[Mention], home: Mention) -> list[Mention]:
    """Return those of its rank that are listed behind a locality."""
    at = next((index for index, one in enumerate(mentions) if one is home), len(mentions))
    found: list[Mention] = []
    for before, one in pairwise(mentions[at : at + _MOST]):
        if one.rank != home.rank or not is_listed(paper, before, one):
            break
        found.append(one)
    return found


def _sent_by_office(paper: Paper, start: int, near: Mention) -> bool:
    """Tell whether a delegation is that of an office of a locality: "đoàn công tác của Ban Thường vụ Thành ủy …"."""
    office = office_lead(paper, near)
    return start < office < near.lead and _SENT.fullmatch(paper.small, start, office) is not None


def _giver(paper: Paper, mentions: list[Mention]) -> Mention | None:
    """Return the locality that gives in the headline or the lead: the first that acts in a sentence on giving."""
    for start, end in paper.opening(_OPENING):
        giving = [hit for hit in paper.within("ties", start, end) if hit[2][-1] == "g"]
        spending = giving or counts_gift(paper, start, end)
        own = [mention for mention in between(mentions, start, end) if not mention.inner] if spending else []
        if not own or paper.holds("central", start, end) or has_outsider(paper, start, own[0]):
            continue
        if paper.holds("company", start, own[0].lead):
            continue
        if not giving:
            if paper.small.startswith(context("spends"), own[0].end + 1):
                return own[0]
            continue
        roles = roles_of(paper, own, False)
        acting = [
            one
            for index, one in enumerate(own)
            if roles[index] in ("actor", "joined") and not is_receiver(paper, giving[0][1], one)
        ]
        first = acting[0] if acting else _subject(paper, own[0], start)
        if first:
            return first
    return None


def _subject(paper: Paper, first: Mention, start: int) -> Mention | None:
    """Return the locality with which a sentence on giving begins, unless it is told to receive."""
    return first if first.lead == start and not paper.small.startswith(context("receives"), first.end + 1) else None


def counts_gift(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a sentence counts what may be a gift: "5 tỷ đồng", "300 suất quà"."""
    return any(_COUNTED.match(paper.small, stop, end) for _, stop in paper.numbers_within(start, end))
