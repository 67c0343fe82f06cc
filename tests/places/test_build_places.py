"""The table of units is what its generator writes."""

import csv
import random
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNITS = ROOT / "src/nhipcau/places/data/units.tsv"
SCRIPT = runpy.run_path(str(ROOT / "scripts/build_places.py"))


@pytest.fixture
def source(tmp_path):
    """A CSV file with other columns and in another order than the table, of the same units."""
    rows = list(csv.DictReader(UNITS.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    random.Random(1).shuffle(rows)
    return write(tmp_path / "units.csv", [{"name_en": "x", **row} for row in rows])


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    return path


def row(uid, **columns):
    blank = dict.fromkeys(SCRIPT["COLUMNS"], "")
    return {**blank, "uid": uid, "ver": "1", **columns}


def test_the_committed_table_is_what_the_generator_writes(source):
    assert SCRIPT["table"](source) == UNITS.read_text(encoding="utf-8")


def test_a_parent_without_a_row_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="p99a"):
        SCRIPT["table"](write(tmp_path / "units.csv", [row("d001a", parent_uid="p99a")]))


def test_a_version_given_twice_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="twice"):
        SCRIPT["table"](write(tmp_path / "units.csv", [row("p01a"), row("p01a")]))


def test_names_are_composed(tmp_path):
    built = SCRIPT["table"](write(tmp_path / "units.csv", [row("p01a", name="Ha\u0300 No\u0323\u0302i")]))
    assert built.splitlines()[1].split("\t")[5] == "Hà Nội"
