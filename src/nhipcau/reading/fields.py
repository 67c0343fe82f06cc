"""The field of cooperation that an action belongs to."""

from __future__ import annotations

from nhipcau.reading.paper import Paper

GENERAL = "general"


def field_of(paper: Paper, start: int, end: int, fallback: str | None = None) -> str:
    """Return the code of the field of the action in [start, end).

    The first clear word of the object decides, then of the purpose, then the heading (`fallback`), then a vague word.
    """
    hits = paper.within("fields", start, end)
    purposes = paper.within("purposes", min(start + 20, end), end)
    limit = purposes[0][0] if purposes else end
    clear = [hit for hit in hits if not hit[2].endswith("?")]
    if clear and (clear[0][0] < limit or not fallback):
        return clear[0][2]
    if fallback:
        return fallback
    return hits[0][2].rstrip("?") if hits else GENERAL


def clear_field(paper: Paper, start: int, end: int) -> str | None:
    """Return the code of the first clear word of a field in [start, end), else of a vague one, else None."""
    hits = paper.within("fields", start, end)
    clear = [hit[2] for hit in hits if not hit[2].endswith("?")]
    return clear[0] if clear else (hits[0][2].rstrip("?") if hits else None)
