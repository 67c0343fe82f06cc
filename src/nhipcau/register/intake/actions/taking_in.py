"""From the bytes of one paper to the draft on the review desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

import nhipcau
from nhipcau import reading
from nhipcau.base.accounts.models import Office, User
from nhipcau.base.accounts.queries import Reader, editor
from nhipcau.base.documents.actions import keep_for
from nhipcau.base.documents.models import Document
from nhipcau.base.documents.queries import same_paper
from nhipcau.base.history.actions import record
from nhipcau.reading.sources import Limits, Source, Unreadable, eml, open_source
from nhipcau.reading.sources.kinds import kind_of
from nhipcau.reading.sources.source import MEGABYTE
from nhipcau.register.agreements.models import Form
from nhipcau.register.intake.models import Draft, Finding
from nhipcau.register.intake.models.remarks import said
from nhipcau.register.intake.rules import only_known

READ_AS = {
    Finding.Kind.PARTY: "parties",
    Finding.Kind.PERSON: "people",
    Finding.Kind.EVENT: "events",
    Finding.Kind.COMMITMENT: "commitments",
    Finding.Kind.SUPPORT: "support",
}


# Files that are opened so fast that a mark of secrecy is looked for before a byte is kept.
QUICK = frozenset({"text", "html", "docx", "eml"})


class Refused(Exception):
    """A paper that is not taken in; `remark` says why: a code and the values of its message."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.remark: dict[str, Any] = {"code": code, "details": details}
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The draft of a paper, and whether the office had the paper already."""

    draft: Draft
    known: bool


def take_in(user: Reader, *, name: str, content: bytes, media_type: str = "", illustrative: bool = False) -> TakenIn:
    """Keep a paper as it came, read it, and lay what was read on the review desk, all at once.

    The kind of the file is told by its content; `media_type` says only that text with tags is a page. The same words a
    second time, in whatever file, lead to the draft that is there. Raises ValidationError for a file that cannot be
    read and for a paper with a mark of secrecy; nothing is kept then.
    """
    person, office = editor(user)
    if media_type == Document.Media.HTML and not name.endswith((".html", ".htm")):
        name = f"{name}.html"
    try:
        source = one_paper(name, content)
    except Refused as refusal:
        raise ValidationError(said(refusal.remark), code=refusal.remark["code"]) from None
    return lay(person, office, content, source, reading.read(source.text), illustrative=illustrative)


def limits() -> Limits:
    """Return how much of a file is read, by the settings."""
    return Limits(file_bytes=settings.MAX_FILE_BYTES)


def one_paper(name: str, content: bytes) -> Source:
    """Return the paper in a file, of a letter its own words. Raises Refused with the reason where there is none."""
    if len(content) > settings.MAX_FILE_BYTES:
        raise Refused("too-large", limit=settings.MAX_FILE_BYTES // MEGABYTE)
    found = next(open_source(name, content, limits=limits()), None)
    if found is None:
        raise Refused("empty")
    if isinstance(found, Unreadable):
        raise Refused(found.remark.code, **found.remark.details)
    if found.name != name:
        raise Refused("several")
    if found.confidential:
        raise Refused("secret", mark=found.confidential)
    if len(found.text.encode()) > settings.MAX_PAPER_BYTES:
        raise Refused("too-long", limit=settings.MAX_PAPER_BYTES // MEGABYTE)
    return found


def secret_at_the_door(name: str, content: bytes, depth: int = 0) -> str | None:
    """Return the mark of secrecy of a file that is quick to open, None for others and for files without one."""
    kind = kind_of(name, content)
    if kind not in QUICK:
        return None
    found = next(open_source(name, content, limits=limits()), None)
    if isinstance(found, Source) and found.confidential:
        return found.confidential
    inside = eml.attachments(content) if kind == "eml" and depth < limits().archive_depth else iter(())
    return next(filter(None, (secret_at_the_door(*member, depth + 1) for member in inside)), None)


def lay(
    person: User,
    office: Office,
    content: bytes,
    source: Source,
    read: reading.Draft,
    *,
    name: str = "",
    illustrative: bool = False,
) -> TakenIn:
    """Keep the paper for the office and lay what was read on the desk, unless the office has it already."""
    with transaction.atomic():
        # Under this lock one paper that comes in twice at once is still one.
        Office.objects.select_for_update().get(pk=office.pk)
        if document := same_paper(office, source.text):
            return TakenIn(Draft.objects.get(document=document), known=True)
        document = keep_for(
            person,
            office,
            name=name or source.name,
            content=content,
            media_type=source.media_type,
            text=source.text,
            places=[[place.start, place.kind, place.path] for place in source.places],
            confidence=source.confidence,
            illustrative=illustrative,
        )
        draft = _laid(document, source, read)
        changes = {"sha256": document.sha256, "bytes": document.size, "findings": draft.findings.count()}
        record(person, "intake.take_in", draft, changes, on_behalf_of=office)
    return TakenIn(draft, known=False)


def _laid(document: Document, source: Source, read: reading.Draft) -> Draft:
    row = read.as_dict(document.name)
    heading = row["document"]
    draft = Draft.objects.create(
        document=document,
        engine=nhipcau.__version__,
        cooperation=row["cooperation"],
        title=(heading["title"] or "")[:500],
        form=heading["kind"] or Form.OTHER,
        number=(heading["number"] or "")[:60],
        published=(heading["published"] or "")[:10],
        body=row["body"],
        warnings=[*_warnings(source, read)],
    )
    Finding.objects.bulk_create(
        Finding(
            draft=draft,
            kind=kind,
            start=found["span"][0],
            end=found["span"][1],
            values=only_known(kind, found),
            rule=found["rule"][:80],
        )
        for kind, name in READ_AS.items()
        for found in row[name]
    )
    return draft


def _warnings(source: Source, read: reading.Draft) -> list[dict[str, Any]]:
    """Return what there is to know about a paper as codes and values: of the file, then of what the paper says."""
    files = [{"code": remark.code, "details": remark.details} for remark in source.warnings]
    doubts = [
        {"code": doubt.code, "details": doubt.details, "span": [doubt.span.start, doubt.span.end]}
        for doubt in read.doubts
    ]
    return files + doubts
