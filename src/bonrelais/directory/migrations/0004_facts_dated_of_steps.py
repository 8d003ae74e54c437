"""The day beside an answer is also that of a step, or of an aid."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_facts_of_the_vocabularies")]

    operations = [
        migrations.RemoveConstraint(model_name="factlearnt", name="fact_since_registration"),
        migrations.AddConstraint(
            model_name="factlearnt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since_on__isnull", True),
                    ("code__startswith", "registration."),
                    ("code__startswith", "step."),
                    ("code__startswith", "aid."),
                    _connector="OR",
                ),
                name="fact_since_registration",
            ),
        ),
    ]
