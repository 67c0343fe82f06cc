"""Fill what is kept beside the papers of earlier releases: dates to sort by, units, words, fields and their counts."""

from collections import Counter

from django.db import migrations
from django.db.models import F

from nhipcau.register.agreements.rules import closed_as_internal, closing, place_in_time, province_of, terms


def fill(apps, schema_editor):
    database = schema_editor.connection.alias
    model = {name: apps.get_model("agreements", name) for name in ("Agreement", "Party", "Commitment", "Term", "Topic", "Tally")}
    rows = {name: one.objects.using(database) for name, one in model.items()}
    rows["Agreement"].update(adopted_at=F("created_at"))
    rows["Commitment"].filter(fields="").update(fields=F("field"))
    for party in rows["Party"].filter(version__isnull=False).select_related("version").iterator():
        rows["Party"].filter(pk=party.pk).update(unit=party.version.unit_id, province=province(party.version.unit_id))
    tally = Counter()
    for agreement in rows["Agreement"].iterator():
        parties = list(rows["Party"].filter(agreement=agreement).order_by("pk"))
        fields = Counter(rows["Commitment"].filter(agreement=agreement).values_list("fields", flat=True))
        tally.update(fields if agreement.published_at else dict.fromkeys(fields, 0))
        rows["Topic"].bulk_create(model["Topic"](agreement=agreement, fields=name, number=n) for name, n in fields.items())
        words = terms(agreement.title, agreement.number, *(f"{party.name} {party.within}" for party in parties))
        rows["Term"].bulk_create(model["Term"](agreement=agreement, word=word) for word in sorted(words))
        rows["Agreement"].filter(pk=agreement.pk).update(
            signed_order=order(agreement.signed), commitment_count=sum(fields.values()), **merged(parties)
        )
    rows["Tally"].bulk_create(model["Tally"](fields=name, published=n) for name, n in sorted(tally.items()))


def province(uid):
    try:
        return province_of(uid)
    except KeyError:
        return None


def order(signed):
    try:
        return place_in_time(signed)
    except ValueError:
        return 0


def merged(parties):
    try:
        signers = [party.unit_id for party in parties]
        since = closed_as_internal(signers) if signers and all(signers) else None
    except KeyError:
        since = None
    found = closing(None, None, since)
    return {"internal_since": since, "closed_on": found.on, "closed_as": str(found.to)} if found else {}


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0003_papers_in_full'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
