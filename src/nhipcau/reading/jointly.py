"""What several do jointly, told without their names and without a word of cooperation: "Hai bên dùng chung …"."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Final

from nhipcau.reading.mention import Mention, between
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.standing import Ties

# So many sentences are needed, so many suffice, and so much each of them tells; and what the sides of a contract do.
_LEAST: Final = 2
_MOST: Final = 4
_EACH: Final = 0.9
_CONTRACT: Final = 4.0
# More localities named at once are no circle; it is named at the beginning.
_CIRCLE: Final = 4
_OPENING: Final = 3
_COUNTED: Final = re.compile(
    r"(?:hai|ba|bốn|đôi|[234]) (?:bên|phía|địa phương|tỉnh|thành phố|thị xã|huyện|quận|xã|phường|nơi)\b"
)
# Before several that something only happens to, or lies in.
_PLACED: Final = re.compile(r"(?:tại|ở|trên|thuộc|qua|nối|từ|đến|địa bàn|hơn|cả) $")
_SIDE: Final = Rare(r"\W{0,3}(?:đại diện )?bên [abc]\b")


def join(paper: Paper, mentions: list[Mention], found: Ties) -> None:
    """Tie those of whom a paper tells that "hai bên" do this and that, where its words of cooperation are too few."""
    sides = _sides(paper, mentions)
    weight = _CONTRACT if len(sides) > 1 else joint_deeds(paper)
    for one, other in combinations(sides or _circle(paper, mentions), 2) if weight else ():
        found.tie_firmly(one.key, other.key, weight)
    if found.pairs:
        found.strength += weight


def joint_deeds(paper: Paper) -> float:
    """Return how firmly the paper tells what several do together, nothing where it does so but once.

    Each word of their merger takes one deed away.
    """
    told = {
        paper.sentence_at(start)
        for start, end, value in paper.hits("sides")
        if value == "both" and _COUNTED.match(paper.small, start) and _act(paper, start, end)
    }
    deeds = len(told) - len([hit for hit in paper.hits("strangers") if hit[2] == "merger"])
    return min(deeds, _MOST) * _EACH if deeds >= _LEAST else 0.0


def _act(paper: Paper, start: int, end: int) -> bool:
    """Tell whether something is told of those counted in [start, end), who are not listed or only where it is."""
    if paper.any_within("places", end, end + 2) or _PLACED.search(paper.small, max(0, start - 9), start):
        return False
    first, last = paper.sentence_at(start)
    return any(paper.any_within(category, first, last) for category in ("actions", "modality", "ties", "acts"))


def _sides(paper: Paper, mentions: list[Mention]) -> list[Mention]:
    """Return the localities that a contract names as its sides: "Bên A: UBND tỉnh …"."""
    if not paper.hits("party to a contract"):
        return []
    own = (between(mentions, start, end) for start, end in paper.layout.sentences if _SIDE.match(paper.small, start))
    named = {mentions[0].key: mentions[0] for mentions in own if mentions}
    return list(named.values())


def _circle(paper: Paper, mentions: list[Mention]) -> list[Mention]:
    """Return the localities that the paper names first beside each other."""
    for start, end in paper.opening(_OPENING):
        peers = _peers([one for one in between(mentions, start, end) if not one.inner])
        if 1 < len(peers) <= _CIRCLE:
            return peers
    return []


def _peers(own: list[Mention]) -> list[Mention]:
    """Return the localities of a sentence, each once, if they are of one rank."""
    peers = list({one.key: one for one in reversed(own)}.values())[::-1]
    for one, other in combinations(peers, 2):
        if one.rank != other.rank:
            return []
    return peers
