from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("directory", "0009_tell_facts_of_a_place")]

    operations = [
        migrations.AddField(
            model_name="factlearnt", name="since_on", field=models.DateField(blank=True, null=True)
        ),
        migrations.AddConstraint(
            model_name="factlearnt",
            constraint=models.CheckConstraint(
                condition=Q(since_on__isnull=True) | Q(code__startswith="registration."),
                name="fact_since_registration",
            ),
        ),
    ]
