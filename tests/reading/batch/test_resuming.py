"""A run that was cut short is taken up again, with neither loss nor doubling."""

import os

import pytest

from nhipcau.reading.batch import Busy, Serial, Taken

from .conftest import records, results, write_papers


class Counting(Serial):
    """Counts the records that are written while it works."""

    def __init__(self):
        self.jobs = 0

    def run(self, work, jobs):
        for job in jobs:
            self.jobs += 1
            yield job, work(job)


def written(folder):
    return {path.name: path.stat().st_ino for path in folder.glob("part-*")}


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing(reader, tmp_path):
    write_papers(tmp_path / "in", 240)
    for shards in (0, 1, 5, 12, 20):
        process = reader(tmp_path / "in", tmp_path / "out", 2, 7)
        # Looked at without a pause, so that the kill comes in the middle of the next shards.
        while process.poll() is None and len(written(tmp_path / "out")) < shards:
            pass
        process.kill()
        process.wait()
    finished = reader(tmp_path / "in", tmp_path / "out", 2, 7)
    assert "papers=240" in finished.communicate()[0].decode()
    reader(tmp_path / "in", tmp_path / "clean", 1, 7).wait()
    assert results(tmp_path / "out") == results(tmp_path / "clean")
    assert len({one["id"] for one in records(tmp_path / "out")}) == 240


def test_what_is_done_is_not_done_again(read, tmp_path):
    first = read()
    before = written(tmp_path / "out")
    assert read() == first
    assert written(tmp_path / "out") == before


def test_a_shard_that_lost_its_end_is_written_again(read, tmp_path):
    read()
    good = results(tmp_path / "out")
    shard = next((tmp_path / "out").glob("part-*"))
    shard.write_bytes(shard.read_bytes()[:-9])
    read()
    assert results(tmp_path / "out") == good


def test_only_the_block_of_a_changed_file_is_read_again(read, papers, tmp_path):
    read()
    before = written(tmp_path / "out")
    (papers / "0003.txt").write_bytes("Một văn bản khác hẳn".encode())
    summary = read()
    after = written(tmp_path / "out")
    assert summary.papers == 12
    assert len(before.items() & after.items()) == 2
    assert len(after) == 3
    assert not next(one for one in records(tmp_path / "out") if one["id"] == "0003")["cooperation"]


def test_files_that_are_gone_leave_no_records_behind(read, papers, tmp_path):
    read()
    for path in papers.glob("nam-*/*"):
        path.unlink()
    assert read().papers == 6
    assert len(records(tmp_path / "out")) == 6
    assert len(written(tmp_path / "out")) == 2


def test_a_failure_that_may_be_cured_is_tried_again(read, papers, tmp_path, monkeypatch):
    from nhipcau.reading.batch import block

    fetch = block._content

    def refuse(entry, limits):
        if entry.name == "0003.txt":
            raise block.Unreadable("system", problem="I/O error")
        return fetch(entry, limits)

    monkeypatch.setattr(block, "_content", refuse)
    assert read().failed == 1
    monkeypatch.undo()
    assert read().failed == 0
    assert len(records(tmp_path / "out")) == 12


def test_one_folder_of_results_is_for_one_writer(read, tmp_path):
    pytest.importorskip("fcntl", reason="locks are of another kind here")

    class Nosy(Serial):
        def run(self, work, jobs):
            with pytest.raises(Busy):
                read()
            return super().run(work, jobs)

    assert read(executor=Nosy()).papers == 12


def test_results_of_other_files_are_not_written_over(read, papers, tmp_path):
    read()
    good = results(tmp_path / "out")
    with pytest.raises(Taken, match="papers"):
        read(papers / "nam-0")
    assert results(tmp_path / "out") == good


def test_results_do_not_go_among_the_papers(read, papers):
    before = sorted(papers.rglob("*"))
    with pytest.raises(Taken):
        read(papers, out="papers")
    assert sorted(papers.rglob("*")) == before
