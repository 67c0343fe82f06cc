"""Read many mangled papers and report every one that breaks the reader, misplaces a finding, or takes too long.

Usage: python scripts/fuzz.py [--count N] [--seconds S] [--seed TEXT] [--kind KIND] [--first NUMBER] [--only NUMBER]

What is read are documents made of pieces of the samples, short strings of any characters, and damaged files of every
kind that is opened, without programs of the system. Each is made by its number and the seed alone, so that a failure
can be repeated with --only. A crash of a library or endless work ends the run; the last line of the file "fuzz.log" in
the folder for temporary files tells the number at which to go on with --first.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import sys
import tempfile
import time
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from nhipcau.reading import Draft, Span, extract_html, read
from nhipcau.text import clean

SAMPLES = Path(__file__).parent.parent / "samples"
LISTS = ("parties", "people", "events", "commitments", "support")
# CPU seconds for one document; wall seconds after which the work is taken for endless.
TOO_LONG = 2.0
ENDLESS = 300
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
    os.environ["PATH"] = ""  # no programs: they are slow, and not ours
    make = makers(options.kind)
    began, done, failures = time.monotonic(), 0, 0
    numbers = range(options.first, options.first + options.count) if options.only is None else [options.only]
    with (Path(tempfile.gettempdir()) / "fuzz.log").open("w") as log:
        for number in numbers:
            if done % 1000 == 0:
                faulthandler.dump_traceback_later(ENDLESS, exit=True)
                print(f"{number} {failures} faults, {time.process_time():.0f} s CPU", file=log, flush=True)
            for fault in make(random.Random(f"{options.seed}:{number}")):
                failures += 1
                print(f"document {number}: {fault}", flush=True)
            done += 1
            if time.monotonic() - began > options.seconds:
                break
    faulthandler.cancel_dump_traceback_later()
    print(f"{done} documents in {time.monotonic() - began:.0f} s, {failures} faults (seed {options.seed})")
    return int(failures > 0)


def makers(kind: str) -> Callable[[random.Random], Iterator[str]]:
    """Return what makes a document by chance, reads it and yields its faults."""
    from fuzz_files import files, opened, spoiled_file

    papers, known = samples(), files()

    def one_file(chance: random.Random) -> Iterator[str]:
        name, content = spoiled_file(known, chance)
        for wrong, draft, text in opened(name, content):
            yield from [wrong] if wrong else []
            yield from faults(draft, text) if draft else []

    making: dict[str, Callable[[random.Random], Iterator[str]]] = {
        "text": lambda chance: read_soundly(document(papers, chance)),
        "signs": lambda chance: read_soundly(signs(chance)),
        "file": one_file,
    }
    weighed = ["signs", "signs", "signs", "text", "file", "file"] if kind == "any" else [kind]
    return lambda chance: trial(making[chance.choice(weighed)], chance)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000, help="how many documents (20 000)")
    parser.add_argument("--seconds", type=float, default=300, help="stop after so long (300)")
    parser.add_argument("--seed", default="1", help="other seeds make other documents (1)")
    parser.add_argument("--kind", choices=["any", "text", "signs", "file"], default="any", help="only of this kind")
    parser.add_argument("--first", type=int, default=0, help="the number of the first document (0)")
    parser.add_argument("--only", type=int, help="the number of one document to read again")
    return parser.parse_args()


def samples() -> list[str]:
    """The samples as clean text."""
    texts = [path.read_bytes().decode() for path in sorted(SAMPLES.glob("*.txt"))]
    pages = [extract_html(path.read_bytes().decode()) for path in sorted(SAMPLES.glob("*.html"))]
    return [clean(text).text for text in texts + pages]


def document(papers: list[str], chance: random.Random) -> str:
    """A document of pieces of the samples, spoiled and mangled as it comes."""
    text = "".join(piece(chance.choice(papers), chance) for _ in range(chance.choice([1, 1, 2, 6])))
    for _ in range(chance.randint(0, 6)):
        at = chance.randint(0, len(text))
        text = text[:at] + noise(chance) + text[at + chance.choice([0, 0, 1, 30]) :]
    return mangled(text, chance.sample(sorted(MANGLINGS), chance.randint(0, 4)))


def piece(paper: str, chance: random.Random) -> str:
    start = chance.choice([0, chance.randint(0, len(paper))])
    return paper[start : start + chance.choice([20, 200, 200, 2000])]


def signs(chance: random.Random) -> str:
    """A short string of any characters, of a few blocks of Unicode, or of words and marks that the rules look for."""
    length = chance.choice([0, 3, 30, 60])
    low = chance.choice([0, 0x20, 0x2B0, 0x1E00, 0x2000, 0xFE00, 0x1F000])
    near = [chance.randint(low, low + 0x1FF) for _ in range(length)]
    far = [chance.choice([chance.randrange(0xD800), chance.randint(0xE000, 0x10FFFF)]) for _ in range(length // 8)]
    words = chance.choices(WORDS, k=length // 3)
    pieces = [*map(chr, near), *map(chr, far), *words]
    chance.shuffle(pieces)
    return chance.choice(["", " "]).join(pieces)


WORDS = (
    "tỉnh", "huyện", "quận", "Hà Nội", "Huế", "Mai Châu", "kết nghĩa", "ký kết", "hợp tác", "hai bên", "thống nhất",
    "y tế", "tặng", "trao", "50", "suất quà", "25 triệu đồng", "trị giá", "ngày 5/8", "năm 2020", "và", ",", ";", ".",
    ":", "\n", "ông", "Nguyễn Văn Lâm", "Bí thư", "Chủ tịch", "UBND", "đã", "sẽ", "đề nghị", "của", "(", ")", "“", "”",
    "-", "12/KH-UBND", "1.000", "Sở", "giao", "chủ trì", "TP.", "Điều 1.", "các", "Lào",
)  # fmt: skip


def noise(chance: random.Random) -> str:
    character = chr(
        chance.choice([chance.randint(1, 0x2FF), chance.randint(0x300, 0xD7FF), chance.randint(0xE000, 0x10FFFF)])
    )
    word = chance.choice(
        [character, "\n", "; ", "(", "\u201c", "ngày 31/2", "tỷ đồng", "1.000.000", "và ", "ông ", "TP."]
    )
    return word * chance.choice([1, 1, 1, 1, 1, 1, 2, 2, 50, 500])


def mangled(text: str, names: list[str]) -> str:
    for name in names:
        text = MANGLINGS[name](text)
    return text


def trial(make: Callable[[random.Random], Iterator[str]], chance: random.Random) -> Iterator[str]:
    began = time.process_time()
    try:
        yield from make(chance)
    except Exception:
        yield traceback.format_exc()
    if (taken := time.process_time() - began) > TOO_LONG:
        yield f"took {taken:.1f} s"


def read_soundly(raw: str) -> Iterator[str]:
    yield from faults(read(raw), raw)


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
        if (words := clean(raw[named.span.start : named.span.end]).text).replace("\n", " ") != named.name:
            yield f"{named.name!r} is written {words!r}"


if __name__ == "__main__":
    sys.exit(main())
