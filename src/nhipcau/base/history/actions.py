from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from .models import Block, Entry, Seal, Waiting
from .queries import Subjects, bundle, digest_of, instant, last_block, next_unsealed
from .rules import GENESIS, behalf, block_digest, root_of, signed

BLOCK_SIZE = 500
SEAL_WHEN_WAITING = 100


def record(
    actor: models.Model | None,
    action: str,
    subject: models.Model,
    changes: Mapping[str, object] | None = None,
    *,
    on_behalf_of: object = "",
) -> Entry:
    """Write one line of history inside the caller's transaction.

    `action` is "app.verb"; `changes` maps a field to [old, new] or to a plain value, JSON only. `actor` None
    means the program itself; one who stands in for another tells whom in `stands_in_for`. Writers never wait for
    one another: the line is chained later, by `seal`.
    """
    entry = Entry(
        at=timezone.now(),
        actor_id=actor.pk if actor else None,
        actor_name=str(actor)[:200] if actor else "nhipcau",
        on_behalf_of=behalf(str(on_behalf_of or ""), getattr(actor, "stands_in_for", ""))[:300],
        action=action,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_label=str(subject)[:500],
        changes=dict(changes or {}),
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    Waiting.objects.bulk_create([Waiting(entry=entry)])
    transaction.on_commit(_seal_when_many_wait, robust=True)
    return entry


def seal() -> int:
    """Bind all committed, unsealed entries into blocks and return how many entries were bound.

    Several sealers may run at once: a block number can be taken only once, and the loser looks again.
    """
    total = 0
    while Waiting.objects.exists():
        with suppress(IntegrityError), transaction.atomic():
            total += _next_block()
    return total


def _next_block() -> int:
    entries = next_unsealed(BLOCK_SIZE)
    if not entries:
        return 0
    last = last_block()
    number, previous = (last.number + 1, last.digest) if last else (1, GENESIS)
    now = timezone.now()
    root = root_of([entry.digest for entry in entries])
    block = Block.objects.create(
        number=number,
        previous=previous,
        sealed_at=now,
        size=len(entries),
        root=root,
        digest=block_digest(number, previous, instant(now), root),
    )
    seals = [Seal(entry=entry, block=block, position=position) for position, entry in enumerate(entries)]
    Seal.objects.bulk_create(seals)
    Waiting.objects.filter(entry__in=entries).delete()
    return len(entries)


def _seal_when_many_wait() -> None:
    if Waiting.objects.all()[SEAL_WHEN_WAITING - 1 : SEAL_WHEN_WAITING].exists():
        seal()


def export(about: models.Model, subjects: Subjects) -> bytes:
    """Return the whole history of something, and of all that hangs on it, as a bundle that proves itself.

    `subjects` names the kinds and keys whose lines belong to it. What waits is sealed first. The bundle is signed with
    the key of this installation, see `rules.bundle_faults` for what it proves.
    """
    seal()
    return signed(bundle(about, subjects, timezone.now()), settings.SIGNING_KEY)
