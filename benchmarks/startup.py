"""How soon `nhipcau read` answers, and what it waits for: claims of the README's figures.

Usage: python benchmarks/startup.py [--runs N]
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "samples/ky-ket-cau-giay-ky-son.txt"
NOTHING = [sys.executable, "-c", "pass"]
COMMAND = [sys.executable, "-m", "nhipcau.cli"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=int, default=11)
    runs = options.parse_args().runs
    for name, command in processes().items():
        print(f"{name:44} {median(partial(run, command), runs):9.1f} ms")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'memory of the largest of these':44} {peak:9.1f} MB")
    for name, work in lookups().items():
        print(f"{name:44} {median(work, runs):9.3f} ms")


def processes() -> dict[str, list[str]]:
    return {
        "python, doing nothing": NOTHING,
        "nhipcau --version": [*COMMAND, "--version"],
        "nhipcau read, one sample": [*COMMAND, "read", str(SAMPLE)],
        "nhipcau read --format json, one sample": [*COMMAND, "read", "--format", "json", str(SAMPLE)],
    }


def lookups() -> dict[str, Callable[[], object]]:
    from nhipcau.places import gazetteer

    fresh = gazetteer.__wrapped__
    day = date(2023, 6, 18)
    return {
        "gazetteer: load and list the printed names": lambda: list(fresh().names()),
        "gazetteer: load and find the first place": lambda: fresh().find("tỉnh Nghệ An", on=day),
    }


def run(command: list[str]) -> None:
    """Run a command as a user does, with the bytecode of an earlier start."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


def median(work: Callable[[], object], runs: int) -> float:
    """Milliseconds that `work` takes, the median of several runs after one to warm up."""
    work()
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


if __name__ == "__main__":
    main()
