"""Which step of a review is taken back next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

UNDONE = "intake.undo"
STEPS = frozenset(
    {
        "intake.correct_heading",
        "intake.correct_finding",
        "intake.remove_finding",
        "intake.restore_finding",
        "intake.add_finding",
        "intake.review_findings",
        "intake.relate",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of history, as far as undoing needs it."""

    id: int
    action: str
    changes: Mapping[str, Any]


def next_to_undo(lines: Iterable[Line]) -> Line | None:
    """Return the last step that still stands, given a draft's history newest first; None where nothing is left.

    A step taken back is history as well: it names the line that it took back, and is no step itself.
    """
    undone: set[object] = set()
    for line in lines:
        if line.action == UNDONE:
            undone.add(line.changes.get("line"))
        elif line.action in STEPS and line.id not in undone:
            return line
    return None
