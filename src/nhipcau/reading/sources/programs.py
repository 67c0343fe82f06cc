"""Calling programs of the system that may be installed or not."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence

from nhipcau.reading.sources.source import Unreadable


def has(program: str) -> bool:
    """Tell whether `program` can be called."""
    return shutil.which(program) is not None


def output(
    command: Sequence[str], seconds: int, *, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> bytes:
    """Return what a program writes, or raise Unreadable where it fails or takes longer than `seconds`."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
        # A group of its own, so that what it starts ends with it.
        start_new_session=True,
    )
    try:
        written, _ = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise Unreadable("too-slow", program=command[0], seconds=seconds) from None
    finally:
        _end(process)
    if process.returncode:
        raise Unreadable("program-failed", program=command[0])
    return written


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
