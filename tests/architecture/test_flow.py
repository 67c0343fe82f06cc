"""What import-linter cannot see: keys between tables, templates, signals, stray files, sizes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

SOURCE = Path(__file__).parents[2] / "src" / "nhipcau"
FLOW = [
    "history",
    "localities",
    "accounts",
    "documents",
    "sheets",
    "agreements",
    "intake",
    "needs",
    "plans",
    "events",
    "aid",
    "trade",
    "investment",
    "learning",
    "indicators",
    "reports",
    "news",
    "feedback",
    "search",
    "api",
    "portal",
    "office",
    "site",
]
STAGES = {"base", "register", "work", "results", "front"}
APP_FILES = {
    "__init__", "apps", "rules", "models", "queries", "actions", "forms", "views", "admin", "urls",
}  # fmt: skip
APP_FOLDERS = {"management", "migrations", "templates", "static", "templatetags", "data", "__pycache__"}
OURS = [app for app in apps.get_app_configs() if app.name.startswith("nhipcau.")]
PYTHON = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(path for path in SOURCE.rglob("*.html") if "templates" in path.parts)


def test_no_key_points_to_a_later_stage():
    for model in apps.get_models():
        if model._meta.app_label not in FLOW:
            continue
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and not field.auto_created else None
            if target and target._meta.app_label in FLOW:
                here, there = FLOW.index(model._meta.app_label), FLOW.index(target._meta.app_label)
                assert there <= here, f"{model.__name__}.{field.name} points up to {target._meta.label}"


def test_every_app_has_its_place_in_the_flow():
    assert {app.label for app in OURS} <= set(FLOW)


@pytest.mark.parametrize("label", ["portal", "office", "site"])
def test_a_front_has_no_tables(label):
    assert list(apps.get_app_config(label).get_models()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_uses_only_its_own_app_and_the_site(path):
    own = path.relative_to(next(p for p in path.parents if p.name == "templates")).parts[0]
    used = re.findall(r"""{%\s*(?:include|extends)\s+["']([^"'/]+)/""", path.read_text(encoding="utf-8"))
    assert set(used) <= {own, "site"}


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_keeps_the_house_rules(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") < 500, "a file of 500 lines becomes a package"
    assert path.stem not in {"utils", "helpers", "common", "misc"}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 50, f"{node.name} is over 50 lines"
            assert node.name != "save", "what happens on saving belongs in an action"
    assert not re.search(r"@receiver|\b(pre|post)_(save|delete|init)\b|m2m_changed", text), "no signals"


@pytest.mark.parametrize("app", [a for a in OURS if a.name.split(".")[1] in STAGES], ids=lambda app: app.label)
def test_an_app_holds_only_the_files_of_the_house(app):
    for path in Path(app.path).iterdir():
        if path.is_dir():
            # A file that outgrew 400 lines is a package of the same name.
            assert path.name in APP_FOLDERS | APP_FILES, path
        else:
            assert path.suffix == ".py", path
            assert path.stem in APP_FILES, path


def test_a_stage_holds_only_apps():
    for stage in STAGES:
        for path in (SOURCE / stage).glob("*"):
            assert path.name in {"__init__.py", "__pycache__"} or (path / "apps.py").is_file(), path


def test_migrations_are_named_after_what_they_do():
    for path in SOURCE.rglob("migrations/0*.py"):
        assert not re.search(r"_auto_|_initial$|alter_.*_and_more", path.stem), path
