from __future__ import annotations

import logging
import secrets
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nhipcau.base.history.actions import record

from ..models import Invitation, Office, User
from ..queries import invited
from ..rules import digest
from .offices import looks_after
from .people import assign

VALID = timedelta(days=7)
log = logging.getLogger(__name__)


@transaction.atomic
def invite(
    by: User | None,
    *,
    email: str,
    full_name: str,
    office: Office,
    role: str,
    since: date | None = None,
    until: date | None = None,
    language: str = "",
) -> User:
    """Make an account that opens by a link sent to an address, and assign it; raises ValidationError by field.

    Nobody can sign in to it before the link is used.
    """
    own = looks_after(by, office.unit_id)
    address = email.strip().lower()
    _check_address(address)
    person = User(username=address, email=address, full_name=" ".join(full_name.split()), language=language)
    person.is_active = False
    person.set_unusable_password()
    person.full_clean(exclude=["password"])
    person.save()
    record(by, "accounts.invite", person, {"email": address, "role": role, "office": office.pk}, on_behalf_of=own)
    assign(by, person, office=office, role=role, since=since, until=until)
    _send(person)
    return person


def _check_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        raise ValidationError({"email": _("Hãy ghi một địa chỉ thư điện tử đúng dạng.")}) from None
    if User.objects.filter(email__iexact=address).exists() or User.objects.filter(username__iexact=address).exists():
        raise ValidationError({"email": _("Địa chỉ này đã thuộc về một người trong hệ thống.")})


@transaction.atomic
def invite_again(by: User | None, person: User) -> Invitation:
    """Send a new link to a person who has not used theirs; the earlier ones are void from now on.

    Raises ValidationError for an account that is open already.
    """
    held = [one.office for one in person.assignments.select_related("office")]
    own = None
    for office in held:
        own = looks_after(by, office.unit_id)
    if person.is_active or person.has_usable_password() or not held:
        raise ValidationError(_("Người này đã mở tài khoản; họ có thể tự đặt lại mật khẩu."))
    person.invitations.filter(accepted_at__isnull=True, revoked_at__isnull=True).update(revoked_at=timezone.now())
    made = _send(person)
    record(by, "accounts.invite_again", person, {"email": person.email}, on_behalf_of=own)
    return made


def _send(person: User) -> Invitation:
    secret = secrets.token_urlsafe(32)
    now = timezone.now()
    made = Invitation.objects.create(person=person, digest=digest(secret), sent_at=now, expires_at=now + VALID)
    transaction.on_commit(lambda: _post(person, secret, made), robust=True)
    return made


def _post(person: User, secret: str, made: Invitation) -> None:
    link = settings.ADDRESS.rstrip("/") + reverse("accept-invitation", args=[secret])
    with translation.override(person.language or settings.LANGUAGE_CODE):
        said = render_to_string("accounts/invitation.txt", {"person": person, "link": link, "until": made.expires_at})
        send_mail(_("Lời mời dùng Nhịp Cầu"), said, None, [person.email])


@transaction.atomic
def accept(secret: str, *, password: str) -> User:
    """Open the account that a link was sent for, with the password its owner chose; the link is used up.

    Raises ValidationError for a link that is used, withdrawn or too old, and by field for a password easy to guess.
    """
    found = invited(secret)
    if found is None:
        raise ValidationError(_("Đường dẫn này đã được dùng, đã hết hạn hoặc đã bị thay. Hãy xin lời mời mới."))
    person = found.person
    try:
        validate_password(password, person)
    except ValidationError as problem:
        raise ValidationError({"password": problem.messages}) from None
    person.set_password(password)
    return open_account(person)


@transaction.atomic
def open_account(person: User) -> User:
    """Open the account of an invited person, whose address is thereby known to be theirs; uses up the link."""
    person.is_active = True
    person.save(update_fields=["is_active", "password"])
    person.invitations.filter(accepted_at__isnull=True, revoked_at__isnull=True).update(accepted_at=timezone.now())
    record(person, "accounts.accept", person, {"active": [False, True]}, on_behalf_of=person.office)
    return person
