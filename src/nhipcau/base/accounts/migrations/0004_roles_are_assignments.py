from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_carry_roles_over")]

    operations = [
        migrations.RemoveField(model_name="user", name="office"),
        migrations.RemoveField(model_name="user", name="role"),
    ]
