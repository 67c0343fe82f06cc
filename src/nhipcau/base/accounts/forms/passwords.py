from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Asks for a length in our words: Django has no Vietnamese ones for it."""

    def get_error_message(self) -> str:
        return _("Mật khẩu này quá ngắn: cần ít nhất {count} ký tự.").format(count=self.min_length)
