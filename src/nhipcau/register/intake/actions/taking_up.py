"""Reading what came in: from the bytes that were kept to a draft, to the papers inside, or to the reason why not."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from nhipcau import reading
from nhipcau.base.documents.actions import erase, store
from nhipcau.base.history.actions import record
from nhipcau.reading.sources import Unreadable, archive, eml
from nhipcau.reading.sources.kinds import kind_of
from nhipcau.register.intake.models import Incoming

from .taking_in import Refused, lay, limits, one_paper, secret_at_the_door

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
# Reasons that lie with this installation: the file may be as good as it should be.
OURS = frozenset(
    {
        "needs-ocr",
        "needs-word-program",
        "needs-extra",
        "program-failed",
        "too-slow",
        "system",
        "engine",
        "broke-off",
        "gone",
    }
)


@task()
def take_up(number: int) -> None:
    """Read a file of the queue. May run twice, and at the same time: only the first to end leaves something."""
    row = _claimed(number)
    if row is None:
        return
    try:
        _read(row, content_of(row))
    except Refused as refusal:
        _end_refused(row, refusal)
    except Exception as problem:
        # Whatever breaks on one file must not stop the others, and is told beside it.
        logger.exception("reading incoming paper %s", number)
        _end_refused(row, Refused("engine", problem=type(problem).__name__))


def enter(row: Incoming) -> None:
    """Write the row of a file and the task that reads it, in one transaction: neither is ever without the other."""
    row.save(force_insert=True)
    if row.state in Incoming.OPEN:
        take_up.enqueue(row.pk)


def content_of(row: Incoming) -> bytes:
    """Return the bytes of a file that was kept. Raises Refused where they are gone."""
    try:
        with default_storage.open(row.original) as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError:
        raise Refused("gone") from None


def _claimed(number: int) -> Incoming | None:
    with transaction.atomic():
        row = _still_open(number)
        if row is None:
            return None
        row.attempts += 1
        row.state = Incoming.State.READING
        if row.attempts > MOST_ATTEMPTS:
            refuse(row, Refused("broke-off", count=MOST_ATTEMPTS))
        row.save()
        return row if row.state in Incoming.OPEN else None


def _still_open(number: int) -> Incoming | None:
    rows = Incoming.objects.select_for_update(of=("self",)).select_related("added_by", "office", "within")
    return rows.filter(pk=number, state__in=Incoming.OPEN).first()


def _read(row: Incoming, content: bytes) -> None:
    kind = kind_of(row.name, content)
    members = list(_members(row, kind, content))
    if kind == "zip":
        if not members:
            raise Refused("nothing-inside")
        _end(row, members)
        return
    source = one_paper(row.name, content)
    read = reading.read(source.text)
    with transaction.atomic():
        locked = _still_open(row.pk)
        if locked is None:
            return
        # A letter that only carries papers is none itself.
        if read.cooperation or not members:
            taken = lay(locked.added_by, locked.office, content, source, read, name=row.name.rpartition("/")[2])
            locked.document, locked.known = taken.draft.document, taken.known
        _end(locked, members)


def _members(row: Incoming, kind: str, content: bytes) -> Iterator[Incoming]:
    """Keep the files inside an archive or a letter and yield a row for each, none of them in the database yet."""
    outer = _outer(row)
    depth, budget = len(outer), archive.Budget(limits())
    if kind == "zip":
        _count_members_before(outer, budget)
        inside = archive.members(content, budget, depth)
    elif kind == "eml":
        inside = budget.kept(eml.attachments(content), depth)
    else:
        return
    try:
        for name, found in inside:
            yield _member(row, name, found)
    except Unreadable as problem:
        refusal = Refused(problem.remark.code, **problem.remark.details)
        if kind == "zip" and problem.remark.code in {"damaged", "too-deep"}:
            raise refusal from None
        # What came before the limit stays; that something is missing has a row of its own.
        rest = _new_member(row, "…")
        refuse(rest, refusal)
        yield rest


def _member(row: Incoming, name: str, found: bytes | Unreadable) -> Incoming:
    member = _new_member(row, name)
    if isinstance(found, Unreadable):
        refuse(member, Refused(found.remark.code, **found.remark.details))
    elif mark := secret_at_the_door(name, found):
        refuse(member, Refused("secret", mark=mark))
    else:
        member.original, member.size = store(found), len(found)
    return member


def _new_member(row: Incoming, name: str) -> Incoming:
    return Incoming(
        office_id=row.office_id,
        added_by_id=row.added_by_id,
        channel=row.channel,
        batch=row.batch,
        within=row,
        name=f"{row.name}/{name}"[-200:],
        arrived_at=timezone.now(),
    )


def _outer(row: Incoming) -> list[Incoming]:
    """Return what a file came in, from the inside out."""
    return [row.within, *_outer(row.within)] if row.within else []


def _count_members_before(outer: list[Incoming], budget: archive.Budget) -> None:
    """Count what was taken out of the outermost archive so far: those inside it have no budget of their own.

    Archives lie in one another no deeper than the limits allow, which is two.
    """
    if outer:
        inside = Incoming.objects.filter(Q(within=outer[-1]) | Q(within__within=outer[-1]))
        try:
            for size in inside.values_list("size", flat=True):
                budget.take(size)
        except Unreadable as problem:
            raise Refused(problem.remark.code, **problem.remark.details) from None


def _end(row: Incoming, members: list[Incoming]) -> None:
    """Note that a file is read, and enter what was inside it. With a member that is secret, the whole is erased."""
    with transaction.atomic():
        locked = _still_open(row.pk)
        if locked is None:
            return
        locked.document, locked.known = row.document, row.known
        locked.state, locked.ended_at = Incoming.State.READY, timezone.now()
        if any(_is_secret(member) for member in members):
            _erase(locked)
        locked.save()
        for member in members:
            enter(member)


def _end_refused(row: Incoming, refusal: Refused) -> None:
    with transaction.atomic():
        locked = _still_open(row.pk)
        if locked is None:
            return
        refuse(locked, refusal)
        if _is_secret(locked):
            _erase_all(locked)
            record(None, "intake.refuse", locked, refusal.remark["details"], on_behalf_of=locked.office)
        locked.save()


def refuse(row: Incoming, refusal: Refused) -> None:
    """Note on a row, not yet saved, why its file is not taken in; of a secret one nothing else stays."""
    row.state = Incoming.State.FAILED if refusal.remark["code"] in OURS else Incoming.State.REFUSED
    row.remark, row.ended_at = refusal.remark, timezone.now()
    if _is_secret(row):
        row.name, row.size = "", 0


def _is_secret(row: Incoming) -> bool:
    return bool(row.remark.get("code") == "secret")


def _erase_all(row: Incoming) -> None:
    """Erase a file, and what it came in."""
    for one in _outer(row):
        _erase(one)
        one.save(update_fields=["original", "size"])
    _erase(row)


def _erase(row: Incoming) -> None:
    if row.original:
        erase(row.original)
    row.original, row.size = "", 0
