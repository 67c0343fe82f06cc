"""Several processes kept going by one: the web server, and those that work in the background."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

# How long a part that was told to end may take, and how long one that fell over waits before it begins again.
GRACE = 10.0
PAUSE = 1.0
_TOLD = (signal.SIGTERM, signal.SIGINT)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one process does; when a vital one ends, all end."""

    run: Callable[[], None]
    vital: bool = False


def keep_running(parts: Sequence[Part]) -> int:
    """Run each part in a process of its own until told to end, and return the exit code.

    A part that falls over begins again; when a vital one ends, all end with its code. The parts end with this process,
    even where it is killed without a word.
    """
    return _Keeper(parts).run()


class _Keeper:
    def __init__(self, parts: Sequence[Part]) -> None:
        self._waiting = dict.fromkeys(parts, 0.0)
        self._running: dict[int, Part] = {}
        # Signals arrive as bytes here, so that none is missed between a look and a wait.
        self._signals, self._signalled = os.pipe()
        # Nothing is ever written here: its end is told to the parts when this process is gone.
        self._lifeline, self._life = os.pipe()
        self._ending = False
        self._code = 0

    def run(self) -> int:
        os.set_blocking(self._signalled, False)
        signal.set_wakeup_fd(self._signalled)
        for number in (*_TOLD, signal.SIGCHLD):
            signal.signal(number, _heard)
        while not self._ending:
            self._start_waiting()
            self._listen(PAUSE if self._waiting else None)
            self._reap()
        self._end()
        return self._code

    def _start_waiting(self) -> None:
        for part in [part for part, since in self._waiting.items() if since <= time.monotonic()]:
            del self._waiting[part]
            if pid := os.fork():
                self._running[pid] = part
            else:
                self._become(part)

    def _become(self, part: Part) -> None:
        """Be the part, in the new process, and never return."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            # Ctrl-C reaches every process of a terminal; the parts are told by this one alone.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            for end in (self._signals, self._signalled, self._life):
                os.close(end)
            threading.Thread(target=_end_with, args=(self._lifeline,), daemon=True).start()
            part.run()
            code = 0
        except SystemExit as told:
            code = told.code if isinstance(told.code, int) else int(told.code is not None)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _listen(self, seconds: float | None) -> None:
        ready, _, _ = select.select([self._signals], [], [], seconds)
        if ready:
            self._ending |= bool(set(os.read(self._signals, 1024)) & set(_TOLD))

    def _reap(self) -> None:
        while self._running:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            part = self._running.pop(pid)
            if part.vital and not self._ending:
                self._ending, self._code = True, abs(os.waitstatus_to_exitcode(status))
            self._waiting[part] = time.monotonic() + PAUSE

    def _end(self) -> None:
        until = time.monotonic() + GRACE
        self._tell(signal.SIGTERM)
        while self._running and (left := until - time.monotonic()) > 0:
            self._listen(left)
            self._reap()
        self._tell(signal.SIGKILL)
        for pid in self._running:
            os.waitpid(pid, 0)

    def _tell(self, number: signal.Signals) -> None:
        for pid in self._running:
            os.kill(pid, number)


def _heard(_number: int, _frame: FrameType | None) -> None:
    """Let a signal wake the keeper, which reads its number."""


def _end_with(lifeline: int) -> None:
    """End this process at once when the keeper is gone; what it was doing is taken up again later."""
    os.read(lifeline, 1)
    os._exit(1)
