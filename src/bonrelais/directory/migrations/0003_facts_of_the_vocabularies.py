"""One fact for one meaning: answers kept under an older code take the one of the vocabularies."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

RENAMED = {
    "turnover.last_year": "turnover.company",
    "debts.are_settled": "compliance.is_up_to_date",
    "aid.de_minimis_received": "subsidy.is_recent",
}


def rename(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _change(apps, RENAMED)


def restore(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _change(apps, {after: before for before, after in RENAMED.items()})


def _change(apps: StateApps, codes: dict[str, str]) -> None:
    facts = apps.get_model("directory", "FactLearnt").objects
    for before, after in codes.items():
        facts.filter(code=before).update(code=after)


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_index_search_text")]

    operations = [migrations.RunPython(rename, restore)]
