from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    """The table in which all processes count failed attempts to sign in; left as it is where it is there."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_roles_are_assignments")]

    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
