"""Change what the register says of an agreement, its parties and those who signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.documents.actions import quote
from nhipcau.base.documents.models import Quote
from nhipcau.base.localities.queries import version_of

from ..models import Agreement, Level, Party, Signatory
from ..queries import named_offices
from ..rules import day_known, is_period, meant, unit_on, when
from .changing import apply, check_columns, check_edition, differing, tell
from .entering import placed
from .following import keep_up
from .publishing import of_own_office

HEADING = (
    "title",
    "form",
    "number",
    "issuer",
    "signed",
    "place",
    "languages",
    "approval_by",
    "approval_number",
    "approval_date",
    "validity",
    "validity_words",
    "renewal",
)
PARTY = ("name", "level", "within", "standing_agency", "leader_name", "leader_position")
Words = tuple[int, int]


@transaction.atomic
def edit_heading(user: Reader, agreement: Agreement, *, edition: int, values: Mapping[str, str]) -> Agreement:
    """Set what a paper says of itself (the columns HEADING), as of the edition that the person read.

    Raises ConflictError where others changed it since, ValidationError by column for what cannot be.
    """
    person, locked = of_own_office(user, agreement)
    check_edition(locked, locked, edition)
    known = {name: values[name] for name in HEADING if name in values}
    _check_dates(known)
    if changes := differing(locked, known):
        apply(locked, known)
        keep_up(locked)
        tell(person, "agreements.edit_heading", locked, locked, changes)
    return locked


def _check_dates(values: Mapping[str, str]) -> None:
    wrong = {}
    for name in ("signed", "approval_date"):
        try:
            when(values.get(name, ""))
        except ValueError:
            wrong[name] = _("Ngày này không có.")
    validity = values.get("validity", "")
    if validity and not is_period(validity):
        wrong["validity"] = _("Ngày kết thúc không thể trước ngày bắt đầu.")
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def edit_party(
    user: Reader, party: Party, *, edition: int, values: Mapping[str, str], unit: str = "", words: Words | None = None
) -> Party:
    """Set a party's name, level and place, its standing agency and its leader in charge (the columns PARTY).

    `unit` is the uid of the unit that is meant, empty where the name alone tells it; `words` where it stands in the
    paper, None where that stays. Raises ConflictError and ValidationError.
    """
    person, agreement = of_own_office(user, party.agreement)
    locked = agreement.parties.select_for_update(of=("self",)).select_related("quote__document").get(pk=party.pk)
    check_edition(agreement, locked, edition)
    columns = _party_columns(agreement, values, unit)
    if words and words != (locked.quote.start, locked.quote.end):
        columns["quote_id"] = quote(locked.quote.document, *words).pk
    if changes := differing(locked, columns):
        apply(locked, columns)
        keep_up(agreement)
        tell(person, "agreements.edit_party", agreement, locked, _in_words(changes))
    return locked


@transaction.atomic
def add_party(user: Reader, agreement: Agreement, *, values: Mapping[str, str], words: Words, unit: str = "") -> Party:
    """Add a party that the paper names at these words. Raises ValidationError by column."""
    person, locked = of_own_office(user, agreement)
    party = Party(agreement=locked, quote=_quoted(locked, words), **_party_columns(locked, values, unit))
    check_columns(party)
    party.save()
    keep_up(locked)
    tell(person, "agreements.add_party", locked, party, {"name": [None, party.name]})
    return party


@transaction.atomic
def remove_party(user: Reader, party: Party) -> None:
    """Take a party out of an agreement, but never the last one (ValidationError); history keeps its name."""
    person, agreement = of_own_office(user, party.agreement)
    if agreement.parties.count() < 2:
        raise ValidationError(_("Thỏa thuận phải còn ít nhất một bên."))
    held = agreement.parties.get(pk=party.pk)
    tell(person, "agreements.remove_party", agreement, held, {"name": [str(held), None]})
    held.delete()
    keep_up(agreement)


def _in_words(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return the changes of a party without the keys that follow from its name, its unit and its agency."""
    told = {name: change for name, change in changes.items() if not name.endswith("_id")}
    return told | ({"unit": changes["unit_id"]} if "unit_id" in changes else {})


def _party_columns(agreement: Agreement, values: Mapping[str, str], unit: str) -> dict[str, Any]:
    columns: dict[str, Any] = {name: values.get(name, "") for name in PARTY}
    signed = day_known(agreement.signed)
    found = unit_on(unit, signed) if unit else None
    if unit and found is None:
        raise ValidationError({"unit": _("Hãy chọn một đơn vị trong danh sách.")})
    if found is None and columns["level"] not in (Level.FOREIGN, Level.REGION):
        best = meant(columns["name"], columns["level"], columns["within"], signed)
        found = best.version if best else None
    where = placed(version_of(found.uid, found.ver) if found else None)
    version = where.pop("version")
    agency = columns["standing_agency"]
    office = named_offices([agency]).get(agency) if agency else None
    return {
        **columns,
        **where,
        "version_id": version.pk if version else None,
        "standing_office_id": office.pk if office else None,
    }


def _quoted(agreement: Agreement, words: Words) -> Quote:
    if not 0 <= words[0] < words[1] <= len(agreement.document.text):
        raise ValidationError({"words": _("Đoạn được chọn không nằm trong văn bản.")})
    return quote(agreement.document, *words)


@transaction.atomic
def edit_signatory(
    user: Reader, signatory: Signatory, *, edition: int, name: str, position: str, party: int | None
) -> Signatory:
    """Set the name and post of a person who signed, as printed, and for which party (its key) they did."""
    person, agreement = of_own_office(user, signatory.agreement)
    locked = agreement.signatories.select_for_update().get(pk=signatory.pk)
    check_edition(agreement, locked, edition)
    columns = {"name": name, "position": position, "party_id": _party_of(agreement, party)}
    if changes := differing(locked, columns):
        apply(locked, columns)
        names = dict(agreement.parties.values_list("pk", "name"))
        if sides := changes.pop("party_id", None):
            changes["party"] = [names.get(pk, "") for pk in sides]
        tell(person, "agreements.edit_signatory", agreement, locked, changes)
    return locked


@transaction.atomic
def add_signatory(
    user: Reader, agreement: Agreement, *, name: str, position: str, party: int | None, words: Words
) -> Signatory:
    """Add a person who signed or acted in office, named at these words of the paper."""
    person, locked = of_own_office(user, agreement)
    signatory = Signatory(
        agreement=locked, name=name, position=position, party_id=_party_of(locked, party), quote=_quoted(locked, words)
    )
    check_columns(signatory)
    signatory.save()
    tell(person, "agreements.add_signatory", locked, signatory, {"name": [None, name]})
    return signatory


@transaction.atomic
def remove_signatory(user: Reader, signatory: Signatory) -> None:
    """Take a person out of an agreement; history keeps the name."""
    person, agreement = of_own_office(user, signatory.agreement)
    held = agreement.signatories.get(pk=signatory.pk)
    tell(person, "agreements.remove_signatory", agreement, held, {"name": [held.name, None]})
    held.delete()


def _party_of(agreement: Agreement, party: int | None) -> int | None:
    if party is not None and not agreement.parties.filter(pk=party).exists():
        raise ValidationError({"party": _("Hãy chọn một bên của thỏa thuận này.")})
    return party
