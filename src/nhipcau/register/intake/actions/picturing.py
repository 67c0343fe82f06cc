from __future__ import annotations

from bisect import bisect_right

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from nhipcau.base.documents.models import Document
from nhipcau.reading.sources import Unreadable
from nhipcau.reading.sources.pictures import END, page_picture

# Pictures that browsers show as they are.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})


def pages_of(document: Document) -> list[int]:
    """Return the numbers of the pages of a paper that has some: of a PDF those with text, of a picture the only one."""
    if document.media_type.startswith("image/"):
        return [1]
    if document.media_type != Document.Media.PDF:
        return []
    return sorted({int(path) for _start, kind, path in document.places if kind == "page"} or {1})


def page_at(document: Document, offset: int) -> int:
    """Return the page on which a character of a paper's text stands."""
    pages = [(start, int(path)) for start, kind, path in document.places if kind == "page"]
    at = bisect_right(pages, (offset, 10**9))
    return pages[at - 1][1] if at else (pages[0][1] if pages else 1)


def picture(document: Document, number: int) -> tuple[bytes, str]:
    """Return the picture of a page and its media type; one of a PDF is drawn once and then kept under its hash.

    Raises Unreadable where no picture can be had: no such page, a damaged file, a kind that browsers do not show.
    """
    if document.media_type.startswith("image/"):
        if document.media_type not in SHOWN or number != 1:
            raise Unreadable("empty")
        return _original(document), document.media_type
    if document.media_type != Document.Media.PDF:
        raise Unreadable("empty")
    path = f"pages/{document.sha256[:2]}/{document.sha256}-{number}.png"
    return _kept(path) or _drawn(document, number, path), "image/png"


def _kept(path: str) -> bytes:
    """The picture drawn before; nothing where there is none, or only what a killed process left of one."""
    if not default_storage.exists(path):
        return b""
    with default_storage.open(path) as file:
        found: bytes = file.read()
    if found.endswith(END):
        return found
    default_storage.delete(path)
    return b""


def _drawn(document: Document, number: int, path: str) -> bytes:
    drawn = page_picture(_original(document), number)
    default_storage.save(path, ContentFile(drawn))
    return drawn


def _original(document: Document) -> bytes:
    try:
        with document.original.open() as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError:
        raise Unreadable("empty") from None
