from __future__ import annotations

import re

import pytest

from .markdown import DOCS, ROOT, prose


def test_each_verb_of_the_makefile_is_described_and_no_other():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()
    described = re.findall(r"^\| `make (\w+)`", prose(DOCS / "reference/make.md"), re.MULTILINE)
    assert sorted(described) == sorted(verbs)


def test_each_variable_is_described_with_its_default():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    page = prose(DOCS / "reference/make.md")
    for name, default in re.findall(r"^(\w+) \?= (.+)$", makefile, re.MULTILINE):
        assert f"| `{name}` | `{default}` |" in page


@pytest.mark.parametrize("paper", ["README.md", "README.vi.md", "CONTRIBUTING.md"])
def test_front_papers_name_only_verbs_that_exist(paper: str):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = (ROOT / paper).read_text(encoding="utf-8")
    for verb in re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE):
        assert re.search(rf"^{verb}:", makefile, re.MULTILINE), verb
