from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_first")]

    operations = [migrations.RenameField("agreement", "counts_before_joining", "is_counting_before_joining")]
