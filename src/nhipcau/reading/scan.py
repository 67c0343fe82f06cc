"""One pass over a text: every phrase of the vocabulary that stands there as whole words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from nhipcau.reading.alphabet import LETTER, MARK, SPACE
from nhipcau.reading.vocabulary import CATEGORIES, MASK, vocabulary

if TYPE_CHECKING:
    from mypy_extensions import i64  # a word of the machine where this is compiled, else a plain int

# (start, end, value) in the clean text. A plain tuple: a paper has hundreds of hits.
Hit = tuple[int, int, str]
# An offset that is kept as the object that it comes as: as an int compiled code would make it again for each keeper.
_Offset = object

# Beyond any text, and so small that it is one digit of Python's, which is read at once where this is compiled.
BEYOND: Final = (1 << 30) - 1


class Row:
    """The hits of a category and where they begin, which ends with one beyond any text: looking up needs no bounds.

    None is never among the hits: the type keeps a tuple that is only handed on from being opened and made again, which
    compiled code does with one whose parts it knows. `end` is that of the last hit, or of one that has given way.
    """

    def __init__(self) -> None:
        self.hits: list[Hit | None] = []
        self.starts: list[int] = []
        self.end = 0
        self.masked = False

    def gives_way(self, start: int) -> bool:
        """Drop the last hits where a longer one from `start` covers them; tell whether it may follow what is left."""
        hits, starts = self.hits, self.starts
        while starts and starts[-1] >= start:
            starts.pop()
            hits.pop()
        last = hits[-1] if hits else None
        return last is None or last[1] <= start

    def unmask(self) -> None:
        """Take out the hits that only kept shorter ones inside them from being found."""
        for index in range(len(self.hits) - 1, -1, -1):
            if cast("tuple[_Offset, _Offset, str]", self.hits[index])[2] == MASK:
                self.hits.pop(index)
                self.starts.pop(index)


Rows = dict[str, Row]
_EMPTY: Final = Row()
_EMPTY.starts.append(BEYOND)
_NOTHING: Final[Rows] = dict.fromkeys(CATEGORIES, _EMPTY)


def scan(letters: bytes) -> Rows:
    """Return the hits in lower-case letters by category, leftmost and longest first where hits overlap.

    Matches come by rising end, so a new one can only overlap the last ones kept: it replaces those that it covers,
    and yields to one that covers its start.
    """
    automaton, meanings, closed = vocabulary()
    rows = [Row() for _ in CATEGORIES]
    padded = letters + SPACE  # what stands before the first letter, at -1, and after the last
    matches = automaton.find_matches_as_indexes(padded, overlapping=True)
    for index, first, last in cast("list[tuple[int, _Offset, _Offset]]", matches):
        start: i64 = cast("int", first)
        end: i64 = cast("int", last)
        if index >= closed:
            last = end = end - 1
        elif padded[end] >= MARK:
            continue
        if padded[start - 1] >= LETTER:
            continue
        for meaning in meanings[index]:
            row = rows[meaning.slot]
            if row.end <= start or row.gives_way(start):
                row.end = end
                row.masked = row.masked or meaning.value == MASK
                cast("list[object]", row.hits).append((first, last, meaning.value))
                cast("list[_Offset]", row.starts).append(first)
    found = _NOTHING.copy()
    for slot, category in enumerate(CATEGORIES):
        row = rows[slot]
        if row.masked:
            row.unmask()
        if row.starts:
            row.starts.append(BEYOND)
            found[category] = row
    return found
