"""Hang an agreement on another: a pair, a year's plan, a renewal, an amendment."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import Reader

from ..models import Agreement, Relation
from ..queries import above, visible_to
from .changing import tell
from .following import keep_up
from .publishing import of_own_office

# What changes the agreement above is for the office that keeps that one.
_CHANGING = {Relation.RENEWAL, Relation.AMENDMENT}


@transaction.atomic
def hang(user: Reader, agreement: Agreement, parent: Agreement, relation: str) -> Agreement:
    """Put an agreement under another one, as what `relation` (a value of Relation) says.

    Raises ValidationError for itself, for what lies below it, for one that the person does not see, and for a renewal
    or an amendment of what another office keeps.
    """
    person, locked = of_own_office(user, agreement)
    over = visible_to(user).filter(pk=parent.pk).first()
    if over is None or relation not in Relation.values:
        raise ValidationError({"parent": _("Hãy chọn văn bản cấp trên và quan hệ với văn bản ấy.")})
    if locked.pk in {over.pk, *(one.pk for one in above(over))}:
        raise ValidationError({"parent": _("Văn bản không thể nằm dưới chính nó.")})
    if relation in _CHANGING:
        of_own_office(user, over)
    _move(locked, over, relation)
    tell(person, "agreements.hang", locked, locked, {"parent": [None, str(over)], "relation": relation})
    return locked


@transaction.atomic
def take_down(user: Reader, agreement: Agreement) -> Agreement:
    """Let an agreement stand alone again. Raises ValidationError for an amendment whose words are in use."""
    person, locked = of_own_office(user, agreement)
    if locked.parent_id is None:
        return locked
    if locked.amended.exists():
        raise ValidationError({"parent": _("Câu chữ của văn bản sửa đổi này đang được dùng.")})
    before = str(locked.parent)
    _move(locked, None, "")
    tell(person, "agreements.take_down", locked, locked, {"parent": [before, None]})
    return locked


def _move(agreement: Agreement, parent: Agreement | None, relation: str) -> None:
    renewed = agreement.parent if agreement.relation == Relation.RENEWAL else None
    agreement.parent, agreement.relation = parent, relation
    agreement.edition += 1
    agreement.save(update_fields=["parent", "relation", "edition"])
    keep_up(agreement)
    if renewed is not None and renewed != parent:
        keep_up(renewed)
