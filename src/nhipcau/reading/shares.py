"""Lists that tell the share of each: "quận A 1,5 tỷ đồng, quận B 52 căn", "- Tỉnh C: 3 tỷ đồng"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from nhipcau.reading.mention import LOCAL, Mention
from nhipcau.reading.numbers import SUM
from nhipcau.reading.paper import Paper
from nhipcau.reading.rare import Rare
from nhipcau.reading.standing import Ties

# What is told of one, and what parts it from the next: " 52 căn, ", " 1,5 tỷ đồng và ".
_SHARE: Final = Rare(r" \d[\d.,]* \w+\b")
_THEN: Final = re.compile(r" \d[\d.,]* \w+(?: đồng)?(?:[,;]|,? và) ")
# Its share, where a line begins with it.
_OF_LINE: Final = Rare(rf" ?: ?{SUM}\b")
_COLONS: Final = (":", " :")
# What a line may begin with, and so much of it at most.
_BULLETS: Final = " \t-–+*•"
_BULLET: Final = 9
# What its line tells of one.
_EACH: Final = 2.0


def sharers(paper: Paper, mentions: list[Mention]) -> set[str]:
    """Return the keys of districts and communes in a list that tells the share of each, given or received."""
    found: set[str] = set()
    for one, other in pairwise(mentions):
        listed = one.level == other.level and one.level in LOCAL and _SHARE.match(paper.small, other.end)
        if listed and _THEN.fullmatch(paper.small, one.end, other.lead):
            found.update((one.key, other.key))
    return found


def note_lines(paper: Paper, found: Ties, home: Mention, mentions: list[Mention]) -> None:
    """Tie those to the giver whose shares are told line by line: "- Tỉnh C: 3 tỷ đồng;"."""
    told = [one for one in mentions if paper.text.startswith(_COLONS, one.end) and _is_line(paper, one)]
    for one in told if len(told) > 1 else ():
        if one.rank == home.rank and one.key != home.key and one.key in found.standing:
            found.tie_firmly(home.key, one.key, _EACH)
            found.strength += _EACH


def _is_line(paper: Paper, one: Mention) -> bool:
    """Tell whether a line begins with one and tells its share."""
    _, line, bullet = paper.text[max(0, one.lead - _BULLET) : one.lead].rpartition("\n")
    begins = (line or one.lead < _BULLET) and not bullet.strip(_BULLETS)
    return bool(begins) and _OF_LINE.match(paper.small, one.end) is not None
