"""Papers come in: the bytes are kept first, then they are read in the background."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from nhipcau.base.accounts.models import User
from nhipcau.base.accounts.queries import Reader, editor
from nhipcau.base.documents.actions import store
from nhipcau.base.history.actions import record
from nhipcau.reading.sources.kinds import kind_of
from nhipcau.reading.sources.source import MEGABYTE
from nhipcau.register.intake.models import Incoming
from nhipcau.register.intake.models.remarks import said
from nhipcau.register.intake.queries import incoming_of

from .taking_in import QUICK, Refused, secret_at_the_door
from .taking_up import content_of, enter, refuse, take_up

# Small files of quick kinds are read while their sender waits.
SHORT_BYTES = 512 * 1024


def bring_in(
    user: Reader, *, name: str, content: bytes, channel: str, batch: UUID | None = None, key: str = ""
) -> Incoming:
    """Keep a file that has come in, to be read in the background, and return its place in the queue.

    `batch` joins what came in at one time; with `key` a file that the channel brought before is not taken again. A file
    over the limit has its place too, refused, without its bytes. Raises ValidationError for a file that shows its mark
    of secrecy at once; nothing is kept then.
    """
    person, office = editor(user)
    if key and (before := Incoming.objects.filter(office=office, channel=channel, key=key).first()):
        return before
    if mark := secret_at_the_door(name, content):
        raise ValidationError(said({"code": "secret", "details": {"mark": mark}}), code="secret")
    row = Incoming(office=office, added_by=person, channel=channel, batch=batch or uuid4(), key=key)
    row.name, row.size, row.arrived_at = name[:200], len(content), timezone.now()
    if len(content) > settings.MAX_FILE_BYTES:
        refuse(row, Refused("too-large", limit=settings.MAX_FILE_BYTES // MEGABYTE))
    else:
        row.original = store(content)
    try:
        with transaction.atomic():
            enter(row)
            record(person, "intake.bring_in", row, {"channel": channel, "bytes": row.size}, on_behalf_of=office)
    except IntegrityError:
        # Brought by two processes at once.
        return Incoming.objects.get(office=office, channel=channel, key=key)
    return row


def read_at_once(row: Incoming) -> Incoming:
    """Read a short file without waiting for the background, which finds nothing to do then."""
    if row.state in Incoming.OPEN and row.size <= SHORT_BYTES and kind_of(row.name, content_of(row)) in QUICK:
        take_up.call(row.pk)
        row.refresh_from_db()
    return row


@transaction.atomic
def retry(user: Reader, row: Incoming) -> Incoming:
    """Put a file that could not be read back into the queue."""
    person, held = _held(user, row)
    if held.state in (Incoming.State.FAILED, Incoming.State.REFUSED) and held.original:
        held.state, held.attempts, held.remark, held.set_aside = Incoming.State.RECEIVED, 0, {}, False
        held.save()
        record(person, "intake.retry", held, on_behalf_of=person.office)
        take_up.enqueue(held.pk)
    return held


@transaction.atomic
def set_aside(user: Reader, row: Incoming) -> Incoming:
    """Take a file that could not be read off the list; what was kept of it stays."""
    person, held = _held(user, row)
    if held.state not in Incoming.OPEN and not held.set_aside:
        held.set_aside = True
        held.save(update_fields=["set_aside"])
        record(person, "intake.set_aside", held, {"set_aside": [False, True]}, on_behalf_of=person.office)
    return held


def resume_reading() -> int:
    """Put files back into the queue whose task was lost, and return how many there were."""
    waiting = DBTaskResult.objects.filter(task_path=take_up.module_path, status__in=("READY", "RUNNING"))
    numbers = {given["args"][0] for given in waiting.values_list("args_kwargs", flat=True)}
    lost = set(Incoming.objects.filter(state__in=Incoming.OPEN).values_list("pk", flat=True)) - numbers
    for number in sorted(lost):
        take_up.enqueue(number)
    return len(lost)


def _held(user: Reader, row: Incoming) -> tuple[User, Incoming]:
    person, _office = editor(user)
    held = incoming_of(person).select_for_update(of=("self",)).filter(pk=row.pk).first()
    if held is None:
        raise PermissionDenied(_("Văn bản này thuộc cơ quan khác."))
    return person, held
