"""What cannot be read is told with its reason, and the other files are read."""

import io
import os
import zipfile

import pytest

from nhipcau.reading.batch import Broken, NoSharedFolder, Processes
from nhipcau.reading.batch.block import Job, Plan, hand_of, in_hand, read_block
from nhipcau.reading.batch.walking import Block, Entry
from nhipcau.reading.sources import Limits

from .conftest import PAPER, failures, records, results, write_papers


def archive(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in members.items():
            file.writestr(f"{name}.txt", text)
    return content.getvalue()


def test_each_failure_has_its_file_and_its_reason(read, papers, tmp_path):
    (papers / "0000-empty.txt").write_bytes(b"")
    (papers / "9-broken.zip").write_bytes(b"PK\x03\x04\0\0")
    (papers / "9-large.txt").write_bytes(b"a " * 40_000)
    summary = read(limits=Limits(file_bytes=60_000))
    assert (summary.files, summary.papers, summary.failed) == (15, 12, 3)
    assert [(one["file"], one["code"]) for one in failures(tmp_path / "out")] == [
        ("0000-empty.txt", "empty"),
        ("9-broken.zip", "damaged"),
        ("9-large.txt", "too-large"),
    ]
    assert "tệp trống" in failures(tmp_path / "out")[0]["reason"]
    assert sorted(failure.file for _, failure in summary.reasons) == ["0000-empty.txt", "9-broken.zip", "9-large.txt"]


def test_reasons_are_counted_the_most_frequent_first(read, papers):
    for name in "abc":
        (papers / f"{name}.txt").write_bytes(b"")
    (papers / "z.zip").write_bytes(b"PK\x03\x04")
    assert [(count, failure.code, failure.file) for count, failure in read().reasons] == [
        (3, "empty", "a.txt"),
        (1, "damaged", "z.zip"),
    ]


def test_a_huge_file_is_refused_by_its_size_unread(read, papers, tmp_path):
    with (papers / "huge.txt").open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    summary = read()
    assert (summary.papers, summary.failed) == (12, 1)
    assert failures(tmp_path / "out")[0]["code"] == "too-large"


def test_each_paper_of_an_archive_has_an_id_of_its_own(read, papers, tmp_path):
    (papers / "batch.zip").write_bytes(archive(one=PAPER, two=PAPER, three=b""))
    summary = read()
    ids = [one["id"] for one in records(tmp_path / "out") if one["id"].startswith("batch")]
    assert ids == ["batch/one.txt", "batch/two.txt"]
    assert summary.papers == 14
    assert [one["file"] for one in failures(tmp_path / "out")] == ["batch.zip/three.txt"]


def test_papers_of_one_name_in_one_archive_are_told_apart(read, papers, tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("a.txt", PAPER)
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a.txt", PAPER)
    (papers / "twice.zip").write_bytes(content.getvalue())
    read()
    assert {"twice/a.txt", "twice/a.txt~2"} <= {one["id"] for one in records(tmp_path / "out")}


def test_a_folder_with_nothing_in_it_gives_a_manifest_of_nothing(read, tmp_path):
    (tmp_path / "nothing").mkdir()
    assert read(tmp_path / "nothing").files == 0
    assert set(results(tmp_path / "out")) == {"manifest.json", "failed.ndjson"}


def test_a_place_that_is_not_there_is_one_failure(read, tmp_path):
    summary = read(tmp_path / "gone")
    assert [(failure.file, failure.code) for _, failure in summary.reasons] == [("gone", "missing")]


def test_an_error_of_the_engine_is_told_and_the_others_are_read(read, tmp_path, monkeypatch):
    from nhipcau.reading import records as module

    def broken(text):
        if "bài 3" in text:
            raise ZeroDivisionError
        return engine(text)

    engine = module.read
    monkeypatch.setattr(module, "read", broken)
    summary = read()
    assert (summary.papers, summary.failed) == (11, 1)
    assert failures(tmp_path / "out") == [
        {"file": "0003.txt", "code": "engine", "reason": "bộ đọc gặp lỗi với tệp này (ZeroDivisionError)"}
    ]


def test_the_results_are_never_read_as_papers(read, papers):
    assert read(papers, out="papers/out").files == 12
    assert read(papers, out="papers/out").files == 12


@pytest.mark.skipif(os.name == "nt", reason="processes die otherwise there")
def test_a_file_that_kills_its_reader_is_left_out_and_told(reader, tmp_path):
    write_papers(tmp_path / "in", 40)
    process = reader(tmp_path / "in", tmp_path / "out", 2, 9, "bài 17\n")
    assert process.wait() == 0
    assert [(one["file"], one["code"]) for one in failures(tmp_path / "out")] == [("0017.txt", "crashed")]
    assert len({one["id"] for one in records(tmp_path / "out")}) == 39


class Mortal:
    """Breaks down where a block has one of the files `deadly`; with `early` before it reads anything."""

    def __init__(self, *deadly, early=False):
        self.deadly = set(deadly)
        self.early = early

    def run(self, work, jobs):
        for job in jobs:
            names = [entry.name for entry in job.block.entries]
            poison = [at for at, name in enumerate(names) if name in self.deadly - job.without]
            if not poison:
                yield job, work(job)
                continue
            if not self.early:
                hand_of(self.folder(job), job.block.number).write_bytes(b"%08d" % poison[0])
            yield job, None

    def folder(self, job):
        from pathlib import Path

        return Path(job.plan.folder)


def test_several_deadly_files_in_one_block_are_all_found(read, tmp_path):
    summary = read(executor=Mortal("0001.txt", "0005.txt", "nam-0/0006.txt"))
    assert (summary.papers, summary.failed) == (9, 3)
    assert {one["code"] for one in failures(tmp_path / "out")} == {"crashed"}


def test_processes_that_cannot_even_begin_end_the_run(read):
    with pytest.raises(Broken):
        read(executor=Mortal("0001.txt", early=True))


def test_processes_begin_anew_after_one_broke_down():
    results = dict(Processes(2).run(os._exit, [3]))
    assert results == {3: None}
    assert dict(Processes(2).run(abs, range(-9, 0))) == {number: -number for number in range(-9, 0)}


def test_an_error_of_the_work_itself_is_raised():
    with pytest.raises(TypeError):
        list(Processes(1).run(abs, ["text"]))


def test_a_machine_without_the_folder_of_results_says_so(tmp_path):
    plan = Plan(str(tmp_path / "not shared"), "ndjson", "1")
    with pytest.raises(NoSharedFolder):
        read_block(Job(plan, Block(0, (Entry("a.txt", "a", str(tmp_path / "a.txt")),))))


def test_the_entry_under_way_is_noted_and_forgotten(tmp_path):
    (tmp_path / ".state").mkdir()
    job = Job(Plan(str(tmp_path), "ndjson", "1"), Block(3, ()))
    with in_hand(job) as take:
        take(120)
        take(7)
        assert int(hand_of(tmp_path, 3).read_bytes()) == 7
    assert not hand_of(tmp_path, 3).exists()
