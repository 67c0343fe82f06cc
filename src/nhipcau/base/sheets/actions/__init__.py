from __future__ import annotations

from .background import work
from .sheets import carry_on, drop, run, take_back, upload

__all__ = ["carry_on", "drop", "run", "take_back", "upload", "work"]
