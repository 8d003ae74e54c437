from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("territory", "0001_whole"),
    ]

    operations = [
        migrations.DeleteModel(name="ZoneCommune"),
        migrations.DeleteModel(name="Zone"),
    ]
