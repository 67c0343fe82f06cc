"""A mention of a locality, and what two mentions are to each other."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.placenames import ancestors, key_of

LOCAL: Final = frozenset({"district", "commune"})
RANKS: Final = {"region": 0, "foreign": 1, "province": 1, "district": 2, "commune": 3}


class Mention:
    """A locality at [start, end) of the clean text; `lead` is where its kind word begins.

    `rank` is that of its level, the higher the smaller; `inner` marks a parent that only says where the locality before
    it lies; `office` is where its office begins, once that was asked for.
    """

    def __init__(
        self,
        start: int,
        end: int,
        name: str,
        level: str,
        key: str,
        lead: int,
        uids: tuple[str, ...] = (),
        within: str | None = None,
        inner: bool = False,
    ) -> None:
        """Take what the text tells; there are many, and the beginnings of a dataclass are not compiled."""
        self.start, self.end, self.name, self.level, self.rank = start, end, name, level, RANKS[level]
        self.key, self.lead, self.uids = key, lead, uids
        self.within, self.inner = within, inner
        self.office = -1


def holds(outer: Mention, inner: Mention) -> bool:
    """Tell whether `inner` lies in `outer`, by what the text says or by the gazetteer."""
    if outer.level == inner.level:
        if outer.level != "foreign" or inner.key == outer.key:
            return False
    elif outer.rank >= inner.rank:
        return False
    if inner.within and key_of(inner.within) == outer.key.partition("|")[0]:
        return True
    return not ancestors(inner.uids).isdisjoint(outer.uids)


def holding(one: Mention, other: Mention) -> bool:
    """Tell whether one of two localities holds the other."""
    return holds(one, other) or holds(other, one)


def share_unit(one: Mention, other: Mention) -> bool:
    """Tell whether by the gazetteer one unit holds both of two localities, as a province holds its districts."""
    return not ancestors(one.uids).isdisjoint(ancestors(other.uids))


def are_apart(one: Mention, other: Mention) -> bool:
    """Tell whether neither of two localities holds the other and no unit holds both."""
    return not holding(one, other) and not share_unit(one, other)


def across(one: Mention, other: Mention) -> bool:
    """Tell whether one of two lies abroad."""
    return (one.level == "foreign") != (other.level == "foreign")


def first_at(mentions: list[Mention], start: int) -> int:
    """Return the index of the first of `mentions`, which stand from left to right, that begins at `start` or later."""
    first, high = 0, len(mentions)
    while first < high:
        middle = (first + high) >> 1
        if mentions[middle].start < start:
            first = middle + 1
        else:
            high = middle
    return first


def between(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    """Return those of `mentions`, which stand from left to right, that begin in [start, end)."""
    first = last = first_at(mentions, start)
    while last < len(mentions) and mentions[last].start < end:
        last += 1
    return mentions[first:last]
