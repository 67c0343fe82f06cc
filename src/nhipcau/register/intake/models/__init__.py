from .drafts import Draft, Finding

__all__ = ["Draft", "Finding"]
