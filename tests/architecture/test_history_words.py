"""What an action writes into history has words in its app, so that a page can tell it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps

OURS = [app for app in apps.get_app_configs() if app.name.startswith("nhipcau.")]


def deeds_written(folder: Path) -> set[str]:
    """The second argument of each call of `record`, and of the helpers around it, where it is written out."""
    files = [*folder.glob("actions.py"), *folder.glob("actions/**/*.py")]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    strings = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {said for said in strings if said.startswith(f"{folder.name}.") and said.count(".") == 1 and " " not in said}


@pytest.mark.parametrize("app", OURS, ids=lambda app: app.label)
def test_each_deed_is_named_in_its_app(app):
    unnamed = {said.partition(".")[2] for said in deeds_written(Path(app.path))} - set(getattr(app, "deeds", {}))
    assert not unnamed, f"name them in {type(app).__name__}.deeds, and their changes in .terms"
