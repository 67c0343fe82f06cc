from __future__ import annotations

from pathlib import Path

import pytest

from .markdown import DOCS, headings

FOLDER = DOCS / "decisions"
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_the_common_form_and_fits_on_a_page(decision: Path):
    title, *rest = headings(decision)
    assert title.split()[0] == decision.stem[:4]
    assert rest == ["Status", "Context", "Decision", "Consequences"]
    assert len(decision.read_text(encoding="utf-8").splitlines()) <= 60


def test_decisions_are_numbered_without_gaps_and_listed():
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [path.stem[:4] for path in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    assert all(f"({path.name})" in index for path in DECISIONS)
