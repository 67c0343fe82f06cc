from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from .models import Office, User
from .rules import may_edit

Reader = User | AnonymousUser


def editor(user: Reader) -> tuple[User, Office]:
    """Return the user and the office they edit for.

    Raises PermissionDenied when they are not signed in, have no office, or may only look.
    """
    if not isinstance(user, User) or not user.is_active:
        raise PermissionDenied(_("Bạn cần đăng nhập."))
    if user.office is None or not may_edit(user.role):
        raise PermissionDenied(_("Tài khoản của bạn chỉ được xem. Hãy đề nghị quản trị cấp quyền cán bộ."))
    return user, user.office


def office_of(user: Reader) -> Office | None:
    """Return the office a signed-in person acts for, None for anyone else."""
    return user.office if isinstance(user, User) else None


def can_edit(user: Reader) -> bool:
    """Say whether a person may bring papers in, review, accept and publish for an office."""
    return isinstance(user, User) and user.is_active and user.office is not None and may_edit(user.role)
