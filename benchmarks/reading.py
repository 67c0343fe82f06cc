"""How many papers one core reads in a second of CPU time, and how long the first one takes.

    python benchmarks/reading.py [FOLDER]

FOLDER holds .txt files; without it the papers of tests/corpus/documents are read. They are read over and over, warm,
in one process; wall time is not used, so other work on the machine counts little.
"""

import subprocess
import sys
import time
from pathlib import Path

from nhipcau.reading import read

CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "documents"
SECONDS = 5.0
START = (
    "import time; t = time.perf_counter(); from nhipcau.reading import read; read(''); print(time.perf_counter() - t)"
)


def documents_per_second(texts: list[str]) -> float:
    """Return documents per second of CPU time, over at least `SECONDS` of it."""
    for text in texts:
        read(text)
    begin, count = time.process_time(), 0
    while time.process_time() - begin < SECONDS:
        for text in texts:
            read(text)
        count += len(texts)
    return count / (time.process_time() - begin)


def start_up() -> float:
    """Return the seconds that importing the engine and a first reading take in a fresh process, best of three."""
    runs = (subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True) for _ in range(3))
    return min(float(run.stdout) for run in runs)


def main() -> None:
    """Print the figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
    length = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} documents of {length:.0f} characters on average")
    print(f"{documents_per_second(texts):.0f} documents per CPU second on one core")
    print(f"{start_up():.3f} s to import the engine and read for the first time")


if __name__ == "__main__":
    main()
