from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0005_diagnosis_is_a_step'),
    ]

    operations = [
        migrations.AddField(
            model_name='company',
            name='category_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
    ]
