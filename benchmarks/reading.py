"""How fast papers are read, how soon the first one, in how much memory; beside other tools for Vietnamese text.

    python benchmarks/reading.py [FOLDER] [--copies N] [--seconds S]

FOLDER holds .txt files; without it the papers of tests/corpus are read. They are read over and over until there are
N papers, warm, in one process of one thread; nothing of a paper is kept from one time to the next. What counts is CPU
time, and of rounds of a second or more the best, so that other work on the machine counts little; each tool runs in a
process of its own. Other tools are measured where they are installed:

    pip install underthesea pyvi

They do one part of the task each (words, or names), and get the text sentence by sentence, which is how they are
fastest. The ratios say what one paper costs beside the whole reading of one paper.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests" / "corpus"
PEERS = {"underthesea": "underthesea (names)", "pyvi": "pyvi (words)"}
MEGABYTES = (1, 2, 4, 8, 10)
ROUND = 1.0  # CPU seconds, at least


def main() -> None:
    options = arguments()
    if options.run:
        print(json.dumps(measured(options.run, texts(options.folder), options.copies, options.seconds)))
        return
    papers = texts(options.folder)
    size = sum(map(len, papers)) / len(papers)
    print(f"{len(papers)} papers of {size:.0f} characters on average, read until there are {options.copies}")
    print(f"Python {platform.python_version()}\n")
    own, source = in_a_process("nhipcau", options), in_a_process("nhipcau", options, NHIPCAU_COMPILED="0")
    print("| tool | papers per CPU second | to the first paper | peak memory | time for one paper |")
    print("|---|---|---|---|---|")
    print(row("Nhịp Cầu (whole reading)" if own["compiled"] else "Nhịp Cầu (whole reading, not compiled)", own, own))
    if own["compiled"]:
        print(row("Nhịp Cầu, from its source", source, own))
    for module, name in PEERS.items():
        if find_spec(module):
            print(row(name, in_a_process(module, options), own))
        else:
            print(f"SKIPPED: {name} is not installed and was not measured: pip install {module}")
    print("\n| length | CPU time | for each MB |\n|---|---|---|")
    print(*growth(papers), sep="\n")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--copies", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=20, help="stop a slow tool after so much CPU time (20)")
    parser.add_argument("--run", choices=["nhipcau", *PEERS], help=argparse.SUPPRESS)
    return parser.parse_args()


def texts(folder: Path | None) -> list[str]:
    paths = sorted(folder.glob("*.txt")) if folder else sorted(TESTS.glob("*/*.txt"))
    return [path.read_bytes().decode() for path in paths]


def in_a_process(tool: str, options: argparse.Namespace, **environment: str) -> dict[str, float]:
    """Run this file again for one tool."""
    command = [sys.executable, __file__, *([str(options.folder)] if options.folder else []), "--run", tool]
    command += ["--copies", str(options.copies), "--seconds", str(options.seconds)]
    # As on the machine of somebody who works with it: the bytecode of an earlier start lies there.
    env = {**os.environ, **environment}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    module = "nhipcau.reading" if tool == "nhipcau" else tool
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True, env=env)
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def measured(tool: str, papers: list[str], copies: int, seconds: float) -> dict[str, float]:
    """Papers per CPU second, CPU seconds of the process to the end of its first paper, peak memory in MB."""
    read = reader(tool)
    read(papers[0])
    first = time.process_time()
    for paper in papers if tool == "nhipcau" else []:
        read(paper)
    best = max(rounds(read, papers, copies, seconds))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    scan = sys.modules.get("nhipcau.reading.scan")
    compiled = bool(scan and not str(scan.__file__).endswith(".py"))
    return {"rate": best, "first": first, "peak": peak, "compiled": compiled}


def rounds(read: Callable[[str], object], papers: list[str], copies: int, seconds: float) -> Iterator[float]:
    """Yield how many papers a CPU second each round reads, all papers equally often, until `copies` or `seconds`."""
    began, done = time.process_time(), 0
    while not done or (done < copies and time.process_time() - began < seconds):
        start, count = time.process_time(), 0
        while time.process_time() - start < ROUND or count % len(papers):
            read(papers[count % len(papers)])
            count += 1
        done += count
        yield count / (time.process_time() - start)


def reader(tool: str) -> Callable[[str], object]:
    """Return what reads one paper."""
    if tool == "underthesea":
        from underthesea import ner

        return lambda text: [ner(sentence) for sentence in sentences(text)]
    if tool == "pyvi":
        from pyvi import ViTokenizer

        return lambda text: [ViTokenizer.tokenize(sentence) for sentence in sentences(text)]
    from nhipcau.reading import read

    return read


def sentences(text: str) -> Iterable[str]:
    return filter(str.strip, re.split(r"(?<=[.!?])\s+|\n+", text))


def row(name: str, figures: dict[str, float], own: dict[str, float]) -> str:
    digits = 0 if figures["rate"] > 20 else 2
    cells = [
        name,
        f"{figures['rate']:.{digits}f}",
        f"{figures['first']:.2f} s",
        f"{figures['peak']:.0f} MB",
        f"{own['rate'] / figures['rate']:.0f} ×",
    ]
    return f"| {' | '.join(cells)} |"


def growth(papers: list[str]) -> Iterable[str]:
    """Read longer and longer documents, each one paper over and over."""
    from nhipcau.reading import read

    # The paper with most in it, without what a web page has after it, where reading stops.
    fullest = max(map(read, papers), key=lambda draft: len(draft.commitments))
    whole = "\n".join(fullest.text[body.start : body.end] for body in fullest.body) + "\n"
    for megabytes in MEGABYTES:
        text = (whole * (megabytes * 10**6 // len(whole.encode()) + 1))[: megabytes * 10**6]
        began = time.process_time()
        read(text)
        taken = time.process_time() - began
        size = len(text.encode()) / 10**6
        yield f"| {size:.1f} MB | {taken:.1f} s | {taken / size:.2f} s |"


if __name__ == "__main__":
    main()
