"""Write the tables of the gazetteer, src/nhipcau/places/data/*.tsv.

Usage: python scripts/build_places.py [--out DIR]

They are made from the package vietnamadminunits, whose defects are repaired, and from the facts kept by hand in
scripts/gazetteer/facts. Nothing else is read; the same input gives the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from gazetteer.tables import tables

OUT = Path(__file__).parent.parent / "src/nhipcau/places/data"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--out", type=Path, default=OUT, metavar="DIR")
    out = options.parse_args().out
    for name, text in tables().items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {text.count(chr(10)) - 1} lines, {len(text.encode()) / 1024:.0f} KB")


if __name__ == "__main__":
    main()
