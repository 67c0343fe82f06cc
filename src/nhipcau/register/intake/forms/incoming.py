from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nhipcau.base.documents.models import Document

MEDIA = {".txt": Document.Media.TEXT, ".html": Document.Media.HTML, ".htm": Document.Media.HTML}
PASTED_NAME = 80


class PaperForm(forms.Form):
    text = forms.CharField(
        label=_("Dán nội dung văn bản"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 14, "lang": "vi"}),
        help_text=_("Dán trọn văn bản, cả tiêu đề và ngày tháng."),
    )
    file = forms.FileField(
        label=_("hoặc tải tệp lên"),
        required=False,
        widget=forms.ClearableFileInput({"accept": ".txt,.html,.htm,text/plain,text/html"}),
        help_text=_("Tệp .txt hoặc .html, bảng mã UTF-8, tối đa 5 MB. Bản gốc được giữ nguyên."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if file and text.strip():
            self.add_error("file", _("Chỉ chọn một cách: dán nội dung hoặc tải tệp lên."))
        elif file and PurePath(file.name).suffix.lower() not in MEDIA:
            self.add_error("file", _("Chỉ nhận tệp .txt hoặc .html. Hãy lưu văn bản ở một trong hai dạng này."))
        elif not file and not text.strip() and not self.errors:
            self.add_error("text", _("Hãy dán nội dung văn bản hoặc chọn một tệp."))
        return cleaned

    def paper(self) -> dict[str, Any]:
        """The name, bytes and type of what came in."""
        if file := self.cleaned_data["file"]:
            media_type = MEDIA[PurePath(file.name).suffix.lower()]
            # One byte over the limit is enough to be refused: a huge file is never held in memory.
            content = file.read(settings.MAX_PAPER_BYTES + 1)
            return {"name": file.name, "content": content, "media_type": media_type}
        # A browser sends every line end of a text box as CR LF, whatever was pasted.
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        name = " ".join(text.split())[:PASTED_NAME]
        return {"name": name, "content": text.encode(), "media_type": Document.Media.TEXT}
