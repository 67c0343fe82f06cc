"""Take an agreement out of the register again while nobody outside has seen it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.documents.models import Quote
from nhipcau.base.history.actions import record
from nhipcau.base.history.queries import of

from ..models import Agreement, Relation
from .following import keep_up
from .publishing import of_own_office

# What has happened to an agreement that is as it was entered.
UNCHANGED = (
    "agreements.enter",
    "agreements.publish",
    "agreements.withdraw",
    "agreements.adopt",
    "agreements.return_to_draft",
    "agreements.hang",
    "agreements.take_down",
    "intake.keep_source",
)


@transaction.atomic
def take_out(user: Reader, agreement: Agreement) -> None:
    """Take an agreement out of the register with its parties, signatories and commitments; its history stays.

    Raises ValidationError while it is published, when people have changed it since it was entered, and when something
    else of the register rests on it; PermissionDenied for people who may not edit it.
    """
    person, locked = of_own_office(user, agreement)
    if locked.published_at is not None:
        raise ValidationError(_("Văn bản đang được công bố. Hãy rút khỏi trang công khai trước."))
    if of(locked._meta.label_lower, locked.pk).exclude(action__in=UNCHANGED).exists():
        raise ValidationError(_("Thỏa thuận đã được sửa sau khi ghi. Hãy sửa tiếp ở trang thỏa thuận để không mất gì."))
    renewed = locked.parent if locked.relation == Relation.RENEWAL else None
    record(person, "agreements.take_out", locked, {"title": locked.title}, on_behalf_of=locked.office)
    _erase(locked)
    if renewed is not None:
        keep_up(renewed)


def _erase(agreement: Agreement) -> None:
    rows = (agreement.parties, agreement.signatories, agreement.commitments)
    quotes = [quote for kind in rows for quote in kind.values_list("quote", flat=True)]
    try:
        with transaction.atomic():
            agreement.delete()
            Quote.objects.filter(pk__in=quotes).delete()
    except ProtectedError:
        raise ValidationError(_("Có văn bản hoặc việc khác gắn với thỏa thuận này. Hãy gỡ chúng ra trước.")) from None
