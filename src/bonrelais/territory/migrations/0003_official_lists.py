import bonrelais.foundation.ids
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('territory', '0002_drop_zones'),
    ]

    operations = [
        migrations.CreateModel(
            name='ListedCommune',
            fields=[
                ('id', models.UUIDField(default=bonrelais.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('commune_code', models.CharField(max_length=5)),
                ('standing', models.CharField(choices=[('whole', 'la commune entière'), ('part', 'une partie de la commune'), ('dense', 'densément peuplée'), ('intermediate', 'de densité intermédiaire'), ('low', 'peu dense'), ('very_low', 'très peu dense')], max_length=12)),
                ('since_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('code', 'commune_code'), name='territory_listedcommune_once_in_force_unique'), models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('commune_code'), 5), name='territory_listedcommune_code_has_five_characters'), models.CheckConstraint(condition=models.Q(models.Q(('code', 'density'), ('standing__in', ['dense', 'intermediate', 'low', 'very_low'])), models.Q(models.Q(('code', 'density'), _negated=True), ('standing__in', ['whole', 'part'])), _connector='OR'), name='territory_listedcommune_standing_of_its_list'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('since_on')), _connector='OR'), name='territory_listedcommune_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='OfficialList',
            fields=[
                ('id', models.UUIDField(default=bonrelais.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('source', models.CharField(max_length=120)),
                ('listed_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('code',), name='territory_officiallist_one_in_force_unique'), models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='territory_officiallist_code_and_source_told')],
            },
        ),
    ]
