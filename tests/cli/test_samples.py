"""The samples through the command line, from file to findings."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "samples").iterdir() if path.suffix in {".txt", ".html"})
LISTS = ("parties", "people", "events", "commitments", "support")


@pytest.fixture(scope="module")
def readings():
    """What one run over all samples prints, by the name of the file."""
    command = [sys.executable, "-m", "nhipcau.cli", "read", "--format", "json", *map(str, SAMPLES)]
    lines = subprocess.run(command, capture_output=True, check=True).stdout.decode().splitlines()
    return {path.name: json.loads(line) for path, line in zip(SAMPLES, lines, strict=True)}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_read_into_findings_on_their_words(readings, sample):
    reading = readings[sample.name]
    text = reading.get("text", sample.read_bytes().decode())
    assert reading["id"] == sample.stem
    assert reading["cooperation"]
    assert len(reading["parties"]) >= 2
    assert reading["commitments"]
    for finding in (one for name in LISTS for one in reading[name]):
        start, end = finding["span"]
        assert text[start:end].strip()
        assert finding.get("name", text[start:end]) == text[start:end]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_told_as_a_table(run, sample):
    status, out, err = run("read", sample)
    assert (status, err) == (0, "")
    assert {"Các bên", "Nội dung cam kết"} <= set(out.splitlines())


HEAVY = ("django", "selectolax", "importlib.metadata", "asyncio", "email", "http", "logging", "subprocess", "sqlite3")
LOADED = f"""
import sys
from nhipcau.cli import main
main(["read", {str(SAMPLES[0])!r}])
print(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)
"""


def test_reading_a_text_loads_nothing_heavy():
    said = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, check=True, text=True, encoding="utf-8")
    assert said.stderr.split() == []
