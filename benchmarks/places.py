"""Places: what a lookup costs and whether it is right, beside the package vietnamadminunits on the same mentions.

Usage: python benchmarks/places.py [--runs N]

The mentions are full addresses of old communes, districts without communes, and what papers write: abbreviations,
other spellings, names that passed to another unit. Both are asked which unit of 30 June 2025 is meant
(`find`, `parse_address`) and which units hold that land since 1 July (`heirs`, `convert_address`). What is right is
the catalogue itself for full addresses, and cases looked up by hand for the others; which heirs are right is told by
our tables, where the links of that package are repaired. It names one heir, so that of a divided unit it is never all.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)
SAMPLE = 300
START = """
import resource, sys, time
began = time.perf_counter()
from datetime import date
{use}
taken = (time.perf_counter() - began) * 1000
print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
OURS = "from nhipcau.places import gazetteer; gazetteer().find('xã Mường Xén, Nghệ An', on=date(2025, 8, 1))"
THEIRS = "from vietnamadminunits import parse_address; parse_address('Xã Mường Xén, Nghệ An')"
# What papers write of units that were there on 30 June 2025, with the unit that is meant.
WRITTEN = {
    "P.4, TP Mỹ Tho, Tiền Giang": "c28252a",
    "Phường 4, TP Tân An, Long An": "c27691a",
    "xa kim quan, huyen yen son, tuyen quang": "c02476a",
    "Xã Nam Hà - Huyện Lâm Hà - Lâm Đồng": "c24925a",
    "xã Nam Hà (Lâm Hà, Lâm Đồng)": "c24925a",
    "PHƯỜNG PHÚC XÁ, QUẬN BA ĐÌNH, HÀ NỘI": "c00001a",
    "phường Phúc Xá quận Ba Đình thành phố Hà Nội": "c00001a",
    "TT. Mường Xén, H. Kỳ Sơn, Nghệ An": "c16813a",
    "phường Bến Nghé, Q1, TPHCM": "c26740a",
    "huyện Kỳ Sơn (Nghệ An)": "d417a",
    "Huyện Kỳ Sơn - Nghệ An": "d417a",
    "UBND huyện Yên Bình, tỉnh Yên Bái": "d141a",
    "Q. Cầu Giấy, HN": "d005a",
    "TX Kỳ Anh, Hà Tĩnh": "d449a",
    "huyện Kỳ Anh, Hà Tĩnh": "d447a",
    "TP. Buôn Mê Thuột, Đăk Lăk": "d643a",
    "quận Thuận Hóa, TP Huế": "d474a",
    "huyện đảo Lý Sơn, Quảng Ngãi": "d536a",
    "tỉnh Yên Bái": "p15a",
    "Đắc Lắc": "p66a",
    "BR-VT": "p77a",
    "Bà Rịa Vũng Tàu": "p77a",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A mention, the level and code of the old unit that is meant, and the codes of those that hold its land now."""

    mention: str
    unit: tuple[int, str]
    heirs: frozenset[str]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=int, default=7)
    runs = options.parse_args().runs
    print(f"{'':44} {'nhipcau':>12} {'vietnamadminunits':>18}")
    started = [statistics.median(process(use)[0] for _ in range(runs)) for use in (OURS, THEIRS)]
    line("import and first lookup, ms", *started)
    line("memory after it, MB", *(process(use)[1] for use in (OURS, THEIRS)))
    line("`nhipcau place`, whole process, ms", statistics.median(command() for _ in range(runs)))
    questions = {"full addresses": addresses(), "as papers write them": written()}
    for name, asked in questions.items():
        compare(name, asked)


def compare(name: str, asked: list[Question]) -> None:
    print(f"\n{name}: {len(asked)}")
    ours, theirs = our_answers(), their_answers()
    line("asked for the first time, µs (median)", *(timed(one["unit"], asked) for one in (ours, theirs)))
    line("asked again, µs (median)", *(timed(one["unit"], asked) for one in (ours, theirs)))
    line("heirs, µs (median)", *(timed(one["heirs"], asked) for one in (ours, theirs)))
    line("right unit, %", *(share(one["unit"](q.mention) == q.unit for q in asked) for one in (ours, theirs)))
    line("right heirs, %", *(share(one["heirs"](q.mention) == q.heirs for q in asked) for one in (ours, theirs)))
    line(
        "some right heir, none wrong, %",
        *(share(partly(one["heirs"](q.mention), q) for q in asked) for one in (ours, theirs)),
    )


def our_answers() -> dict[str, Callable[[str], object]]:
    from nhipcau.places import gazetteer

    def unit(mention: str) -> tuple[int, str] | None:
        found = gazetteer().find(mention, on=OLD)
        return (found[0].unit.level, found[0].unit.code) if found else None

    def heirs(mention: str) -> frozenset[str]:
        found = gazetteer().find(mention, on=OLD)
        return frozenset(one.unit.code for one in gazetteer().heirs(found[0].unit, on=NEW)) if found else frozenset()

    return {"unit": unit, "heirs": heirs}


def their_answers() -> dict[str, Callable[[str], object]]:
    from vietnamadminunits import convert_address, parse_address

    def unit(mention: str) -> tuple[int, str] | None:
        try:
            found = parse_address(mention, mode="LEGACY")
        except Exception:  # it has no exceptions of its own
            return None
        codes = enumerate((found.province_code, found.district_code, found.ward_code), 1)
        return max(((level, code) for level, code in codes if code), default=None)

    def heirs(mention: str) -> frozenset[str]:
        try:
            found = convert_address(mention)
        except Exception:
            return frozenset()
        return frozenset(filter(None, [found.ward_code or found.province_code]))

    return {"unit": unit, "heirs": heirs}


def addresses() -> list[Question]:
    """A sample of old communes by their full addresses, the same at every run."""
    from nhipcau.places import gazetteer

    places = gazetteer()
    old = [unit for unit in places.units() if unit.level == 3 and unit.on(OLD)]
    return [question(unit.uid, ", ".join(full(unit.uid))) for unit in random.Random(7).sample(old, SAMPLE)]


def written() -> list[Question]:
    return [question(uid, mention) for mention, uid in WRITTEN.items()]


def question(uid: str, mention: str) -> Question:
    from nhipcau.places import gazetteer

    meant, heirs = gazetteer().unit(uid), gazetteer().heirs(uid, on=NEW)
    return Question(mention, (meant.level, meant.code), frozenset(one.unit.code for one in heirs))


def full(uid: str) -> list[str]:
    from nhipcau.places import gazetteer

    units = [gazetteer().unit(uid), *gazetteer().ancestors(uid)]
    return [unit.versions[-1].full for unit in units]


def partly(found: object, asked: Question) -> bool:
    return isinstance(found, frozenset) and bool(found) and found <= asked.heirs


def process(use: str) -> tuple[float, float]:
    said = subprocess.run(
        [sys.executable, "-c", START.format(use=use)], check=True, capture_output=True, text=True
    ).stdout
    taken, memory = map(float, said.split()[-2:])
    return taken, memory


def command() -> float:
    began = time.perf_counter()
    asked = [
        sys.executable,
        "-m",
        "nhipcau.cli",
        "place",
        "huyện Kỳ Sơn, Nghệ An",
        "--on",
        "2023-06-18",
        "--format",
        "json",
    ]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    taken = (time.perf_counter() - began) * 1000
    assert len(json.loads(said)["heirs"]) == 12
    return taken


def timed(work: Callable[[str], object], asked: Iterable[Question]) -> float:
    """Microseconds of the median mention."""
    taken = []
    for one in asked:
        began = time.perf_counter()
        work(one.mention)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1e6


def share(right: Iterable[bool]) -> float:
    return statistics.fmean(right) * 100


def line(name: str, *figures: float) -> None:
    print(f"{name:44} {figures[0]:12.1f}" + "".join(f" {figure:18.1f}" for figure in figures[1:]))


if __name__ == "__main__":
    main()
