from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toolbox", "0002_date_checks_and_name_conditions")]

    operations = [
        migrations.AddField(
            model_name="tool",
            name="sort_title",
            field=models.CharField(default="", max_length=200),
            preserve_default=False,
        ),
    ]
