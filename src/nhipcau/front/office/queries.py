from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import QuerySet

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.history.models import Entry
from nhipcau.base.history.queries import of
from nhipcau.register.agreements.models import Agreement
from nhipcau.register.intake import queries as intake


def subjects_of(user: Reader, agreement: Agreement) -> dict[str, list[int]]:
    """Return the kinds and keys of an agreement and of all that hangs on it, as far as a person may open them.

    The paper and its draft stay with the office that brought them in.
    """
    rows = {"agreements.agreement": [agreement.pk], **dict(_parts(agreement))}
    draft = intake.visible_to(user).filter(document=agreement.document_id).first()
    if draft:
        findings = list(draft.findings.values_list("pk", flat=True))
        rows |= {
            "documents.document": [agreement.document_id],
            "intake.draft": [draft.pk],
            "intake.finding": findings,
        }
    return rows


def _parts(agreement: Agreement) -> Iterator[tuple[str, list[int]]]:
    for rows in (agreement.parties, agreement.signatories, agreement.commitments):
        keys = list(rows.order_by().values_list("pk", flat=True))
        if keys:
            yield rows.model._meta.label_lower, keys


def history_of(user: Reader, agreement: Agreement) -> QuerySet[Entry]:
    """Return every line about an agreement and what hangs on it that a person may read."""
    return reduce(or_, (of(kind, keys) for kind, keys in subjects_of(user, agreement).items()))
