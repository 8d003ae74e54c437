from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("programmes", "0004_date_what_is_told_of_epcis")]

    operations = [
        migrations.RemoveConstraint("programmeorganisation", "programme_organisation_once"),
        migrations.AddConstraint(
            "programmeorganisation",
            models.UniqueConstraint(
                fields=["programme", "organisation"],
                condition=Q(until_on__isnull=True),
                name="programme_organisation_once",
            ),
        ),
    ]
