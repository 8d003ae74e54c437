"""A fact of one place names it. Rows kept until now named a company alone: where it has one place, that is the place;
where it has several, nobody can tell which, so the answer is withdrawn and asked again."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count, F, Q

OF_PLACE = Q(code__endswith=".establishment") | Q(code__startswith="premises.") | Q(code__startswith="activity.")


def name_places(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    facts = apps.get_model("directory", "FactLearnt").objects.filter(OF_PLACE, withdrawn_at__isnull=True)
    companies = apps.get_model("directory", "Company").objects.filter(pk__in=facts.values("company"))
    places = apps.get_model("directory", "Establishment").objects
    alone = companies.annotate(places=Count("establishments")).filter(places=1)
    for place in places.filter(company__in=alone.values("pk")).order_by("id").iterator():
        facts.filter(company=place.company_id).update(establishment=place)
    facts.filter(establishment__isnull=True).update(withdrawn_at=F("recorded_at"))


class Migration(migrations.Migration):
    dependencies = [("directory", "0008_erase_removed_contacts")]

    operations = [
        migrations.AddField(
            model_name="factlearnt",
            name="establishment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="facts",
                to="directory.establishment",
            ),
        ),
        migrations.RunPython(name_places, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="factlearnt",
            constraint=models.CheckConstraint(
                condition=(OF_PLACE & ~Q(establishment__isnull=True))
                | (~OF_PLACE & Q(establishment__isnull=True))
                | Q(withdrawn_at__isnull=False),
                name="fact_of_a_place_names_it",
            ),
        ),
    ]
