"""How many files a second `nhipcau read --out` gets through, with one process and with two.

    python benchmarks/batch.py [FILES]

The papers of tests/corpus/documents are copied until there are FILES of them, 2,000 if nothing is said, each with a
line of its own. Times are wall time from start to end of the command, starting of processes included.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "documents"
FILES = 2000
SPREAD = 100


def copy_corpus(folder: Path, count: int) -> None:
    """Write `count` papers into folders of a hundred."""
    texts = [path.read_bytes() for path in sorted(CORPUS.glob("*.txt"))]
    for number, text in enumerate(islice(cycle(texts), count)):
        path = folder / f"{number // SPREAD:04d}" / f"{number:07d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text + f"\n{number}\n".encode())


def seconds(folder: Path, out: Path, jobs: int) -> tuple[float, float]:
    """Return the wall and the CPU seconds of one command."""
    command = [sys.executable, "-m", "nhipcau.cli", "read", str(folder), "--out", str(out), "--jobs", str(jobs)]
    begin, used = time.perf_counter(), os.times()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    now = os.times()
    return time.perf_counter() - begin, sum(now[2:4]) - sum(used[2:4])


def results(folder: Path) -> dict[str, bytes]:
    """Return all results of a run by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory(prefix="nhipcau-") as name:
        folder = Path(name)
        copy_corpus(folder / "papers", count)
        for jobs in (1, 2):
            wall, cpu = seconds(folder / "papers", folder / f"out-{jobs}", jobs)
            print(f"--jobs {jobs}: {count / wall:.0f} files a second, {cpu:.1f} s of CPU time")
        wall, _ = seconds(folder / "papers", folder / "out-2", 2)
        print(f"again, with all of it done: {wall:.1f} s")
        print(f"same bytes: {results(folder / 'out-1') == results(folder / 'out-2')}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the largest process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
