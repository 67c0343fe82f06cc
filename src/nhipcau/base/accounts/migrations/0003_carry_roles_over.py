from django.db import migrations

from nhipcau.base.accounts.rules import search_key


def carry_over(apps, schema_editor):
    """What each person was becomes an assignment from the day their account was made."""
    using = schema_editor.connection.alias
    models = {name: apps.get_model("accounts", name).objects.using(using) for name in ("User", "Office", "Assignment")}
    for user in models["User"].filter(office__isnull=False):
        since = user.date_joined.date()
        models["Assignment"].create(person=user, office_id=user.office_id, role=user.role, since=since)
    for office in models["Office"].all():
        office.search_key = search_key(office.name, (), "")
        office.save(update_fields=["search_key"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_offices_and_roles_in_time")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
