"""The command line speaks Vietnamese or English, after the locale."""

import argparse
import ast
import inspect
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from nhipcau.cli import words
from nhipcau.cli.language import CATALOGUES
from nhipcau.text import reader_language

CATALOGUE_FILES = sorted(CATALOGUES.glob("*/LC_MESSAGES/cli.po"))


def catalogue(language):
    return read_po(BytesIO((CATALOGUES / language / "LC_MESSAGES/cli.po").read_bytes()))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "POSIX"}, "vi"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR@euro"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LANG": "vi_VN", "LC_MESSAGES": "vi_VN", "LC_ALL": "en_US"}, "en"),
        ({"LANG": "en_US", "LC_ALL": ""}, "en"),
        ({"LANG": "vi_VN", "LANGUAGE": "en"}, "vi"),
    ],
)
def test_the_language_follows_the_locale(environment, language):
    assert reader_language(environment) == language


def test_help_and_wrong_usage_are_vietnamese_through_and_through(run):
    _, out, _ = run("read", "--help")
    assert "cách dùng: nhipcau read" in out
    assert not {"usage", "options", "positional", "show", "exit"} & set(out.split())
    status, _, err = run("read", "--format", "xml", "a")
    assert status == 2
    assert "lỗi: đối số --format: không có lựa chọn 'xml'" in err


def test_help_and_wrong_usage_are_english_through_and_through(run):
    _, out, _ = run("read", "--help", locale="en_US.UTF-8")
    assert out.startswith("usage: nhipcau read")
    assert out.isascii()
    assert "error: the following arguments are required: FILE" in run("read", locale="en_US.UTF-8")[2]


@pytest.mark.parametrize("path", CATALOGUE_FILES, ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_is_up_to_date(path):
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(path.read_bytes())))
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue()


def test_the_vietnamese_words_of_argparse_are_for_messages_that_it_has():
    said = {node.value for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Constant)}
    vietnamese = {message.id for message in catalogue("vi") if message.id}
    unknown = {message for message in vietnamese - said if "maybe you meant" not in message}
    assert not unknown


def test_fields_have_the_names_that_the_register_gives_them():
    from nhipcau.register.agreements.models import Field

    assert {field.value: str(field.label) for field in Field} == words.FIELDS
