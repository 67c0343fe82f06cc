"""The keeper of processes, run as a program of its own: what it forks must not be a test."""

import os
import signal
import subprocess
import sys

import pytest

PARTS = """
import os, sys, time
from nhipcau.site import processes
processes.PAUSE = 0.05

def told(word):
    os.write(1, f"{word} {os.getpid()}\\n".encode())

def stay():
    told("stay")
    time.sleep(600)

def fall():
    told("fall")
    os._exit(1)

def leave():
    told("leave")
    sys.exit(3)

parts = {"stay": stay, "fall": fall, "leave": leave}
sys.exit(processes.keep_running([processes.Part(parts[name.strip("!")], vital="!" in name) for name in sys.argv[1:]]))
"""


@pytest.fixture
def kept():
    """Start a keeper with these parts, one that is vital marked with "!"."""
    started = []

    def start(*parts):
        process = subprocess.Popen([sys.executable, "-c", PARTS, *parts], stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def number(line):
    return int(line.split()[1])


def test_told_to_end_it_ends_its_parts(kept):
    process = kept("stay!", "stay")
    parts = [number(process.stdout.readline()) for _ in range(2)]
    process.terminate()
    assert process.wait() == 0
    for part in parts:
        with pytest.raises(ProcessLookupError):
            os.kill(part, 0)


def test_a_part_that_falls_over_begins_again(kept):
    process = kept("stay!", "fall")
    lines = [process.stdout.readline() for _ in range(4)]
    assert len({number(line) for line in lines if line.startswith("fall")}) == 3


def test_all_end_with_the_code_of_a_vital_part(kept):
    process = kept("stay", "leave!")
    assert process.wait() == 3


def test_parts_end_with_a_keeper_that_is_killed(kept):
    process = kept("stay!", "stay")
    for _ in range(2):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    # The pipe is at its end only when nobody holds it any more.
    assert process.stdout.read() == ""
