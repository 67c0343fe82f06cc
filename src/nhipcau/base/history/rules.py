"""What a line of history hashes to, when a chain of blocks holds, and how two wordings differ."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

GENESIS = "0" * 64
# More pairs of words than this are not compared: it would take seconds.
_MOST_PAIRS = 10_000_000


def entry_digest(values: Mapping[str, object]) -> str:
    """Return the SHA-256 of an entry's values as canonical JSON (sorted keys, no spaces, UTF-8)."""
    return hashlib.sha256(_canonical(values)).hexdigest()


def block_digest(number: int, previous: str, sealed_at: str, digests: Sequence[str]) -> str:
    """Return the SHA-256 that binds a block to the block before and to each of its entries in order."""
    content = {"number": number, "previous": previous, "sealed_at": sealed_at, "entries": list(digests)}
    return hashlib.sha256(_canonical(content)).hexdigest()


def behalf(side: str, stands_in_for: str) -> str:
    """Return what a line says of the side that was acted for: its name, and whom the actor stood in for."""
    return f"{side} (thay {stands_in_for})".lstrip() if stands_in_for else side


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


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two wordings: in both ("same"), in the old one only ("gone"), or in the new one only ("new")."""

    kind: Literal["same", "gone", "new"]
    text: str


def wording_changes(old: str, new: str) -> list[Piece]:
    """Return how `new` is worded otherwise than `old`, word by word.

    The pieces that are not new joined are `old`, those that are not gone are `new`, to the last space. Texts of
    thousands of words each are told as replaced whole.
    """
    before, after = _words(old), _words(new)
    if len(before) * len(after) > _MOST_PAIRS:
        return [Piece("gone", old), Piece("new", new)] if old != new else [Piece("same", old)]
    steps = SequenceMatcher(str.isspace, before, after, autojunk=False).get_opcodes()
    pieces: list[Piece] = []
    gone = came = ""
    for number, (tag, a, b, c, d) in enumerate(steps, start=1):
        said = "".join(after[c:d])
        # A space alone between two changes is part of them.
        if tag == "equal" and not (gone + came and said.isspace() and number < len(steps)):
            pieces += [Piece("gone", gone), Piece("new", came), Piece("same", said)]
            gone = came = ""
        else:
            gone, came = gone + "".join(before[a:b]), came + said
    pieces += [Piece("gone", gone), Piece("new", came)]
    return [piece for piece in pieces if piece.text]


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)
