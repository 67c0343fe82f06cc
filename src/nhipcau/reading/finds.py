"""Plain finds, which leap over a text where a pattern looks at each of its letters."""

from __future__ import annotations

import re

from nhipcau.reading.rare import Rare


def first_of(text: str, words: tuple[str, ...], start: int, end: int) -> int:
    """Return where the first of some words begins in [start, end), be it inside another word; -1 if none does."""
    first = -1
    for word in words:
        at = text.find(word, start, end if first < 0 else min(end, first + len(word) - 1))
        if at >= 0:
            first = at
    return first


def first_match(
    pattern: re.Pattern[str] | Rare, words: tuple[str, ...], text: str, start: int, end: int
) -> re.Match[str] | None:
    """Return the first match in [start, end) of a pattern that begins with one of some words."""
    at = first_of(text, words, start, end)
    while at >= 0:
        found = pattern.match(text, at, end)
        if found:
            return found
        at = first_of(text, words, at + 1, end)
    return None


def any_match(pattern: re.Pattern[str] | Rare, words: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Tell whether a pattern that begins with one of some words stands in [start, end)."""
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            if pattern.match(text, at, end):
                return True
            at = text.find(word, at + 1, end)
    return False


def any_of(text: str, words: tuple[str, ...], start: int, end: int) -> bool:
    """Tell whether any of some words stands in [start, end), be it inside another word."""
    return any(text.find(word, start, end) >= 0 for word in words)
