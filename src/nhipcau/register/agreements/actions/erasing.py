"""Take out of the register what was entered by mistake: only as long as nothing rests on it. History keeps both."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.history.actions import record

from ..models import Agreement
from .publishing import of_own_office


@transaction.atomic
def erase(user: Reader, agreement: Agreement) -> None:
    """Take an agreement out that was entered by mistake; its paper stays.

    Raises ValidationError while it is public, and where another agreement or anything else rests on it.
    """
    person, locked = of_own_office(user, agreement)
    if locked.published_at is not None:
        raise ValidationError(_("Thỏa thuận đang được công bố. Hãy rút khỏi trang công khai trước."))
    told = {"title": [locked.title, None], "number": [locked.number, None], "commitments": locked.commitment_count}
    record(person, "agreements.erase", locked, told, on_behalf_of=locked.office)
    try:
        locked.delete()
    except ProtectedError:
        raise ValidationError(_("Đã có dữ liệu gắn với thỏa thuận này, nên không thể xóa.")) from None
