from __future__ import annotations

import re
from pathlib import Path

import pytest

from .markdown import ROOT, anchors, papers, prose

LINK = re.compile(r"\]\(([^)\s]+)\)")


def local_links(paper: Path) -> list[str]:
    return [link for link in LINK.findall(prose(ROOT / paper)) if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("paper", papers(), ids=str)
def test_every_link_inside_the_repository_leads_somewhere(paper: Path):
    for link in local_links(paper):
        name, _, anchor = link.partition("#")
        target = ROOT / paper.parent / name if name else ROOT / paper
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_of_the_documentation_can_be_reached_from_its_index():
    index = ROOT / "docs/README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(prose(index))}
    pages = {p for p in (ROOT / "docs").rglob("*.md") if p.parent.name != "decisions" and p != index}
    assert pages - linked == set()
