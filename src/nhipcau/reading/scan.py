"""One pass over a text: every phrase of the vocabulary that stands there as whole words."""

from __future__ import annotations

from typing import Final, cast

from nhipcau.reading.alphabet import LETTER, MARK, SPACE
from nhipcau.reading.vocabulary import CATEGORIES, MASK, vocabulary

# (start, end, value) in the clean text. A plain tuple: a paper has hundreds of hits.
Hit = tuple[int, int, str]
# The hits of a category and where they begin, which ends with one beyond any text, so that looking up needs no bounds.
# None is never among the hits: the type keeps a tuple that is only handed on from being opened and made again, which
# compiled code does with one whose parts it knows.
Row = tuple[list[Hit | None], list[int]]
Rows = dict[str, Row]
# An offset that is kept as the object that it comes as: as an int compiled code would make it again for each keeper.
_Offset = object

# Beyond any text, and so small that it is one digit of Python's, which is read at once where this is compiled.
BEYOND: Final = (1 << 30) - 1
_NOTHING: Final[Rows] = {category: ([], [BEYOND]) for category in CATEGORIES}


def scan(letters: bytes) -> Rows:
    """Return the hits in lower-case letters by category, leftmost and longest first where hits overlap.

    Matches come by rising end, so a new one can only overlap the last ones kept: it replaces those that it covers,
    and yields to one that covers its start.
    """
    automaton, labels = vocabulary()
    hits: list[list[object]] = [[] for _ in CATEGORIES]
    starts: list[list[_Offset]] = [[] for _ in CATEGORIES]
    ends: list[_Offset] = [0 for _ in CATEGORIES]  # of the last hit of each category, or of one that has given way
    masked: set[int] = set()
    padded = letters + SPACE  # what stands before the first letter, at -1, and after the last
    matches = automaton.find_matches_as_indexes(padded, overlapping=True)
    for index, first, last in cast("list[tuple[int, _Offset, _Offset]]", matches):
        start = cast("int", first)
        if padded[cast("int", last)] >= MARK or padded[start - 1] >= LETTER:
            continue
        for slot, value in labels[index]:
            if cast("int", ends[slot]) <= start or _gives_way(hits[slot], starts[slot], start):
                hits[slot].append((first, last, value))
                starts[slot].append(first)
                ends[slot] = last
                if value == MASK:
                    masked.add(slot)
    rows = _NOTHING.copy()
    for slot, category in enumerate(CATEGORIES):
        if slot in masked:
            _unmask(hits[slot], starts[slot])
        if hits[slot]:
            starts[slot].append(BEYOND)
            rows[category] = cast("list[Hit | None]", hits[slot]), cast("list[int]", starts[slot])
    return rows


def _gives_way(hits: list[object], starts: list[_Offset], start: int) -> bool:
    """Drop the last hits where a longer one from `start` covers them; tell whether it may follow what is left."""
    while starts and cast("int", starts[-1]) >= start:
        starts.pop()
        hits.pop()
    return not hits or cast("Hit", hits[-1])[1] <= start


def _unmask(hits: list[object], starts: list[_Offset]) -> None:
    """Take out the hits that only kept shorter ones inside them from being found."""
    for index in range(len(hits) - 1, -1, -1):
        if cast("tuple[_Offset, _Offset, str]", hits[index])[2] == MASK:
            hits.pop(index)
            starts.pop(index)
