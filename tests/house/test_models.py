"""The database keeps its word, in names that say what they hold."""

import ast
import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.db.migrations.loader import MigrationLoader

from tests.house.source import package_sources, sources


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("bonrelais.")]


def own_fields() -> list["models.Field[object, object]"]:
    """The fields written in our own classes, not those that Django's base classes bring."""
    inherited = {"last_login", "password", "is_superuser"}
    return [field for model in own_models() for field in model._meta.local_fields if field.name not in inherited]


def test_every_constraint_has_a_test_that_names_it() -> None:
    tested = "\n".join(source.text for source in sources("tests"))
    named = {constraint.name for model in own_models() for constraint in model._meta.constraints}
    assert sorted(name for name in named if not re.search(rf"\b{name}\b", tested)) == []


def test_uniqueness_is_a_named_constraint() -> None:
    unnamed = [
        field
        for field in own_fields()
        if field.unique and not field.primary_key and not isinstance(field, models.OneToOneField)
    ]
    assert [str(field) for field in unnamed] == []
    assert [model.__name__ for model in own_models() if model._meta.unique_together] == []


def test_field_name_says_its_kind() -> None:
    wrong = []
    for field in own_fields():
        if isinstance(field, models.DateTimeField):
            is_right = field.name == "at" or field.name.endswith("_at")
        elif isinstance(field, models.DateField):
            is_right = field.name == "on" or field.name.endswith("_on")
        elif isinstance(field, models.BooleanField):
            is_right = field.name.startswith(("is_", "has_"))
        else:
            continue
        if not is_right:
            wrong.append(str(field))
    assert wrong == []


def test_money_is_in_whole_cents() -> None:
    approximate = [field for field in own_fields() if isinstance(field, models.DecimalField)]
    assert [str(field) for field in approximate] == []


def test_deletion_in_cascade_is_argued() -> None:
    silent = []
    for source in package_sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr == "CASCADE":
                near = source.lines[node.lineno - 2 : node.lineno]
                if not any("#" in line for line in near):
                    silent.append(source.at(node))
    assert silent == []


@pytest.mark.django_db
def test_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migration_is_linear_named_and_reversible() -> None:
    wrong = []
    for (room, name), migration in MigrationLoader(None).disk_migrations.items():
        if not type(migration).__module__.startswith("bonrelais."):
            continue
        if "auto_" in name or "merge" in name or not all(operation.reversible for operation in migration.operations):
            wrong.append(f"{room}.{name}")
    assert sorted(wrong) == []
