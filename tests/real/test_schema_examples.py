"""The national schema's own examples: they import, and come out as they came in."""

import csv
import json
import os
from io import StringIO
from pathlib import Path

import pytest

from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from bonrelais.toolbox import actions
from bonrelais.toolbox.actions import ImportAsked, take_tools
from bonrelais.toolbox.choices import ExportFormat, ImportFormat
from bonrelais.toolbox.exchange.reading import read_tools
from bonrelais.toolbox.exchange.schema.fields import BUSINESSES, CORE, FIELDS
from bonrelais.toolbox.models import Tool, ToolVersion
from bonrelais.toolbox.queries import export
from tests import make
from tests.toolbox.exchange.rows import plain

pytestmark = pytest.mark.django_db

SHARED = Path(os.environ.get("BONRELAIS_SHARED", "../shared"))
SCHEMA = SHARED / "data/schema-dispositif-aide"
EXAMPLES = ("exemple-complet.csv", "dispositif-aide/exemple.csv", "dispositif-aide-professionnels/exemple.csv")


def names(schema: str) -> list[str]:
    return [field["name"] for field in json.loads((SCHEMA / schema / "schema.json").read_text())["fields"]]


def test_fields_are_those_of_the_schema() -> None:
    assert names("dispositif-aide") == list(CORE)
    assert names("dispositif-aide-professionnels") == list(FIELDS) == [*CORE, *BUSINESSES]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_imports_and_is_exported_as_it_came(example: str) -> None:
    seat = make.seat(Role.COORDINATOR)
    given = (SCHEMA / example).read_bytes()
    reading = read_tools(given, ImportFormat.SCHEMA)
    assert (len(reading.tools), reading.refusals) == (1, ())
    take_tools(ImportAsked(reading, "schema"), by=seat, at=clock.now())
    tool = Tool.objects.get()
    tool.themes.add(make.leaf_theme(seat))
    actions.publish_version(ToolVersion.objects.get(), by=seat, at=clock.now())
    (original,) = csv.DictReader(StringIO(given.decode()))
    (again,) = csv.DictReader(StringIO(export(seat.programme, ExportFormat.SCHEMA_CSV).content.decode()))
    assert {name: again[name] for name in original} == original


def test_complete_example_is_typed_where_its_fields_are() -> None:
    (tool,) = read_tools((SCHEMA / EXAMPLES[0]).read_bytes(), ImportFormat.SCHEMA).tools
    assert [kind for kind, _ in plain(tool.requirements)] == [
        "period",
        "territory",
        "workforce",
        "age",
        "legal_form",
        "manual",
        "naf",
        *["manual"] * 6,
    ]
    assert tool.notes == (
        "Formes juridiques acceptées et exclues à la fois : EI, Microentrepreneur. L’exclusion l’emporte.",
        "Tous les codes NAF visés sont aussi exclus. L’exclusion l’emporte, le ciblage est laissé.",
    )


def test_programmes_are_taken_whole_and_the_same_file_again_changes_nothing() -> None:
    seat = make.seat(Role.COORDINATOR)
    reading = read_tools((SHARED / "data/programmes/programmes.jsonl").read_bytes(), ImportFormat.PROGRAMMES)
    asked = ImportAsked(reading, "programmes")
    assert take_tools(asked, by=seat, at=clock.now()) == actions.Taken(210, 0)
    assert take_tools(asked, by=seat, at=clock.now()) == actions.Taken(0, 0)
