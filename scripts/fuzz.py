"""Read many mangled documents and report every one that breaks the reader, misplaces a finding, or takes too long.

Usage: python scripts/fuzz.py [--count N] [--seconds S] [--seed TEXT] [--only NUMBER]

Each document is made from the samples by its number and the seed alone, so that a failure can be repeated with --only.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from nhipcau.reading import Draft, Span, extract_html, read
from nhipcau.text import clean

SAMPLES = Path(__file__).parent.parent / "samples"
LISTS = ("parties", "people", "events", "commitments", "support")
TOO_LONG = 2.0
# What happens to a text on its way; reading the result must give the same findings.
MANGLINGS: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "nbsp": lambda text: text.replace(" ", "\u00a0"),
    "some nbsp": lambda text: text.replace(" t", "\u00a0t"),
    "bom": lambda text: "\ufeff" + text,
    "zero width": lambda text: text.replace(" ", " \u200b"),
    "soft hyphens": lambda text: text.replace("n", "n\u00ad"),
}


def main() -> int:
    options = arguments()
    papers = samples()
    began, done, failures = time.monotonic(), 0, 0
    for number in range(options.count) if options.only is None else [options.only]:
        for fault in trial(document(papers, random.Random(f"{options.seed}:{number}"))):
            failures += 1
            print(f"document {number}: {fault}", flush=True)
        done += 1
        if time.monotonic() - began > options.seconds:
            break
    print(f"{done} documents in {time.monotonic() - began:.0f} s, {failures} faults (seed {options.seed})")
    return int(failures > 0)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000, help="how many documents (20 000)")
    parser.add_argument("--seconds", type=float, default=300, help="stop after so long (300)")
    parser.add_argument("--seed", default="1", help="other seeds make other documents (1)")
    parser.add_argument("--only", type=int, help="the number of one document to read again")
    return parser.parse_args()


def samples() -> list[str]:
    """The samples as clean text."""
    texts = [path.read_bytes().decode() for path in sorted(SAMPLES.glob("*.txt"))]
    pages = [extract_html(path.read_bytes().decode()) for path in sorted(SAMPLES.glob("*.html"))]
    return [clean(text).text for text in texts + pages]


def document(papers: list[str], chance: random.Random) -> str:
    """A document of pieces of the samples, spoiled and mangled as it comes."""
    text = "".join(piece(chance.choice(papers), chance) for _ in range(chance.randint(1, 6)))
    for _ in range(chance.randint(0, 6)):
        at = chance.randint(0, len(text))
        text = text[:at] + noise(chance) + text[at + chance.choice([0, 0, 1, 30]) :]
    return mangled(text, chance.sample(sorted(MANGLINGS), chance.randint(0, 4)))


def piece(paper: str, chance: random.Random) -> str:
    start = chance.choice([0, chance.randint(0, len(paper))])
    return paper[start : start + chance.choice([20, 200, 2000])]


def noise(chance: random.Random) -> str:
    character = chr(
        chance.choice([chance.randint(1, 0x2FF), chance.randint(0x300, 0xD7FF), chance.randint(0xE000, 0x10FFFF)])
    )
    word = chance.choice(
        [character, "\n", "; ", "(", "\u201c", "ngày 31/2", "tỷ đồng", "1.000.000", "và ", "ông ", "TP."]
    )
    return word * chance.choice([1, 1, 1, 2, 50, 500])


def mangled(text: str, names: list[str]) -> str:
    for name in names:
        text = MANGLINGS[name](text)
    return text


def trial(raw: str) -> Iterator[str]:
    began = time.monotonic()
    try:
        yield from faults(read(raw), raw)
    except Exception:
        yield traceback.format_exc()
    if (taken := time.monotonic() - began) > TOO_LONG:
        yield f"took {taken:.1f} s for {len(raw)} characters"


def spans(draft: Draft) -> Iterator[tuple[str, Span]]:
    """Every span of a draft with the part that it belongs to."""
    heading = draft.document
    for span in (heading.title_span, heading.number_span, heading.published_span):
        if span:
            yield "heading", span
    for name in LISTS:
        yield from ((name, finding.span) for finding in getattr(draft, name))


def faults(draft: Draft, raw: str) -> Iterator[str]:
    """What is wrong with the places of the findings of `draft`, which was read from `raw`."""
    for part, span in spans(draft):
        words = raw[span.start : span.end]
        if not (0 <= span.start < span.end <= len(raw)) or words != words.strip():
            yield f"{part}: {span} is no range of words"
        inside = any(body.start <= span.start and span.end <= body.end for body in draft.body)
        if part != "heading" and not inside:
            yield f"{part}: {span} is outside the body"
    for named in (*draft.parties, *draft.people):
        if (words := clean(raw[named.span.start : named.span.end]).text) != named.name:
            yield f"{named.name!r} is written {words!r}"


if __name__ == "__main__":
    sys.exit(main())
