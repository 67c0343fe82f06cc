import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_shared_cache'),
        ('agreements', '0004_what_follows_from_the_papers'),
        ('documents', '0003_words_alone'),
        ('localities', '0002_official_boundaries'),
    ]

    operations = [
        migrations.AlterField(
            model_name='agreement',
            name='parent',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='agreements.agreement'),
        ),
        migrations.AlterField(
            model_name='party',
            name='province',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parties_within', to='localities.unit'),
        ),
        migrations.AlterField(
            model_name='party',
            name='unit',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='party_to', to='localities.unit'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(condition=models.Q(('parent__isnull', False)), fields=['parent'], name='agreement_parent'),
        ),
        migrations.AddIndex(
            model_name='party',
            index=models.Index(fields=['unit', 'agreement'], name='party_unit'),
        ),
        migrations.AddIndex(
            model_name='party',
            index=models.Index(fields=['province', 'agreement'], name='party_province'),
        ),
        migrations.AddIndex(
            model_name='party',
            index=models.Index(fields=['name', 'agreement'], name='party_name'),
        ),
    ]
