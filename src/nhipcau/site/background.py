"""Working in the background: tasks from the database one after another, and those that a dead process left."""

from __future__ import annotations

import fcntl
import secrets
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from nhipcau.register.intake.actions import resume_reading

# Seconds between two looks; a look is one short query that locks nothing.
INTERVAL = 0.25
# After so many tasks a process makes room for a fresh one, which has forgotten what scans left in its memory.
MOST_TASKS = 500
# Seconds between two looks for what was left undone.
TIDYING = 60
# A task that was left by so many processes takes them down: it is not tried again.
MOST_ATTEMPTS = 5
# A process on another machine cannot be asked whether it lives; after so long it is taken for dead.
LONGEST = timedelta(hours=2)
KEPT = timedelta(days=30)


def work(*, once: bool = False) -> None:
    """Do what waits in the background until told to end, or with `once` until nothing waits.

    Tasks that dead processes left are put back first.
    """
    with _alive() as name:
        tidy()
        DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()
        worker = _Worker(name)
        worker.configure_signals()
        worker.run() if once else worker.run_on()


def tidy() -> None:
    """Put back what was left undone: tasks of processes that are gone, files whose task is lost."""
    take_up_again()
    resume_reading()


def take_up_again() -> int:
    """Put tasks back whose process is gone, and return how many there were."""
    count = 0
    for task in DBTaskResult.objects.running():
        if _is_alone(task):
            if len(task.worker_ids) >= MOST_ATTEMPTS:
                task.set_failed(RuntimeError("every process that took this task up was gone before it ended"))
            same = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
            count += same.update(status="READY", started_at=None)
    return count


class _Worker(Worker):
    """The worker of django-tasks-db, which looks before it locks, and leaves a task it must drop to the next one."""

    def __init__(self, name: str) -> None:
        super().__init__(
            queue_names=["*"],
            interval=INTERVAL,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    def run_on(self) -> None:
        next_tidying = time.monotonic() + TIDYING
        self.max_tasks = MOST_TASKS
        while self.running and self._run_tasks < MOST_TASKS:
            close_old_connections()
            if DBTaskResult.objects.ready().exists():
                self.run()
            elif time.monotonic() > next_tidying:
                tidy()
                next_tidying = time.monotonic() + TIDYING
            else:
                time.sleep(self.interval)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Stop after the task at hand. The keeper kills who takes too long; their task stays marked as running."""
        self.running = False
        if not self.running_task:
            sys.exit(0)

    def configure_signals(self) -> None:
        for told in (signal.SIGTERM, signal.SIGINT):
            signal.signal(told, self.shutdown)


@contextmanager
def _alive() -> Iterator[str]:
    """Yield a name for this process; as long as it lives it holds the file of that name."""
    name = f"{_machine()}:{secrets.token_hex(8)}"
    path = _file_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield name
        finally:
            path.unlink(missing_ok=True)


def _is_alone(task: DBTaskResult[Any, Any]) -> bool:
    name = task.worker_ids[-1] if task.worker_ids else ""
    if name.split(":")[0] != _machine():
        return bool(task.started_at and timezone.now() - task.started_at > LONGEST)
    path = _file_of(name)
    try:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False
    path.unlink(missing_ok=True)
    return True


def _machine() -> str:
    return socket.gethostname()[:40]


def _file_of(name: str) -> Path:
    return Path(settings.DATA_DIR) / "workers" / name.split(":")[1]
