from __future__ import annotations

import secrets
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.history.actions import record

from ..models import Token, User
from ..rules import digest


class NewToken(NamedTuple):
    """A key and its secret, which is told once and kept nowhere."""

    token: Token
    secret: str


@transaction.atomic
def make_token(by: User, *, name: str) -> NewToken:
    """Make a key by which a program acts as a person in the assignment they act in now.

    Raises ValidationError without a name; PermissionDenied for who has no role of their own today.
    """
    if by.acting is None or by.acting.person_id != by.pk:
        raise PermissionDenied(_("Bạn cần có vai trò của chính mình để tạo khóa truy cập."))
    if not name.strip():
        raise ValidationError({"name": _("Hãy đặt tên cho khóa, chẳng hạn tên của chương trình sẽ dùng nó.")})
    secret = f"nhipcau_{secrets.token_urlsafe(32)}"
    token = Token(assignment=by.acting, name=name.strip(), digest=digest(secret), created_at=timezone.now())
    token.full_clean()
    token.save()
    record(by, "accounts.make_token", by, {"name": token.name}, on_behalf_of=by.office)
    return NewToken(token, secret)


@transaction.atomic
def revoke_token(by: User, token: Token) -> None:
    """Make a key of one's own void at once."""
    if token.assignment.person_id != by.pk:
        raise PermissionDenied(_("Khóa này không phải của bạn."))
    token.revoked_at = token.revoked_at or timezone.now()
    token.save(update_fields=["revoked_at"])
    record(by, "accounts.revoke_token", by, {"name": token.name, "revoked": True}, on_behalf_of=by.office)
