import pytest
from django.db import DatabaseError, connection, transaction

from nhipcau.base.history.actions import record, seal
from nhipcau.base.history.models import Block, Entry, Seal

TABLES = ["history_entry", "history_block", "history_seal"]


@pytest.fixture
def sealed(office):
    record(None, "test.act", office)
    seal()


def refused(sql):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("table", TABLES)
def test_rows_cannot_be_deleted(sealed, table):
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE history_entry SET actor_name = 'x'",
        "UPDATE history_block SET digest = 'x'",
        "UPDATE history_seal SET position = 7",
    ],
)
def test_rows_cannot_be_changed(sealed, sql):
    refused(sql)


def test_a_change_through_the_models_is_refused_too(sealed):
    for act in (Entry.objects.all().delete, lambda: Entry.objects.update(action="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert (Entry.objects.count(), Block.objects.count(), Seal.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.only_on("postgresql")
def test_tables_cannot_be_truncated(sealed, table):
    # Foreign keys are checked at commit; what waits for that check would hide the guard's own refusal.
    connection.check_constraints()
    refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.only_on("sqlite")
def test_a_row_cannot_be_replaced(sealed):
    entry = Entry.objects.get()
    columns = "at, actor_name, on_behalf_of, action, subject_kind, subject_id, subject_label, changes, digest"
    refused(
        f"INSERT OR REPLACE INTO history_entry (id, {columns}) "
        f"SELECT {entry.pk}, at, 'x', on_behalf_of, action, subject_kind, subject_id, subject_label, changes, digest "
        f"FROM history_entry WHERE id = {entry.pk}"
    )
