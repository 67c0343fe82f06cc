from __future__ import annotations

import ast

from .markdown import DOCS, ROOT, headings

PAGE = DOCS / "reference/settings.md"


def settings_read() -> set[str]:
    """The variables that the settings file reads: the first argument of each typed reader."""
    tree = ast.parse((ROOT / "src/nhipcau/site/settings.py").read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    named = (call.args[0] for call in calls if call.func.id.startswith("env_") and call.args)  # type: ignore[attr-defined]
    return {argument.value for argument in named if isinstance(argument, ast.Constant)}


def test_each_setting_has_an_entry_and_each_entry_a_setting():
    assert settings_read() == set(headings(PAGE)[1:])


def test_settings_are_sorted():
    assert headings(PAGE)[1:] == sorted(headings(PAGE)[1:])


def test_the_environment_is_read_by_the_typed_readers_only():
    source = (ROOT / "src/nhipcau/site/settings.py").read_text(encoding="utf-8")
    body = source[source.index("DEBUG = ") :]
    assert "os.environ" not in body
