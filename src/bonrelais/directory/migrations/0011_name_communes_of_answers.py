"""An answer that is a commune names its row, and is read with it. A code of no known commune is withdrawn."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q


def name_communes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    facts = apps.get_model("directory", "FactLearnt").objects.filter(
        code__startswith="place.", withdrawn_at__isnull=True
    )
    communes = apps.get_model("territory", "Commune").objects
    for fact in facts.order_by("id").iterator():
        commune = communes.filter(code=fact.value).first()
        known = {"commune": commune} if commune is not None else {"withdrawn_at": fact.recorded_at}
        facts.filter(pk=fact.pk).update(**known)


class Migration(migrations.Migration):
    dependencies = [("directory", "0010_date_registrations"), ("territory", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="factlearnt",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="territory.commune",
            ),
        ),
        migrations.RunPython(name_communes, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="factlearnt",
            constraint=models.CheckConstraint(
                condition=(Q(code__startswith="place.") & ~Q(commune__isnull=True))
                | (~Q(code__startswith="place.") & Q(commune__isnull=True))
                | Q(withdrawn_at__isnull=False),
                name="fact_of_a_commune_names_it",
            ),
        ),
    ]
