"""What follows from the rows of an agreement and is kept beside them, so that long lists need not work it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db.models import F

from ..models import Agreement, Relation, Renewal, Tally, Term, Topic
from ..rules import closed_as_internal, closing, first_day, place_in_time, reach, terms, when


def keep_up(agreement: Agreement, *, was_public: bool | None = None) -> None:
    """Bring what follows from an agreement up to its rows, in the caller's transaction.

    `was_public` tells whether it was published before the change, where that is what changed.
    """
    public = agreement.published_at is not None
    agreement.commitment_count = _count(agreement, public if was_public is None else was_public, public)
    agreement.signed_order = place_in_time(agreement.signed)
    _words(agreement)
    _days(agreement)
    if agreement.parent is not None and agreement.relation == Relation.RENEWAL:
        _days(agreement.parent)


def _count(agreement: Agreement, was_public: bool, public: bool) -> int:
    """Count the commitments by their fields, for the agreement and for everybody."""
    now = Counter(agreement.commitments.order_by().values_list("fields", flat=True))
    before = dict(agreement.topics.values_list("fields", "number"))
    if now != before:
        agreement.topics.all().delete()
        Topic.objects.bulk_create(Topic(agreement=agreement, fields=name, number=n) for name, n in now.items())
    _tell(before if was_public else {}, now if public else {}, now)
    return now.total()


def _tell(before: Mapping[str, int], now: Mapping[str, int], known: Mapping[str, int]) -> None:
    missing = set(known) - set(Tally.objects.filter(fields__in=known).values_list("fields", flat=True))
    Tally.objects.bulk_create([Tally(fields=name) for name in sorted(missing)], ignore_conflicts=True)
    # In one order, so that two who publish at once wait for one another and never each for the other.
    for name in sorted({*before, *now}):
        if change := now.get(name, 0) - before.get(name, 0):
            Tally.objects.filter(fields=name).update(published=F("published") + change)


def _words(agreement: Agreement) -> None:
    parties = agreement.parties.values_list("name", "within")
    names = [f"{name} {within}" for name, within in parties]
    now = terms(agreement.title, agreement.number, agreement.issuer, *names)
    before = set(agreement.terms.values_list("word", flat=True))
    if before - now:
        agreement.terms.filter(word__in=before - now).delete()
    Term.objects.bulk_create(Term(agreement=agreement, word=word) for word in sorted(now - before))


def _days(agreement: Agreement) -> None:
    """Work out when the agreement begins and when it closes, and save what follows from its rows."""
    since, until = reach(agreement.validity)
    agreement.starts_on = since
    agreement.internal_since = _merged(agreement)
    last = None if agreement.renewal == Renewal.AUTOMATIC else until
    found = closing(last, _renewed(agreement), agreement.internal_since)
    agreement.closed_on, agreement.closed_as = (found.on, found.to) if found else (None, "")
    agreement.save(
        update_fields=["commitment_count", "signed_order", "starts_on", "internal_since", "closed_on", "closed_as"]
    )


def _merged(agreement: Agreement) -> date | None:
    signers = list(agreement.parties.values_list("unit", flat=True))
    return closed_as_internal([uid for uid in signers if uid]) if signers and all(signers) else None


def _renewed(agreement: Agreement) -> date | None:
    """Return the first day of the renewal that begins first; one that tells no day renews from when it was entered."""
    renewals = agreement.children.filter(relation=Relation.RENEWAL, adopted_at__isnull=False)
    return min((_first_day(one) for one in renewals), default=None)


def _first_day(renewal: Agreement) -> date:
    told = reach(renewal.validity)[0] or next(map(first_day, when(renewal.signed)), None)
    return told or renewal.created_at.date()
