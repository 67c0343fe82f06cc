from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from nhipcau.base.accounts.queries import Reader, editor

from .models import Document, Quote
from .rules import words_digest


def keep(user: Reader, *, name: str, content: bytes, media_type: str, text: str, illustrative: bool) -> Document:
    """Keep a paper for the user's office: the original bytes, their hash, and the text read from them.

    Runs inside the caller's transaction, which also writes the line of history.
    """
    person, office = editor(user)
    sha256 = hashlib.sha256(content).hexdigest()
    return Document.objects.create(
        office=office,
        name=name[:200],
        media_type=media_type,
        original=_store(sha256, content),
        size=len(content),
        sha256=sha256,
        words_sha256=words_digest(text),
        text=text,
        illustrative=illustrative,
        added_by=person,
        added_at=timezone.now(),
    )


def _store(sha256: str, content: bytes) -> str:
    """Store bytes under their hash: the same bytes are stored once, and a retry finds them there."""
    path = f"originals/{sha256[:2]}/{sha256}"
    return path if default_storage.exists(path) else default_storage.save(path, ContentFile(content))


def quote(document: Document, start: int, end: int) -> Quote:
    """Keep the words at [start, end) of a paper's text, for a row that rests on them."""
    return Quote.objects.create(document=document, start=start, end=end, surface=document.text[start:end])
