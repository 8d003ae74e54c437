"""A business entered by hand joins the register: the number told, what moved, who joined and who undid it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0013_find_by_codes_of_2025"),
        ("programmes", "0003_mark_demonstration"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="establishmentlink",
            name="establishment_link_once",
        ),
        migrations.AddField(
            model_name="establishment",
            name="told_number",
            field=models.CharField(blank=True, max_length=14, null=True),
        ),
        migrations.AddField(
            model_name="establishmentlink",
            name="moved",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="establishmentlink",
            name="recorded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="establishmentlink",
            name="undone_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="establishmentlink",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="establishmentlink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at__isnull", True)),
                fields=("earlier", "later", "kind"),
                name="establishment_link_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="establishmentlink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "same"), ("undone_at__isnull", True)),
                fields=("earlier",),
                name="establishment_joined_once",
            ),
        ),
    ]
