"""The forms of django-allauth in our words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

RULES = _("Ít nhất 12 ký tự; nên là vài từ mà chỉ bạn nghĩ ra.")
DIGITS = _("Sáu chữ số trong ứng dụng xác thực, hoặc một mã khôi phục.")
LABELS: dict[str, StrOrPromise] = {
    "login": _("Tên đăng nhập hoặc địa chỉ thư điện tử"),
    "password": _("Mật khẩu"),
    "oldpassword": _("Mật khẩu hiện nay"),
    "password1": _("Mật khẩu mới"),
    "password2": _("Mật khẩu mới, lần nữa"),
    "email": _("Địa chỉ thư điện tử"),
    "code": _("Mã xác thực"),
    "name": _("Tên của khóa"),
    "passwordless": _("Dùng khóa này để đăng nhập mà không cần mật khẩu"),
}
HELP: dict[str, StrOrPromise] = {"password1": RULES, "code": DIGITS}


class Worded:
    """Says the labels of a form in our words, without the placeholders that stand in for labels."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignIn(Worded, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"id": "id_username", "autocomplete": "username"}


class Again(Worded, ReauthenticateForm):
    pass


class Forgotten(Worded, ResetPasswordForm):
    pass


class NewPassword(Worded, ResetPasswordKeyForm):
    def clean(self) -> dict[str, Any]:
        return twice_alike(self)


class ChangedPassword(Worded, ChangePasswordForm):
    def clean(self) -> dict[str, Any]:
        return twice_alike(self)


class FirstPassword(Worded, SetPasswordForm):
    def clean(self) -> dict[str, Any]:
        return twice_alike(self)


def twice_alike(form: forms.Form) -> dict[str, Any]:
    """Say beside the second entry of a new password that it differs from the first."""
    said = form.cleaned_data
    first, second = said.get("password1"), said.get("password2")
    if first and second and first != second:
        form.add_error("password2", ValidationError(_("Hai lần gõ chưa giống nhau.")))
    return said


class Code(Worded, AuthenticateForm):
    pass


class CodeAgain(Worded, ReauthenticateByCodeForm):
    pass


class FirstCode(Worded, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # There are no recovery codes yet.
        self.fields["code"].help_text = ""


class NewPasskey(Worded, AddWebAuthnForm):
    pass


class NamedPasskey(Worded, EditWebAuthnForm):
    pass
