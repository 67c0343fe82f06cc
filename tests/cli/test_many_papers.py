"""`nhipcau read … --out`: folders into a folder of results, and what is said meanwhile and at the end."""

import json
import os
import pty
import signal
import subprocess
import sys

import pytest

from nhipcau.cli import progress
from nhipcau.reading.batch import Progress


@pytest.fixture
def papers(tmp_path, paper):
    """A folder with two papers, one of them in a folder inside it."""
    folder = tmp_path / "papers"
    (folder / "2022").mkdir(parents=True)
    (folder / "a.txt").write_bytes(paper.read_bytes())
    (folder / "2022/b.txt").write_bytes(paper.read_bytes())
    return folder


def shard(folder):
    (path,) = folder.glob("part-*.ndjson")
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_a_folder_is_read_into_a_folder(run, papers, tmp_path):
    status, out, err = run("read", papers, "--out", tmp_path / "out", "--jobs", 2)
    assert (status, out) == (0, "")
    assert err.splitlines()[-1] == f"Đã đọc 2 tệp, được 2 văn bản; kết quả ở {tmp_path / 'out'}"
    assert [one["id"] for one in shard(tmp_path / "out")] == ["2022/b", "a"]


def test_a_shard_has_the_objects_that_the_screen_has(run, papers, tmp_path):
    run("read", papers / "a.txt", "--out", tmp_path / "out")
    (shown,) = [json.loads(line) for line in run("read", "--format", "json", papers / "a.txt")[1].splitlines()]
    (kept,) = shard(tmp_path / "out")
    assert kept.pop("source") == shown.pop("source") | {"file": "a.txt"}
    assert kept == shown


@pytest.mark.parametrize(
    ("locale", "head"),
    [("vi_VN.UTF-8", "Không đọc được 2 tệp"), ("en_GB.UTF-8", "2 files could not be read")],
)
def test_what_failed_is_summed_up_by_reason(run, papers, tmp_path, locale, head):
    (papers / "x.txt").write_bytes(b"")
    (papers / "y.txt").write_bytes(b"")
    status, _, err = run("read", papers, "--out", tmp_path / "out", locale=locale)
    lines = err.splitlines()
    assert status == 2
    assert lines[-2].startswith(head)
    assert lines[-1].split()[0] == "2"
    assert lines[-1].endswith("x.txt")
    assert len((tmp_path / "out/failed.ndjson").read_bytes().splitlines()) == 2


def test_a_folder_can_be_printed_too(run, papers):
    status, out, err = run("read", "--format", "json", papers)
    assert (status, err) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["2022/b", "a"]


@pytest.mark.parametrize(
    "wrong",
    [
        ["--jobs", "2"],
        ["--format", "parquet"],
        ["--cluster", "ray://127.0.0.1:10001"],
        ["--out", "o", "--format", "table"],
        ["-", "--out", "o"],
        ["--out", "o", "--jobs", "0"],
        ["--out", "o", "--jobs", "x"],
        ["--model", "file:///etc/passwd"],
    ],
)
def test_options_that_do_not_go_together_are_refused(run, papers, wrong):
    status, out, err = run("read", papers, *wrong)
    assert (status, out) == (2, "")
    assert "nhipcau read: lỗi: " in err


def test_results_of_other_files_are_not_written_over(run, papers, tmp_path):
    run("read", papers, "--out", tmp_path / "out")
    status, _, err = run("read", papers / "2022", "--out", tmp_path / "out")
    assert status == 2
    assert "hãy chọn thư mục khác" in err


def test_a_library_that_is_missing_is_named(run, papers, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert 'pip install "nhipcau[cluster]"' in run("read", papers, "--out", tmp_path / "o", "--cluster", "auto")[2]
    assert 'pip install "nhipcau[parquet]"' in run("read", papers, "--out", tmp_path / "o", "--format", "parquet")[2]


def test_a_folder_that_cannot_be_written_is_told(run, papers, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    status, _, err = run("read", papers, "--out", tmp_path / "file")
    assert status == 2
    assert err.startswith("nhipcau: phải dừng giữa chừng")


def test_a_model_that_is_not_there_only_warns(run, papers, tmp_path):
    extra = papers / "a.txt"
    extra.write_bytes(extra.read_bytes() + "\nViệc hợp tác ấy nhiều người nhắc mãi.\n".encode())
    status, out, err = run("read", "--format", "json", extra, "--model", "http://127.0.0.1:9/v1", "--model-name", "m")
    assert (status, err) == (0, "")
    assert "mô hình không trả lời" in json.loads(out)["warnings"][-1]


def test_how_far_it_is_is_told_as_a_bar_on_a_terminal():
    far = Progress(total=400, done=100, failed=3)
    assert progress.line(far, 2.0, bar=True) == f"[{'█' * 7}{'·' * 23}] 100/400 tệp, 50 tệp/giây, 3 tệp lỗi"


def test_how_far_it_is_is_told_as_a_line_elsewhere():
    assert progress.line(Progress(total=0), 0.0, bar=False) == "0/0 tệp, 0 tệp/giây, 0 tệp lỗi"
    assert progress.line(Progress(), 1.0, bar=False) == "đang liệt kê các tệp…"


def test_files_of_blocks_under_way_count(tmp_path):
    (tmp_path / ".state").mkdir()
    (tmp_path / ".state/part-000004.hand").write_bytes(b"00000030")
    assert Progress(tmp_path, total=100, done=50, busy={4, 5}).files() == 80


def test_the_bar_leaves_the_terminal_clean(papers, tmp_path):
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "nhipcau.cli", "read", str(papers), "--out", str(tmp_path / "out")]
    subprocess.run(command, stderr=slave, env={**os.environ, "LC_ALL": "vi_VN.UTF-8"}, check=True)
    os.close(slave)
    said = os.read(master, 65536).decode()
    os.close(master)
    assert "\r\x1b[KĐã đọc 2 tệp" in said


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C comes otherwise there")
def test_ctrl_c_ends_at_once_and_quietly(process, papers, tmp_path):
    long = (papers / "a.txt").read_bytes() * 40  # so that there is something left to end
    for number in range(4000):
        (papers / f"{number}.txt").write_bytes(long)
    reader = process("read", papers, "--out", tmp_path / "out", "--jobs", 2)
    while b"4002" not in reader.stderr.readline():
        pass
    reader.send_signal(signal.SIGINT)
    _, err = reader.communicate(timeout=20)
    assert reader.returncode == 130
    assert b"Traceback" not in err


LOADED = """
import sys
from nhipcau.cli import main
main(["read", sys.argv[1]])
heavy = ("multiprocessing", "concurrent", "urllib.request", "ray", "fsspec", "pyarrow", "nhipcau.reading.batch")
print(*(name for name in heavy if name in sys.modules), file=sys.stderr)
"""


def test_reading_one_file_loads_nothing_that_many_need(paper):
    said = subprocess.run([sys.executable, "-c", LOADED, str(paper)], capture_output=True, check=True, text=True)
    assert said.stderr.split() == []
