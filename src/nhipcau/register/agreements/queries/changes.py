"""What was changed in an agreement since somebody read it."""

from __future__ import annotations

from django.db.models import Q

from nhipcau.base.history.models import Entry
from nhipcau.base.history.queries import of

from ..models import Agreement, Commitment, Party, Signatory

Row = Agreement | Party | Signatory | Commitment


def changes_since(agreement: Agreement, row: Row, edition: int) -> list[Entry]:
    """Return the lines of history, oldest first, that changed a row after this edition."""
    lines = of("agreements.agreement", agreement.pk).filter(changes__edition__gt=edition).order_by("id")
    return list(lines.filter(Q(changes__row=said) if (said := row_key(row)) else Q(changes__row__isnull=True)))


def row_key(row: Row) -> str:
    """Return how a line of an agreement's history says which of its rows it speaks of; nothing for itself."""
    return "" if isinstance(row, Agreement) else f"{row._meta.model_name}:{row.pk}"
