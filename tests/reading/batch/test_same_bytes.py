"""The same files give the same bytes, whoever reads them, in whatever order, from wherever."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from nhipcau.reading.batch import Processes, Serial

from .conftest import records, results

CORPUS = Path(__file__).parents[2] / "corpus"
READ_ALL = """
import json, pathlib, sys
from nhipcau.reading import read
for path in sorted(pathlib.Path(sys.argv[1]).glob("*/*.txt")):
    print(json.dumps(read(path.read_bytes().decode()).as_dict(path.stem)))
"""


class Backwards:
    """Does what is under way last first."""

    def run(self, work, jobs):
        for job in reversed(list(jobs)):
            yield job, work(job)


def test_any_number_of_processes_gives_the_same_bytes(read, tmp_path):
    executors = {"serial": Serial(), "one": Processes(1), "two": Processes(2), "backwards": Backwards()}
    for name, executor in executors.items():
        read(out=name, executor=executor)
    alike = [results(tmp_path / name) for name in executors]
    assert all(one == alike[0] for one in alike)
    assert len(alike[0]) == 5


def test_the_order_in_which_a_process_keeps_its_sets_changes_nothing():
    def told(seed):
        command = [sys.executable, "-c", READ_ALL, str(CORPUS)]
        return subprocess.run(
            command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout

    assert told("1") == told("2") != b""


def test_the_folder_read_from_leaves_no_trace(read, papers, tmp_path):
    read(papers, out="here")
    elsewhere = tmp_path / "another machine" / "data"
    shutil.copytree(papers, elsewhere)
    read(elsewhere, out="there")
    assert results(tmp_path / "here") == results(tmp_path / "there")
    assert str(tmp_path).encode() not in b"".join(results(tmp_path / "here").values())


def test_each_paper_is_one_record_in_the_order_of_names(read, tmp_path):
    summary = read()
    found = records(tmp_path / "out")
    assert (summary.files, summary.papers, summary.failed) == (12, 12, 0)
    assert len({one["id"] for one in found}) == 12
    assert found[0]["id"] == "0001"
    assert found[-1]["source"]["file"] == "nam-2/0008.txt"
    assert all(one["commitments"] for one in found)


def test_the_manifest_lists_the_shards_with_their_digests(read, tmp_path):
    import hashlib

    read()
    manifest = json.loads((tmp_path / "out/manifest.json").read_bytes())
    assert (manifest["files"], manifest["papers"], manifest["failed"], manifest["format"]) == (12, 12, 0, "ndjson")
    for shard in manifest["shards"]:
        assert hashlib.sha256((tmp_path / "out" / shard["shard"]).read_bytes()).hexdigest() == shard["sha256"]
