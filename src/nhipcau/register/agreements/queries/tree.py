"""The tree of agreements: what one hangs on, and what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from django.db.models import QuerySet

from ..models import Agreement

# No tree is deeper; a ring, which the actions refuse, ends here.
_DEEPEST = 20


def above(agreement: Agreement, among: QuerySet[Agreement] | None = None) -> list[Agreement]:
    """Return the agreements that one hangs on, the nearest first, up to one that is not among those given."""
    found: list[Agreement] = []
    one = agreement
    while one.parent is not None and len(found) < _DEEPEST:
        found.append(one := one.parent)
    if among is None or not found:
        return found
    seen = set(among.filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True))
    return list(takewhile(lambda one: one.pk in seen, found))


def below(agreement: Agreement, among: QuerySet[Agreement], most: int = 50) -> Sequence[Agreement]:
    """Return the agreements that hang on one, of those among which it is looked, in the order of their signing."""
    return list(among.filter(parent=agreement).order_by("signed_order", "id")[:most])
