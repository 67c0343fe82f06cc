"""What every test stands on: a data folder of its own, and the shared cast."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import date
from importlib import import_module
from pathlib import Path

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

# Set before Django reads its settings; workers of xdist inherit it from the process that starts them.
if "NHIPCAU_TEST_DATA" not in os.environ:
    os.environ["NHIPCAU_TEST_DATA"] = tempfile.mkdtemp(prefix="nhipcau-test-")
    OWNER = True
else:
    OWNER = False
os.environ["NHIPCAU_DATA_DIR"] = os.environ["NHIPCAU_TEST_DATA"]
os.environ["NHIPCAU_DEBUG"] = "1"
os.environ["NHIPCAU_SECRET_KEY"] = "only-for-tests-only-for-tests-only-for-tests"
os.environ["NHIPCAU_SIGNING_KEY"] = "signs-for-tests-signs-for-tests-signs-for-tests"
# Named here and not in pyproject.toml: pytest-django would read the settings before this file runs.
os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.site.settings"
settings.DATABASES  # noqa: B018

# How fast something is stands in benchmarks/, never in a test.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

LIBRARY = ("tests/reading", "tests/places", "tests/cli", "tests/corpus", "tests/docs", "tests/test_text")


def pytest_sessionfinish(session):
    if OWNER and not hasattr(session.config, "workerinput"):
        shutil.rmtree(os.environ["NHIPCAU_TEST_DATA"], ignore_errors=True)


def pytest_collection_modifyitems(config, items):
    """Mark what needs no database, and leave out what speaks of the other database alone."""
    from django.db import connection

    root = Path(__file__).parent.parent
    elsewhere = []
    for item in items:
        if str(item.path.relative_to(root)).startswith(LIBRARY):
            item.add_marker(pytest.mark.library)
        mark = item.get_closest_marker("only_on")
        if mark and mark.args[0] != connection.vendor:
            elsewhere.append(item)
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


@pytest.fixture(autouse=True)
def _the_language_of_no_test_before():
    """Begin in Vietnamese: what a request or a command before has activated stays with the thread."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _history_is_told_in_words():
    """Refuse a line of history whose changes no page could tell in words: an app names them in its AppConfig."""
    from django.db.models.signals import pre_save

    from nhipcau.base.history.models import Entry

    def look(instance, **_):
        app, verb = instance.action.split(".")
        config = apps.app_configs.get(app)
        if verb in getattr(config, "deeds", ()):
            unnamed = set(instance.changes) - set(config.terms)
            assert not unnamed, f"name {unnamed} in {type(config).__name__}.terms"

    pre_save.connect(look, sender=Entry)
    yield
    pre_save.disconnect(look, sender=Entry)


@pytest.fixture
def office(db):
    from nhipcau.base.accounts.models import Office

    return Office.objects.create(name="Sở Tài chính thành phố Sông Xanh")


@pytest.fixture
def other_office(db):
    from nhipcau.base.accounts.models import Office

    return Office.objects.create(name="Sở Tài chính tỉnh Núi Vàng")


def person(username, name, office, role):
    from nhipcau.base.accounts.models import Assignment, User

    user = User.objects.create_user(username, password="mat-khau-thu-nghiem", full_name=name)
    Assignment.objects.create(person=user, office=office, role=role, since=date(2020, 1, 1))
    return user


@pytest.fixture
def officer(office):
    """Lan brings papers in and reviews them."""
    return person("lan", "Trần Thị Lan", office, "officer")


@pytest.fixture
def viewer(office):
    """Minh sits in Lan's office and may only look."""
    return person("minh", "Lê Văn Minh", office, "viewer")


@pytest.fixture
def partner(other_office):
    """Hùng is an officer of the other side."""
    return person("hung", "Phạm Văn Hùng", other_office, "officer")


@pytest.fixture
def mirror(db):
    """Put these units, and what they lie in, into the mirror; all of it would take a second."""
    from nhipcau.base.localities.models import Unit, Version
    from nhipcau.places import gazetteer

    def mirrored(*uids):
        places = gazetteer()
        wanted = {one.uid: one for uid in uids for one in (places.unit(uid), *places.ancestors(uid))}
        for unit in wanted.values():
            Unit.objects.get_or_create(uid=unit.uid, defaults={"code": unit.code, "level": unit.level})
        for v in (version for unit in wanted.values() for version in unit.versions):
            spoken = {"kind": v.kind, "name": v.name, "parent_id": v.parent}
            spoken |= {"valid_from": v.valid_from, "valid_to": v.valid_to}
            Version.objects.get_or_create(unit_id=v.uid, ver=v.ver, defaults=spoken)

    return mirrored


@pytest.fixture
def signed(officer, mirror):
    """Make an agreement of Lan's office between these units, signed under the names they last bore."""
    from nhipcau.base.documents.actions import keep
    from nhipcau.base.localities.models import Version
    from nhipcau.places import gazetteer
    from nhipcau.register.agreements.actions import Content, Heading, Said, enter

    def made(*uids, day="2019-03-12"):
        mirror(*uids)
        names = [gazetteer().unit(uid).versions[-1].full for uid in uids]
        text = f"{' và '.join(names)} cùng bảo vệ rừng giáp ranh."
        paper = {"name": f"{'-'.join(uids)}.txt", "content": text.encode(), "media_type": "text/plain", "text": text}
        document = keep(officer, **paper, illustrative=False)
        versions = [Version.objects.filter(unit=uid).latest("ver") for uid in uids]
        parties = [
            Said(text.index(name), text.index(name) + len(name), {"name": name, "level": "province"}, version)
            for name, version in zip(names, versions, strict=True)
        ]
        duty = Said(text.index("cùng"), len(text), {"field": "environment", "standing": "agreed"})
        heading = Heading(f"Biên bản {' – '.join(names)}", "agreement", "", day)
        return enter(officer, document, heading, Content(parties, [], [duty]))

    return made


@pytest.fixture
def guards():
    """The statements that make history append-only, and those that undo it."""
    return import_module("nhipcau.base.history.migrations.0002_append_only")


@pytest.fixture
def guard_again(guards, django_db_setup, django_db_blocker):
    """Outermost of the fixtures of a committing test: puts the guards back when the tables are empty again."""
    from django.db import connection

    yield guards
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for statement in guards.guard_statements(connection.vendor):
            cursor.execute(statement)


@pytest.fixture
def committing(guard_again, transactional_db):
    """A test that really commits: Django empties all tables after it, which the guards of history would refuse."""
    from django.db import connection

    yield
    with connection.cursor() as cursor:
        for statement in guard_again.release_statements(connection.vendor):
            cursor.execute(statement)
