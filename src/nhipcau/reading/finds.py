"""Plain finds, which leap over a text where a pattern looks at each of its letters."""

from __future__ import annotations


def first_of(text: str, words: tuple[str, ...], start: int, end: int) -> int:
    """Return where the first of some words begins in [start, end), be it inside another word; -1 if none does."""
    first = -1
    for word in words:
        at = text.find(word, start, end if first < 0 else min(end, first + len(word) - 1))
        if at >= 0:
            first = at
    return first


def any_of(text: str, words: tuple[str, ...], start: int, end: int) -> bool:
    """Tell whether any of some words stands in [start, end), be it inside another word."""
    return any(text.find(word, start, end) >= 0 for word in words)
