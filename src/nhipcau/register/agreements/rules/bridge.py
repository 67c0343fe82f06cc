"""The bridge of a commitment: five piers between a sentence and a result that both sides accept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

PIERS = ("sentence", "task", "report", "evidence", "accepted")


@dataclass(frozen=True, slots=True)
class Pier:
    """One of the five piers between a sentence and a result that both sides accept."""

    key: str
    filled: bool


def piers(filled: Collection[str]) -> tuple[Pier, ...]:
    """Return the five piers in order, those named in `filled` standing."""
    return tuple(Pier(key, key in filled) for key in PIERS)
