"""Papers that people leave for the office: in a folder, in an e-mail box. One pass takes what is there."""

from __future__ import annotations

import hashlib
import imaplib
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from nhipcau.base.accounts.queries import Reader, editor
from nhipcau.reading.sources import Source, open_source
from nhipcau.reading.sources.source import MEGABYTE
from nhipcau.register.intake.models import Incoming
from nhipcau.register.intake.models.remarks import said

from .incoming import bring_in
from .taking_in import limits

# A file that was written to so shortly ago may not be whole yet.
SETTLED = 5.0
UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart")
TAKEN, REFUSED = "taken", "refused"
SECONDS = 60


@dataclass(slots=True)
class Fetched:
    """What one pass did: how many it took in, and what it did not take, with the reason."""

    taken: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def fetch_folder(user: Reader, folder: Path) -> Fetched:
    """Take in each file of a folder, then move it into `taken` there, or into `refused`.

    What was taken in before is known by its hash, so a pass that is broken off and begins anew doubles nothing. Raises
    ValidationError where the folder cannot be read or written.
    """
    editor(user)
    fetched = Fetched()
    try:
        for path in _files(folder):
            _take_file(user, path, fetched)
    except OSError as problem:
        told = _("Không dùng được thư mục {folder}: {problem}.")
        raise ValidationError(told.format(folder=folder, problem=problem.strerror or problem)) from None
    return fetched


def fetch_mail(user: Reader, url: str) -> Fetched:
    """Take in each unread letter of a mailbox, imaps://user:password@host/INBOX, with what is attached to it.

    A letter is marked as read only after it is kept, and known by its Message-ID after that. One that is refused stays
    unread, with a flag. Raises ValidationError where the box cannot be reached or opened.
    """
    editor(user)
    fetched = Fetched()
    address = urlsplit(url)
    try:
        with _mailbox(address) as box:
            _status, found = box.uid("SEARCH", "UNSEEN", "UNFLAGGED")
            for number in (found[0] or b"").split():
                _take_letter(user, box, number.decode(), fetched)
    except (OSError, imaplib.IMAP4.error) as problem:
        told = _("Không đọc được hộp thư {host}: {problem}.")
        raise ValidationError(told.format(host=address.hostname, problem=problem)) from None
    return fetched


def _files(folder: Path) -> list[Path]:
    before = time.time() - SETTLED
    found = (path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))
    return sorted(path for path in found if path.suffix not in UNFINISHED and path.stat().st_mtime <= before)


def _take_file(user: Reader, path: Path, fetched: Fetched) -> None:
    with path.open("rb") as file:
        content = file.read(settings.MAX_FILE_BYTES + 1)
    key = hashlib.sha256(content).hexdigest()
    if _take(user, path.name, content, Incoming.Channel.FOLDER, key, fetched):
        _move(path, TAKEN)
    else:
        _move(path, REFUSED)


def _take(user: Reader, name: str, content: bytes, channel: str, key: str, fetched: Fetched) -> bool:
    """Take one file in, unless it is too large or secret, whatever has to be opened to see that."""
    try:
        if len(content) > settings.MAX_FILE_BYTES:
            raise ValidationError(
                said({"code": "too-large", "details": {"limit": settings.MAX_FILE_BYTES // MEGABYTE}})
            )
        if mark := _secret_inside(name, content):
            raise ValidationError(said({"code": "secret", "details": {"mark": mark}}))
        bring_in(user, name=name, content=content, channel=channel, key=key)
    except ValidationError as problem:
        fetched.refused.append((name, " ".join(problem.messages)))
        return False
    fetched.taken += 1
    return True


def _too_large() -> str:
    return said({"code": "too-large", "details": {"limit": settings.MAX_FILE_BYTES // MEGABYTE}})


def _secret_inside(name: str, content: bytes) -> str | None:
    """Return the mark of secrecy of a file or of anything in it; here is time to open what opens slowly."""
    found = open_source(name, content, limits=limits())
    return next((one.confidential for one in found if isinstance(one, Source) and one.confidential), None)


def _move(path: Path, name: str) -> None:
    folder = path.parent / name
    folder.mkdir(exist_ok=True)
    target, number = folder / path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem} ({number}){path.suffix}"
    # Another pass at the same time may have moved it.
    with suppress(FileNotFoundError):
        path.rename(target)


@contextmanager
def _mailbox(address: SplitResult) -> Iterator[imaplib.IMAP4]:
    host = address.hostname or ""
    if address.scheme == "imaps":
        box: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, address.port or 993, timeout=SECONDS)
    else:
        box = imaplib.IMAP4(host, address.port or 143, timeout=SECONDS)
        if "STARTTLS" in box.capabilities:
            box.starttls()
    try:
        box.login(unquote(address.username or ""), unquote(address.password or ""))
        status, told = box.select(f'"{unquote(address.path.strip("/")) or "INBOX"}"')
        if status != "OK":
            raise imaplib.IMAP4.error(_words(told))
        yield box
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            box.logout()


def _take_letter(user: Reader, box: imaplib.IMAP4, number: str, fetched: Fetched) -> None:
    size = re.search(r"RFC822\.SIZE (\d+)", _words(box.uid("FETCH", number, "(RFC822.SIZE)")[1]))
    if size and int(size[1]) > settings.MAX_FILE_BYTES:
        fetched.refused.append((f"UID {number}", _too_large()))
        box.uid("STORE", number, "+FLAGS", "(\\Flagged)")
        return
    found = next((one for one in box.uid("FETCH", number, "(BODY.PEEK[])")[1] if isinstance(one, tuple)), None)
    if found is None:
        # Moved or deleted meanwhile.
        return
    letter = message_from_bytes(found[1])
    key = str(letter.get("Message-ID") or "").strip().encode() or found[1]
    known = hashlib.sha256(key).hexdigest()
    kept = _take(user, f"{_subject(letter)}.eml", found[1], Incoming.Channel.MAIL, known, fetched)
    box.uid("STORE", number, "+FLAGS", "(\\Seen)" if kept else "(\\Flagged)")


def _subject(letter: Message) -> str:
    said_there = str(letter.get("Subject") or "")
    with suppress(LookupError, ValueError):
        said_there = str(make_header(decode_header(said_there)))
    return " ".join(said_there.split())[:150] or _("Thư không có tiêu đề")


def _words(told: list[object] | list[bytes | None]) -> str:
    return " ".join(one.decode(errors="replace") for one in told if isinstance(one, bytes))
