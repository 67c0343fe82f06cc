"""Help told over several sentences, of which one tells who gives, another who receives; asked where all else fails."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.donors import GIVEN, gives, head_of, is_bound, is_line, receives, speaks_of_bonds, thanks
from nhipcau.reading.finds import any_of
from nhipcau.reading.matters import density, strangers_in
from nhipcau.reading.mention import Mention, holding, share_unit
from nhipcau.reading.paper import Paper
from nhipcau.reading.placenames import ancestors
from nhipcau.reading.roles import is_listed
from nhipcau.reading.standing import Standing, Ties, pair

# How firmly help must be told, and what is told of one that is bound to another.
_FIRM: Final = 2.7
_BOUND: Final = 3.0
# What a receiver tells that the headline names, that acts by an office, that stands in so many first sentences.
_NAMED: Final = 0.5
_OFFICE: Final = 0.2
_OPENING: Final = 5
# One of these is told wherever somebody helps.
_WORDS: Final = (
    "tặng", "hỗ trợ", "giúp", "ủng hộ", "quà", "gửi", "kết nghĩa", "đóng góp", "quyên góp", "cảm ơn", "chi viện",
    "đỡ đầu", "bàn giao", "nhận ", "tài trợ", " là của ",
)  # fmt: skip
# What the paper calls the other by, and what that tells.
_FRIENDS: Final = ("kết nghĩa", "các bạn", "xã bạn", "phường bạn", "huyện bạn", "quận bạn", "tỉnh bạn", "đơn vị bạn")
_KIN: Final = 0.7
# So firmly is it told at most.
_ALL: Final = 8.0
# How much of what the sentences that name both tell counts, and at most.
_OF_PAIR: Final = 0.6
_MOST: Final = 3.0
# What speaks against help: lists of those who give name companies and offices of the State as well.
_STRANGE: Final = {
    "crime": 1.2, "sport": 0.8, "staff": 0.8, "merger": 0.8, "works": 0.5, "rank": 0.5, "daily": 0.2, "company": 0.05,
}  # fmt: skip


class Side:
    """What is told of one locality: how firmly it gives, receives and is bound.

    `first` is where it is named first, `near` tells how likely the paper is about it, `listed` that a line tells its
    share.
    """

    def __init__(self, first: Mention) -> None:
        self.first = first
        self.gives = self.receives = self.near = 0.0
        self.bound = self.listed = False


def aid(paper: Paper, mentions: list[Mention], ties: Ties, title_end: int) -> dict[str, Standing]:
    """Return the localities that give and receive help, by key; none where that is not told firmly enough."""
    least = _FIRM + ties.other + density(paper, sum(_STRANGE.get(value, 0.0) for value in strangers_in(paper)))
    if least > _ALL or not any_of(paper.small, _WORDS, 0, len(paper.small)):
        return {}
    sides = _sides(paper, mentions, ties, title_end)
    best: set[str] = set()
    most = 0.0
    kin = _KIN if any_of(paper.small, _FRIENDS, 0, len(paper.small)) else 0.0
    for home, partners in _partners(sides, ties).items():
        told = {key: _told(sides[key], sides[home], ties, kin) for key in partners}
        firmest = max(told.values(), default=0.0)
        if firmest >= least and firmest > most:
            most, best = firmest, {home, *(key for key, weight in told.items() if weight >= least)}
    best |= _beside(sides, ties) if best else set()
    return {key: ties.standing[key] for key in sides if key in best}


def _partners(sides: dict[str, Side], ties: Ties) -> dict[str, set[str]]:
    """Return by the key of each locality that may receive those that may help it."""
    active = {key for key, side in sides.items() if side.gives or side.bound}
    partners = {home: active - {home} for home, side in sides.items()} if active else {}
    for one, other in ties.pairs:
        if one in sides and other in sides:
            partners.setdefault(one, set()).add(other)
            partners.setdefault(other, set()).add(one)
    # Those who give themselves are nobody's home.
    return {
        home: keys
        for home, keys in partners.items()
        if not sides[home].listed and (sides[home].gives < GIVEN or sides[home].receives)
    }


def _beside(sides: dict[str, Side], ties: Ties) -> set[str]:
    """Return those of whom one sentence tells that one of them gives what the other receives."""
    found: set[str] = set()
    for names in ties.pairs:
        one, other = sides.get(names[0]), sides.get(names[1])
        if one is None or other is None or not _are_apart(one.first, other.first):
            continue
        gift = (one.gives and other.receives) or (other.gives and one.receives)
        if gift and not _are_neighbours(one.first, other.first):
            found.update(names)
    return found


def _sides(paper: Paper, mentions: list[Mention], ties: Ties, title_end: int) -> dict[str, Side]:
    """Return what the paper tells of each locality, by key; nothing where none is told to give or to be bound."""
    lists = _lists(paper, mentions, ties)
    grateful, bonds = thanks(paper), speaks_of_bonds(paper)
    sides: dict[str, Side] = {}
    active = False
    for listed in lists:
        given = gives(paper, listed, listed[0].start < title_end, grateful)
        for one in listed:
            side = sides.get(one.key)
            if side is None:
                side = sides[one.key] = Side(one)
            side.gives = max(side.gives, given)
            side.bound = side.bound or (bonds and is_bound(paper, one))
            active = active or side.gives > 0 or side.bound
    paired = set[str]() if active else {key for names in ties.pairs for key in names}
    opening = paper.opening(_OPENING)
    early = opening[-1][1] if opening else 0
    for listed in lists:
        for one in listed:
            if active or one.key in paired:
                _receive(paper, one, sides[one.key], early, ties)
    return sides


def _receive(paper: Paper, one: Mention, side: Side, early: int, ties: Ties) -> None:
    """Note what a mention tells of a locality as the one that receives or whom the paper is about."""
    side.listed = side.listed or is_line(paper, one)
    side.receives = max(side.receives, receives(paper, one))
    side.near = max(side.near, _nearness(paper, one, ties, early))


def _lists(paper: Paper, mentions: list[Mention], ties: Ties) -> list[list[Mention]]:
    """Return the mentions that may be sides, those of a list together."""
    lists: list[list[Mention]] = []
    for one in mentions:
        if one.inner or one.level == "region" or one.key not in ties.standing:
            continue
        before = lists[-1][-1] if lists else None
        if before and before.rank == one.rank and is_listed(paper, before, one):
            lists[-1].append(one)
        else:
            lists.append([one])
    return lists


def _nearness(paper: Paper, one: Mention, ties: Ties, early: int) -> float:
    """Return how likely a locality is whom the paper is about: named in the headline, or with its kind early on."""
    named = _NAMED if one.key in ties.headline else 0.0
    if one.start < early and one.lead < one.start:
        named = _NAMED
    return named + (_OFFICE if named and head_of(paper, one) < one.lead else 0.0)


def _told(giver: Side, home: Side, ties: Ties, kin: float) -> float:
    """Return how firmly one is told to help the other or to be bound to it, `kin` more where they are friends."""
    one, other = giver.first, home.first
    if not _are_apart(one, other):
        return 0.0
    together = min(ties.pairs.get(pair(one.key, other.key), 0.0), _MOST) * _OF_PAIR
    whole = home.near + home.receives + together
    if giver.bound and whole:
        return giver.gives + _BOUND + whole
    if share_unit(one, other):
        # Of one province: it must be told that the one gives what the other receives, or both be districts.
        firm = one.level == "district" == other.level and giver.gives >= GIVEN
        firm = firm or (giver.gives > 0 and giver.gives + home.receives + together >= _BOUND)
        return giver.gives + whole if firm and not _are_neighbours(one, other) else 0.0
    if giver.gives:
        return giver.gives + whole + kin if whole else 0.0
    return giver.near + whole if together and home.receives and giver.near else 0.0


def _are_apart(one: Mention, other: Mention) -> bool:
    """Tell whether neither of two localities holds the other, as the smaller may where nobody knows where it lies."""
    if holding(one, other):
        return False
    if one.rank == other.rank or "foreign" in (one.level, other.level):
        return True
    inner, outer = (one, other) if one.rank > other.rank else (other, one)
    return bool(inner.within) or (bool(inner.uids and outer.uids) and ancestors(inner.uids).isdisjoint(outer.uids))


def _are_neighbours(one: Mention, other: Mention) -> bool:
    """Tell whether two communes may lie in one district."""
    return one.level == "commune" == other.level and any(
        uid[0] == "d" for uid in ancestors(one.uids) & ancestors(other.uids)
    )
