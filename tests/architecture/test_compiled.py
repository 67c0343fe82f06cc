"""The reading engine runs compiled where it can, from its source everywhere, and finds the same."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
READ = """
import json, sys
from pathlib import Path
from nhipcau.reading import read, scan
for name in sys.argv[1:]:
    print(json.dumps(read(Path(name).read_bytes().decode()).as_dict(name)))
print(scan.__file__, file=sys.stderr)
"""


@pytest.fixture
def finder(monkeypatch):
    """The finder as a module of its own, which this process does not use."""
    monkeypatch.setenv("NHIPCAU_COMPILED", "0")
    place = ROOT / "scripts/compiled_finder.py"
    spec = importlib.util.spec_from_file_location("finder_under_test", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def compiled(tmp_path, finder, monkeypatch):
    """A folder of "compiled" modules of a source of two files, and that source."""
    reading, folder = tmp_path / "src/nhipcau/reading", tmp_path / "nhipcau_compiled"
    (folder / "nhipcau/reading").mkdir(parents=True)
    reading.mkdir(parents=True)
    for name in ("scan", "paper"):
        (reading / f"{name}.py").write_text(f"{name} = 1\n")
        (folder / f"nhipcau/reading/{name}.cpython-311-x86_64-linux-gnu.so").touch()
    names = ["paper.py", "scan.py"]
    record = {"source": str(tmp_path / "src"), "digest": finder.digest(reading, names), "modules": names}
    (folder / "record.json").write_text(json.dumps(record))
    monkeypatch.setattr(finder, "COMPILED", folder)
    return reading


@pytest.mark.library
def test_compiled_modules_are_found_while_the_source_is_the_same(finder, compiled):
    assert set(finder.compiled_files([str(compiled)])) == {"nhipcau.reading.scan", "nhipcau.reading.paper"}


@pytest.mark.library
def test_none_is_found_once_a_file_has_changed(finder, compiled):
    (compiled / "scan.py").write_text("scan = 2\n")
    assert finder.compiled_files([str(compiled)]) == {}


@pytest.mark.library
@pytest.mark.parametrize("record", ["", "{}", "[]", '{"source": "/"}'])
def test_none_is_found_by_a_damaged_record(finder, compiled, record):
    (finder.COMPILED / "record.json").write_text(record)
    assert finder.compiled_files([str(compiled)]) == {}


@pytest.mark.library
def test_none_is_found_for_the_source_of_another_checkout(finder, compiled, tmp_path):
    other = tmp_path / "other/nhipcau/reading"
    other.mkdir(parents=True)
    assert finder.compiled_files([str(other)]) == {}


def read_samples(**environment):
    command = [sys.executable, "-c", READ, *map(str, SAMPLES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **environment})
    return done.stdout, done.stderr.strip()


@pytest.mark.library
def test_the_compiled_engine_finds_what_its_source_finds():
    found, place = read_samples()
    if place.endswith(".py"):
        pytest.skip("the reading engine is not compiled here, or has changed since: make setup compiles it")
    said, source = read_samples(NHIPCAU_COMPILED="0")
    assert source.endswith(".py")
    assert said == found
