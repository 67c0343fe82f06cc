from __future__ import annotations

from django.db import migrations

from nhipcau.register.intake.rules import is_official


def name_sources(apps, schema_editor):
    """Papers accepted before sources were kept are the sources of what was entered from them."""
    Draft, Source = (apps.get_model("intake", name) for name in ("Draft", "Source"))
    accepted = Draft.objects.filter(accepted_at__isnull=False, document__agreement__isnull=False, source__isnull=True)
    for draft in accepted.select_related("document__agreement").iterator():
        nature = "primary" if is_official(draft.document.text) else "secondary"
        Source.objects.create(agreement=draft.document.agreement, draft=draft, role="paper", nature=nature)


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_matches_and_sources")]
    operations = [migrations.RunPython(name_sources, migrations.RunPython.noop)]
