"""Write src/nhipcau/places/data/units.tsv from a folder that holds the gazetteer as units.csv.

Usage: python scripts/build_places.py CSV_DIR [--out FILE]

The table keeps what a lookup needs (identity, kind, name, parent, validity) and drops the rest. The same
input gives the same bytes, in whatever order its rows come.
"""

from __future__ import annotations

import argparse
import csv
import unicodedata
from pathlib import Path

COLUMNS = ("uid", "ver", "code", "level", "kind", "name", "parent_uid", "valid_from", "valid_to")
OUT = Path(__file__).parent.parent / "src/nhipcau/places/data/units.tsv"


def table(source: Path) -> str:
    """Return the units of the CSV file `source` as tab-separated lines, sorted by uid and version."""
    with source.open(encoding="utf-8", newline="") as lines:
        rows = [
            [unicodedata.normalize("NFC", row[column].strip()) for column in COLUMNS] for row in csv.DictReader(lines)
        ]
    rows.sort(key=lambda row: (row[0], int(row[1])))
    _check(rows)
    return "".join("\t".join(row) + "\n" for row in [COLUMNS, *rows])


def _check(rows: list[list[str]]) -> None:
    known = {row[0] for row in rows}
    versions = [tuple(row[:2]) for row in rows]
    orphans = sorted({row[6] for row in rows} - known - {""})
    if len(set(versions)) < len(versions):
        raise SystemExit("The same version of a unit stands twice.")
    if orphans:
        raise SystemExit(f"Parents without a row of their own: {', '.join(orphans)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv_dir", metavar="CSV_DIR", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    options.out.write_text(table(options.csv_dir / "units.csv"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
