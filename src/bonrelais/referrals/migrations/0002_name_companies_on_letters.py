"""Letters already kept learn which company they name, through the referral they are about."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import OuterRef, Subquery


def name_companies(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    del editor
    referrals = apps.get_model("referrals", "Referral").objects.filter(pk=OuterRef("about_id"))
    letters = apps.get_model("outbox", "Message").objects.filter(about_kind="referral", company_id__isnull=True)
    letters.update(company_id=Subquery(referrals.values("company_id")[:1]))


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_first"), ("outbox", "0004_say_which_company_a_letter_names")]

    operations = [migrations.RunPython(name_companies, migrations.RunPython.noop)]
