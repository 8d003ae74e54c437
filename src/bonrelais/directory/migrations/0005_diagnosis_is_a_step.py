"""A diagnosis is a step, done or not on a day: answers kept as a plain yes or no take its code."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

QUESTION = "energy.has_diagnosis"
STEP = "step.energy_diagnosis"


def rename(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("directory", "FactLearnt").objects.filter(code=QUESTION).update(code=STEP)


def restore(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The question kept no day beside its answer."""
    apps.get_model("directory", "FactLearnt").objects.filter(code=STEP).update(code=QUESTION, since_on=None)


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_facts_dated_of_steps")]

    operations = [migrations.RunPython(rename, restore)]
