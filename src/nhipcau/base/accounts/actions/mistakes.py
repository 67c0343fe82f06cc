"""Taking back what was entered by mistake: only as long as nothing rests on it. History keeps both acts."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from nhipcau.base.history.actions import record

from ..models import Assignment, Office, User
from .offices import forget_succession, looks_after


@transaction.atomic
def erase_office(by: User | None, office: Office) -> None:
    """Take an office out of the register that was entered by mistake.

    Raises ValidationError where people, papers or anything else rest on it: such an office is closed instead.
    """
    own = looks_after(by, office.unit_id)
    for link in office.successions.select_related("former", "successor"):
        forget_succession(by, link)
    record(by, "accounts.erase_office", office, {"name": [office.name, None]}, on_behalf_of=own)
    try:
        office.delete()
    except ProtectedError:
        said = _("Đã có người hoặc dữ liệu gắn với cơ quan này: hãy ghi ngày cuối hoạt động thay vì xóa.")
        raise ValidationError(said) from None


@transaction.atomic
def withdraw_invitation(by: User | None, person: User) -> None:
    """Take back an account that was made by mistake, with its link and its roles.

    Raises ValidationError once its owner has opened it: such an account is closed instead.
    """
    held = person.assignments.select_related("office")
    own = None
    for one in held:
        own = looks_after(by, one.office.unit_id)
    opened = person.is_active or person.has_usable_password()
    if opened or person.invitations.filter(accepted_at__isnull=False).exists():
        raise ValidationError(_("Người này đã mở tài khoản: hãy khóa tài khoản thay vì xóa."))
    record(by, "accounts.withdraw_invitation", person, {"email": [person.email, None]}, on_behalf_of=own)
    person.invitations.all().delete()
    try:
        held.delete()
        person.delete()
    except ProtectedError:
        raise ValidationError(_("Đã có dữ liệu gắn với người này: hãy khóa tài khoản thay vì xóa.")) from None


@transaction.atomic
def erase_assignment(by: User | None, assignment: Assignment) -> None:
    """Take back a role that was given by mistake; raises ValidationError where it was lent or used for a key."""
    own = looks_after(by, assignment.office.unit_id)
    told = {"office": assignment.office_id, "role": [assignment.role, None], "since": assignment.since.isoformat()}
    record(by, "accounts.erase_assignment", assignment.person, told, on_behalf_of=own)
    try:
        assignment.delete()
    except ProtectedError:
        said = _("Vai trò này đã được ủy quyền hoặc dùng cho khóa truy cập: hãy ghi ngày kết thúc thay vì xóa.")
        raise ValidationError(said) from None
