"""Who recorded a visit, and what was sent to record it. Visits recorded until now say who, from their first version."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def name_recorders(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    versions = apps.get_model("visits", "VisitVersion").objects.filter(visit=OuterRef("pk"))
    first = versions.order_by("recorded_at", "id").values("recorded_by")[:1]
    apps.get_model("visits", "Visit").objects.update(recorded_by=Subquery(first))


class Migration(migrations.Migration):
    dependencies = [
        ("visits", "0002_scope_appointment_keys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="visit",
            name="content_digest",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="visit",
            name="recorded_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(name_recorders, migrations.RunPython.noop),
    ]
