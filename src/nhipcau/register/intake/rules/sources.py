"""Whether a paper is the source itself or tells of it."""

from __future__ import annotations

from nhipcau.reading.sources.official import official_head

# The head of an official paper stands at its beginning.
HEAD = 4000


def is_official(text: str) -> bool:
    """Say whether a text begins as official papers do, under the name of the state or of the Party."""
    return official_head(text[:HEAD]) is not None
