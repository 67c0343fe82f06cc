"""What several do jointly, told without their names and without a word of cooperation: "Hai bên dùng chung …"."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Final

from nhipcau.reading.mention import Mention, across, between
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.scan import Hit
from nhipcau.reading.standing import Ties
from nhipcau.reading.vocabulary import follows

# So many sentences are needed, so many suffice, and so much each of them tells; and what the sides of a contract do.
_LEAST: Final = 2
_MOST: Final = 4
_EACH: Final = 0.9
_CONTRACT: Final = 4.0
# What it tells that those counted signed a pact.
_PACT: Final = 3.2
_SIGN: Final = Rare(r"(?: (?:đã|vừa|cùng|cũng|từng|sẽ|chính thức|lần đầu))* ký (?!hợp đồng|ức|túc)")
# More localities named at once are no circle; it is named at the beginning.
_CIRCLE: Final = 4
_OPENING: Final = 3
_NEAR: Final = 20
_OFFICIALS: Final = "cán bộ "
_COUNTED: Final = re.compile(
    r"(?:hai|ba|bốn|đôi|mỗi|[234]) (?:bên|phía|địa phương|tỉnh|thành phố|thị xã|huyện|quận|xã|phường|nơi|vùng)\b"
)
# What the other side of a border is called before what it does; and by its place or by its country.
_PEER: Final = "bạn "
_EACH_SIDE: Final = "mỗi bên "
_PEERS: Final = ("phía", "nước", "tỉnh", "huyện", "xã", "thành phố", "quận", "địa phương")
# Before several that something only happens to, or lies in.
_PLACED: Final = re.compile(r"(?:tại|ở|trên|thuộc|qua|nối|từ|đến|địa bàn|hơn|cả) $")
_SIDE: Final = Rare(r"\W{0,3}(?:đại diện )?bên [abc]\b")


def join(paper: Paper, mentions: list[Mention], found: Ties) -> None:
    """Tie those of whom a paper tells that "hai bên" do this and that, where its words of cooperation are too few."""
    sides = _sides(paper, mentions)
    if len(sides) > 1:
        weight = _CONTRACT
    else:
        sides = sides or _circle(paper, mentions)
        weight = joint_deeds(paper, _is_across(sides))
    for one, other in combinations(sides, 2) if weight else ():
        found.tie_firmly(one.key, other.key, weight)
    if found.pairs:
        found.strength += weight


def joint_deeds(paper: Paper, abroad: bool) -> float:
    """Return how firmly the paper tells what several do together, nothing where it does so but once.

    Across a border what "phía bạn" does counts as well, and once suffices. Each word of their merger takes one deed
    away.
    """
    told = {paper.sentence_at(hit[0]) for hit in paper.hits("sides") if _tells_deed(paper, hit, abroad)}
    if not told:
        return 0.0
    deeds = len(told) - len([hit for hit in paper.hits("strangers") if hit[2] == "merger"])
    signed = _PACT if deeds > 0 and _have_signed(paper) else 0.0
    return max(signed, min(deeds, _MOST) * _EACH if deeds >= (1 if abroad else _LEAST) else 0.0)


def _have_signed(paper: Paper) -> bool:
    """Tell whether those counted signed something: "Hai bên đã ký bản ghi nhớ"."""
    return any(
        value == "both" and _SIGN.match(paper.small, end) and _COUNTED.match(paper.small, start)
        for start, end, value in paper.hits("sides")
    )


def _tells_deed(paper: Paper, side: Hit, abroad: bool) -> bool:
    """Tell whether a word for both sides, or across a border for the other one, says that these do something."""
    start, end, value = side
    if value == "both" and _COUNTED.match(paper.small, start):
        return (abroad and paper.small.startswith(_EACH_SIDE, start)) or _act(paper, start, end)
    if not abroad or (value != "peer" and not (value == "comer" and paper.small.startswith(_PEERS, start))):
        return False
    return paper.small.startswith(_PEER, start) or _act(paper, start, end)


def _is_across(circle: list[Mention]) -> bool:
    """Tell whether one of this country and one abroad are among those that the paper names first."""
    abroad = sum(one.level == "foreign" for one in circle)
    return 0 < abroad < len(circle)


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
        peers = _peers([one for one in between(mentions, start, end) if not (one.inner or _is_scene(paper, one))])
        if 1 < len(peers) <= _CIRCLE:
            return peers
    return []


def _is_scene(paper: Paper, one: Mention) -> bool:
    """Tell whether a locality is only where something or somebody is: "giữa lòng Seoul", "người dân huyện …"."""
    before = paper.small[max(0, one.lead - _NEAR) : one.lead]
    people = follows(before, "people") and not before.endswith(_OFFICIALS)
    return people or follows(before, "scene")


def _peers(own: list[Mention]) -> list[Mention]:
    """Return the localities of a sentence, each once, if they are of one rank."""
    peers = list({one.key: one for one in reversed(own)}.values())[::-1]
    for one, other in combinations(peers, 2):
        if one.rank != other.rank and not across(one, other):
            return []
    return peers
