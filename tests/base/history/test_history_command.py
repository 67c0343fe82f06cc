import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from nhipcau.base.history import queries
from nhipcau.base.history.actions import record, seal
from nhipcau.base.history.models import Block, Entry


def verify(capsys, *args):
    call_command("history", "verify", *args)
    return capsys.readouterr().out


def tamper(guards, sql):
    """Change history as someone could who may drop the guards."""
    with connection.cursor() as cursor:
        for statement in guards.release_statements(connection.vendor):
            cursor.execute(statement)
        cursor.execute(sql)
        for statement in guards.guard_statements(connection.vendor):
            cursor.execute(statement)


@pytest.fixture
def three_lines(office):
    for word in ("một", "hai", "ba"):
        record(None, "test.act", office, {"word": word})


def test_an_untouched_history_is_proven(three_lines, capsys):
    seal()
    said = verify(capsys)
    assert "3 dòng, 1 khối, 0 dòng chờ" in said
    assert Block.objects.get().digest in said


def test_lines_that_wait_for_a_seal_are_counted_and_checked(three_lines, capsys):
    assert "3 dòng, 0 khối, 3 dòng chờ" in verify(capsys)


@pytest.mark.parametrize("is_sealed", [True, False])
def test_a_line_changed_behind_the_guards_is_named(three_lines, guards, is_sealed):
    if is_sealed:
        seal()
    entry = Entry.objects.earliest("id")
    tamper(guards, f"UPDATE history_entry SET actor_name = 'kẻ khác' WHERE id = {entry.pk}")
    with pytest.raises(CommandError, match=str(entry.pk)):
        call_command("history", "verify")


def test_a_sealed_line_that_was_deleted_is_missed(three_lines, guards):
    seal()
    entry = Entry.objects.latest("id")
    tamper(guards, f"DELETE FROM history_seal WHERE entry_id = {entry.pk}")
    with pytest.raises(CommandError, match="thiếu"):
        call_command("history", "verify")


def test_a_chain_without_the_digest_kept_elsewhere_is_refused(three_lines, capsys):
    seal()
    assert "nguyên vẹn" in verify(capsys, "--head", Block.objects.get().digest)
    with pytest.raises(CommandError, match="abc"):
        call_command("history", "verify", "--head", "abc")


def test_sealing_twice_binds_each_line_once(three_lines):
    assert seal() == 3
    assert seal() == 0
    assert Block.objects.get().size == 3


def test_many_sealers_at_once_bind_each_line_once(committing, capsys):
    from nhipcau.base.accounts.models import Office

    office = Office.objects.create(name="Sở Nội vụ tỉnh Núi Vàng")
    for _ in range(20):
        record(None, "test.act", office)
    bound = []
    threads = [threading.Thread(target=lambda: (bound.append(seal()), connection.close())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(bound) == 20
    assert queries.unsealed().count() == 0
    assert "nguyên vẹn" in verify(capsys)


def test_lines_are_sealed_by_themselves_when_many_lines_wait(office, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr("nhipcau.base.history.actions.SEAL_WHEN_WAITING", 3)
    for waiting in (1, 2, 0, 1):
        with django_capture_on_commit_callbacks(execute=True):
            record(None, "test.act", office)
        assert queries.unsealed().count() == waiting
