"""PDF files: the text layer page by page, in reading order; pages without one are recognised as scans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from nhipcau.reading.sources import scan
from nhipcau.reading.sources.lines import Lines
from nhipcau.reading.sources.paragraphs import Page, add_paragraphs
from nhipcau.reading.sources.pdf_lines import pdf_lines
from nhipcau.reading.sources.segments import Segment, in_reading_order
from nhipcau.reading.sources.source import Limits, Remark, Text, Unreadable

if TYPE_CHECKING:
    import pypdfium2

# PDFium keeps state of its own: only one thread may be in it.
_PDFIUM = Lock()
_POINTS_PER_INCH = 72
_PASSWORD = "password"


def read(content: bytes, limits: Limits) -> Text:
    """Return the text of a PDF; places are its pages. Raises Unreadable, for a password too."""
    with opened(content) as document:
        return _Reader(document, limits).text()


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for this thread alone and close it again. Raises Unreadable, for a password too."""
    try:
        import pypdfium2
    except ModuleNotFoundError:
        raise Unreadable("needs-extra", kind=".pdf", extra="files") from None
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as problem:
            locked = _PASSWORD in str(problem).lower()
            raise (Unreadable("password") if locked else Unreadable("damaged", kind=".pdf")) from problem
        try:
            yield document
        finally:
            document.close()


class _Reader:
    """Reads the pages of one document and remembers what went wrong on the way."""

    def __init__(self, document: pypdfium2.PdfDocument, limits: Limits) -> None:
        self._document = document
        self._limits = limits
        self._unread: list[int] = []
        self._scans = 0
        self._blank: list[int] = []
        self._confidences: list[float] = []

    def text(self) -> Text:
        """Return the text of all pages, paragraphs joined across lines and pages."""
        count = len(self._document)
        pages = [page for page in self._pages(min(count, self._limits.pages)) if page.lines]
        if not pages:
            raise Unreadable("needs-ocr" if self._unread else "nothing-recognised" if self._scans else "empty")
        lines = Lines()
        add_paragraphs(pages, lines)
        trust = sum(self._confidences) / len(self._confidences) if self._confidences else 1.0
        return lines.text(*self._remarks(count, trust), confidence=trust)

    def _pages(self, count: int) -> Iterator[Page]:
        for at in range(count):
            page = self._document[at]
            try:
                yield Page(at + 1, self._layer(page, first=at == 0) or self._recognised(page, number=at + 1))
            finally:
                page.close()

    def _layer(self, page: pypdfium2.PdfPage, *, first: bool) -> list[Segment]:
        layer = page.get_textpage()
        try:
            return in_reading_order(list(pdf_lines(layer, page.get_height())), first_page=first)
        finally:
            layer.close()

    def _recognised(self, page: pypdfium2.PdfPage, *, number: int) -> list[Segment]:
        if not next(page.get_objects(max_depth=1), None):
            return []
        if not scan.is_ready():
            self._unread.append(number)
            return []
        self._scans += 1
        if self._scans > self._limits.scanned_pages:
            return []
        found = scan.recognise(_picture(page), self._limits)
        self._confidences += found.confidences
        if not found.lines:
            self._blank.append(number)
        return in_reading_order(found.lines, first_page=number == 1)

    def _remarks(self, count: int, trust: float) -> Iterator[Remark]:
        if count > self._limits.pages:
            yield Remark("first-pages-only", {"limit": self._limits.pages, "count": count})
        if self._unread:
            yield Remark("pages-without-text", {"pages": ", ".join(map(str, self._unread))})
        if self._scans > self._limits.scanned_pages:
            yield Remark("first-scans-only", {"limit": self._limits.scanned_pages})
        if self._blank:
            yield Remark("unrecognised-pages", {"pages": ", ".join(map(str, self._blank))})
        if self._confidences:
            yield scan.remark(trust)


def _picture(page: pypdfium2.PdfPage) -> bytes:
    """Return the page as a grey picture in the PGM form, which needs no library to write."""
    scale = min(scan.RESOLUTION / _POINTS_PER_INCH, 5000 / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = memoryview(bytes(bitmap.buffer))
        width, stride = bitmap.width, bitmap.stride
        lines = (rows[at * stride : at * stride + width] for at in range(bitmap.height))
        return b"P5 %d %d 255\n" % (width, bitmap.height) + b"".join(lines)
    finally:
        bitmap.close()
