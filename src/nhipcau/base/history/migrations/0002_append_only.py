"""History can be added to and nothing else: the database itself refuses UPDATE, DELETE and TRUNCATE."""

from django.db import migrations

TABLES = ("history_entry", "history_block", "history_seal")
KEYS = {"history_entry": "id", "history_block": "number", "history_seal": "entry_id"}
SAYS = "history is append-only"


def guard_statements(vendor):
    if vendor == "postgresql":
        yield (
            "CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        for table in TABLES:
            yield (
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()"
            )
        return
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            )
        # INSERT OR REPLACE deletes the old row without firing a delete trigger.
        key = KEYS[table]
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
            f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        )


def release_statements(vendor):
    if vendor == "postgresql":
        for table in TABLES:
            yield f"DROP TRIGGER {table}_append_only ON {table}"
        yield "DROP FUNCTION history_refuse()"
        return
    for table in TABLES:
        for verb in ("update", "delete", "replace"):
            yield f"DROP TRIGGER {table}_no_{verb}"


def guard(apps, schema_editor):
    for statement in guard_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def release(apps, schema_editor):
    for statement in release_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("history", "0001_entries_blocks_seals")]
    operations = [migrations.RunPython(guard, release)]
