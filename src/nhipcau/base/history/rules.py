"""What a line of history hashes to, and when a chain of blocks holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

GENESIS = "0" * 64


def entry_digest(values: Mapping[str, object]) -> str:
    """Return the SHA-256 of an entry's values as canonical JSON (sorted keys, no spaces, UTF-8)."""
    return hashlib.sha256(_canonical(values)).hexdigest()


def block_digest(number: int, previous: str, sealed_at: str, digests: Sequence[str]) -> str:
    """Return the SHA-256 that binds a block to the block before and to each of its entries in order."""
    content = {"number": number, "previous": previous, "sealed_at": sealed_at, "entries": list(digests)}
    return hashlib.sha256(_canonical(content)).hexdigest()


def _canonical(values: Mapping[str, object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """An entry as stored: its position and digest in the block, and what its values hash to now."""

    id: int
    position: int
    digest: str
    recomputed: str


@dataclass(frozen=True, slots=True)
class SealedBlock:
    """A block as stored with its entries in order of position."""

    number: int
    previous: str
    sealed_at: str
    size: int
    digest: str
    entries: tuple[SealedEntry, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where history is not what was sealed: `kind` is one of altered, missing, moved, broken."""

    kind: str
    block: int
    entry: int | None = None


def chain_faults(blocks: Iterable[SealedBlock]) -> Iterable[Fault]:
    """Yield every fault of a chain of blocks that is given in order of number; nothing for a sound chain."""
    previous, number = GENESIS, 1
    for block in blocks:
        if block.number != number or block.previous != previous:
            yield Fault("broken", block.number)
        yield from entry_faults(block)
        digests = [entry.digest for entry in block.entries]
        if block.digest != block_digest(block.number, block.previous, block.sealed_at, digests):
            yield Fault("broken", block.number)
        previous, number = block.digest, block.number + 1


def entry_faults(block: SealedBlock) -> Iterable[Fault]:
    """Yield the faults inside one block: entries altered, missing or moved."""
    if len(block.entries) != block.size:
        yield Fault("missing", block.number)
    for expected, entry in enumerate(block.entries):
        if entry.digest != entry.recomputed:
            yield Fault("altered", block.number, entry.id)
        if entry.position != expected:
            yield Fault("moved", block.number, entry.id)
