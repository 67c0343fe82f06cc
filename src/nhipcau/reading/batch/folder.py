"""The folder of results: who may write in it, what it says of itself when all is done, what is left over."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO

from nhipcau.reading.batch.block import STATE, Failure, Receipt, receipt_at
from nhipcau.reading.batch.shards import whole
from nhipcau.reading.records import line

MANIFEST, FAILED = "manifest.json", "failed.ndjson"
_PARTS = ("nhipcau.text", "nhipcau.places", "nhipcau.reading")


class Busy(Exception):
    """Another process writes in the folder of results."""


class Taken(Exception):
    """The folder of results holds those of other files; the message names these."""


class Folder:
    """A folder of results, held by this process until it is closed."""

    def __init__(self, path: Path, places: Sequence[str]) -> None:
        (path / STATE).mkdir(parents=True, exist_ok=True)
        self.path = path
        self._lock = _lock(path / STATE / "lock")
        self._receipts: dict[int, Receipt] = {}
        try:
            self._claim(list(places))
        except Taken:
            self.close()
            raise
        self._sweep()

    def _sweep(self) -> None:
        """Remove what a killed run, or a worker that outlived it, had begun to write."""
        state = self.path / STATE
        for left in (*self.path.glob(".*.tmp"), *state.glob(".*.tmp"), *state.glob("*.hand")):
            left.unlink(missing_ok=True)

    def _claim(self, places: list[str]) -> None:
        claim = self.path / STATE / "places.json"
        if claim.exists():
            before = json.loads(claim.read_bytes())
            if before != places:
                raise Taken(", ".join(before))
            return
        with whole(claim) as file:
            file.write(json.dumps(places).encode())

    def add(self, receipt: Receipt) -> None:
        """Keep what became of a block; its failures stay on the disk."""
        self._receipts[receipt.number] = replace(receipt, failed=())

    def failures(self) -> Iterator[Failure]:
        """Yield what failed, in the order of the files."""
        for receipt in self._in_order():
            kept = receipt_at(self._beside(receipt))
            yield from kept.failed if kept else ()

    def finish(self, form: str, engine: str) -> None:
        """Write the list of failures and the manifest, and remove shards of files that are no longer as they were."""
        count = 0
        with whole(self.path / FAILED) as file:
            for failure in self.failures():
                row = {"file": failure.file, "code": failure.code, "reason": failure.remark.message()}
                file.write(line(row).encode() + b"\n")
                count += 1
        shards = list(self._in_order())
        manifest = {
            "format": form,
            "engine": engine,
            "files": sum(one.files for one in shards),
            "papers": sum(one.papers for one in shards),
            "failed": count,
            "shards": [_listed(one) for one in shards],
        }
        with whole(self.path / MANIFEST) as file:
            file.write(json.dumps(manifest, indent=1).encode() + b"\n")
        self._remove_what_is_left_over()

    def close(self) -> None:
        """Let others write in the folder."""
        self._lock.close()

    def _in_order(self) -> Iterator[Receipt]:
        return (self._receipts[number] for number in sorted(self._receipts))

    def _beside(self, receipt: Receipt) -> Path:
        return (self.path / STATE / receipt.shard).with_suffix(".json")

    def _remove_what_is_left_over(self) -> None:
        self._sweep()
        ours = {one.shard for one in self._in_order()} | {self._beside(one).name for one in self._in_order()}
        for path in (*self.path.glob("part-*"), *(self.path / STATE).glob("part-*.json")):
            if path.name not in ours:
                path.unlink(missing_ok=True)


def engine() -> str:
    """Return what tells this version of the rules and their data from all others."""
    digest = hashlib.sha256()
    for part in _PARTS:
        package, _, name = part.rpartition(".")
        found = files(package)
        root = found / name if (found / name).is_dir() else found / f"{name}.py"
        for path, content in _contents(root, name):
            digest.update(f"{path} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def _contents(root: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if root.is_dir():
        for inner in sorted(root.iterdir(), key=lambda one: one.name):
            yield from _contents(inner, f"{name}/{inner.name}")
    elif name.endswith((".py", ".tsv", ".txt")):
        yield name, root.read_bytes()


def _listed(receipt: Receipt) -> dict[str, str | int]:
    row = asdict(receipt)
    return {name: row[name] for name in ("shard", "files", "papers", "bytes", "sha256")}


def _lock(path: Path) -> IO[bytes]:
    """Hold the folder until the file that is returned is closed, be it by the end of the process."""
    file = path.open("ab")
    if os.name != "nt":
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise Busy from None
        except OSError:
            # Some shared disks know no locks. Two at once do no harm to the shards: both write the same.
            pass
    return file
