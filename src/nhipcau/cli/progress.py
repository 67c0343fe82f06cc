"""How far a long reading is: a bar on a terminal, a line a second elsewhere."""

from __future__ import annotations

import time
from gettext import gettext as _
from threading import Event, Thread
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from types import TracebackType

    from nhipcau.reading.batch import Progress

_CELLS = 30
_SECOND = 1.0


class Ticker:
    """Tells of a run each second while it lasts."""

    def __init__(self, progress: Progress, stream: TextIO) -> None:
        self._progress = progress
        self._stream = stream
        self._bar = stream.isatty()
        self._over = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._began = time.monotonic()

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        if self._bar:
            # What is printed next begins on a clean line.
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _run(self) -> None:
        while not self._over.wait(_SECOND):
            told = line(self._progress, time.monotonic() - self._began, bar=self._bar)
            self._stream.write(f"\r{told}\x1b[K" if self._bar else f"{told}\n")
            self._stream.flush()


def line(progress: Progress, seconds: float, *, bar: bool) -> str:
    """Return how far `progress` is after `seconds`."""
    done, total = progress.files(), progress.total
    if total is None:
        return _("đang liệt kê các tệp…")
    speed = done / seconds if seconds else 0.0
    told = _("{done}/{total} tệp, {speed} tệp/giây, {failed} tệp lỗi").format(
        done=done, total=total, speed=round(speed), failed=progress.failed
    )
    if not bar:
        return told
    full = _CELLS * done // total if total else _CELLS
    return f"[{'█' * full}{'·' * (_CELLS - full)}] {told}"
