"""Whole papers of our own wording: what the engine finds in them against their labels."""

import json
from pathlib import Path

import pytest

from nhipcau.reading import read

DOCUMENTS = Path(__file__).parents[1] / "corpus" / "documents"
LABELLED = sorted(DOCUMENTS.glob("*.json"))
LISTS = ("parties", "people", "events", "commitments", "support")


def labels_and_draft(path):
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8")), read(text).as_dict(path.stem)


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_a_paper_is_told_from_other_news(path):
    labels, draft = labels_and_draft(path)
    assert draft["cooperation"] is labels["cooperation"]


@pytest.mark.parametrize("path", [p for p in LABELLED if "negative" in p.stem], ids=lambda path: path.stem)
def test_other_news_has_no_findings(path):
    _, draft = labels_and_draft(path)
    assert not any(draft[name] for name in LISTS)


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_a_heading_is_read(path):
    labels, draft = labels_and_draft(path)
    stated = ("title", "number", "published")
    assert [draft["document"][key] for key in stated] == [labels["document"][key] for key in stated]


def key_of(name, finding):
    parts = {
        "parties": ("name", "level"),
        "people": ("name", "position"),
        "events": ("date",),
        "commitments": ("span", "field", "status"),
        "support": ("kind", "amount_vnd", "quantity", "status", "span"),
    }
    return tuple(str(finding[part]) for part in parts[name])


@pytest.mark.parametrize("name", LISTS)
def test_findings_agree_with_the_labels(name):
    right = told = found = 0
    for path in LABELLED:
        labels, draft = labels_and_draft(path)
        wanted = {key_of(name, finding) for finding in labels[name]}
        made = {key_of(name, finding) for finding in draft[name]}
        right, told, found = right + len(wanted & made), told + len(wanted), found + len(made)
    assert 2 * right / (told + found) >= 0.95, f"{name}: {right} right of {told} labelled, {found} found"
