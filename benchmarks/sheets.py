"""A spreadsheet of ten thousand offices: rows read, checked, taken and taken back in a second, and memory."""

from __future__ import annotations

import io
import os
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import date
from typing import Any

ROWS = 10_000


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as folder:
        os.environ |= {"NHIPCAU_DATA_DIR": folder, "NHIPCAU_DEBUG": "1"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.site.settings")
        import django

        django.setup()
        measure()


def measure() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.DEBUG = False
    # The work is called here, and its pace is that of the process that does it.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    call_command("migrate", verbosity=0)
    before = peak()
    print(f"{ROWS:,} offices, {connection.vendor:30}       s   rows/s")
    for name, took in steps():
        print(f"  {name:44} {took:6.1f} {ROWS / took:8,.0f}")
    print(f"  memory beyond that of the program at rest     {peak() - before:5} MB")


def steps() -> list[tuple[str, float]]:
    from nhipcau.base.accounts.models import Assignment, Office, Role, User
    from nhipcau.base.sheets import actions
    from nhipcau.base.sheets.models import Row, Sheet

    user = User.objects.create_user("an", full_name="An")
    centre = Office.objects.create(name="Trung tâm")
    Assignment.objects.create(person=user, office=centre, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
    file = filled()
    took = [timed("written as .xlsx", filled)]
    sheet: Sheet = actions.upload(user, "offices", name="a.xlsx", file=file, size=len(file.getvalue()))
    took.append(timed("read and checked", lambda: finish(sheet)))
    actions.run(user, sheet)
    took.append(timed("taken", lambda: finish(sheet)))
    assert Row.objects.filter(verdict="made").count() == ROWS
    actions.take_back(user, sheet)
    took.append(timed("taken back", lambda: finish(sheet)))
    assert Row.objects.filter(verdict="taken_back").count() == ROWS
    return took


def finish(sheet: Any) -> None:
    """Do all the turns that the work on a sheet takes."""
    from nhipcau.base.sheets import actions
    from nhipcau.base.sheets.queries import WORK

    sheet.refresh_from_db()
    while sheet.state in WORK:
        actions.work.call(sheet.pk)
        sheet.refresh_from_db()


def filled() -> io.BytesIO:
    from nhipcau.base.sheets.rules import as_xlsx

    heads = ["Tên cơ quan", "Loại cơ quan", "Tên viết tắt", "Mã định danh"]
    rows = ([f"Phòng Hợp tác số {n}", "Sở", f"PHT{n}", f"H99.{n}"] for n in range(ROWS))
    return io.BytesIO(as_xlsx("Cơ quan", heads, rows).read())


def timed(name: str, work: Callable[[], Any]) -> tuple[str, float]:
    began = time.perf_counter()
    work()
    return name, time.perf_counter() - began


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
