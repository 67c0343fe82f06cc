"""Where django-allauth asks: in our words, with our history, for people who were invited."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .. import actions
from ..queries import addressed, named

WRONG = _("Tên đăng nhập hoặc mật khẩu chưa đúng.")
LOCKED = _("Đã thử sai quá nhiều lần. Tài khoản bị khóa trong 15 phút; sau đó hãy thử lại hoặc đặt lại mật khẩu.")
SLOWLY = _("Bạn gửi quá nhiều yêu cầu. Hãy đợi một lát rồi thử lại.")
ODD_CODE = _("Mã chưa đúng hoặc đã hết hạn. Hãy lấy mã mới rồi thử lại.")
# What the parts of django-allauth say after a deed, by the last part of the name of their template.
SAID: dict[str, Promise] = {
    "password_changed.txt": _("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."),
    "password_set.txt": _("Đã đặt mật khẩu."),
    "totp_activated.txt": _("Đã bật ứng dụng xác thực."),
    "totp_deactivated.txt": _("Đã tắt ứng dụng xác thực."),
    "recovery_codes_generated.txt": _("Đã tạo bộ mã khôi phục mới. Các mã cũ không dùng được nữa."),
    "webauthn_added.txt": _("Đã thêm khóa đăng nhập."),
    "webauthn_removed.txt": _("Đã gỡ khóa đăng nhập."),
    "sessions_logged_out.txt": _("Đã kết thúc các phiên đăng nhập khác."),
}
AGAIN: dict[str, Promise] = {
    "reauthenticate": _("Dùng mật khẩu"),
    "mfa_reauthenticate": _("Dùng mã xác thực"),
    "mfa_reauthenticate:webauthn": _("Dùng khóa đăng nhập"),
}


class Accounts(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Tài khoản này đang đóng."),
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "too_many_login_attempts": LOCKED,
        "rate_limited": SLOWLY,
        "incorrect_password": _("Mật khẩu chưa đúng."),
        "enter_current_password": _("Mật khẩu hiện nay chưa đúng."),
        "invalid_password_reset": _("Đường dẫn đặt lại mật khẩu đã được dùng hoặc đã hết hạn."),
        "unknown_email": _("Không có tài khoản nào dùng địa chỉ này."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or SAID.get((message_template or "").rpartition("/")[2])
        if said:
            shown = messages.SUCCESS if level == messages.INFO else level
            messages.add_message(request, shown, str(said), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the one letter that people ask for: a link to choose a new password."""
        if template_prefix.endswith("password_reset_key"):
            actions.send_reset_link(email, context["user"], context["password_reset_url"])

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Write a change of how somebody signs in to history, and to them."""
        actions.note_change_of_sign_in(user, template_prefix.rpartition("/")[2])

    def post_login(self, request: HttpRequest, user: Any, **told: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **told)
        actions.note_sign_in(user)
        if user.language:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
        return response

    def get_client_ip(self, request: HttpRequest) -> str:
        # A web server in front may speak through a socket, which has no address.
        return str(super().get_client_ip(request)) if request.META.get("REMOTE_ADDR") else "127.0.0.1"

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method | {"description": AGAIN.get(method["id"], method["description"])} for method in methods]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count by person: who tries the name and the address of one person tries one account."""
        typed = str(credentials.get("username") or credentials.get("email") or "").strip().lower()
        person = named(typed)
        return f"person:{person.pk}" if person else f"typed:{typed}"


class SecondFactors(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": ODD_CODE}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        count: int = user.authenticator_set.filter(type=type).count()
        return _now("Khóa {number}").format(number=count + 1)

    def encrypt(self, text: str) -> str:
        """Keep the secrets of second factors unreadable in a copy of the database that comes without the key."""
        return str(_cipher().encrypt(text.encode()).decode())

    def decrypt(self, encrypted_text: str) -> str:
        return str(_cipher().decrypt(encrypted_text.encode()).decode())


def _cipher() -> Any:
    from cryptography.fernet import Fernet

    key = hashlib.sha256(b"second factors:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


class SingleSignOn(DefaultSocialAccountAdapter):
    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """Return the provider that the settings name; none stands in the database."""
        from allauth.socialaccount.models import SocialApp

        told: Any = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        apps = [SocialApp(provider="openid_connect", **app) for app in told]
        return [app for app in apps if provider in (None, "openid_connect", app.provider_id)]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in who is known by an address that the provider vouches for, and nobody else."""
        if sociallogin.is_existing:
            return
        addresses = [one.email for one in sociallogin.email_addresses if one.verified]
        person = addressed(addresses)
        if person is None:
            raise ImmediateHttpResponse(refused(request, addresses))
        if not person.is_active and person.is_invited:
            actions.open_account(person)
        sociallogin.connect(request, person)

    def on_authentication_error(self, request: HttpRequest, provider: Any, *args: Any, **kwargs: Any) -> None:
        raise ImmediateHttpResponse(render(request, "accounts/sso_wrong.html", {"name": settings.SSO_NAME}, status=502))


def refused(request: HttpRequest, addresses: list[str]) -> HttpResponse:
    """Say to whom the single sign-on knows and we do not how they get in."""
    shown = {"name": settings.SSO_NAME, "addresses": addresses, "unknown": True}
    return render(request, "accounts/sso_wrong.html", shown, status=403)
