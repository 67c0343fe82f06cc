"""The desk at which a clause is judged: what judging needs, and what it asks of a clause again and again."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.clauses import Clause
from nhipcau.reading.draft import Span
from nhipcau.reading.fields import GENERAL
from nhipcau.reading.mention import Mention, first_at
from nhipcau.reading.paper import Paper, first_from
from nhipcau.reading.scan import BEYOND
from nhipcau.reading.vocabulary import context

# So near before a count stands the verb that it belongs to, and after a word of status the verb that this is said of.
NEAR: Final = 22
CLOSING: Final = (".", ";", "…", ",")
_TIED: Final = ("4", "2")

# What stands right before a day: "sáng 25-11".
_TIMES: Final = ("ngày ", "sáng ", "trưa ", "chiều ", "tối ")
# With what these end, which is quicker to see.
_TIME_ENDS: Final = frozenset(time[-3:] for time in _TIMES)

# Status, where the object begins, the rule.
Verdict = tuple[str, int, str]


# A clause that is no commitment: its range in the clean text, and why not.
Miss = tuple[int, int, str]


class Desk:
    """What judging a clause needs: the paper, its localities, where gifts begin.

    These end with one beyond any text. Clauses that are no commitments are noted in `misses`, where somebody asks.
    `falls_short` tells that the paper speaks of shortcomings at all.
    """

    def __init__(self, paper: Paper, mentions: list[Mention], gifts: list[int], misses: list[Miss] | None) -> None:
        self.paper, self.mentions, self.gifts, self.misses = paper, mentions, gifts, misses
        self.falls_short = bool(paper.hits("shortcoming"))

    def miss(self, start: int, end: int, reason: str) -> None:
        """Note why [start, end) is no commitment."""
        if self.misses is not None:
            self.misses.append((start, end, reason))

    def place_ends(self, start: int, end: int) -> list[int]:
        """Return where the localities end that begin in [start, end), with their kind or with their name."""
        found: list[int] = []
        for at in range(first_at(self.mentions, start), len(self.mentions)):
            one = self.mentions[at]
            if one.lead >= end:
                break
            if one.start < end or one.lead >= start:
                found.append(one.end)
        return found

    def names_place(self, start: int, end: int) -> bool:
        """Tell whether a locality begins in [start, end), with its kind or with its name."""
        at = first_at(self.mentions, start)
        if at == len(self.mentions):
            return False
        one = self.mentions[at]
        return one.start < end or start <= one.lead < end


def open_desk(paper: Paper, mentions: list[Mention], gifts: list[Span], misses: list[Miss] | None) -> Desk:
    """Note for judging where the localities and gifts of a paper stand, both of which come from left to right."""
    given = [gift.start if paper.even else paper.clean_range(gift)[0] for gift in gifts]
    return Desk(paper, mentions, [*given, BEYOND], misses)


def holds_gift(desk: Desk, clause: Clause) -> bool:
    """Tell whether something is given in a clause, as `is_given` does."""
    return is_given(desk, clause.start, clause.end)


def is_given(desk: Desk, start: int, end: int) -> bool:
    """Tell whether something is given in [start, end), unless a service is counted first: "đào tạo 120 bác sĩ"."""
    gift = desk.gifts[first_from(desk.gifts, start)]
    return gift < end and not _is_service(desk.paper, start, gift)


def _is_service(paper: Paper, start: int, gift: int) -> bool:
    verb = paper.last_before("actions", gift)
    if verb is None or verb[0] < start or gift - verb[1] > NEAR:
        return False
    return paper.small[verb[0] : verb[1]] in context("serves")


def is_own(desk: Desk, clause: Clause) -> bool:
    """Tell a clause that names one locality and no other, nor both, nor cooperation: it may tell of its own affairs."""
    start, end = clause.start, clause.end
    if desk.paper.any_within("sides", start, end) or is_tied(desk.paper, start, end):
        return False
    places = desk.place_ends(start, end)
    kinds = desk.paper.within("kinds", start, end)
    alone = [kind for kind in kinds if not desk.names_place(kind[0], kind[0] + 1)]
    return len(set(places)) + len(alone) <= 1


def concerns(desk: Desk, clause: Clause) -> bool:
    """Tell whether a clause is about the parties: it names one, or both together, or their cooperation."""
    start, end = clause.start, clause.end
    paper = desk.paper
    return paper.any_within("sides", start, end) or desk.names_place(start, end) or is_tied(paper, start, end)


def has_actor(paper: Paper, clause: Clause) -> bool:
    """Tell whether a clause names an office, a post or a kind of locality, as "thành phố sẽ …" does."""
    named = any(paper.any_within(name, clause.start, clause.end) for name in ("kinds", "positions", "honorifics"))
    return named or paper.small.startswith(_SIDE, clause.start)


_SIDE: Final = ("phía ", "về phía ")


def is_tied(paper: Paper, start: int, end: int) -> bool:
    """Tell whether [start, end) speaks of cooperation."""
    return any(hit[2] in _TIED for hit in paper.within("ties", start, end))


def is_special(paper: Paper, start: int, end: int) -> bool:
    """Tell whether [start, end) names a field other than cooperation in general."""
    return any(code != GENERAL and not code.endswith("?") for _, _, code in paper.within("fields", start, end))


def _is_month(after: str) -> bool:
    """Tell whether what follows a slash begins with a month, not with a year, as in "từ tháng 12/2019"."""
    return after[:1].isdigit() and not after.isdigit()


def has_day(paper: Paper, start: int, end: int) -> bool:
    """Tell whether a clause names a day: "ngày 5", "5/8"."""
    return any(
        (paper.small[at - 3 : at] in _TIME_ENDS and paper.small.endswith(_TIMES, 0, at))
        or (stop - at <= 2 and paper.text.startswith("/", stop) and _is_month(paper.text[stop + 1 : stop + 5]))
        for at, stop in paper.numbers_within(start, end - 2)
    )
