"""The same blocks as tasks of a Ray cluster; of this machine alone here."""

import os
import sys

import pytest

from nhipcau.reading.batch import Cluster, Missing, NoCluster

from .conftest import failures, records, results

REASON = 'NOT TESTED: reading on a cluster; pip install "nhipcau[cluster]" and run this file again'


@pytest.fixture(scope="module")
def cluster():
    """A cluster of two workers on this machine."""
    ray = pytest.importorskip("ray", reason=REASON)
    ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error")
    yield Cluster()
    ray.shutdown()


def test_a_cluster_gives_the_same_bytes_as_one_process(cluster, read, tmp_path):
    read(out="one")
    assert read(out="cluster", executor=cluster).papers == 12
    assert results(tmp_path / "cluster") == results(tmp_path / "one")


def test_what_is_done_is_not_done_again_on_a_cluster(cluster, read, tmp_path):
    first = read(executor=cluster)
    before = {path.name: path.stat().st_ino for path in (tmp_path / "out").glob("part-*")}
    assert read(executor=cluster) == first
    assert {path.name: path.stat().st_ino for path in (tmp_path / "out").glob("part-*")} == before


def test_a_file_that_kills_its_worker_is_left_out_and_told(cluster, read, tmp_path):
    def deadly(source, draft):
        if "bài 5\n" in source.text:
            os.abort()
        return draft

    assert read(executor=cluster, opinion=deadly).papers == 11
    assert [(one["file"], one["code"]) for one in failures(tmp_path / "out")] == [("0005.txt", "crashed")]
    assert len(records(tmp_path / "out")) == 11


def test_an_error_of_the_work_itself_is_raised(cluster):
    with pytest.raises(TypeError):
        list(cluster.run(lambda job: abs(job), ["text"]))


def test_a_cluster_that_does_not_answer_is_named(monkeypatch):
    class Ray:
        def is_initialized():
            return False

        def init(**_):
            raise ConnectionError("ray client connection timeout")

    monkeypatch.setitem(sys.modules, "ray", Ray)
    with pytest.raises(NoCluster, match="10001"):
        Cluster("ray://127.0.0.1:10001")


def test_without_the_library_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(Missing, match="cluster"):
        Cluster("ray://127.0.0.1:10001")
