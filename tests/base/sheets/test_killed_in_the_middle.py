"""The real program on a database of its own, killed without a word in the middle of ten thousand rows."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

ROWS, KILLED_AT = 10_000, (600, 3_000)
PATIENCE = 300
PREPARE = """
import io
from datetime import date
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from nhipcau.base.accounts.models import Assignment, Office, Role, User
from nhipcau.base.sheets import actions
from nhipcau.base.sheets.actions.background import _read
from nhipcau.base.sheets.models import Sheet
user = User.objects.create_user("an", full_name="An")
centre = Office.objects.create(name="Trung tâm")
Assignment.objects.create(person=user, office=centre, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
# Three rows of four are refused for their cells: they cost little, and are as easily lost or doubled.
lines = [f"Phòng số {n};{'' if n % 4 == 0 else '31/2/2025'}" for n in range(10_000)]
file = io.BytesIO("\\n".join(["Tên cơ quan;Ngày thành lập", *lines]).encode())
sheet = actions.upload(user, "offices", name="co-quan.csv", file=file, size=len(file.getvalue()))
_read(sheet)
# As if checked: that is the same work, undone at once.
Sheet.objects.update(state="ready")
actions.run(user, sheet)
"""


@pytest.fixture
def place(tmp_path):
    """Where the program keeps its data: the environment it is started in, and its database."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("NHIPCAU_", "DATABASE_URL"))}
    data = {"NHIPCAU_DATA_DIR": str(tmp_path), "NHIPCAU_DEBUG": "1", "LC_ALL": "C.UTF-8"}
    return ours | data | {"DJANGO_SETTINGS_MODULE": "nhipcau.site.settings"}, tmp_path / "nhipcau.sqlite3"


def started(environment) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).parent / "nhipcau-admin"), "start", "--port", "0", "--no-samples"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    # Leads a group of its own, so that all its processes can be killed at once.
    return subprocess.Popen(command, env=environment, start_new_session=True, **quiet)


def one(database: Path, question: str) -> int:
    with closing(sqlite3.connect(database, timeout=60)) as connection:
        return connection.execute(question).fetchone()[0]


def until(database: Path, question: str, enough: int) -> None:
    end = time.monotonic() + PATIENCE
    while one(database, question) < enough:
        assert time.monotonic() < end, f"{question}: never {enough}"
        time.sleep(0.1)


@pytest.mark.only_on("sqlite")
def test_ten_thousand_rows_survive_a_killed_server_neither_lost_nor_doubled(place):
    environment, database = place
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True, timeout=PATIENCE)
    done = "SELECT count(*) FROM sheets_row WHERE verdict != 'waiting'"
    for enough in KILLED_AT:
        program = started(environment)
        try:
            until(database, done, enough)
        finally:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()
        assert one(database, done) < ROWS, "the import was over before it could be killed"
    program = started(environment)
    try:
        until(database, "SELECT count(*) FROM sheets_sheet WHERE state = 'done'", 1)
    finally:
        program.terminate()
        with suppress(subprocess.TimeoutExpired):
            program.wait(30)
    assert one(database, "SELECT count(*) FROM sheets_row") == ROWS
    assert one(database, "SELECT count(*) FROM sheets_row WHERE verdict = 'made'") == ROWS // 4
    assert one(database, "SELECT count(*) FROM sheets_row WHERE verdict = 'refused'") == ROWS - ROWS // 4
    assert one(database, "SELECT count(*) FROM accounts_office WHERE name LIKE 'Phòng số %'") == ROWS // 4
    assert one(database, "SELECT count(DISTINCT thing_id) FROM sheets_row WHERE verdict = 'made'") == ROWS // 4
    assert one(database, "SELECT count(*) FROM history_entry WHERE action = 'accounts.open_office'") == ROWS // 4
