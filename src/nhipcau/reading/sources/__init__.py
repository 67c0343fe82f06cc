"""Sources: from a file of any kind to the text that is read, with the way back to where each word stands."""

from nhipcau.reading.sources.opening import DEFAULT_LIMITS, content_of, open_path, open_source
from nhipcau.reading.sources.source import Limits, Place, Remark, Source, Unreadable

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "Place",
    "Remark",
    "Source",
    "Unreadable",
    "content_of",
    "open_path",
    "open_source",
]
