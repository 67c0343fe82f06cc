"""Who may do what, on plain values."""

from __future__ import annotations

EDITORS = frozenset({"officer", "leader", "administrator"})


def may_edit(role: str) -> bool:
    """Say whether a role may bring papers in, review, accept and publish."""
    return role in EDITORS
