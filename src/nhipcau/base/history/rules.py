"""What a line of history hashes to, when a chain of blocks holds, and how two wordings differ."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

GENESIS = "0" * 64
BUNDLE = "nhipcau-history/1"
# What an entry says, and what its digest covers.
SAID = (
    "at", "actor_id", "actor_name", "on_behalf_of", "action", "subject_kind", "subject_id", "subject_label", "changes",
)  # fmt: skip
# More pairs of words than this are not compared: it would take seconds.
_MOST_PAIRS = 10_000_000


def entry_digest(values: Mapping[str, object]) -> str:
    """Return the SHA-256 of an entry's values as canonical JSON (sorted keys, no spaces, UTF-8)."""
    return hashlib.sha256(_canonical(values)).hexdigest()


def root_of(digests: Sequence[str]) -> str:
    """Return the SHA-256 of the digests of a block's entries, in order."""
    return hashlib.sha256(_canonical({"entries": list(digests)})).hexdigest()


def block_digest(number: int, previous: str, sealed_at: str, entries: str | Sequence[str]) -> str:
    """Return the SHA-256 that binds a block to the block before and to its entries.

    `entries` is the root of their digests, in the first blocks the digests themselves.
    """
    held = entries if isinstance(entries, str) else list(entries)
    content = {"number": number, "previous": previous, "sealed_at": sealed_at, "entries": held}
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
    root: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where history is not what was sealed: `kind` is one of altered, missing, moved, broken.

    Of a bundle also: unreadable, signature, key.
    """

    kind: str
    block: int = 0
    entry: int | None = None


def chain_faults(blocks: Iterable[SealedBlock]) -> Iterable[Fault]:
    """Yield every fault of a chain of blocks that is given in order of number; nothing for a sound chain."""
    previous, number = GENESIS, 1
    for block in blocks:
        if block.number != number or block.previous != previous:
            yield Fault("broken", block.number)
        yield from entry_faults(block)
        digests = [entry.digest for entry in block.entries]
        held = root_of(digests) if block.root else digests
        if block.root not in ("", held) or block.digest != _digest(block, held):
            yield Fault("broken", block.number)
        previous, number = block.digest, block.number + 1


def _digest(block: SealedBlock, entries: str | Sequence[str]) -> str:
    return block_digest(block.number, block.previous, block.sealed_at, entries)


def entry_faults(block: SealedBlock) -> Iterable[Fault]:
    """Yield the faults inside one block: entries altered, missing or moved."""
    if len(block.entries) != block.size:
        yield Fault("missing", block.number)
    for expected, entry in enumerate(block.entries):
        if entry.digest != entry.recomputed:
            yield Fault("altered", block.number, entry.id)
        if entry.position != expected:
            yield Fault("moved", block.number, entry.id)


def signed(bundle: Mapping[str, object], secret: str) -> bytes:
    """Return a bundle with the public key and the Ed25519 signature of a secret, as the only bytes it can be.

    The private key is the SHA-256 of the secret, which must be long and random.
    """
    content = {**bundle, "key": public_key(secret)}
    signature = _private(secret).sign(_canonical(content)).hex()
    return _canonical({"bundle": content, "signature": signature}) + b"\n"


def public_key(secret: str) -> str:
    """Return the public key that belongs to a secret, in hexadecimal."""
    return _private(secret).public_key().public_bytes_raw().hex()


def _private(secret: str) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(secret.encode()).digest())


def bundle_faults(content: bytes, key: str = "") -> list[Fault]:
    """Return what is wrong with a bundle; nothing where it is, byte for byte, what was signed, and holds together.

    Each entry hashes to the digest at its place in its block, the blocks chain from the first one on, and the
    signature is that of the public key in the bundle, which must be `key` where one is given.
    """
    try:
        sealed = json.loads(content)
        bundle = sealed["bundle"]
        if _canonical(sealed) + b"\n" != content or bundle["format"] != BUNDLE:
            return [Fault("unreadable")]
        if not _is_signed(bundle, sealed["signature"]):
            return [Fault("signature")]
        strange = [Fault("key")] if key and bundle["key"] != key else []
        return [*strange, *_block_faults(bundle["blocks"]), *_place_faults(bundle)]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return [Fault("unreadable")]


def _is_signed(bundle: Mapping[str, str], signature: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        said = bytes.fromhex(signature)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(bundle["key"])).verify(said, _canonical(bundle))
    except InvalidSignature:
        return False
    return said.hex() == signature


def _block_faults(blocks: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    previous, number = GENESIS, 1
    for block in blocks:
        held = root_of(block["entries"]) if block["root"] and "entries" in block else block["root"] or block["entries"]
        digest = block_digest(block["number"], block["previous"], block["sealed_at"], held)
        found = (block["number"], block["previous"], block["root"] or held, block["digest"])
        if found != (number, previous, held, digest):
            yield Fault("broken", number)
        previous, number = block["digest"], number + 1


def _place_faults(bundle: Mapping[str, Any]) -> Iterator[Fault]:
    digests = {block["number"]: block.get("entries", []) for block in bundle["blocks"]}
    for entry in bundle["entries"]:
        place = (entry["block"], entry["position"])
        held = dict(enumerate(digests.get(place[0], []))).get(place[1])
        if held != entry_digest({name: entry[name] for name in SAID}):
            yield Fault("altered", entry["block"], entry["id"])


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
