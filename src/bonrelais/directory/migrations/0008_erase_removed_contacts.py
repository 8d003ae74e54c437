from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def erase_removed_contacts(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Contacts removed before removing meant erasing: their data go, and the consents they gave are withdrawn."""
    del schema_editor
    removed = apps.get_model("directory", "Contact").objects.filter(removed_at__isnull=False)
    for contact in removed.only("removed_at").order_by("id"):
        contact.consents.filter(withdrawn_at__isnull=True).update(withdrawn_at=contact.removed_at)
    removed.update(name="Contact retiré", title="", phone="", email="")


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0007_date_perimeter_hits"),
    ]

    operations = [
        # Nothing can be brought back: undoing it changes nothing.
        migrations.RunPython(erase_removed_contacts, migrations.RunPython.noop),
    ]
