from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from nhipcau.base.accounts.models import Office, User
from nhipcau.base.accounts.queries import Reader, editor

from .models import Document, Quote
from .rules import words_digest


def keep(
    user: Reader,
    *,
    name: str,
    content: bytes,
    media_type: str,
    text: str,
    illustrative: bool,
) -> Document:
    """Keep a paper for the user's office: the original bytes, their hash, and the text read from them.

    Runs inside the caller's transaction, which also writes the line of history.
    """
    person, office = editor(user)
    return keep_for(
        person, office, name=name, content=content, media_type=media_type, text=text, illustrative=illustrative
    )


def keep_for(
    person: User,
    office: Office,
    *,
    name: str,
    content: bytes,
    media_type: str,
    text: str,
    illustrative: bool = False,
    places: Sequence[Sequence[object]] = (),
    confidence: float = 1.0,
) -> Document:
    """Keep a paper that a person was allowed to bring in for an office, as `keep` does.

    `places` leads from the text back to pages or elements: [start, kind, path] of each piece.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    return Document.objects.create(
        office=office,
        name=name[:200],
        media_type=media_type,
        original=store(content),
        size=len(content),
        sha256=sha256,
        words_sha256=words_digest(text),
        text=text,
        places=list(places),
        confidence=confidence,
        illustrative=illustrative,
        added_by=person,
        added_at=timezone.now(),
    )


def store(content: bytes) -> str:
    """Store bytes under their hash and return where: the same bytes are stored once, and a retry finds them there."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = f"originals/{sha256[:2]}/{sha256}"
    if default_storage.exists(path):
        if default_storage.size(path) == len(content):
            return path
        # What a killed process left half written.
        default_storage.delete(path)
    return default_storage.save(path, ContentFile(content))


def erase(path: str) -> None:
    """Remove bytes that must not be kept, unless a document rests on them."""
    if not Document.objects.filter(original=path).exists():
        default_storage.delete(path)


def quote(document: Document, start: int, end: int) -> Quote:
    """Keep the words at [start, end) of a paper's text, for a row that rests on them."""
    return Quote.objects.create(document=document, start=start, end=end, surface=document.text[start:end])
