"""What kind of file bytes are: by what they say, with the name only as a hint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

_HEAD = 4096
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"{\\rtf", "rtf"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams, in UTF-16 as the directory of such a file has them; its parts may stand in any order.
_OLE_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_TAG = re.compile(rb"</?[a-z][a-z0-9]*[\s>/]", re.IGNORECASE)
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_LETTER = {b"from", b"received", b"mime-version", b"message-id", b"return-path", b"delivered-to"}
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how people call it, the endings of its names, its media type."""

    label: str
    endings: frozenset[str]
    media_type: str


def _kind(label: str, endings: str, media_type: str) -> Kind:
    return Kind(label, frozenset(endings.split()), media_type)


KINDS = {
    "text": _kind(".txt", ".txt .text .md .csv .tsv .log", "text/plain"),
    "html": _kind(".html", ".html .htm .xhtml", "text/html"),
    "docx": _kind(
        ".docx", ".docx .docm .dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "pdf": _kind(".pdf", ".pdf", "application/pdf"),
    "doc": _kind(".doc", ".doc .dot", "application/msword"),
    "rtf": _kind(".rtf", ".rtf .doc", "application/rtf"),
    "eml": _kind(".eml", ".eml .mht .mhtml", "message/rfc822"),
    "zip": _kind(".zip", ".zip", "application/zip"),
    "png": _kind("PNG", ".png", "image/png"),
    "jpeg": _kind("JPEG", ".jpg .jpeg", "image/jpeg"),
    "tiff": _kind("TIFF", ".tif .tiff", "image/tiff"),
    "gif": _kind("GIF", ".gif", "image/gif"),
    "bmp": _kind("BMP", ".bmp", "image/bmp"),
    "webp": _kind("WEBP", ".webp", "image/webp"),
    "locked": _kind("Word", ".docx .xlsx .pptx", "application/x-ole-storage"),
    "ole": _kind("OLE", ".msg .doc .xls .ppt", "application/x-ole-storage"),
    "xls": _kind("Excel", ".xls", "application/vnd.ms-excel"),
    "ppt": _kind("PowerPoint", ".ppt", "application/vnd.ms-powerpoint"),
    "xlsx": _kind("Excel", ".xlsx .xlsm", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": _kind("PowerPoint", ".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "odt": _kind("OpenDocument", ".odt .ods .odp", "application/vnd.oasis.opendocument.text"),
    "7z": _kind("7-Zip", ".7z", "application/x-7z-compressed"),
    "rar": _kind("RAR", ".rar", "application/vnd.rar"),
    "gzip": _kind("gzip", ".gz .tgz", "application/gzip"),
    "exe": _kind(".exe", ".exe .dll .so", "application/octet-stream"),
}
IMAGES = frozenset({"png", "jpeg", "tiff", "gif", "bmp", "webp"})
_ENDINGS = frozenset().union(*(kind.endings for kind in KINDS.values()))


def kind_of(name: str, content: bytes) -> str:
    """Return the key in KINDS of what `content` is; `name` decides only whether a text with tags is a web page."""
    head = content[:_HEAD]
    if content.startswith(_OLE):
        return _ole_kind(content)
    if content.startswith(_ZIP):
        return _zip_kind(content)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    found = next((kind for beginning, kind in _BEGINNINGS if head.startswith(beginning)), None)
    # Two letters are little to go by: a text may begin with them.
    if found and (found not in {"bmp", "exe"} or b"\0" in head):
        return found
    return _text_kind(name, content, head)


def misnamed(name: str, kind: str) -> str | None:
    """Return the ending of `name` where it promises another kind of file than `kind`."""
    ending = PurePath(name).suffix.lower()
    return ending if ending in _ENDINGS and ending not in KINDS[kind].endings else None


def _ole_kind(content: bytes) -> str:
    return next((kind for stream, kind in _OLE_STREAMS if stream.encode("utf-16-le") in content), "ole")


def _zip_kind(content: bytes) -> str:
    """Tell office files from plain archives by the names that a zip file holds as they are."""
    if b"[Content_Types].xml" in content:
        for folder, kind in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx")):
            if folder in content:
                return kind
    return "odt" if content[30:].startswith(b"mimetypeapplication/vnd.oasis") else "zip"


def _text_kind(name: str, content: bytes, head: bytes) -> str:
    if content.startswith(_WIDE_BOMS):
        head = head.replace(b"\0", b"")
    named = PurePath(name).suffix.lower()
    if _is_letter(head):
        return "eml"
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<" and _PAGE.search(head):
        return "html"
    if named in KINDS["html"].endings and _TAG.search(content.replace(b"\0", b"")):
        return "html"
    return "text"


def _is_letter(head: bytes) -> bool:
    """Tell whether a file begins with headers of a letter, two of them such as only letters have."""
    block = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(block)}
    return bool(_HEADER.match(block)) and len(names & _LETTER) >= 2
