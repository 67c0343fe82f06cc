"""Ties between localities: which of them a sentence shows working together, giving and receiving."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nhipcau.reading.layout import Range
from nhipcau.reading.localities import RANKS, Mention, holds
from nhipcau.reading.paper import Paper
from nhipcau.reading.vocabulary import contains, context, either, follows

_AND = re.compile(rf"\s*(?:\([^)]{{0,40}}\))?\s*(?:và|-|–|&|với|cùng|,)\s*(?:(?:\d+|,|{either('joint')})\s*)*")
_COMPANY = re.compile(rf"{either('company')}\b")
_CENTRAL = re.compile(rf"{either('central')}\b")
_AMOUNT = re.compile(r"\d\s*(?:triệu|tỷ|tỉ|nghìn|đồng|tấn|suất|phần|thùng)")
_BETWEEN = re.compile(r"giữa(?<!\w....)\s(?!năm|tháng|tuần|đường)")
_LISTED = re.compile(r"\s*(?:,|và|;|&)\s*(?:tỉnh|thành phố|tp\.?|huyện|quận|xã|phường|thị trấn|thị xã)?\s*")
_WEIGHT = {"4": 4.0, "2": 2.0, "1": 1.0, "2g": 2.0, "1g": 1.0}
_WORTH_COUNTING = 2.0
_ROLES = {"joined": 1.0, "actor": 1.0, "partner": 1.0, "host": 1.0, "visited": 1.0, "plain": 0.4, "scene": 0.0}


_WORKED = re.compile(r"\s*(?:,|và)\s*(?:có\s+)?(?:buổi\s+)?làm việc với")
_SENT = re.compile(r"đoàn(?:\s+(?:công tác|đại biểu|cán bộ|cấp cao|của))*\s+$")
# What a gift tells of giver and receiver where the sentence names only the receiver.
_GIVEN = 2.0


@dataclass(slots=True)
class Standing:
    """How much speaks for one locality as a party; `working` counts the sessions held with it."""

    first: Mention
    score: float = 0.0
    working: int = 0
    count: int = 0


@dataclass(slots=True)
class Ties:
    """The standing of each locality by key, the weight of each pair, and the words for several together."""

    standing: dict[str, Standing] = field(default_factory=dict)
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)
    together: int = 0

    def firm(self) -> float:
        """Return how firmly the paper as a whole shows two localities working together."""
        return sum(self.pairs.values())


def ties(paper: Paper, mentions: list[Mention], title_end: int) -> Ties:
    """Weigh every sentence that names localities, the headline half as much again."""
    found = Ties()
    home = delegation(paper, mentions)
    at = 0
    for start, end in paper.layout.sentences:
        first = at
        while at < len(mentions) and mentions[at].start < end:
            at += 1
        weight, gift = _strength(paper, start, end)
        if at > first:
            outer = [mention for mention in mentions[first:at] if not mention.inner]
            _weigh(paper, found, outer, (start, end), weight * (1.5 if start < title_end else 1.0), gift)
            if gift and home and start >= title_end and _AMOUNT.search(paper.small, start, end):
                _give(found, home, outer)
        if weight >= _WORTH_COUNTING:
            hits = paper.within("ties", start, end)
            found.together += any(paper.small.startswith(context("together"), hit[0]) for hit in hits)
    return found


def delegation(paper: Paper, mentions: list[Mention]) -> Mention | None:
    """Return the locality whose delegation the paper tells of: "đoàn công tác của tỉnh …"."""
    outer = (mention for mention in mentions if not mention.inner)
    return next((m for m in outer if _SENT.search(paper.small, max(0, m.lead - 40), m.lead)), None)


def _give(found: Ties, home: Mention, outer: list[Mention]) -> None:
    """Tie those whom a delegation brings gifts to its home: "Tại Quảng Trị, đoàn trao 5 tỷ đồng"."""
    for other in outer:
        if other.key != home.key and RANKS[other.level] == RANKS[home.level]:
            names = (min(home.key, other.key), max(home.key, other.key))
            found.pairs[names] = found.pairs.get(names, 0.0) + _GIVEN
            found.standing[other.key].score += 1.0


def _strength(paper: Paper, start: int, end: int) -> tuple[float, bool]:
    """Return the strongest word of cooperation in a sentence, and whether it is one of giving."""
    hits = paper.within("ties", start, end)
    if not hits:
        return 0.0, False
    value = max((hit[2] for hit in hits), key=lambda value: _WEIGHT[value])
    return _WEIGHT[value], value.endswith("g")


def _weigh(paper: Paper, found: Ties, outer: list[Mention], sentence: Range, weight: float, gift: bool) -> None:
    between = weight and len(outer) > 1 and _BETWEEN.search(paper.small, sentence[0], outer[-1].start)
    if between or (gift and _AMOUNT.search(paper.small, *sentence)):
        weight = max(weight, 3.0)
    roles = _roles(paper, outer) if weight else ["plain"] * len(outer)
    if gift and roles and roles[0] == "scene" and paper.small[outer[0].lead - 4 : outer[0].lead] == "tại ":
        roles[0] = "visited"
    for mention, role in zip(outer, roles, strict=True):
        standing = found.standing.setdefault(mention.key, Standing(mention))
        standing.score += _ROLES[role] * weight / 2 + (0.2 if role == "actor" else 0.05)
        standing.working += role == "host"
        standing.count += 1
    if weight:
        _pair(found, outer, roles, weight * _distance(paper, outer, sentence), gift)


def _roles(paper: Paper, mentions: list[Mention]) -> list[str]:
    roles = [_role(paper, mention) for mention in mentions]
    for index in range(len(mentions) - 1):
        if _AND.fullmatch(paper.small, mentions[index].end, mentions[index + 1].lead):
            gap = paper.small[mentions[index].end : mentions[index + 1].lead]
            if roles[index] == "scene":
                roles[index + 1] = "scene" if _LISTED.fullmatch(gap) else roles[index + 1]
            elif "," not in gap and roles[index] not in ("host", "partner"):
                roles[index] = roles[index + 1] = "joined"
            elif roles[index] in ("actor", "partner", "host", "joined"):
                roles[index + 1] = roles[index]
    return roles


def _role(paper: Paper, mention: Mention) -> str:
    """Tell by the words before a locality whether it acts, is worked with, or is only the scene."""
    before = paper.small[max(0, mention.lead - 60) : mention.lead]
    clause = before[1 + max(map(before.rfind, ".;,\n")) :]
    if follows(before, "institution"):
        return "scene"
    if contains(clause[-55:], "session"):
        return "host"
    if contains(clause[-40:], "visit"):
        return "host" if _WORKED.match(paper.small, mention.end) else "visited"
    if follows(before, "people"):
        return "partner"
    if follows(before, "scene"):
        return "scene"
    if follows(before.removesuffix("của "), "actor"):
        return "actor"
    if follows(before, "partner"):
        return "partner"
    return "actor" if paper.small.startswith(context("acting"), mention.end + 1) else "plain"


def _distance(paper: Paper, mentions: list[Mention], sentence: Range) -> float:
    """Return how much less a sentence counts that tells of the State's own leaders, or of companies."""
    if len(mentions) < 2:
        return 1.0
    central = contains(paper.small[slice(*sentence)], "central") and _CENTRAL.search(paper.small, *sentence)
    start, end = max(0, mentions[0].start - 60), mentions[-1].end
    company = contains(paper.small[start:end], "company") and _COMPANY.search(paper.small, start, end)
    return (0.1 if central else 1.0) * (0.3 if company else 1.0)


def _pair(found: Ties, mentions: list[Mention], roles: list[str], weight: float, gift: bool) -> None:
    """Note the pairs of peers in one sentence, each with the weight that their roles give it."""
    shares: dict[tuple[str, str], float] = {}
    for index, one in enumerate(mentions):
        for at in range(index + 1, min(len(mentions), index + 8)):
            other = mentions[at]
            names = (min(one.key, other.key), max(one.key, other.key))
            if one.key == other.key or holds(one, other) or holds(other, one):
                continue
            if gift and roles[index] == roles[at] and roles[at] in ("partner", "visited"):
                continue  # two that receive
            share = _ROLES[roles[index]] * _ROLES[roles[at]]
            shares[names] = max(share, shares.get(names, 0.0))
    for names, share in shares.items():
        found.pairs[names] = found.pairs.get(names, 0.0) + weight * share
