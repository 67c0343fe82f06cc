from .drafts import Draft, Finding
from .incoming import Incoming

__all__ = ["Draft", "Finding", "Incoming"]
