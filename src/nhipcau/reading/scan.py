"""One pass over a text: every phrase of the vocabulary that stands there as whole words."""

from __future__ import annotations

from nhipcau.reading.alphabet import LETTER, MARK, SPACE
from nhipcau.reading.vocabulary import CATEGORIES, MASK, vocabulary

# (start, end, value) in the clean text. A plain tuple: a paper has hundreds of hits.
Hit = tuple[int, int, str]
Hits = dict[str, list[Hit]]


def scan(letters: bytes) -> Hits:
    """Return the hits in lower-case letters by category, leftmost and longest first where hits overlap.

    Matches come by rising end, so a new one can only overlap the last ones kept: it replaces those that it covers,
    and yields to one that covers its start.
    """
    automaton, labels, masked = vocabulary()
    buckets: list[list[Hit]] = [[] for _ in CATEGORIES]
    padded = letters + SPACE  # what stands before the first letter, at -1, and after the last
    for index, start, end in automaton.find_matches_as_indexes(padded, overlapping=True):
        if padded[end] >= MARK or padded[start - 1] >= LETTER:
            continue
        for slot, value in labels[index]:
            found = buckets[slot]
            if not found or found[-1][1] <= start or _gives_way(found, start):
                found.append((start, end, value))
    for slot in masked:
        buckets[slot] = [hit for hit in buckets[slot] if hit[2] != MASK]
    return dict(zip(CATEGORIES, buckets, strict=True))


def _gives_way(found: list[Hit], start: int) -> bool:
    """Drop the last hits where a longer one from `start` covers them; tell whether it may follow what is left."""
    while found and found[-1][0] >= start:
        found.pop()
    return not found or found[-1][1] <= start
