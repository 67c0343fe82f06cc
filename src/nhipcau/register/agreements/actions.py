from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import Reader, editor
from nhipcau.base.documents.actions import quote
from nhipcau.base.documents.models import Document, Quote
from nhipcau.base.history.actions import record
from nhipcau.base.localities.models import Version

from .models import Agreement, Commitment, Party, Signatory
from .rules import today_of


@dataclass(frozen=True, slots=True)
class Heading:
    """What a paper is: its title, form and number, and the day it was signed (ISO 8601-2)."""

    title: str
    form: str
    number: str
    signed: str


@dataclass(frozen=True, slots=True)
class Said:
    """A range of the paper and what stands there; `values` are the columns of the row to write."""

    start: int
    end: int
    values: dict[str, str]
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper binds whom to."""

    parties: Sequence[Said]
    signatories: Sequence[Said]
    commitments: Sequence[Said]


@transaction.atomic
def enter(user: Reader, document: Document, heading: Heading, content: Content) -> Agreement:
    """Write an agreement with its parties, signatories and commitments, each tied to its words in the paper.

    One transaction and one line of history. Raises PermissionDenied for people who may not edit.
    """
    person, office = editor(user)
    agreement = Agreement.objects.create(
        office=office,
        document=document,
        title=heading.title,
        form=heading.form,
        number=heading.number,
        signed=heading.signed,
        created_at=timezone.now(),
    )
    for said in content.parties:
        Party.objects.create(agreement=agreement, quote=_quote(document, said), version=said.version, **said.values)
    for said in content.signatories:
        Signatory.objects.create(agreement=agreement, quote=_quote(document, said), **said.values)
    for order, said in enumerate(content.commitments, start=1):
        words = _quote(document, said)
        Commitment.objects.create(agreement=agreement, order=order, text=words.surface, quote=words, **said.values)
    record(person, "agreements.enter", agreement, _summary(heading, content), on_behalf_of=office)
    return agreement


def _quote(document: Document, said: Said) -> Quote:
    return quote(document, said.start, said.end)


def _summary(heading: Heading, content: Content) -> dict[str, object]:
    return {
        "title": heading.title,
        "form": heading.form,
        "number": heading.number,
        "signed": heading.signed,
        "parties": [said.values["name"] for said in content.parties],
        "signatories": [said.values["name"] for said in content.signatories],
        "commitments": len(content.commitments),
    }


@transaction.atomic
def publish(user: Reader, agreement: Agreement) -> Agreement:
    """Show an agreement and its commitments to everyone; nothing happens where it is shown already."""
    person, locked = _own(user, agreement)
    if locked.published_at is None:
        locked.published_at = timezone.now()
        locked.save(update_fields=["published_at"])
        record(person, "agreements.publish", locked, {"public": [False, True]}, on_behalf_of=locked.office)
    return locked


@transaction.atomic
def withdraw(user: Reader, agreement: Agreement) -> Agreement:
    """Take an agreement back from the public site; the office keeps it."""
    person, locked = _own(user, agreement)
    if locked.published_at is not None:
        locked.published_at = None
        locked.save(update_fields=["published_at"])
        record(person, "agreements.withdraw", locked, {"public": [True, False]}, on_behalf_of=locked.office)
    return locked


@transaction.atomic
def decide_heir(user: Reader, party: Party, *, heir: str) -> Party:
    """Say which unit carries on the duties of a party whose own unit has ended; an empty `heir` leaves it open again.

    Raises ValidationError for a unit that neither inherited from the party's nor has those that did within it,
    PermissionDenied for other offices.
    """
    person, agreement = _own(user, party.agreement)
    locked = agreement.parties.select_related("version").get(pk=party.pk)
    today = today_of(locked.version.unit_id, None, timezone.localdate()) if locked.version else None
    if today is None or today.ended is None:
        raise ValidationError({"heir": _("Địa phương này vẫn còn: không có gì để kế thừa.")})
    if heir and heir not in today.offered:
        raise ValidationError({"heir": _("Hãy chọn một trong các địa phương kế thừa.")})
    before, locked.heir_id = locked.heir_id, heir or None
    if locked.heir_id != before:
        locked.save(update_fields=["heir"])
        changes = {"party": str(locked), "heir": [before, locked.heir_id]}
        record(person, "agreements.decide_heir", agreement, changes, on_behalf_of=agreement.office)
    return locked


def _own(user: Reader, agreement: Agreement) -> tuple[User, Agreement]:
    """Return the editor and the agreement locked for change, or refuse what is another office's."""
    person, office = editor(user)
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if locked.office_id != office.pk:
        raise PermissionDenied(_("Văn bản này thuộc cơ quan khác."))
    return person, locked
