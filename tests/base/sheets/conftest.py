"""A kind of sheet for these tests, a way to fill one in, and what becomes of it."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

HEADS = ["Tên *", "Ngày", "Hạng"]


@pytest.fixture(autouse=True)
def things(settings, monkeypatch):
    from nhipcau.base.sheets import queries

    from .things import THINGS

    monkeypatch.setitem(sys.modules, "sheets_of_tests", SimpleNamespace(THINGS=THINGS))
    settings.SHEET_KINDS = [*settings.SHEET_KINDS, "sheets_of_tests.THINGS"]
    queries.kinds.cache_clear()
    yield
    queries.kinds.cache_clear()


@pytest.fixture
def xlsx():
    """Write rows into a spreadsheet as a person would."""
    from nhipcau.base.sheets.rules import as_xlsx

    return lambda *rows, heads=HEADS: io.BytesIO(as_xlsx("Việc", heads, rows).read())


@pytest.fixture
def brought(officer, django_capture_on_commit_callbacks):
    """Upload a file as Lan and let it be read and checked."""

    from nhipcau.base.sheets import actions

    def uploaded(file, name="viec.xlsx", by=officer):
        with django_capture_on_commit_callbacks(execute=True):
            sheet = actions.upload(by, "things", name=name, file=file, size=len(file.getvalue()))
        sheet.refresh_from_db()
        return sheet

    return uploaded


@pytest.fixture
def done(officer, django_capture_on_commit_callbacks):
    """Do something with a sheet as Lan, with all the work that follows."""

    def did(deed, sheet, by=officer):
        with django_capture_on_commit_callbacks(execute=True):
            deed(by, sheet)
        sheet.refresh_from_db()
        return sheet

    return did
