"""Which offices of the register the names in papers mean."""

from __future__ import annotations

from collections.abc import Collection

from nhipcau.base.accounts.models import Office


def named_offices(names: Collection[str]) -> dict[str, Office]:
    """Return the office that bears each of these names, where exactly one does."""
    found: dict[str, list[Office]] = {}
    for office in Office.objects.filter(name__in=names):
        found.setdefault(office.name, []).append(office)
    return {name: offices[0] for name, offices in found.items() if len(offices) == 1}
