"""Pages of a PDF as pictures, for people to look at beside the text."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from nhipcau.reading.sources.pdf import opened
from nhipcau.reading.sources.source import Unreadable

if TYPE_CHECKING:
    import pypdfium2

# As wide as a page is shown on a good screen, in pixels; none is higher than this many times its width.
WIDTH, MOST_TIMES_HIGHER = 1200, 4
SIGNATURE = b"\x89PNG\r\n\x1a\n"
END = b"IEND\xaeB`\x82"


def page_picture(content: bytes, number: int) -> bytes:
    """Return page `number` (from 1) of a PDF as a PNG. Raises Unreadable where there is no such page or no PDF."""
    with opened(content) as document:
        # There, since the document is open.
        from pypdfium2 import PdfiumError

        if not 0 < number <= len(document):
            raise Unreadable("empty")
        try:
            return _drawn(document[number - 1])
        except PdfiumError as problem:
            raise Unreadable("damaged", kind=".pdf") from problem


def _drawn(page: pypdfium2.PdfPage) -> bytes:
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1), WIDTH * MOST_TIMES_HIGHER / max(height, 1))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    try:
        kept = memoryview(bytes(bitmap.buffer))
        length = 3 * bitmap.width
        rows = (kept[at * bitmap.stride : at * bitmap.stride + length] for at in range(bitmap.height))
        return _png(bitmap.width, bitmap.height, b"".join(b"\0" + row for row in rows))
    finally:
        bitmap.close()
        page.close()


def _png(width: int, height: int, rows: bytes) -> bytes:
    """A PNG of 8-bit colours; each row begins with the number of its filter, none."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 4)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
