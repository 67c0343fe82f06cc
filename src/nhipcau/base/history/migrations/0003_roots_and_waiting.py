"""A block's digest rests on one digest of all its entries, and the entries that wait for a seal stand in a table."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

GUARDS = import_module("nhipcau.base.history.migrations.0002_append_only")


def wait(apps, schema_editor):
    schema_editor.execute(
        "INSERT INTO history_waiting (entry_id) SELECT e.id FROM history_entry e "
        "LEFT JOIN history_seal s ON s.entry_id = e.id WHERE s.entry_id IS NULL"
    )


class Migration(migrations.Migration):
    dependencies = [("history", "0002_append_only")]
    operations = [
        # SQLite makes the table of blocks anew, without its guards.
        migrations.RunPython(GUARDS.release, GUARDS.guard),
        migrations.AddField("block", "root", models.CharField(max_length=64, blank=True, default="")),
        migrations.RunPython(GUARDS.guard, GUARDS.release),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="history.entry",
                    ),
                ),
            ],
            options={"verbose_name_plural": "waiting"},
        ),
        migrations.RunPython(wait, migrations.RunPython.noop),
    ]
