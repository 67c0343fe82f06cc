"""Name who carries the duties of a party on."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import Reader
from nhipcau.base.history.actions import record

from ..models import Party
from ..rules import today_of
from .publishing import of_own_office


@transaction.atomic
def decide_heir(user: Reader, party: Party, *, heir: str) -> Party:
    """Say which unit carries on the duties of a party whose own unit has ended; an empty `heir` leaves it open again.

    Raises ValidationError for a unit that neither inherited from the party's nor has those that did within it,
    PermissionDenied for other offices.
    """
    person, agreement = of_own_office(user, party.agreement)
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
