"""How much speaks for each locality as a party, and for each pair of them: what the reading of ties fills in."""

from __future__ import annotations

from typing import Final

from nhipcau.reading.mention import Mention

# How firmly a pact is told, and how much more a pact tells that speaks of two.
PACT: Final = 4.0
_PACT_OF_TWO: Final = 1.5
# How much more the headline tells.
TITLE: Final = 1.5


class Standing:
    """How much speaks for one locality as a party; `working` counts the sessions held with it.

    `deed` tells that it deals by itself with one elsewhere, `gave` that it gives or receives without word of the other,
    `people` how often gifts go to people there.
    """

    def __init__(self, first: Mention) -> None:
        self.first, self.score, self.working, self.count, self.people = first, 0.0, 0, 0, 0
        self.deed = self.gave = False


class Ties:
    """The standing of each locality by key, the weight of each pair, and the words for several together.

    `several` tells that the headline counts more than it names: "Lào Cai và bốn tỉnh bạn", `state` that it
    tells of the State's own leaders, `giving` that it tells of giving, `about` that it tells of working together,
    `other` how much it speaks of other matters.
    `bordering` tells that neighbours work together along their bounds, `sealed` that the headline tells of a pact.
    `voices` are those whose leaders speak, where the headline names a region; `alone` tells how firmly it shows
    partners whose partner it does not name beside them, `unnamed` how firmly those whose partners it only counts,
    `abroad` that it tells of the localities of another country.
    """

    def __init__(self) -> None:
        self.standing: dict[str, Standing] = {}
        self.pairs: dict[tuple[str, str], float] = {}
        self.together, self.pacts, self.strength = 0, 0, 0.0
        self.headline: set[str] = set()
        self.voices: set[str] = set()
        self.other = 0.0
        self.alone: dict[str, float] = {}
        self.unnamed: dict[str, float] = {}
        self.bordering = self.sealed = self.several = self.gave = self.state = self.giving = self.about = False
        self.abroad = False

    def firm(self) -> float:
        """Return how firmly the paper as a whole shows two localities working together."""
        return self.strength + self.pacts * _PACT_OF_TWO

    def tie(self, one: str, other: str, weight: float) -> None:
        """Add to the weight of a pair."""
        names = pair(one, other)
        self.pairs[names] = self.pairs.get(names, 0.0) + weight

    def tie_firmly(self, one: str, other: str, weight: float) -> None:
        """Tie two so that each of them that was told of before stands at least half as high as their pair."""
        self.tie(one, other, weight)
        for key in (one, other):
            standing = self.standing.get(key)
            if standing:
                standing.score = max(standing.score, weight / 2)


def pair(one: str, other: str) -> tuple[str, str]:
    """Return the name of a pair, whichever comes first."""
    return (one, other) if one < other else (other, one)
