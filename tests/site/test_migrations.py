"""A database of the previous release is brought up to now with all it holds; every other test begins from nothing."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

PREVIOUS = json.loads(Path(__file__).with_name("previous_release.json").read_text(encoding="utf-8"))
NOW = timezone.now()


@pytest.fixture
def scratch(django_db_setup, django_db_blocker, tmp_path):
    """An empty database of the kind that the tests run on."""
    with django_db_blocker.unblock(), database_beside(tmp_path) as name:
        connections.databases["scratch"] = {**connections.databases["default"], "NAME": name}
        try:
            yield connections["scratch"]
        finally:
            connections["scratch"].close()
            del connections["scratch"], connections.databases["scratch"]


@contextmanager
def database_beside(folder):
    if connection.vendor == "sqlite":
        yield str(folder / "scratch.sqlite3")
        return
    name = f"{connection.settings_dict['NAME']}_scratch"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield name
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}"')


def migrated(database, targets):
    """Bring a database to these migrations and return the models as they were then."""
    MigrationExecutor(database).migrate(targets)
    return MigrationExecutor(database).loader.project_state(targets).apps


def newest(database):
    return [target for target in MigrationExecutor(database).loader.graph.leaf_nodes() if target[0] in PREVIOUS]


def rows(models):
    """Every row of our tables, by the name of its model."""
    return {
        model._meta.label: list(model.objects.using("scratch").order_by("pk").values())
        for app in PREVIOUS
        for model in models.get_app_config(app).get_models()
    }


def test_a_database_of_the_previous_release_keeps_what_it_holds(scratch):
    then = migrated(scratch, [tuple(target) for target in PREVIOUS.items()])
    fill(then)
    before = rows(then)
    assert all(before.values()), "each table of that release has a row"
    after = rows(migrated(scratch, newest(scratch)))
    for model, held in before.items():
        assert [kept(row, held[0]) for row in after[model][: len(held)]] == [kept(row, after[model][0]) for row in held]


def kept(row, other):
    """What of a row the table still has, and had."""
    return {name: value for name, value in row.items() if name in other}


def fill(models):
    """Put one row, or what belongs together, into each table of the previous release."""

    def new(label, **values):
        return models.get_model(label).objects.using("scratch").create(**values)

    unit = new("localities.Unit", uid="p:89", code="89", level=1)
    version = new("localities.Version", unit=unit, ver=1, kind="Tỉnh", name="An Giang", valid_from="1976-02-01")
    new("localities.Boundaries", era="a", source="-", licence="-", loaded_at=NOW, provinces={}, archipelagos={})
    office = new("accounts.Office", name="Sở Tài chính tỉnh Sông Vàng", unit=unit)
    user = new("accounts.User", username="hoa", full_name="Lê Thị Hoa", password="x", office=office, role="officer")
    text = "Tỉnh Sông Vàng hỗ trợ giống lúa."
    document = new(
        "documents.Document", office=office, name="a.txt", media_type="text/plain", original="originals/a", size=40,
        sha256="a" * 64, words_sha256="b" * 64, text=text, added_by=user, added_at=NOW,
    )  # fmt: skip
    quote = new("documents.Quote", document=document, start=0, end=14, surface=text[:14])
    draft = new("intake.Draft", document=document, engine="0.1", cooperation=True, title="Biên bản", accepted_at=NOW)
    new("intake.Finding", draft=draft, kind="commitment", start=0, end=14, values={"field": "agriculture"})
    agreement = new(
        "agreements.Agreement", office=office, document=document, title="Biên bản", form="agreement", number="1/BB",
        signed="2019-03", created_at=NOW, published_at=NOW,
    )  # fmt: skip
    said = {"agreement": agreement, "quote": quote}
    new("agreements.Party", **said, name="Tỉnh An Giang", level="province", version=version, heir=unit)
    new("agreements.Signatory", **said, name="Lê Văn Minh", position="Chủ tịch")
    new("agreements.Commitment", **said, order=1, text=text, field="agriculture", standing="agreed")
    fill_history(new)


def fill_history(new):
    entry = new(
        "history.Entry", at=NOW, actor_name="Lê Thị Hoa", action="agreements.publish", digest="c" * 64,
        subject_kind="agreements.agreement", subject_id=1, subject_label="Biên bản", changes={"public": [False, True]},
    )  # fmt: skip
    block = new("history.Block", number=1, previous="0" * 64, sealed_at=NOW, size=1, digest="d" * 64)
    new("history.Seal", entry=entry, block=block, position=0)
