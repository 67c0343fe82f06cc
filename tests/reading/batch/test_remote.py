"""Papers behind an address: through fsspec, from memory and from a server of this machine."""

import functools
import http.server
import sys
import threading

import pytest

from nhipcau.reading.batch import Missing, entries
from nhipcau.reading.sources import Limits

from .conftest import failures, records, results

fsspec = pytest.importorskip("fsspec", reason="the extra `remote` is not installed")


@pytest.fixture
def memory(papers):
    """The papers under an address in memory."""
    files = fsspec.filesystem("memory")
    files.put(str(papers), "/store/papers", recursive=True)
    yield "memory://store/papers"
    files.rm("/store", recursive=True)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        return


@pytest.fixture
def site(papers):
    """The papers on a server of this machine, which lists its folders."""
    pytest.importorskip("aiohttp", reason="the extra `remote` is not installed")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=papers.parent))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/papers/"
    server.shutdown()
    server.server_close()


def test_papers_in_memory_give_the_same_bytes_as_on_the_disk(read, papers, memory, tmp_path):
    read(papers, out="disk")
    assert read(memory, out="memory").papers == 12
    assert results(tmp_path / "memory") == results(tmp_path / "disk")


def test_papers_of_a_server_give_the_same_bytes_as_on_the_disk(read, papers, site, tmp_path):
    read(papers, out="disk")
    assert read(site, out="site").papers == 12
    assert results(tmp_path / "site") == results(tmp_path / "disk")


def test_names_of_a_server_are_told_as_people_write_them(papers, site):
    (papers / "Thông báo số 1.txt").write_bytes(b"x")
    assert "Thông báo số 1" in [entry.id for entry in entries([site])]


def test_one_address_of_a_file_is_read(read, site, tmp_path):
    read(f"{site}0001.txt")
    assert [one["id"] for one in records(tmp_path / "out")] == ["0001"]


def test_a_file_too_large_is_refused(read, memory, tmp_path):
    fsspec.filesystem("memory").pipe("/store/papers/huge.txt", b"a" * 9999)
    assert read(memory, limits=Limits(file_bytes=5000)).failed == 1
    assert failures(tmp_path / "out")[0]["code"] == "too-large"


def test_an_address_that_nobody_answers_is_one_failure_without_the_machine_in_it(read, tmp_path):
    pytest.importorskip("aiohttp", reason="the extra `remote` is not installed")
    summary = read("http://127.0.0.1:9/papers/")
    assert (summary.files, summary.failed) == (1, 1)
    assert "127.0.0.1" not in failures(tmp_path / "out")[0]["reason"]


def test_a_mark_of_the_storage_stands_for_the_content(read, memory, tmp_path, monkeypatch):
    """As S3 has them: what is done is not fetched again to see whether it is the same."""
    from nhipcau.reading.batch import storage

    files = fsspec.filesystem("memory")
    listed, fetched = files.ls, []
    monkeypatch.setattr(
        type(files), "ls", lambda self, path, **options: [one | {"ETag": "same"} for one in listed(path, **options)]
    )
    content = storage.RemoteStorage.content
    monkeypatch.setattr(
        storage.RemoteStorage,
        "content",
        lambda self, where, limits: fetched.append(where) or content(self, where, limits),
    )
    read(memory)
    assert len(fetched) == 12
    read(memory)
    assert len(fetched) == 12


def test_without_the_library_the_extra_is_named(read, monkeypatch):
    from nhipcau.reading.batch import storage

    storage._fsspec.cache_clear()
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(Missing, match="remote"):
        read("s3://bucket/papers")
    storage._fsspec.cache_clear()
