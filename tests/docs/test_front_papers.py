from __future__ import annotations

import re
import unicodedata

import pytest

import nhipcau

from .markdown import ROOT, papers, prose


def outline(name: str) -> list[str]:
    return re.findall(r"^(#+|\d+\.|-|!\[) ?", prose(ROOT / name), re.MULTILINE)


def commands(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line.partition(" #")[0].strip() for block in blocks for line in block.splitlines()]


def test_both_readmes_have_the_same_outline_and_the_same_commands():
    assert outline("README.md") == outline("README.vi.md")
    assert commands("README.md") == commands("README.vi.md")


def test_the_public_code_file_names_the_version():
    said = re.search(r'^softwareVersion: "(.+)"$', (ROOT / "publiccode.yaml").read_text("utf-8"), re.MULTILINE)
    assert said[1] == nhipcau.__version__


def test_the_changelog_begins_with_what_is_not_released():
    first = re.search(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert first[1] == "Unreleased"


@pytest.mark.parametrize("paper", papers(), ids=str)
def test_papers_are_in_normal_form_c(paper):
    assert unicodedata.is_normalized("NFC", (ROOT / paper).read_text("utf-8"))
