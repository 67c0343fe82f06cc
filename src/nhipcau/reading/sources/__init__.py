"""Sources: from a file of any kind to the text that is read, with the way back to where each word stands."""

from nhipcau.reading.sources.opening import open_path, open_source
from nhipcau.reading.sources.source import Limits, Place, Remark, Source, Unreadable

__all__ = ["Limits", "Place", "Remark", "Source", "Unreadable", "open_path", "open_source"]
