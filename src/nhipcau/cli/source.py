"""What the command line is given to read."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from nhipcau.reading import extract_html

STANDARD_INPUT = "-"
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


class Unreadable(Exception):
    """A file without text to read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text to read: `name` as given, `id` without folder and ending, and whether it was extracted from a page."""

    name: str
    id: str
    text: str
    extracted: bool


def load(name: str) -> Source:
    """Return the text of the file `name`, "-" for standard input, or raise Unreadable.

    The text is the file decoded as UTF-8 without any translation; of a web page it is the readable part. Standard
    input is taken for a web page where it begins like one.
    """
    text = _decoded(_bytes(name))
    path = Path(name)
    page = _PAGE.match(text.lstrip("\ufeff")) if name == STANDARD_INPUT else path.suffix.lower() in {".html", ".htm"}
    if page:
        text = extract_html(text)
    if not text.strip("\ufeff \t\r\n"):
        raise Unreadable(_("tệp trống, không có chữ nào để đọc"))
    return Source(name, path.stem, text, bool(page))


def _bytes(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except FileNotFoundError:
        raise Unreadable(_("không tìm thấy tệp")) from None
    except IsADirectoryError:
        raise Unreadable(_("là thư mục, không phải tệp")) from None
    except PermissionError:
        raise Unreadable(_("không có quyền đọc tệp")) from None
    except (OSError, ValueError) as problem:
        raise Unreadable(_("không đọc được tệp ({problem})").format(problem=problem)) from None


def _decoded(data: bytes) -> str:
    if b"\0" in data:
        raise Unreadable(_("là tệp nhị phân, không phải văn bản; hãy lưu thành .txt hoặc .html rồi đọc lại"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        message = _("không phải văn bản UTF-8 (sai ở byte thứ {place}); hãy lưu lại bằng UTF-8 rồi đọc lại")
        raise Unreadable(message.format(place=problem.start + 1)) from None
