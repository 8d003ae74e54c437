from datetime import UTC, date, datetime, time

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q


def date_epcis(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The journal knows when each end was told; without its line, the day itself stands."""
    del schema_editor
    entries = apps.get_model("journal", "Entry").objects.order_by("-at")

    def told_at(pk: object, verb: str, day: date) -> datetime:
        found = entries.filter(verb=verb, subject_id=pk).values_list("at", flat=True).first()
        return found or datetime.combine(day, time(), UTC)

    for joined in apps.get_model("programmes", "ProgrammeEpci").objects.order_by("id"):
        joined.recorded_at = told_at(joined.pk, "programme.epci_joined", joined.joined_on)
        if joined.left_on is not None:
            joined.left_recorded_at = told_at(joined.pk, "programme.epci_left", joined.left_on)
        joined.save()


class Migration(migrations.Migration):
    dependencies = [("programmes", "0003_mark_demonstration"), ("journal", "0001_first")]

    operations = [
        migrations.AddField("programmeepci", "recorded_at", models.DateTimeField(null=True)),
        migrations.AddField("programmeepci", "left_recorded_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(date_epcis, migrations.RunPython.noop),
        migrations.AlterField("programmeepci", "recorded_at", models.DateTimeField()),
        migrations.AddConstraint(
            "programmeepci",
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, left_recorded_at__isnull=True)
                | Q(left_on__isnull=False, left_recorded_at__isnull=False),
                name="programme_epci_leaves_when_told",
            ),
        ),
    ]
