from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

import nhipcau
from nhipcau import reading
from nhipcau.base.accounts.models import Office
from nhipcau.base.accounts.queries import Reader, editor
from nhipcau.base.documents.actions import keep
from nhipcau.base.documents.models import Document
from nhipcau.base.documents.queries import same_paper
from nhipcau.base.history.actions import record
from nhipcau.register.agreements.models import Form
from nhipcau.register.intake.models import Draft, Finding
from nhipcau.register.intake.rules import only_known

READ_AS = {
    Finding.Kind.PARTY: "parties",
    Finding.Kind.PERSON: "people",
    Finding.Kind.EVENT: "events",
    Finding.Kind.COMMITMENT: "commitments",
    Finding.Kind.SUPPORT: "support",
}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The draft of a paper, and whether the office had the paper already."""

    draft: Draft
    known: bool


def take_in(user: Reader, *, name: str, content: bytes, media_type: str, illustrative: bool = False) -> TakenIn:
    """Keep a paper as it came, read it, and lay what was read on the review desk.

    The same words a second time, in whatever file, lead to the draft that is there. Raises ValidationError for a
    paper that is empty, too large, not text, not in UTF-8 or of an unknown type; nothing is kept then.
    """
    person, office = editor(user)
    text = _text_of(content, media_type)
    if draft := _known(office, text):
        return TakenIn(draft, known=True)
    read = reading.read(text)
    with transaction.atomic():
        # Looked at again under the lock of the transaction: two people may bring in one paper at once.
        Office.objects.select_for_update().get(pk=office.pk)
        if draft := _known(office, text):
            return TakenIn(draft, known=True)
        document = keep(
            person,
            name=name,
            content=content,
            media_type=media_type,
            text=text,
            illustrative=illustrative,
        )
        draft = _lay(document, read)
        changes = {"sha256": document.sha256, "bytes": document.size, "findings": draft.findings.count()}
        record(person, "intake.take_in", draft, changes, on_behalf_of=office)
    return TakenIn(draft, known=False)


def _known(office: Office, text: str) -> Draft | None:
    document = same_paper(office, text)
    return Draft.objects.filter(document=document).first() if document else None


def _text_of(content: bytes, media_type: str) -> str:
    if media_type not in Document.Media.values:
        raise ValidationError(_("Chỉ nhận tệp .txt hoặc .html."))
    if len(content) > settings.MAX_PAPER_BYTES:
        megabytes = settings.MAX_PAPER_BYTES // 1024**2
        raise ValidationError(_("Tệp lớn hơn {limit} MB.").format(limit=megabytes))
    if b"\0" in content:
        raise ValidationError(_("Đây không phải tệp văn bản. Hãy lưu văn bản ở dạng .txt rồi thử lại."))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise ValidationError(_("Tệp không dùng bảng mã UTF-8. Hãy lưu lại ở bảng mã UTF-8.")) from None
    if media_type == Document.Media.HTML:
        text = reading.extract_html(text)
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise ValidationError(_("Văn bản không có chữ nào."))
    return text


def _lay(document: Document, read: reading.Draft) -> Draft:
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
        warnings=row["warnings"],
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
