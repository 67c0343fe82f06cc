"""Change what the parties bound themselves to; an amendment keeps the words that it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import Reader
from nhipcau.base.documents.actions import quote
from nhipcau.base.documents.models import Document

from ..models import Agreement, Commitment, Field, Relation, Role, Standing, Wording
from ..rules import further_fields, is_period, joined_fields
from .changing import apply, check_edition, differing, tell
from .entering import assign, write_commitment
from .following import keep_up
from .publishing import of_own_office

Words = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Duty:
    """What a commitment says beside its words: fields, standing, period (EDTF), who leads and who cooperates."""

    field: str
    standing: str
    further: Sequence[str] = ()
    period: str = ""
    quantified: bool = False
    lead: str = ""
    cooperating: Sequence[str] = ()


@transaction.atomic
def edit_commitment(
    user: Reader, commitment: Commitment, *, edition: int, duty: Duty, words: Words | None = None
) -> Commitment:
    """Set what a commitment says, and its words to others of the same paper where `words` are given.

    Raises ConflictError where others changed it after the edition that the person read, ValidationError by field.
    """
    person, agreement, locked = _locked(user, commitment)
    check_edition(agreement, locked, edition)
    _check(duty)
    columns = _columns(duty)
    if words and words != (locked.quote.start, locked.quote.end):
        columns |= _worded(locked.quote.document_id == agreement.document_id, agreement, words)
    changes = differing(locked, columns) | _assigned(locked, duty)
    if changes:
        apply(locked, columns)
        assign(locked, duty.lead, duty.cooperating, list(agreement.parties.all()))
        keep_up(agreement)
        tell(person, "agreements.edit_commitment", agreement, locked, _in_words(changes))
    return locked


@transaction.atomic
def add_commitment(
    user: Reader, agreement: Agreement, *, duty: Duty, words: Words, source: Document | None = None
) -> Commitment:
    """Add a commitment that stands at these words of the paper, or of another source, after the others."""
    person, locked = of_own_office(user, agreement)
    _check(duty)
    paper = source or locked.document
    _check_range(paper, words)
    last = locked.commitments.aggregate(last=Max("order"))["last"] or 0
    values = {**_columns(duty), "further": duty.further, "lead": duty.lead, "cooperating": duty.cooperating}
    quoted = quote(paper, *words)
    commitment = write_commitment(locked, last + 1, quoted, values, list(locked.parties.all()))
    keep_up(locked)
    tell(person, "agreements.add_commitment", locked, commitment, {"text": [None, commitment.text]})
    return commitment


@transaction.atomic
def remove_commitment(user: Reader, commitment: Commitment) -> None:
    """Take out what is no commitment; history keeps its words. Raises ValidationError while it is public."""
    person, agreement, locked = _locked(user, commitment)
    if agreement.published_at is not None:
        raise ValidationError(_("Cam kết đang được công bố. Hãy rút thỏa thuận khỏi trang công khai trước."))
    if agreement.commitments.count() < 2:
        raise ValidationError(_("Thỏa thuận phải còn ít nhất một nội dung cam kết."))
    tell(person, "agreements.remove_commitment", agreement, locked, {"text": [locked.text, None]})
    locked.delete()
    keep_up(agreement)


@transaction.atomic
def amend_commitment(
    user: Reader, commitment: Commitment, *, edition: int, amendment: Agreement, words: Words
) -> Commitment:
    """Give a commitment the words that an amendment of its agreement has at [start, end); the old ones are kept.

    Raises ConflictError, and ValidationError where the other paper is no adopted amendment of this one.
    """
    person, agreement, locked = _locked(user, commitment)
    check_edition(agreement, locked, edition)
    source = agreement.children.filter(relation=Relation.AMENDMENT, adopted_at__isnull=False, pk=amendment.pk).first()
    if source is None:
        raise ValidationError({"amendment": _("Hãy chọn một văn bản sửa đổi của thỏa thuận này.")})
    _check_range(source.document, words)
    Wording.objects.create(
        commitment=locked,
        text=locked.text,
        quote=locked.quote,
        amended_by=source,
        until=source.signed,
        replaced_at=timezone.now(),
    )
    said = quote(source.document, *words)
    before = locked.text
    apply(locked, {"text": said.surface, "quote_id": said.pk})
    changes = {"text": [before, said.surface], "amendment": str(source)}
    tell(person, "agreements.amend_commitment", agreement, locked, changes)
    return locked


def _locked(user: Reader, commitment: Commitment) -> tuple[User, Agreement, Commitment]:
    person, agreement = of_own_office(user, commitment.agreement)
    rows = agreement.commitments.select_for_update(of=("self",)).select_related("quote")
    return person, agreement, rows.get(pk=commitment.pk)


def _columns(duty: Duty) -> dict[str, object]:
    return {
        "field": duty.field,
        "fields": joined_fields(duty.field, duty.further),
        "standing": duty.standing,
        "period": duty.period,
        "quantified": duty.quantified,
    }


def _worded(own_paper: bool, agreement: Agreement, words: Words) -> dict[str, object]:
    if not own_paper:
        raise ValidationError({"words": _("Câu chữ này do một văn bản sửa đổi đặt ra. Hãy sửa bằng văn bản sửa đổi.")})
    _check_range(agreement.document, words)
    said = quote(agreement.document, *words)
    return {"text": said.surface, "quote_id": said.pk}


def _assigned(commitment: Commitment, duty: Duty) -> dict[str, list[Any]]:
    held = list(commitment.assignees.values_list("role", "name"))
    lead = ", ".join(name for role, name in held if role == Role.LEAD)
    cooperating = [name for role, name in held if role == Role.COOPERATING]
    changes: dict[str, list[Any]] = {}
    if lead != duty.lead:
        changes["lead"] = [lead, duty.lead]
    if cooperating != list(duty.cooperating):
        changes["cooperating"] = [cooperating, list(duty.cooperating)]
    return changes


def _in_words(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    told = {name: change for name, change in changes.items() if name not in {"quote_id", "fields"}}
    further = [further_fields(fields) for fields in changes.get("fields", ())]
    return told | ({"further": further} if further and further[0] != further[1] else {})


def _check(duty: Duty) -> None:
    wrong = {}
    if duty.field not in Field.values:
        wrong["field"] = _("Hãy chọn lĩnh vực.")
    if set(duty.further) - set(Field.values) or len(duty.further) > _MOST_FIELDS:
        wrong["further"] = _("Chọn tối đa {most} lĩnh vực khác trong danh sách.").format(most=_MOST_FIELDS)
    if duty.standing not in Standing.values:
        wrong["standing"] = _("Hãy chọn mức độ.")
    if duty.period and not is_period(duty.period):
        wrong["period"] = _("Ngày kết thúc không thể trước ngày bắt đầu.")
    if wrong:
        raise ValidationError(wrong)


# So many codes of 30 letters fit the column.
_MOST_FIELDS = 8


def _check_range(paper: Document, words: Words) -> None:
    if not 0 <= words[0] < words[1] <= len(paper.text):
        raise ValidationError({"words": _("Đoạn được chọn không nằm trong văn bản.")})
