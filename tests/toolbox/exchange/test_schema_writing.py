"""What is written in the national schema is read back the same; what it cannot hold is told."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings

from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.params import Params
from bonrelais.toolbox.exchange.schema import SchemaTool, read_schema, schema_csv, schema_json, written_row
from bonrelais.toolbox.exchange.schema.fields import FIELDS
from bonrelais.toolbox.exchange.schema.fields import Row as SchemaRow
from bonrelais.toolbox.exchange.shapes import OutsideTool
from tests import make
from tests.toolbox.exchange.drawing import schema_tools
from tests.toolbox.exchange.rows import row, tool

DAY = "2026-06-08T00:00:00Z"
Writer = Callable[[Sequence[SchemaRow]], bytes]


def written(one: OutsideTool) -> SchemaTool:
    return SchemaTool(one, [f"Phrase {rank}" for rank, _ in enumerate(one.requirements)], DAY)


def compared(one: OutsideTool) -> OutsideTool:
    return replace(one, row=0, carried={}, notes=())


@settings(max_examples=150, deadline=None)
@given(schema_tools())
def test_tool_that_the_schema_holds_comes_back_the_same(one: OutsideTool) -> None:
    made = written_row(written(one))
    assert made.told == []
    for write in (schema_csv, schema_json):
        (back,) = read_schema(write([made.row])).tools
        assert compared(back) == compared(one)


@settings(max_examples=60, deadline=None)
@given(schema_tools())
def test_row_read_and_written_again_is_the_same_row(one: OutsideTool) -> None:
    first = written_row(written(one)).row
    (back,) = read_schema(schema_csv([first])).tools
    assert written_row(written(back)).row == first


def test_words_of_the_source_are_written_again_while_they_say_the_same() -> None:
    cells = row(
        types_aides="information|financement",
        programmes_parents="Fonds vert",
        base_juridique="[{ libelle: 'Arrêté', lien: 'https://exemple.fr' }]",
        cibles="professionnels|associations",
        chainage_paiement="DSP1",
        eligibilite=" • Être à jour ; \n• Avoir un site",
        eligibilite_geographique="PAYS-99100",
        eligibilite_categorie_taille_entreprise="MIC|PME|ETI|GE",
        eligibilite_forme_juridique="EURL|SARL|Microentrepreneur",
        ciblage_secteur_activite="Tous secteurs d’activité",
        date_ouverture="2025-10-15T15:00:00Z",
        date_mise_a_jour="2025-10-15T15:00:00Z",
    )
    assert written_row(written(tool(**cells))).row == cells


def test_words_of_the_source_go_once_the_tool_says_something_else() -> None:
    one = tool(eligibilite_effectif_maximal="249", types_aides="information|financement", date_mise_a_jour="2020-01-01")
    (small,) = read_document(make.criteria({"key": "c1", "kind": "workforce", "params": {"max": 9}}))
    made = written_row(written(replace(one, requirements=(small,)))).row
    assert (made["eligibilite_effectif_maximal"], made["types_aides"]) == ("9", "information|financement")
    assert made["date_mise_a_jour"] == DAY


@pytest.mark.parametrize(
    "criterion",
    [
        {"kind": "workforce", "params": {"max": 9, "unit": "fte"}},
        {"kind": "workforce", "params": {"max": 9}, "strength": "preference"},
        {"kind": "workforce", "params": {"max": 9}, "not": True},
        {"kind": "workforce", "params": {"max": 9}, "when": {"kind": "naf", "params": {"include": ["C"]}}},
        {"any_of": [{"kind": "workforce", "params": {"max": 9}}, {"kind": "age", "params": {"max_months": 36}}]},
        {"kind": "age", "params": {"min_months": 18}},
        {"kind": "territory", "params": {"include": ["department:62"], "basis": "head_office"}},
        {"kind": "legal_form", "params": {"public_body": "excluded"}},
        {"kind": "legal_form", "params": {"include": ["5710"]}},
        {"kind": "naf", "params": {"include": ["47"]}},
        {"kind": "size_category", "params": {"categories": ["PME"], "eu_sme": True}},
        {"kind": "premises", "params": {"sales_area_max": 400}},
        {"kind": "not_started", "params": {}},
        {"kind": "naf", "params": {"include": ["47.12"], "nomenclature": "2025"}, "strength": "targeting"},
        {"kind": "period", "params": {"closed_by_budget": True}},
        {"kind": "registration", "params": {"registers": ["crafts"]}},
        {"kind": "manual", "params": {"text": "Deux\nlignes"}},
    ],
)
def test_criterion_that_the_schema_cannot_hold_is_written_as_a_sentence_and_told(criterion: Params) -> None:
    requirements = read_document(make.criteria({"key": "c1", **criterion}))
    made = written_row(written(replace(tool(), requirements=requirements)))
    assert (made.row["eligibilite"], made.told) == ("• Phrase 0", ["Phrase 0"])


def test_second_criterion_of_a_field_is_written_as_a_sentence() -> None:
    rows: list[Params] = [
        {"key": key, "kind": "workforce", "params": {"max": most}} for key, most in (("a", 9), ("b", 19))
    ]
    requirements = read_document(make.criteria(*rows))
    made = written_row(written(replace(tool(), requirements=requirements)))
    assert (made.row["eligibilite_effectif_maximal"], made.told) == ("9", ["Phrase 1"])


def test_json_leaves_out_what_is_blank_and_csv_has_every_column() -> None:
    made = written_row(written(tool())).row
    (document,) = json.loads(schema_json([made]))
    assert document == {name: text for name, text in made.items() if text}
    assert schema_csv([made]).decode().splitlines()[0] == ",".join(FIELDS)
