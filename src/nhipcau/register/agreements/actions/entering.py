"""Write what a reviewed paper says into the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from nhipcau.base.accounts.queries import Reader, editor
from nhipcau.base.documents.actions import quote
from nhipcau.base.documents.models import Document, Quote
from nhipcau.base.history.actions import record
from nhipcau.base.localities.models import Version

from ..models import Agreement, Assignee, Commitment, Party, Role, Signatory
from ..queries import named_offices
from ..rules import joined_fields, province_of, side_of
from .following import keep_up


@dataclass(frozen=True, slots=True)
class Heading:
    """What a paper is: its title, form and number, and the day it was signed (ISO 8601-2).

    `more` are further columns of the agreement: issuer, place, validity and so on.
    """

    title: str
    form: str
    number: str
    signed: str
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """A range of the paper and what stands there; `values` are the columns of the row to write.

    Of a commitment they may be `further` fields and the names of the `lead` and of the `cooperating` offices too.
    """

    start: int
    end: int
    values: Mapping[str, Any]
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
    now = timezone.now()
    agreement = Agreement.objects.create(
        office=office,
        document=document,
        title=heading.title,
        form=heading.form,
        number=heading.number,
        signed=heading.signed,
        created_at=now,
        adopted_at=now,
        **heading.more,
    )
    for said in content.parties:
        words = _quote(document, said)
        Party.objects.create(agreement=agreement, quote=words, **placed(said.version), **said.values)
    for said in content.signatories:
        Signatory.objects.create(agreement=agreement, quote=_quote(document, said), **said.values)
    parties = list(agreement.parties.all())
    for order, said in enumerate(content.commitments, start=1):
        write_commitment(agreement, order, _quote(document, said), said.values, parties)
    keep_up(agreement)
    record(person, "agreements.enter", agreement, _summary(heading, content), on_behalf_of=office)
    return agreement


def _quote(document: Document, said: Said) -> Quote:
    return quote(document, said.start, said.end)


def placed(version: Version | None) -> dict[str, Any]:
    """Return the columns of a party that tell where it lies."""
    if version is None:
        return {"version": None, "unit_id": None, "province_id": None}
    return {"version": version, "unit_id": version.unit_id, "province_id": province_of(version.unit_id)}


def write_commitment(
    agreement: Agreement, order: int, words: Quote, values: Mapping[str, Any], parties: Sequence[Party]
) -> Commitment:
    """Write one commitment of an agreement on these words, with the offices that lead it and cooperate."""
    columns = {name: values[name] for name in ("field", "standing", "period", "quantified") if name in values}
    fields = joined_fields(values["field"], values.get("further", ()))
    commitment = Commitment.objects.create(
        agreement=agreement, order=order, text=words.surface, quote=words, fields=fields, **columns
    )
    assign(commitment, values.get("lead") or "", values.get("cooperating") or (), parties)
    return commitment


def assign(commitment: Commitment, lead: str, cooperating: Sequence[str], parties: Sequence[Party]) -> None:
    """Say who leads a commitment and who cooperates, by the names that the paper prints, in place of those before."""
    names = [(Role.LEAD, lead)] * bool(lead) + [(Role.COOPERATING, name) for name in cooperating]
    offices = named_offices([name for _, name in names]) if names else {}
    sides = {party.pk: party.name for party in parties}
    commitment.assignees.all().delete()
    Assignee.objects.bulk_create(
        Assignee(
            commitment=commitment,
            role=role,
            name=name[:300],
            office=offices.get(name),
            party_id=side_of(name, sides),
        )
        for role, name in names
    )


def _summary(heading: Heading, content: Content) -> dict[str, object]:
    told = asdict(heading)
    return {
        **{name: told[name] for name in ("title", "form", "number", "signed")},
        **told["more"],
        "parties": [said.values["name"] for said in content.parties],
        "signatories": [said.values["name"] for said in content.signatories],
        "commitments": len(content.commitments),
    }
