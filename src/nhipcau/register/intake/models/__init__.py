from .drafts import Draft, Finding
from .incoming import Incoming
from .matches import Match, Source

__all__ = ["Draft", "Finding", "Incoming", "Match", "Source"]
