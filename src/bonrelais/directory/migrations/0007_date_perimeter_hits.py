from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Q, Subquery


def date_hits(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was found is known since its perimeter was drawn."""
    del schema_editor
    drawn = apps.get_model("programmes", "Perimeter").objects.filter(pk=OuterRef("perimeter_id"))
    hits = apps.get_model("directory", "PerimeterHit").objects.all()
    hits.update(recorded_at=Subquery(drawn.values("recorded_at")[:1]))


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_widen_index_of_lists")]

    operations = [
        migrations.RemoveConstraint("perimeterhit", "perimeter_hit_once"),
        migrations.AddField("perimeterhit", "recorded_at", models.DateTimeField(null=True)),
        migrations.AddField("perimeterhit", "ended_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(date_hits, migrations.RunPython.noop),
        migrations.AlterField("perimeterhit", "recorded_at", models.DateTimeField()),
        migrations.AddConstraint(
            "perimeterhit",
            models.UniqueConstraint(
                fields=["perimeter", "establishment"], condition=Q(ended_at__isnull=True), name="perimeter_hit_once"
            ),
        ),
    ]
