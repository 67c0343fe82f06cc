from __future__ import annotations

from django.db.models import QuerySet

from nhipcau.base.accounts.models import Office
from nhipcau.base.accounts.queries import Reader, office_of

from .models import Document
from .rules import words_digest


def visible_to(user: Reader) -> QuerySet[Document]:
    """Return the papers a person may open whole: those of their own office."""
    office = office_of(user)
    return Document.objects.filter(office=office) if office else Document.objects.none()


def same_paper(office: Office, text: str) -> Document | None:
    """Return the paper of an office that has the same words, whatever file it came in."""
    return Document.objects.filter(office=office, words_sha256=words_digest(text)).first()
