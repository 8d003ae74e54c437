"""An establishment is under partial diffusion whenever its company is: lists read the establishment's mark alone."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q

# As the register's import masks: legal forms of natural persons, or none told.
PERSONAL = Q(company__legal_form="") | Q(company__legal_form__startswith="1") | Q(company__legal_form__startswith="2")


def mask(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    del editor
    establishments = apps.get_model("directory", "Establishment").objects
    bare = establishments.filter(company__is_partial=True, is_partial=False, programme__isnull=True)
    keys = list(bare.values_list("pk", flat=True))
    named = list(bare.filter(PERSONAL).values_list("pk", flat=True))
    apps.get_model("directory", "SearchEntry").objects.filter(establishment__in=keys).delete()
    establishments.filter(pk__in=named).update(display_name="Nom non diffusé", sort_name="nom non diffuse", sign="")
    establishments.filter(pk__in=keys).update(
        is_partial=True, address="", postcode="", latitude=None, longitude=None, position_quality="unknown"
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0011_name_communes_of_answers")]

    operations = [migrations.RunPython(mask, migrations.RunPython.noop)]
