from __future__ import annotations

from django.db.models import QuerySet

from nhipcau.base.accounts.queries import Reader, office_of

from .models import Draft, Finding, Incoming


def visible_to(user: Reader) -> QuerySet[Draft]:
    """Return the drafts that a person may open: those of their own office, newest first."""
    office = office_of(user)
    drafts = Draft.objects.select_related("document__office", "document__added_by", "document__agreement")
    return drafts.filter(document__office=office).order_by("-id") if office else drafts.none()


def waiting_for(user: Reader) -> QuerySet[Draft]:
    """Return the drafts of a person's office that nobody has accepted yet, oldest first."""
    return visible_to(user).filter(accepted_at__isnull=True).order_by("id")


def findings_of(draft: Draft, *, removed: bool = False) -> QuerySet[Finding]:
    """Return a draft's findings in the order of the paper, those removed by a person only when asked for."""
    return draft.findings.filter(removed=removed)


def incoming_of(user: Reader) -> QuerySet[Incoming]:
    """Return the files that have come in for a person's office, newest first."""
    office = office_of(user)
    rows = Incoming.objects.select_related("added_by", "within", "document__draft")
    return rows.filter(office=office).order_by("-id") if office else rows.none()


def unsettled(user: Reader) -> QuerySet[Incoming]:
    """Return the files of a person's office that are not read yet or could not be, and are not set aside."""
    return incoming_of(user).exclude(state=Incoming.State.READY).filter(set_aside=False)
