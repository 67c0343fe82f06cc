"""Who does the work: this process, several processes, or a Ray cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

from nhipcau.reading.batch.storage import Missing

J = TypeVar("J")
R = TypeVar("R")
Work = Callable[[J], R]
# How many jobs wait for each worker, so that none is idle and few are in memory.
_AHEAD = 2


class Executor(Protocol):
    """What runs jobs that do not know of one another."""

    def run(self, work: Work[J, R], jobs: Iterable[J]) -> Iterator[tuple[J, R | None]]:
        """Yield each job with its result as it is done, in any order; with None where its process broke down."""


class Serial:
    """One job after another, here."""

    def run(self, work: Work[J, R], jobs: Iterable[J]) -> Iterator[tuple[J, R | None]]:
        for job in jobs:
            yield job, work(job)


class Processes:
    """So many jobs at once, each in a process of this machine."""

    def __init__(self, count: int) -> None:
        self._count = count

    def run(self, work: Work[J, R], jobs: Iterable[J]) -> Iterator[tuple[J, R | None]]:
        from concurrent.futures.process import BrokenProcessPool

        source = iter(jobs)
        broken = True
        while broken:
            broken = False
            pool = _Pool[J, R](self._count)
            try:
                for job, future in pool.run(work, source):
                    lost = isinstance(future.exception(), BrokenProcessPool)
                    # All that were under way end like this; what is left goes to processes anew.
                    broken = broken or lost
                    yield job, None if lost else future.result()
            except BaseException:
                pool.close(at_once=True)
                raise
            pool.close(at_once=False)


class _Pool(Generic[J, R]):
    def __init__(self, count: int) -> None:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import active_children, get_context

        self._others = set(active_children())
        self._window = count * _AHEAD
        # A fresh interpreter for each: nothing of this one, no threads, no open files, leaks into it.
        self._pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)

    def run(self, work: Work[J, R], source: Iterator[J]) -> Iterator[tuple[J, Future[R]]]:
        from concurrent.futures import FIRST_COMPLETED, wait
        from concurrent.futures.process import BrokenProcessPool

        pending: dict[Future[R], J] = {}
        broken = False
        while True:
            while not broken and len(pending) < self._window and (fresh := list(islice(source, 1))):
                broken = not self._submit(work, fresh[0], pending)
            if not pending:
                return
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                broken = broken or isinstance(future.exception(), BrokenProcessPool)
                yield pending.pop(future), future

    def _submit(self, work: Work[J, R], job: J, pending: dict[Future[R], J]) -> bool:
        """Submit a job; where the pool has broken down meanwhile, let the job look as those that broke with it."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            pending[self._pool.submit(work, job)] = job
        except BrokenProcessPool as problem:
            lost: Future[R] = Future()
            lost.set_exception(problem)
            pending[lost] = job
            return False
        return True

    def close(self, *, at_once: bool) -> None:
        """End the processes: when they are done, or in the middle of what they do."""
        from multiprocessing import active_children

        for process in set(active_children()) - self._others if at_once else ():
            process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when it ends, however it does."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


class NoCluster(Exception):
    """No cluster answers; the message is its address."""


class Cluster:
    """A Ray cluster: jobs are its tasks, and it decides where each is done."""

    def __init__(self, address: str | None = None) -> None:
        try:
            import ray
        except ImportError:
            raise Missing("cluster") from None
        self._ray: Any = ray
        if not ray.is_initialized():
            try:
                ray.init(address=address, log_to_driver=False, logging_level="error")
            except Exception as problem:
                # Ray has many ways to say so.
                raise NoCluster(str(address)) from problem

    def run(self, work: Work[J, R], jobs: Iterable[J]) -> Iterator[tuple[J, R | None]]:
        source = iter(jobs)
        task = self._ray.remote(max_retries=0)(work)
        window = _AHEAD * max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        pending: dict[Any, J] = {}
        while True:
            pending |= {task.remote(job): job for job in islice(source, window - len(pending))}
            if not pending:
                return
            for done in self._ray.wait(list(pending), num_returns=1)[0]:
                yield pending.pop(done), self._result(done)

    def _result(self, done: Any) -> Any:
        """Return the result of a task, None where its process or its machine broke down."""
        lost = (self._ray.exceptions.WorkerCrashedError, self._ray.exceptions.OutOfMemoryError)
        try:
            return self._ray.get(done)
        except (*lost, self._ray.exceptions.NodeDiedError):
            return None
        except self._ray.exceptions.RayTaskError as problem:
            raise problem.cause from None
