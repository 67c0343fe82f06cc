import socket
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from nhipcau.site import background
from nhipcau.site.background import MOST_ATTEMPTS, take_up_again, work

pytestmark = pytest.mark.django_db
HERE = f"{socket.gethostname()[:40]}:0123456789abcdef"
done = []


@task()
def note(word):
    done.append(word)


@pytest.fixture(autouse=True)
def _waiting_in_the_database(settings, tmp_path, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.DATA_DIR = tmp_path
    done.clear()
    # A test has one connection for all, and one process, whose signals are not the worker's.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(background._Worker, "configure_signals", lambda self: None)


def left(*workers, ago=timedelta()):
    """A task that is marked as running."""
    note.enqueue("left")
    DBTaskResult.objects.update(status="RUNNING", worker_ids=workers, started_at=timezone.now() - ago)


def test_what_waits_is_done_once():
    for word in ("one", "two"):
        note.enqueue(word)
    work(once=True)
    work(once=True)
    assert done == ["one", "two"]


def test_a_task_of_a_dead_process_is_done_again():
    left(HERE)
    work(once=True)
    assert done == ["left"]
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_task_of_a_living_process_is_left_to_it():
    with background._alive() as name:
        left(name)
        assert take_up_again() == 0
    assert take_up_again() == 1


def test_a_task_of_another_machine_is_taken_up_only_after_hours():
    left("elsewhere:0123456789abcdef")
    assert take_up_again() == 0
    left("elsewhere:0123456789abcdef", ago=timedelta(hours=3))
    assert take_up_again() >= 1


def test_a_task_that_takes_every_process_down_is_given_up():
    left(*[HERE] * MOST_ATTEMPTS)
    assert take_up_again() == 0
    assert DBTaskResult.objects.get().status == "FAILED"
