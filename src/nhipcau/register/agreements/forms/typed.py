"""What people may change of an agreement, typed as people say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.base.documents.rules import locate, nearest

from ..rules import date_typed, period_typed, typed_date, typed_period


class TypedField(forms.CharField):
    """A value typed as people say it, kept as the register writes it."""

    def __init__(self, read: Callable[[str], Any], write: Callable[[Any], str], wrong: Promise, **options: Any) -> None:
        self.read, self.write, self.wrong = read, write, wrong
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        said = super().to_python(value)
        if not said:
            return None
        try:
            return self.read(said)
        except ValueError:
            raise ValidationError(str(self.wrong)) from None

    def prepare_value(self, value: Any) -> Any:
        try:
            return self.write(value) if value not in (None, "") else ""
        except (TypeError, ValueError):
            return value


def date_field(**options: Any) -> TypedField:
    wrong = _("Ghi ngày theo dạng 18/6/2023, 4/2022, 2018 hoặc 26–27/10/2023; chưa rõ năm thì ghi 26/10.")
    return TypedField(date_typed, typed_date, wrong, **options)


def period_field(**options: Any) -> TypedField:
    wrong = _("Ghi thời gian theo dạng 2021–2025, từ 2020 (không thời hạn), đến 30/6/2030, 2026 hoặc mỗi 6 tháng.")
    return TypedField(period_typed, typed_period, wrong, **options)


class QuotedForm(forms.Form):
    """Something that the paper says, and the words that it stands on."""

    words = forms.CharField(
        label=_("Đoạn chữ trong văn bản"),
        widget=forms.Textarea({"rows": 2, "lang": "vi"}),
        help_text=_("Chép đúng như trong văn bản."),
    )

    def __init__(self, *args: Any, text: str, span: tuple[int, int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.text, self.span = text, span
        self.initial.setdefault("words", " ".join(text[slice(*span)].split()))
        self.order_fields([*(name for name in self.fields if name != "words"), "words"])

    def clean_words(self) -> str:
        """Find the words in the paper again when they were changed; of several places the nearest is meant."""
        words = str(self.cleaned_data["words"])
        if words.split() != self.text[slice(*self.span)].split():
            found = nearest(locate(self.text, words), self.span[0])
            if found is None:
                raise ValidationError(_("Không tìm thấy đoạn chữ này trong văn bản. Hãy chép đúng từng chữ, cả dấu."))
            self.span = found
        return words

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "words"}
