import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import bonrelais.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_first"),
        ("programmes", "0001_first"),
        ("toolbox", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveField(model_name="toolversion", name="checked_by"),
        migrations.RemoveField(model_name="toolversion", name="checked_on"),
        migrations.AddField(model_name="toolversion", name="labels", field=models.JSONField(default=dict)),
        migrations.AddConstraint(
            model_name="toolversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at__isnull", True)), fields=("tool",), name="tool_one_draft_at_a_time"
            ),
        ),
        migrations.CreateModel(
            name="VersionCheck",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bonrelais.foundation.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("checked_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="toolbox.toolversion",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="versioncheck",
            constraint=models.UniqueConstraint(
                fields=("version", "checked_on"), name="tool_version_checked_once_a_day"
            ),
        ),
        migrations.RenameField(model_name="manualdecision", old_name="answer", new_name="is_met"),
        migrations.RemoveField(model_name="manualdecision", name="criterion"),
        migrations.AddField(
            model_name="manualdecision",
            name="words",
            field=models.CharField(default="", max_length=600),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="manualdecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("version", "company", "words"),
                name="manual_decision_one_present",
            ),
        ),
    ]
