from __future__ import annotations

import gettext
import os
import signal
import subprocess
import sys

import pytest

from nhipcau.cli import main

PAPER = """Quận Hồ Xanh và huyện Đồi Thông ký kết hợp tác

Sáng 12/4/2022, quận Cầu Giấy (Hà Nội) và huyện Mèo Vạc (Hà Giang) ký kết biên bản hợp tác. Hai bên thống nhất:
Hỗ trợ nông dân huyện Mèo Vạc tiêu thụ mật ong, chè và thịt bò tại các chợ của quận Cầu Giấy.
"""


@pytest.fixture
def paper(tmp_path):
    """A file that holds a small paper on cooperation."""
    path = tmp_path / "to-trinh.txt"
    path.write_bytes(PAPER.encode())
    return path


@pytest.fixture
def run(monkeypatch, capsys):
    """The command line in this process: its status, what it printed, and what it complained of."""
    domain = gettext.textdomain()

    def command(*arguments, locale="vi_VN.UTF-8"):
        monkeypatch.setenv("LANGUAGE", "")
        monkeypatch.setenv("LC_ALL", locale)
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as left:
            status = left.code
        return status, *capsys.readouterr()

    yield command
    gettext.textdomain(domain)


@pytest.fixture
def process():
    """The command line in a process of its own, with pipes."""

    def start(*arguments, **environment):
        return subprocess.Popen(
            [sys.executable, "-m", "nhipcau.cli", *map(str, arguments)],
            env={**os.environ, "LC_ALL": "vi_VN.UTF-8", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=None if os.name == "nt" else heed_ctrl_c,
        )

    return start


def heed_ctrl_c():
    """Let Ctrl-C reach a process also where the tests run in the background, which hands on that it is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
