"""One block: its files read, its shard and its receipt written. This is what runs in another process or machine."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nhipcau.reading.batch.shards import SHEETS, whole
from nhipcau.reading.batch.storage import storage_of
from nhipcau.reading.batch.walking import Block, Entry
from nhipcau.reading.records import Opinion, Reading, readings, record
from nhipcau.reading.sources import DEFAULT_LIMITS, Limits, Remark, Unreadable

# What a program or library that is installed meanwhile, or another try, may cure.
_CURABLE = frozenset(
    {
        "needs-extra", "needs-word-program", "needs-ocr", "program-failed", "too-slow", "crashed", "system", "remote",
        "engine",
    }
)  # fmt: skip
STATE = ".state"


@dataclass(frozen=True, slots=True)
class Plan:
    """How blocks are read: results go into `folder` as files of the kind `form`; `engine` names the rules' version."""

    folder: str
    form: str
    engine: str
    opinion: Opinion | None = None
    limits: Limits = DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Job:
    """A block to be read, without the files at which its process broke down before."""

    plan: Plan
    block: Block
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or one inside it, that gave no paper, and why."""

    file: str
    code: str
    details: dict[str, str | int]

    @property
    def remark(self) -> Remark:
        """Return the reason as something that can be told in any language."""
        return Remark(self.code, self.details)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a block: its shard, how many files it had and papers it gave, and what failed."""

    number: int
    shard: str
    bytes: int
    sha256: str
    files: int
    papers: int = 0
    failed: tuple[Failure, ...] = field(default=())


class NoSharedFolder(Exception):
    """The folder of results is not there on the machine that reads."""


def read_block(job: Job) -> Receipt:
    """Read a block and return its receipt; where its shard is there already, that of then."""
    folder = Path(job.plan.folder)
    if not (folder / STATE).is_dir():
        raise NoSharedFolder(job.plan.folder)
    name = f"part-{job.block.number:06d}-{_key(job)}"
    kept = receipt_at(folder / STATE / f"{name}.json")
    if kept and not _CURABLE.intersection(one.code for one in kept.failed) and _is_whole(folder, kept):
        return kept
    shard = folder / f"{name}.{job.plan.form}"
    failed: list[Failure] = []
    papers = 0
    with whole(shard) as file, in_hand(job) as take:
        sheet = SHEETS[job.plan.form](file)
        for found in _papers(job, failed, take):
            sheet.add(record(found))
            papers += 1
        sheet.close()
    content = _digest(shard)
    receipt = Receipt(
        job.block.number, shard.name, shard.stat().st_size, content, len(job.block.entries), papers, tuple(failed)
    )
    # After the shard: what has a receipt is done.
    with whole(folder / STATE / f"{name}.json") as file:
        file.write(json.dumps(asdict(receipt), ensure_ascii=False).encode())
    return receipt


def receipt_at(path: Path) -> Receipt | None:
    """Return the receipt kept at `path`, None where there is none."""
    try:
        kept: dict[str, Any] = json.loads(path.read_bytes())
        return Receipt(**kept | {"failed": tuple(Failure(**one) for one in kept["failed"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def hand_of(folder: Path, number: int) -> Path:
    """Return the path of the file that tells at which entry of a block its reader is."""
    return folder / STATE / f"part-{number:06d}.hand"


@contextmanager
def in_hand(job: Job) -> Iterator[Callable[[int], None]]:
    """Give what notes down which entry is being read, for the progress bar, and to know who broke a process."""
    path = hand_of(Path(job.plan.folder), job.block.number)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)

    def take(at: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, b"%08d" % at)

    try:
        yield take
    finally:
        os.close(handle)
    path.unlink(missing_ok=True)


def _papers(job: Job, failed: list[Failure], take: Callable[[int], None]) -> Iterator[Reading]:
    for at, entry in enumerate(job.block.entries):
        take(at)
        for found in _read(entry, job):
            if isinstance(found, Unreadable):
                failed.append(Failure(found.name, found.remark.code, found.remark.details))
            else:
                yield found


def _read(entry: Entry, job: Job) -> Iterator[Reading | Unreadable]:
    try:
        if entry.name in job.without:
            raise Unreadable("crashed")
        content = _content(entry, job.plan.limits)
    except Unreadable as problem:
        problem.name = entry.name
        yield problem
        return
    yield from readings(entry.name, entry.id, content, limits=job.plan.limits, opinion=job.plan.opinion)


def _content(entry: Entry, limits: Limits) -> bytes:
    if entry.odd:
        raise Unreadable(entry.odd)
    return storage_of(entry.where).content(entry.where, limits)


def _key(job: Job) -> str:
    """Return what tells this block and this way of reading it from all others: by names and contents."""
    plan = job.plan
    digest = hashlib.sha256(f"{plan.engine} {plan.form} {plan.limits} {plan.opinion}".encode())
    for entry in job.block.entries:
        digest.update(json.dumps([entry.name, entry.id, _mark(entry, job)]).encode())
    return digest.hexdigest()[:16]


def _mark(entry: Entry, job: Job) -> str:
    if entry.mark:
        return entry.mark
    if entry.name in job.without:
        return "crashed"
    try:
        return hashlib.sha256(_content(entry, job.plan.limits)).hexdigest()
    except Unreadable as problem:
        return problem.remark.code


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_whole(folder: Path, receipt: Receipt) -> bool:
    try:
        return (folder / receipt.shard).stat().st_size == receipt.bytes
    except OSError:
        return False
