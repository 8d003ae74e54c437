"""Who cancelled a visit or an appointment; promises withdrawn with the visit they were made at."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("visits", "0004_move_appointments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name=name,
            name="cancelled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        )
        for name in ("appointment", "visit")
    ] + [
        migrations.AddField(
            model_name="callback",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
