from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class Opening(forms.Form):
    """The password with which an invited person opens their account."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        help_text=_("Ít nhất 12 ký tự; nên là vài từ mà chỉ bạn nghĩ ra."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Mật khẩu, lần nữa"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("Hai lần gõ chưa giống nhau."))
        return again
