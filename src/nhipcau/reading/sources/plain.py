"""Plain text files."""

from __future__ import annotations

from nhipcau.reading.sources.encoding import decode
from nhipcau.reading.sources.source import Limits, Text


def read(content: bytes, limits: Limits) -> Text:
    """Return the text of a plain text file in whatever encoding it is."""
    return decode(content)
