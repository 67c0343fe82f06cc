from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

PASTED_NAME = 80
ACCEPTED = ".txt,.html,.htm,.docx,.pdf,.doc,.rtf,.eml,.zip,.png,.jpg,.jpeg,.tif,.tiff,.bmp,.gif,.webp"


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files; an empty one is told of where it is read, beside the others."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = [file for file in data or [] if file]
        if len(files) > settings.MAX_FILES:
            message = _("Mỗi lần chỉ nhận {limit} tệp; bạn đã chọn {count}. Hãy chia ra, hoặc nén thành một tệp .zip.")
            raise ValidationError(str(message).format(limit=settings.MAX_FILES, count=len(files)))
        return files


class PaperForm(forms.Form):
    text = forms.CharField(
        label=_("Dán nội dung văn bản"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 14, "lang": "vi"}),
        help_text=_("Dán trọn văn bản, cả tiêu đề và ngày tháng."),
    )
    file = SeveralFilesField(label=_("hoặc tải tệp lên"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].widget.attrs["accept"] = ACCEPTED
        told = _(
            "Một hoặc nhiều tệp .docx, .pdf, .doc, .html, .txt, thư .eml, ảnh quét, hoặc tệp nén .zip; "
            "mỗi tệp tối đa {limit} MB. Bản gốc được giữ nguyên."
        )
        self.fields["file"].help_text = str(told).format(limit=settings.MAX_FILE_BYTES // 1024**2)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        files, text = cleaned.get("file"), cleaned.get("text", "")
        if files and text.strip():
            self.add_error("file", _("Chỉ chọn một cách: dán nội dung hoặc tải tệp lên."))
        elif not files and not text.strip() and not self.errors:
            self.add_error("text", _("Hãy dán nội dung văn bản hoặc chọn một tệp."))
        return cleaned

    def is_pasted(self) -> bool:
        return not self.cleaned_data["file"]

    def papers(self) -> Iterator[dict[str, Any]]:
        """The name and the bytes of each file that came in, one in memory at a time."""
        for file in self.cleaned_data["file"]:
            # One byte over the limit is enough to be refused: a huge file is never held in memory.
            yield {"name": file.name, "content": file.read(settings.MAX_FILE_BYTES + 1)}
        if self.is_pasted():
            # A browser sends every line end of a text box as CR LF, whatever was pasted.
            text = self.cleaned_data["text"].replace("\r\n", "\n")
            yield {"name": " ".join(text.split())[:PASTED_NAME], "content": text.encode()}
