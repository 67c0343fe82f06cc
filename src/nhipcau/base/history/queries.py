from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet

from .models import Block, Entry, Seal, Waiting
from .rules import BUNDLE, SAID, SealedBlock, SealedEntry, entry_digest

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
    """Return the committed entries that wait for a seal."""
    return Entry.objects.filter(pk__in=Waiting.objects.values("entry"))


def next_unsealed(most: int) -> list[Entry]:
    """Return the oldest entries that wait for a seal, in as long as it takes to read them."""
    return list(
        Entry.objects.filter(
            pk__in=list(Waiting.objects.order_by("entry_id")[:most].values_list("pk", flat=True))
        ).order_by("pk")
    )


def forgotten() -> QuerySet[Entry]:
    """Return the entries that neither have a seal nor wait for one: somebody took them out. Looks at all entries."""
    return Entry.objects.filter(seal__isnull=True, waiting__isnull=True)


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
    return entry_digest(values_of(entry))


def values_of(entry: Entry) -> dict[str, object]:
    """Return what an entry says, as it is hashed."""
    plain = {name: getattr(entry, name) for name in SAID if name != "at"}
    return {"at": instant(entry.at), **plain}


Subjects = Mapping[str, Iterable[int]]


def bundle(about: Model, subjects: Subjects, now: datetime) -> dict[str, object]:
    """Return the sealed entries about these subjects with their places, and the chain of all blocks.

    A block that holds one of them comes with the digests of all its entries, the others with their root alone.
    """
    wanted = reduce(or_, (Q(subject_kind=kind, subject_id__in=list(ids)) for kind, ids in subjects.items()))
    seals = list(
        Seal.objects.filter(entry__in=Entry.objects.filter(wanted)).select_related("entry").order_by("entry_id")
    )
    return {
        "format": BUNDLE,
        "about": {"kind": about._meta.label_lower, "id": about.pk, "label": str(about)},
        "made_at": instant(now),
        "entries": [
            {"id": one.entry_id, "block": one.block_id, "position": one.position, **values_of(one.entry)}
            for one in seals
        ],
        "blocks": list(_chain({one.block_id for one in seals})),
    }


def _placed(seal: Seal) -> dict[str, object]:
    return {"id": seal.entry_id, "block": seal.block_id, "position": seal.position, **values_of(seal.entry)}


def _chain(opened: set[int]) -> Iterator[dict[str, object]]:
    blocks = list(Block.objects.order_by("number"))
    opened = opened | {block.number for block in blocks if not block.root}
    digests: dict[int, list[str]] = {number: [] for number in opened}
    held = Seal.objects.filter(block__in=opened).order_by("block", "position")
    for number, digest in held.values_list("block", "entry__digest"):
        digests[number].append(digest)
    for block in blocks:
        told = {"number": block.number, "previous": block.previous, "sealed_at": instant(block.sealed_at)}
        entries = {"entries": digests[block.number]} if block.number in opened else {}
        yield {**told, "root": block.root, "digest": block.digest, **entries}


def instant(at: datetime) -> str:
    """Return a moment in UTC to the microsecond, the same on every database."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _sealed_entry(seal: Seal) -> SealedEntry:
    return SealedEntry(seal.entry_id, seal.position, seal.entry.digest, digest_of(seal.entry))


def _sealed_block(block: Block, entries: tuple[SealedEntry, ...]) -> SealedBlock:
    sealed_at = instant(block.sealed_at)
    return SealedBlock(block.number, block.previous, sealed_at, block.size, block.digest, entries, block.root)
