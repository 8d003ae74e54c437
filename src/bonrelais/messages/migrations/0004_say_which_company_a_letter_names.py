from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0003_cancel_and_erase_letters")]

    operations = [
        migrations.AddField(model_name="message", name="company_id", field=models.UUIDField(null=True)),
        migrations.AddIndex(
            model_name="message", index=models.Index(fields=["company_id"], name="message_by_company")
        ),
    ]
