from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import Reader
from nhipcau.base.history.actions import record
from nhipcau.register.agreements.models import Agreement
from nhipcau.register.agreements.queries import own
from nhipcau.register.intake.models import Draft, Match

from .doors import opened, unchanged

STEP = "intake.relate"


@transaction.atomic
def relate(
    user: Reader,
    draft: Draft,
    agreement: Agreement | None,
    kind: str,
    *,
    reasons: list[str] | None = None,
    seen: int | None = None,
) -> Draft:
    """Say what a paper is to an agreement of the office, or with None that it is a new one; "" takes it back.

    A paper is one thing only: an earlier answer gives way, but "unrelated" may be said of many. `reasons` are why it
    was proposed. Raises ValidationError for an agreement of others, and with the code "changed" when somebody has
    answered after the line of history `seen`.
    """
    person, locked = opened(user, draft)
    unchanged(locked, seen, step=STEP)
    known = own(user).filter(pk=agreement.pk).first() if agreement else None
    if kind not in {*Match.Kind.values, ""} or (kind == Match.Kind.NEW) != (known is None):
        raise ValidationError(_("Hãy chọn văn bản này là gì so với thỏa thuận đã có."))
    before = answers(locked)
    after = {key: said for key, said in before.items() if _stays(key, said, known, kind)}
    if kind:
        after[str(known.pk) if known else ""] = [kind, reasons or []]
    if after != before:
        write(locked, after, person)
        told = {"answers": [before, after], "match": kind, "agreement": str(known or "")}
        record(person, STEP, locked, told, on_behalf_of=person.office)
    return locked


def _stays(key: str, said: list[Any], known: Agreement | None, kind: str) -> bool:
    about_it = key == (str(known.pk) if known else "")
    gives_way = kind not in {"", Match.Kind.UNRELATED} and said[0] != Match.Kind.UNRELATED
    return not about_it and not gives_way


def answers(draft: Draft) -> dict[str, list[Any]]:
    """Return what people said a paper is, by the number of the agreement ("" for a new one): kind and reasons."""
    return {str(one.agreement_id or ""): [one.kind, one.reasons] for one in draft.matches.all()}


def write(draft: Draft, said: dict[str, list[Any]], person: User) -> None:
    """Keep these answers in place of those before, in the caller's transaction."""
    draft.matches.all().delete()
    now = timezone.now()
    # One that was taken out of the register since is no answer any more.
    there = {
        str(pk) for pk in Agreement.objects.filter(pk__in=[key for key in said if key]).values_list("pk", flat=True)
    }
    Match.objects.bulk_create(
        Match(
            draft=draft,
            agreement_id=int(key) if key else None,
            kind=kind,
            reasons=reasons,
            decided_by=person,
            decided_at=now,
        )
        for key, (kind, reasons) in said.items()
        if key in {"", *there}
    )
