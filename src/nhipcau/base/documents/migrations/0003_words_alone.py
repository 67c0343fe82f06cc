from __future__ import annotations

from typing import Any

from django.db import migrations

from nhipcau.base.documents.rules import words_digest


def count_words_alone(apps: Any, _editor: Any) -> None:
    """Hash the words of each paper anew; of two that turn out to be one, the later keeps the hash it had."""
    Document = apps.get_model("documents", "Document")
    for document in Document.objects.order_by("pk").iterator(chunk_size=100):
        digest = words_digest(document.text)
        if not Document.objects.filter(office_id=document.office_id, words_sha256=digest).exists():
            Document.objects.filter(pk=document.pk).update(words_sha256=digest)


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_any_kind_of_file")]

    operations = [migrations.RunPython(count_words_alone, migrations.RunPython.noop)]
