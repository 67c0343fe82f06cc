"""One pass over a text: every phrase of the vocabulary that stands there as whole words."""

from __future__ import annotations

from nhipcau.reading.names import LATIN, is_marked
from nhipcau.reading.vocabulary import CATEGORIES, MASK, vocabulary

# (start, end, value) in the clean text. A plain tuple: a paper has hundreds of hits.
Hit = tuple[int, int, str]
Hits = dict[str, list[Hit]]


def lower(text: str) -> str:
    """Return `text` in lower case with as many characters as before, so that offsets hold."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan(small: str) -> Hits:
    """Return the hits in lower-case text by category, leftmost and longest first where hits overlap.

    Matches come by rising end, so a new one can only overlap the last ones kept: it replaces those that it covers,
    and yields to one that covers its start.
    """
    labels, automaton = vocabulary().labels, vocabulary().automaton
    buckets: list[list[Hit]] = [[] for _ in CATEGORIES]
    masked: set[int] = set()
    padded = f"{small} "  # what stands before the first letter, at -1, and after the last
    for index, start, end in automaton.find_matches_as_indexes(padded, overlapping=True):
        after = padded[end]
        # Most words end at a space, which is quicker to see than what else they end at.
        if after != " " and (after.isalnum() or (after > LATIN and is_marked(padded, end))):
            continue
        before = padded[start - 1]
        if before != " " and before.isalnum():
            continue
        for slot, value in labels[index]:
            found = buckets[slot]
            if not found or found[-1][1] <= start or _gives_way(found, start):
                found.append((start, end, value))
                if value == MASK:
                    masked.add(slot)
    for slot in masked:
        buckets[slot] = [hit for hit in buckets[slot] if hit[2] != MASK]
    return dict(zip(CATEGORIES, buckets, strict=True))


def _gives_way(found: list[Hit], start: int) -> bool:
    """Drop the last hits where a longer one from `start` covers them; tell whether it may follow what is left."""
    while found and found[-1][0] >= start:
        found.pop()
    return not found or found[-1][1] <= start
