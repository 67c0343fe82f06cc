from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.base.history.actions import record

from ..models import User
from .people import keeps

# What history calls the changes that django-allauth tells of.
CHANGES = {
    "password_changed": "accounts.change_password",
    "password_set": "accounts.change_password",
    "password_reset": "accounts.reset_password",
    "totp_activated": "accounts.turn_app_on",
    "totp_deactivated": "accounts.turn_app_off",
    "recovery_codes_generated": "accounts.make_codes",
    "webauthn_added": "accounts.add_passkey",
    "webauthn_removed": "accounts.remove_passkey",
}


def note_sign_in(person: User) -> None:
    """Write down that a person signed in."""
    record(person, "accounts.sign_in", person, on_behalf_of=person.office)


def note_change_of_sign_in(person: User, what: str) -> None:
    """Write down a change of how a person signs in ("totp_activated"), and tell them by letter."""
    record(person, CHANGES.get(what, "accounts.change_sign_in"), person, on_behalf_of=person.office)
    transaction.on_commit(lambda: _tell(person, "accounts/changed.txt", _("Thay đổi về đăng nhập"), {}), robust=True)


def send_reset_link(address: str, person: User, link: str) -> None:
    """Send the link by which a person chooses a new password to the address they gave."""
    if address.lower() == person.email.lower():
        _tell(person, "accounts/reset.txt", _("Đặt lại mật khẩu Nhịp Cầu"), {"link": link})


def _tell(person: User, template: str, subject: str, told: dict[str, object]) -> None:
    if not person.email:
        return
    with translation.override(person.language or settings.LANGUAGE_CODE):
        send_mail(_(subject), render_to_string(template, {"person": person} | told), None, [person.email])


@transaction.atomic
def forget_second_factor(by: User | None, person: User) -> None:
    """Let a person who lost their phone and codes sign in by password alone again, to set them up anew."""
    from allauth.mfa.models import Authenticator

    own = keeps(by, person)
    count, _kinds = Authenticator.objects.filter(user=person).delete()
    record(by, "accounts.forget_second_factor", person, {"removed": count}, on_behalf_of=own)
    transaction.on_commit(lambda: _tell(person, "accounts/changed.txt", _("Thay đổi về đăng nhập"), {}), robust=True)
