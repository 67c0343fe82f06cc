"""Adopt an agreement, show it to everyone, and take it back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import Reader, editor, offices_of
from nhipcau.base.history.actions import record

from ..models import Agreement
from .following import keep_up


def of_own_office(user: Reader, agreement: Agreement) -> tuple[User, Agreement]:
    """Return the editor and the agreement locked for change.

    Raises PermissionDenied for people who may not edit and for what is another office's.
    """
    person, _office = editor(user)
    locked = Agreement.objects.select_for_update(of=("self",)).select_related("parent").get(pk=agreement.pk)
    if locked.office_id not in offices_of(person):
        raise PermissionDenied(_("Văn bản này thuộc cơ quan khác."))
    return person, locked


@transaction.atomic
def publish(user: Reader, agreement: Agreement) -> Agreement:
    """Show an agreement and its commitments to everyone; nothing happens where it is shown already.

    Raises ValidationError for a draft.
    """
    person, locked = of_own_office(user, agreement)
    if locked.adopted_at is None:
        raise ValidationError(_("Đây còn là dự thảo. Hãy đưa văn bản vào hiệu lực rồi công bố."))
    if locked.published_at is None:
        locked.published_at = timezone.now()
        locked.save(update_fields=["published_at"])
        keep_up(locked, was_public=False)
        record(person, "agreements.publish", locked, {"public": [False, True]}, on_behalf_of=locked.office)
    return locked


@transaction.atomic
def withdraw(user: Reader, agreement: Agreement) -> Agreement:
    """Take an agreement back from the public site; the office keeps it."""
    person, locked = of_own_office(user, agreement)
    if locked.published_at is not None:
        locked.published_at = None
        locked.save(update_fields=["published_at"])
        keep_up(locked, was_public=True)
        record(person, "agreements.withdraw", locked, {"public": [True, False]}, on_behalf_of=locked.office)
    return locked


@transaction.atomic
def adopt(user: Reader, agreement: Agreement) -> Agreement:
    """Take a draft for what was signed: from now on it has a state, and the other parties' offices see it."""
    person, locked = of_own_office(user, agreement)
    if locked.adopted_at is None:
        locked.adopted_at = timezone.now()
        locked.save(update_fields=["adopted_at"])
        keep_up(locked)
        record(person, "agreements.adopt", locked, {"draft": [True, False]}, on_behalf_of=locked.office)
    return locked


@transaction.atomic
def return_to_draft(user: Reader, agreement: Agreement) -> Agreement:
    """Keep an agreement that nobody has signed yet as a draft of the office. Raises ValidationError once published."""
    person, locked = of_own_office(user, agreement)
    if locked.published_at is not None:
        raise ValidationError(_("Văn bản đang được công bố. Hãy rút khỏi trang công khai trước."))
    if locked.adopted_at is not None:
        locked.adopted_at = None
        locked.save(update_fields=["adopted_at"])
        keep_up(locked)
        record(person, "agreements.return_to_draft", locked, {"draft": [False, True]}, on_behalf_of=locked.office)
    return locked
