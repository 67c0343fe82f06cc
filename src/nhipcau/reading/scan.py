"""One pass over a text: every phrase of the vocabulary that stands there as whole words."""

from __future__ import annotations

from nhipcau.reading.vocabulary import CATEGORIES, vocabulary

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
    """Return the hits in lower-case text by category, leftmost and longest first where hits overlap."""
    known = vocabulary()
    labels = known.labels
    hits: Hits = {category: [] for category in (*CATEGORIES, "places")}
    padded = f" {small} "
    for index, start, end in known.automaton.find_matches_as_indexes(padded, overlapping=True):
        if padded[start - 1].isalnum() or padded[end].isalnum():
            continue
        for category, value in labels[index]:
            _keep(hits[category], (start - 1, end - 1, value))
    return hits


def _keep(found: list[Hit], hit: Hit) -> None:
    """Add a hit unless an earlier one covers its start; drop the hits that it covers.

    Hits come by rising end, so only the last ones can overlap.
    """
    start = hit[0]
    while found and found[-1][0] >= start:
        found.pop()
    if not found or found[-1][1] <= start:
        found.append(hit)
