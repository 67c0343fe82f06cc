"""Letters (.eml): the headers people look at, the text, and the attachments as files of their own."""

from __future__ import annotations

import email
from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from nhipcau.reading.sources import html
from nhipcau.reading.sources.encoding import decode
from nhipcau.reading.sources.lines import Lines
from nhipcau.reading.sources.source import Limits, Text

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_READABLE = ("text/plain", "text/html")


def read(content: bytes, limits: Limits) -> Text:
    """Return the headers and the text parts of a letter; of alternatives the plain one."""
    letter = email.message_from_bytes(content)
    lines = Lines()
    for name, said in letter.raw_items():
        if name.title() in _HEADERS:
            lines.add(f"{name.title()}: {_readable(said)}", "header", name.title())
    for number, part in enumerate(_texts(letter), start=1):
        lines.add("", "part", str(number))
        for line in _part_text(part).splitlines():
            lines.add(line, "part", str(number))
    return lines.text()


def attachments(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each attachment; a letter within the letter counts as one."""
    for number, part in enumerate(_leaves(email.message_from_bytes(content)), start=1):
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            if isinstance(inner, Message):
                yield f"{number}.eml", inner.as_bytes()
        elif _is_attached(part):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload:
                yield _filename(part) or str(number), payload


def _leaves(letter: Message) -> Iterator[Message]:
    """Yield the parts of a letter in order, without those of a letter inside it."""
    waiting = [letter]
    while waiting:
        part = waiting.pop()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting.extend(reversed([inner for inner in part.get_payload() if isinstance(inner, Message)]))
        else:
            yield part


def _texts(letter: Message) -> list[Message]:
    parts = [part for part in _leaves(letter) if not _is_attached(part)]
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    return plain or [part for part in parts if part.get_content_type() == "text/html"]


def _is_attached(part: Message) -> bool:
    if part.get_content_disposition() == "attachment" or _filename(part):
        return True
    return part.get_content_type() not in _READABLE and part.get_content_disposition() != "inline"


def _filename(part: Message) -> str:
    # The standard library decodes names in whatever encoding a letter claims.
    with suppress(LookupError, ValueError):
        return _readable(part.get_filename() or "")
    return ""


def _part_text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if not content.strip():
        return ""
    text = _decoded(content, part.get_content_charset())
    return html.page_text(text).text if part.get_content_type() == "text/html" else text


def _decoded(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "")
    except (LookupError, UnicodeError):
        return decode(content).text


def _readable(header: object) -> str:
    """Return a header on one line, with its encoded words decoded; one that was sent raw has bytes as surrogates."""
    text = str(header)
    if not text.isascii():
        text = decode(text.encode("utf-8", "surrogateescape")).text
    # Not encoded as it should be: what is there is the best there is.
    with suppress(LookupError, ValueError, MessageError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.split())
