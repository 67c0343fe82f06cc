"""Which files of a folder are read, in what order, under which names."""

import os
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.reading.batch import walking
from nhipcau.reading.batch.storage import Item
from nhipcau.reading.batch.walking import blocks, entries


def touch(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def ids(*places):
    return [entry.id for entry in entries([str(place) for place in places])]


def test_the_order_is_that_of_names_whatever_the_disk_says(tmp_path):
    touch(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "a.pdf", "Đ.txt", "10.txt", "9.txt")
    assert [entry.name for entry in entries([str(tmp_path)])] == [
        "10.txt", "9.txt", "a/b/c.txt", "a/z.txt", "a.pdf", "b.txt", "Đ.txt",
    ]  # fmt: skip


def test_an_id_is_the_path_without_ending(tmp_path):
    touch(tmp_path, "one.txt", "sub/two.name.docx")
    assert ids(tmp_path) == ["one", "sub/two.name"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["x.txt", "x.pdf", "y.txt"], ["x.pdf", "x.txt", "y"]),
        (["x.txt", "x.pdf", "x.txt.txt"], ["x.pdf", "x.txt", "x.txt.txt"]),
        (["x", "x.txt"], ["x", "x.txt"]),
        (["x/y.txt", "x.zip"], ["x/y", "x.zip"]),
    ],
)
def test_files_that_differ_in_their_ending_alone_keep_it(tmp_path, names, expected):
    touch(tmp_path, *names)
    assert ids(tmp_path) == expected


NAME = st.text("ax.~/", min_size=1, max_size=9).filter(lambda name: ".." not in name)


@given(st.sets(NAME, max_size=12))
def test_no_two_files_have_one_id(names):
    class Tree:
        """A folder of all names, in which what has a slash stands in folders."""

        def is_folder(self, where):
            return True

        def listing(self, folder):
            inside = {name[len(folder) :].split("/")[0] for name in paths if name.startswith(folder)}
            folders = {name for name in inside if any(path.startswith(f"{folder}{name}/") for path in paths)}
            return [
                Item(name, f"{folder}{name}/" if name in folders else folder + name, name in folders) for name in inside
            ]

    paths = {"/".join(filter(None, name.split("/"))) for name in names} - {""}
    with mock.patch.object(walking, "storage_of", return_value=Tree()):
        found = [entry.id for entry in entries([""])]
    assert len(found) == len(set(found))


def test_several_places_are_told_apart_even_with_one_name(tmp_path):
    touch(tmp_path, "2019/in/a.txt", "2020/in/a.txt", "a.txt", "b/a.txt")
    places = [tmp_path / "2019/in", tmp_path / "2020/in", tmp_path / "a.txt", tmp_path / "b/a.txt"]
    assert ids(*places) == ["in/a", "in~2/a", "a", "a~2"]


def test_what_programs_leave_behind_is_left_out(tmp_path):
    touch(tmp_path, ".git/x", ".DS_Store", "~$paper.docx", "Thumbs.db", "__MACOSX/a", "a.txt")
    assert ids(tmp_path) == ["a"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_what_is_no_file_is_told_and_not_opened(tmp_path):
    touch(tmp_path, "folder/a.txt")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "back").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "link.txt").symlink_to(tmp_path / "folder/a.txt")
    odd = {entry.name: entry.odd for entry in entries([str(tmp_path)])}
    assert odd == {"back": "folder-link", "folder/a.txt": None, "link.txt": None, "nowhere": None, "pipe": "special"}


def test_a_folder_that_cannot_be_listed_is_told(tmp_path, monkeypatch):
    touch(tmp_path, "shut/a.txt", "b.txt")
    listed = os.scandir

    def scandir(folder):
        if str(folder).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [(entry.name, entry.odd) for entry in entries([str(tmp_path)])] == [("b.txt", None), ("shut", "permission")]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_shown_as_bytes(tmp_path):
    try:
        (tmp_path / os.fsdecode(b"a\xff.txt")).write_bytes(b"x")
    except OSError:
        pytest.skip("this disk takes only names that are text")
    assert ids(tmp_path) == ["a\\xff"]


def test_a_folder_is_left_out_where_it_is_asked_for(tmp_path):
    touch(tmp_path, "a.txt", "out/b.txt")
    assert [entry.id for entry in entries([str(tmp_path)], str(tmp_path / "out"))] == ["a"]


def test_blocks_are_numbered_and_full_but_the_last(tmp_path):
    touch(tmp_path, *map(str, range(5)))
    found = list(blocks(entries([str(tmp_path)]), 2))
    assert [(block.number, len(block.entries)) for block in found] == [(0, 2), (1, 2), (2, 1)]
