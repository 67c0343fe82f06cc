"""Each document is printed as soon as it is read, and nobody need listen to the end."""

import os

import pytest


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_closed_pipe_is_silent(process, paper):
    reader = process("read", *[paper] * 30)
    reader.stdout.readline()
    reader.stdout.close()
    assert reader.stderr.read() == b""
    assert reader.wait() in (0, 141)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_each_document_is_printed_before_the_next_is_read(process, paper, tmp_path):
    later = tmp_path / "later.txt"
    os.mkfifo(later)
    reader = process("read", "--format", "json", paper, later)
    assert b'"to-trinh"' in reader.stdout.readline()
    later.write_bytes(paper.read_bytes())
    assert b'"later"' in reader.communicate()[0]
