from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SheetForm(forms.Form):
    """A filled-in spreadsheet."""

    file = forms.FileField(
        label=_("Tệp bảng tính"),
        help_text=_(
            "Tệp .xlsx hoặc .csv, nhiều nhất 50.000 dòng. Chưa có gì được ghi cho đến khi bạn xem kết quả kiểm tra."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
        error_messages={
            "required": _("Hãy chọn tệp."),
            "empty": _("Tệp không có nội dung. Hãy kiểm tra rồi tải lên lại."),
        },
        allow_empty_file=False,
    )
