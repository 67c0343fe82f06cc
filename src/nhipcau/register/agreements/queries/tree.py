"""The tree of agreements: what one hangs on, and what hangs on it."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from django.db.models import Q, QuerySet

from ..models import Agreement

# No tree is deeper; a ring, which the actions refuse, ends here.
_DEEPEST = 20


def above(agreement: Agreement) -> list[Agreement]:
    """Return the agreements that one hangs on, the nearest first."""
    found: list[Agreement] = []
    one = agreement
    while one.parent is not None and len(found) < _DEEPEST:
        found.append(one := one.parent)
    return found


class Family(NamedTuple):
    """The agreements that one hangs on, the nearest first, and those that hang on it, in the order of signing."""

    above: list[Agreement]
    below: list[Agreement]


def family(agreement: Agreement, among: QuerySet[Agreement], most: int = 50) -> Family:
    """Return what stands above and below an agreement of those among which it is looked, by one query.

    What stands above ends at the first that is not among them.
    """
    over = above(agreement)
    rows = among.prefetch_related(None).filter(Q(parent=agreement) | Q(pk__in=[one.pk for one in over]))
    seen = list(rows.order_by("signed_order", "id")[: most + _DEEPEST])
    known = {one.pk for one in seen}
    below = [one for one in seen if one.parent_id == agreement.pk]
    return Family(list(takewhile(lambda one: one.pk in known, over)), below[:most])
