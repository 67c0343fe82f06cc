from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db.models import QuerySet

from .models import Block, Entry, Seal
from .rules import SealedBlock, SealedEntry, entry_digest

_BATCH = 50


def of(kind: str, ids: int | Iterable[int]) -> QuerySet[Entry]:
    """Return the history of one or several subjects of a kind ("agreements.agreement"), newest first."""
    wanted = [ids] if isinstance(ids, int) else list(ids)
    return Entry.objects.filter(subject_kind=kind, subject_id__in=wanted)


def page_of(history: QuerySet[Entry], *, before: str = "", size: int = 20) -> tuple[list[Entry], int | None]:
    """Return the newest lines of a history older than the one with the id `before`, and the last id where more follow.

    What is no id begins at the newest.
    """
    if re.fullmatch(r"\d{1,18}", before, re.ASCII):
        history = history.filter(id__lt=int(before))
    found = list(history.order_by("-id")[: size + 1])
    return found[:size], found[size - 1].id if len(found) > size else None


def unsealed() -> QuerySet[Entry]:
    """Return the committed entries that no block holds yet, oldest first."""
    return Entry.objects.filter(seal__isnull=True).order_by("id")


def last_block() -> Block | None:
    """Return the newest block, whose digest vouches for all before it."""
    return Block.objects.order_by("-number").first()


def sealed_blocks() -> Iterator[SealedBlock]:
    """Yield every block with its entries and what they hash to now, in order, in bounded memory."""
    number = 0
    while numbers := list(
        Block.objects.filter(number__gt=number).order_by("number").values_list("number", flat=True)[:_BATCH]
    ):
        seals = Seal.objects.filter(block__in=numbers).select_related("entry").order_by("position")
        by_block: dict[int, list[SealedEntry]] = {number: [] for number in numbers}
        for seal in seals:
            by_block[seal.block_id].append(_sealed_entry(seal))
        for block in Block.objects.filter(number__in=numbers).order_by("number"):
            yield _sealed_block(block, tuple(by_block[block.number]))
        number = numbers[-1]


def stale_unsealed() -> Iterator[int]:
    """Yield the ids of entries that wait for a seal and no longer hash to their own digest."""
    for entry in unsealed().iterator():
        if entry.digest != digest_of(entry):
            yield entry.id


def digest_of(entry: Entry) -> str:
    """Return what an entry's stored values hash to."""
    return entry_digest(
        {
            "at": instant(entry.at),
            "actor_id": entry.actor_id,
            "actor_name": entry.actor_name,
            "on_behalf_of": entry.on_behalf_of,
            "action": entry.action,
            "subject_kind": entry.subject_kind,
            "subject_id": entry.subject_id,
            "subject_label": entry.subject_label,
            "changes": entry.changes,
        }
    )


def instant(at: datetime) -> str:
    """Return a moment in UTC to the microsecond, the same on every database."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _sealed_entry(seal: Seal) -> SealedEntry:
    return SealedEntry(seal.entry_id, seal.position, seal.entry.digest, digest_of(seal.entry))


def _sealed_block(block: Block, entries: tuple[SealedEntry, ...]) -> SealedBlock:
    return SealedBlock(block.number, block.previous, instant(block.sealed_at), block.size, block.digest, entries)
