"""What is said of a paper that came in: kept as a code and values, put into words when it is shown."""

from __future__ import annotations

import gettext as library
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nhipcau.reading.draft import DOUBTS
from nhipcau.reading.sources.messages import MESSAGES


def N_(message: str) -> str:
    """Mark a message for the catalogues."""
    return message


# What the door itself says; all other codes are those of the reader.
DOOR = {
    "secret": N_(
        "Văn bản mang dấu “{mark}” nên không được nhận: bí mật nhà nước không được đưa vào hệ thống này. "
        "Không có gì của văn bản được lưu lại."
    ),
    "too-long": N_("văn bản có quá {limit} MB chữ; hãy tách thành từng văn bản rồi nhập lại"),
    "broke-off": N_("việc đọc đã {count} lần bị dừng giữa chừng; hãy báo người quản trị rồi thử lại"),
    "gone": N_("tệp đã nhận không còn trong kho; hãy nhập lại"),
    "several": N_("tệp này chứa nhiều văn bản; hãy nhập từng văn bản"),
    "nothing-inside": N_("trong tệp nén không có tệp nào"),
}


def said(remark: str | Mapping[str, Any]) -> str:
    """Return a remark in the language of the reader; one that an earlier version kept in words stays in those."""
    if isinstance(remark, str):
        return remark
    if not remark:
        return ""
    code, details = remark["code"], remark.get("details", {})
    if code in DOOR:
        return capfirst(_(DOOR[code]).format(**details))
    message = {**MESSAGES, **DOUBTS}.get(code, code)
    return capfirst(_of_library(get_language() or settings.LANGUAGE_CODE)(message).format(**details))


@cache
def _of_library(language: str) -> Callable[[str], str]:
    """Return the translation of the messages of the reader, which have a catalogue of their own."""
    return library.translation("cli", settings.LOCALE_PATHS[0], languages=[language], fallback=True).gettext
