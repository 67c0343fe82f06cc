import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_offices_and_people'),
        ('agreements', '0002_heirs_of_duties'),
        ('documents', '0001_documents_and_quotes'),
        ('localities', '0002_official_boundaries'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('lead', 'Chủ trì'), ('cooperating', 'Phối hợp')], max_length=20)),
                ('name', models.CharField(max_length=300)),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('fields', models.CharField(max_length=300, primary_key=True, serialize=False)),
                ('published', models.BigIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'tallies',
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fields', models.CharField(max_length=300)),
                ('number', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('until', models.CharField(blank=True, max_length=30)),
                ('replaced_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.AddField(
            model_name='agreement',
            name='adopted_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='agreement',
            name='approval_by',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='agreement',
            name='approval_date',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='agreement',
            name='approval_number',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='agreement',
            name='closed_as',
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name='agreement',
            name='closed_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='agreement',
            name='commitment_count',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='agreement',
            name='edition',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='agreement',
            name='internal_since',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='agreement',
            name='issuer',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='agreement',
            name='languages',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='agreement',
            name='parent',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='place',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='agreement',
            name='relation',
            field=models.CharField(blank=True, choices=[('pair', 'Cặp đơn vị thuộc thỏa thuận cấp trên'), ('plan', 'Kế hoạch từng năm của chương trình'), ('renewal', 'Gia hạn, ký tiếp'), ('amendment', 'Sửa đổi, bổ sung')], max_length=20),
        ),
        migrations.AddField(
            model_name='agreement',
            name='renewal',
            field=models.CharField(blank=True, choices=[('', 'Văn bản không nêu'), ('automatic', 'Tự động gia hạn'), ('agreed', 'Gia hạn khi các bên thống nhất'), ('none', 'Không gia hạn')], max_length=20),
        ),
        migrations.AddField(
            model_name='agreement',
            name='signed_order',
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name='agreement',
            name='starts_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='agreement',
            name='validity',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='agreement',
            name='validity_words',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='commitment',
            name='edition',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='commitment',
            name='fields',
            field=models.CharField(default='', max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='commitment',
            name='period',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='commitment',
            name='quantified',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='party',
            name='edition',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='party',
            name='leader_name',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='party',
            name='leader_position',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='party',
            name='province',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parties_within', to='localities.unit'),
        ),
        migrations.AddField(
            model_name='party',
            name='standing_agency',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='party',
            name='standing_office',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='standing_for', to='accounts.office'),
        ),
        migrations.AddField(
            model_name='party',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='party_to', to='localities.unit'),
        ),
        migrations.AddField(
            model_name='signatory',
            name='edition',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='signatory',
            name='party',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='signatories', to='agreements.party'),
        ),
        migrations.AlterField(
            model_name='agreement',
            name='form',
            field=models.CharField(choices=[('agreement', 'Thỏa thuận, văn bản ký kết'), ('minutes', 'Biên bản hợp tác'), ('memorandum', 'Biên bản ghi nhớ, bản ghi nhớ'), ('programme', 'Chương trình hợp tác, phối hợp'), ('twinning', 'Văn bản kết nghĩa'), ('conclusion', 'Kết luận'), ('notice', 'Thông báo kết luận'), ('plan', 'Kế hoạch'), ('letter', 'Công văn'), ('result', 'Báo cáo kết quả'), ('visit', 'Chuyến thăm và làm việc'), ('meeting', 'Hội nghị, buổi làm việc'), ('other', 'Văn bản khác')], max_length=20),
        ),
        migrations.AlterField(
            model_name='commitment',
            name='agreement',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='agreements.agreement'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['signed_order', 'id'], name='agreement_signed'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['title', 'id'], name='agreement_title'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['published_at', 'id'], name='agreement_published'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['closed_as', 'closed_on'], name='agreement_closed'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(fields=['form', 'id'], name='agreement_form'),
        ),
        migrations.AddIndex(
            model_name='agreement',
            index=models.Index(condition=models.Q(('starts_on__isnull', False)), fields=['starts_on'], name='agreement_starts'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['fields', 'id'], name='commitment_fields'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('parent__isnull', True), ('relation', '')), models.Q(('parent__isnull', False), models.Q(('relation', ''), _negated=True)), _connector='OR'), name='a_parent_has_a_relation'),
        ),
        migrations.AddField(
            model_name='assignee',
            name='commitment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignees', to='agreements.commitment'),
        ),
        migrations.AddField(
            model_name='assignee',
            name='office',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assigned', to='accounts.office'),
        ),
        migrations.AddField(
            model_name='assignee',
            name='party',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assignees', to='agreements.party'),
        ),
        migrations.AddField(
            model_name='term',
            name='agreement',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='topic',
            name='agreement',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='wording',
            name='amended_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amended', to='agreements.agreement'),
        ),
        migrations.AddField(
            model_name='wording',
            name='commitment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='agreements.commitment'),
        ),
        migrations.AddField(
            model_name='wording',
            name='quote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='documents.quote'),
        ),
        migrations.AddIndex(
            model_name='term',
            index=models.Index(fields=['word', 'agreement'], name='term_word'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(fields=('agreement', 'word'), name='one_term_an_agreement'),
        ),
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(fields=['fields', 'agreement'], name='topic_fields'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.UniqueConstraint(fields=('agreement', 'fields'), name='one_topic_an_agreement'),
        ),
    ]
