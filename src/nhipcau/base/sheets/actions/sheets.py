from __future__ import annotations

import hashlib
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.base.accounts.models import Office, User
from nhipcau.base.accounts.queries import Reader, office_of
from nhipcau.base.history.actions import record

from ..models import Sheet, State
from ..queries import WORK, counted, headings, kind, told
from ..rules import Kind, Wrong, headings_of, opened
from .background import work


def upload(user: Reader, code: str, *, name: str, file: BinaryIO, size: int) -> Sheet:
    """Keep a spreadsheet for the user's office and have it read and checked; nothing is taken yet.

    Raises PermissionDenied where the person may not bring such sheets in, ValidationError {"file": …} where the file
    is too large, of another kind, or has no such columns.
    """
    person, office = _importer(user, kind(code))
    try:
        if size > settings.MAX_SHEET_BYTES:
            raise Wrong("large", most=settings.MAX_SHEET_BYTES // 1024**2)
        found = headings_of(opened(file).lines(), *headings(kind(code)))
    except Wrong as wrong:
        raise ValidationError({"file": told(wrong.code, wrong.params)}) from None
    sha256, path = _store(file)
    with transaction.atomic():
        sheet = Sheet.objects.create(
            office=office,
            kind=code,
            name=name[:200],
            original=path,
            size=size,
            sha256=sha256,
            heading=found.number,
            columns={str(place): column for place, column in found.places.items()},
            unused=found.unused,
            by=person,
            at=timezone.now(),
            asked_by=person,
        )
        record(person, "sheets.upload", sheet, {"kind": code, "sha256": sha256}, on_behalf_of=office)
        _have_done(sheet)
    return sheet


def run(user: Reader, sheet: Sheet) -> Sheet:
    """Take the rows of a sheet that was checked, in the background; each is told what became of it."""
    return _begin(user, sheet, State.READY, State.RUNNING, "sheets.run")


def take_back(user: Reader, sheet: Sheet) -> Sheet:
    """Unmake what a sheet made and undo what it changed, but for what somebody has worked on since."""
    return _begin(user, sheet, State.DONE, State.UNDOING, "sheets.take_back")


def drop(user: Reader, sheet: Sheet) -> Sheet:
    """Leave a checked sheet aside without taking any row; the file is kept."""
    return _begin(user, sheet, State.READY, State.DROPPED, "sheets.drop")


@transaction.atomic
def carry_on(user: Reader, sheet: Sheet) -> Sheet:
    """Have the present work on a sheet taken up again where it stopped; what is done stays done."""
    _importer(user, kind(sheet.kind))
    now = Sheet.objects.get(pk=sheet.pk)
    _have_done(now)
    return now


@transaction.atomic
def _begin(user: Reader, sheet: Sheet, before: State, after: State, deed: str) -> Sheet:
    person, office = _importer(user, kind(sheet.kind))
    locked = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    if locked.office_id != office.pk:
        raise PermissionDenied(_("Bảng tính này thuộc cơ quan khác."))
    if locked.state == after:
        return locked
    if locked.state != before:
        raise ValidationError(_("Bảng tính đã chuyển sang bước khác. Hãy tải lại trang."))
    locked.state, locked.asked_by = after, person
    locked.save(update_fields=["state", "asked_by"])
    record(person, deed, locked, {"rows": counted(locked)}, on_behalf_of=office)
    _have_done(locked)
    return locked


def _have_done(sheet: Sheet) -> None:
    if sheet.state in WORK:
        transaction.on_commit(lambda: work.enqueue(sheet.pk))


def _importer(user: Reader, kind: Kind) -> tuple[User, Office]:
    office = office_of(user)
    if not isinstance(user, User) or office is None or not kind.may(user):
        raise PermissionDenied(_("Tài khoản của bạn không được nhập loại bảng tính này."))
    return user, office


def _store(file: BinaryIO) -> tuple[str, str]:
    """Store a file under its hash: the same bytes are stored once, and a retry finds them there."""
    file.seek(0)
    found = hashlib.sha256()
    while chunk := file.read(1 << 20):
        found.update(chunk)
    sha256 = found.hexdigest()
    path = f"sheets/{sha256[:2]}/{sha256}"
    file.seek(0)
    return sha256, path if default_storage.exists(path) else default_storage.save(path, File(file))
