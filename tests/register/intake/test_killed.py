"""A process that reads is killed in the middle: nothing is lost, nothing doubled."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.db import connection

from nhipcau.register.intake import actions
from nhipcau.register.intake.models import Draft, Incoming

# Reads what waits; the third paper is never read to its end.
READER = """
import sys, time, django
django.setup()
from nhipcau.register.intake.actions import taking_up
from nhipcau.site.background import work
read, papers = taking_up.reading.read, []
def stuck(text):
    papers.append(text)
    if len(papers) == 3:
        print("stuck", flush=True)
        time.sleep(600)
    return read(text)
if "stuck" in sys.argv:
    taking_up.reading.read = stuck
work(once=True)
"""
PAPERS = 6


@pytest.fixture
def reader(tmp_path):
    """Start a process that works in the background of the test's own database."""
    started = []

    def start(*words):
        environment = os.environ | {"DATABASE_URL": url(), "NHIPCAU_DATA_DIR": str(tmp_path)}
        command = [sys.executable, "-c", READER, *words]
        started.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def url():
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def test_a_reader_that_is_killed_loses_and_doubles_nothing(committing, officer, paper, reader, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for number in range(PAPERS):
        content = paper.replace("12/3", f"{number + 1}/3").encode()
        actions.bring_in(officer, name=f"{number}.txt", content=content, channel="upload")

    process = reader("stuck")
    assert process.stdout.readline() == "stuck\n"
    process.kill()
    process.wait()
    assert sorted(Incoming.objects.values_list("state", flat=True)) == ["reading", *["ready"] * 2, *["received"] * 3]

    assert reader().wait() == 0
    assert set(Incoming.objects.values_list("state", "known")) == {("ready", False)}
    assert Draft.objects.count() == PAPERS
    assert sum(Incoming.objects.values_list("attempts", flat=True)) == PAPERS + 1
