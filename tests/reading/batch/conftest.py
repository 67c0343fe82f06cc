from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from nhipcau.reading import batch
from nhipcau.reading.batch import running

READER = Path(__file__).with_name("reader.py")
PAPER = """Huyện Đồi Thông và quận Hồ Xanh hợp tác, bài {number}

Sáng 12/4/2022, quận Cầu Giấy (Hà Nội) và huyện Mèo Vạc (Hà Giang) ký kết biên bản hợp tác. Hai bên thống nhất:
Hỗ trợ nông dân huyện Mèo Vạc tiêu thụ mật ong, chè và thịt bò tại các chợ của quận Cầu Giấy.
"""


def write_papers(folder, count=12):
    """Write small papers into `folder` and a folder inside it."""
    for number in range(count):
        path = folder / (f"{number:04d}.txt" if number % 2 else f"nam-{number % 3}/{number:04d}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PAPER.format(number=number).encode())


@pytest.fixture
def papers(tmp_path):
    """A folder with a dozen papers."""
    folder = tmp_path / "papers"
    write_papers(folder)
    return folder


@pytest.fixture
def read(papers, tmp_path, monkeypatch):
    """Read the papers, or what else is ordered, and return the summary."""
    # Somebody may edit the rules while a test runs.
    monkeypatch.setattr(running, "engine", lambda: "0123456789abcdef")

    def start(*places, out="out", executor=None, progress=None, **order):
        order = batch.Order([str(place) for place in places or [papers]], tmp_path / out, **{"block": 5} | order)
        return batch.read_all(order, executor, progress)

    return start


@pytest.fixture
def reader():
    """Start a process that reads a folder into another, with processes of its own."""
    started = []

    def start(*arguments):
        command = [sys.executable, str(READER), *map(str, arguments)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def results(folder):
    """All that people get, by name; not the state that the reader keeps for itself, nor what it is writing yet."""
    shown = (path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in shown}


def records(folder):
    """The records of all shards, in the order of the manifest."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    lines = [line for one in manifest["shards"] for line in (folder / one["shard"]).read_bytes().splitlines()]
    return [json.loads(line) for line in lines]


def failures(folder):
    return [json.loads(line) for line in (folder / "failed.ndjson").read_bytes().splitlines()]
