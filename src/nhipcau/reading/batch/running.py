"""Many papers: folders read in blocks into a folder of results, to be taken up again after any end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from nhipcau.reading.batch.block import Failure, Job, Plan, Receipt, hand_of, read_block
from nhipcau.reading.batch.executors import Executor, Serial
from nhipcau.reading.batch.folder import Folder, Taken, engine
from nhipcau.reading.batch.shards import check
from nhipcau.reading.batch.storage import is_address
from nhipcau.reading.batch.walking import BLOCK, Block, blocks, entries
from nhipcau.reading.records import Opinion
from nhipcau.reading.sources import DEFAULT_LIMITS, Limits


class Broken(Exception):
    """Processes break down before they read anything."""


@dataclass
class Progress:
    """How far a run is: `total` files are to be read; `busy` are the blocks under way."""

    folder: Path | None = None
    total: int | None = None
    done: int = 0
    papers: int = 0
    failed: int = 0
    busy: set[int] = field(default_factory=set)

    def files(self) -> int:
        """Return how many files are done, those in blocks under way too."""
        return self.done + sum(map(self._in_hand, tuple(self.busy)))

    def _in_hand(self, number: int) -> int:
        return (_hand(self.folder, number) or 0) if self.folder else 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to: files, papers, and by the code of each reason how many failed and the first that did."""

    files: int
    papers: int
    failed: int
    reasons: tuple[tuple[int, Failure], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be read, files or folders, and into which folder; `block` is how many files make a shard."""

    places: Sequence[str]
    out: Path
    form: str = "ndjson"
    opinion: Opinion | None = None
    limits: Limits = DEFAULT_LIMITS
    block: int = BLOCK


def read_all(order: Order, executor: Executor | None = None, progress: Progress | None = None) -> Summary:
    """Read what is ordered and return the summary. The same files give the same bytes, whoever does the work.

    Raises Missing for a library that is not there, Busy and Taken for a folder of results that is another's, Broken
    where no process will run.
    """
    check(order.form)
    executor, progress = executor or Serial(), progress or Progress()
    places = [place if is_address(place) else str(Path(place).resolve()) for place in order.places]
    if str(order.out.resolve()) in places:
        raise Taken(str(order.out))
    folder = Folder(order.out.resolve(), places)
    try:
        progress.folder = folder.path
        progress.total = sum(1 for _ in entries(places, str(folder.path)))
        plan = Plan(str(folder.path), order.form, engine(), order.opinion, order.limits)
        jobs = _jobs(plan, blocks(entries(places, str(folder.path)), order.block), progress)
        for receipt in _receipts(executor, jobs):
            folder.add(receipt)
            _note(progress, receipt)
        folder.finish(plan.form, plan.engine)
        return _summary(folder, progress)
    finally:
        folder.close()


def _jobs(plan: Plan, found: Iterator[Block], progress: Progress) -> Iterator[Job]:
    for block in found:
        progress.busy.add(block.number)
        yield Job(plan, block)


def _receipts(executor: Executor, jobs: Iterator[Job]) -> Iterator[Receipt]:
    """Yield the receipt of each job; those whose process broke down are done again at the end, one by one."""
    broken: list[Job] = []
    for job, receipt in executor.run(read_block, jobs):
        if receipt:
            yield receipt
        else:
            broken.append(job)
    for job in broken:
        yield _again(executor, job)


def _again(executor: Executor, job: Job) -> Receipt:
    """Do a job alone, and without the file at which its process broke down, until it is done."""
    while True:
        ((_, receipt),) = executor.run(read_block, [job])
        if receipt:
            return receipt
        at = _hand(Path(job.plan.folder), job.block.number)
        name = job.block.entries[at].name if at is not None else None
        if name is None or name in job.without:
            raise Broken
        job = replace(job, without=job.without | {name})


def _hand(folder: Path, number: int) -> int | None:
    try:
        return int(hand_of(folder, number).read_bytes())
    except (OSError, ValueError):
        return None


def _note(progress: Progress, receipt: Receipt) -> None:
    progress.busy.discard(receipt.number)
    progress.done += receipt.files
    progress.papers += receipt.papers
    progress.failed += len(receipt.failed)


def _summary(folder: Folder, progress: Progress) -> Summary:
    counts: Counter[str] = Counter()
    first: dict[str, Failure] = {}
    for failure in folder.failures():
        counts[failure.code] += 1
        first.setdefault(failure.code, failure)
    reasons = tuple((count, first[code]) for code, count in counts.most_common())
    return Summary(progress.done, progress.papers, progress.failed, reasons)
