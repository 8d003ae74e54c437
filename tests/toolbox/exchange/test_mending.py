"""Codes that have changed are mended with words; codes of nothing refuse their tool."""

import json

import pytest

from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.params import Params
from bonrelais.toolbox.choices import ImportFormat, ToolKind
from bonrelais.toolbox.exchange.mending import mended
from bonrelais.toolbox.exchange.reading import read_tools
from bonrelais.toolbox.exchange.shapes import OutsideTool, Reading
from tests import make
from tests.toolbox.exchange.rows import content, plain, row


def reading_of(*criteria: Params, is_from_texts: bool = False) -> Reading:
    requirements = read_document(make.criteria(*criteria))
    tool = OutsideTool(3, "a", "Aide", "", ToolKind.LOAN, requirements=requirements)
    return mended(Reading([tool]), is_from_texts=is_from_texts)


def test_commune_merged_since_becomes_that_of_today_and_it_is_told() -> None:
    (tool,) = read_tools(content(row(eligibilite_geographique="COM-01018|COM-01033")), ImportFormat.SCHEMA).tools
    assert plain(tool.requirements) == [("territory", {"include": ["commune:01033"], "basis": "establishment"})]
    assert tool.notes == ("La commune 01018 n’existe plus : remplacée par Valserhône (01033).",)


@pytest.mark.parametrize(
    ("criterion", "field", "reason"),
    [
        (
            {"kind": "territory", "params": {"include": ["commune:99999"]}},
            "Territoire",
            "La commune 99999 n’existe pas. Vérifiez ce code INSEE.",
        ),
        (
            {"kind": "territory", "params": {"include": ["epci:246200000"]}},
            "Territoire",
            "L’intercommunalité 246200000 n’existe pas, ou plus. Donnez le SIREN de celle d’aujourd’hui.",
        ),
        (
            {"kind": "territory", "params": {"include": ["department:20"]}},
            "Territoire",
            "Le département 20 n’existe pas. Vérifiez ce numéro.",
        ),
        (
            {"kind": "territory", "params": {"exclude": ["region:31"]}},
            "Territoire",
            "La région 31 n’existe pas, ou plus depuis 2016. Donnez le code de celle d’aujourd’hui.",
        ),
        (
            {"kind": "territory", "params": {"include": ["commune:01018"], "exclude": ["commune:01033"]}},
            "Territoire",
            "Tous les territoires acceptés sont aussi exclus. Retirez-en d’un côté.",
        ),
        (
            {"kind": "naf", "params": {"include": ["47.01Z"]}},
            "Activité",
            "« 47.01Z » n’est pas de la NAF rév. 2 : est-ce un code de la NAF 2025 ? Donnez celui de la rév. 2.",
        ),
        (
            {"kind": "naf", "params": {"exclude": ["47.0"]}},
            "Activité",
            "« 47.0 » n’est pas de la NAF rév. 2. Vérifiez ce code.",
        ),
    ],
)
def test_code_of_nothing_refuses_its_tool(criterion: Params, field: str, reason: str) -> None:
    reading = reading_of(criterion)
    assert [(one.row, one.field, one.reason) for one in reading.refusals] == [(3, field, reason)]


def test_code_is_looked_up_inside_guards_and_alternatives() -> None:
    gone: Params = {"kind": "territory", "params": {"include": ["commune:99999"]}}
    size: Params = {"kind": "workforce", "params": {"max": 9}}
    assert len(reading_of({**size, "when": gone}).refusals) == 1
    assert len(reading_of({"any_of": [size, gone]}).refusals) == 1


def test_misprint_among_the_codes_of_a_text_leaves_the_others_standing() -> None:
    listed: Params = {"kind": "naf", "params": {"include": ["49.41A", "49.49C"]}}
    alone: Params = {"kind": "naf", "params": {"include": ["49.49C"]}, "text": "Code 49.49C"}
    (tool,) = reading_of(listed, alone, is_from_texts=True).tools
    assert plain(tool.requirements) == [
        ("naf", {"include": ["49.41A"], "nomenclature": "rev2"}),
        ("manual", {"text": "Code 49.49C"}),
    ]
    assert tool.notes == ("Codes d’activité qui n’existent pas, laissés de côté : 49.49C.",)


def test_words_too_long_for_a_person_become_several_conditions() -> None:
    text = " ".join(f"Le point {rank} du projet est décrit." for rank in range(40))
    reading = reading_of({"kind": "manual", "params": {"text": text}, "strength": "preference"})
    (tool,) = reading.tools
    assert [(one.key, one.strength.value) for one in tool.requirements] == [
        ("c1-1", "preference"),
        ("c1-2", "preference"),
        ("c1-3", "preference"),
    ]
    assert tool.notes == ("Condition de plus de 600 caractères, coupée en 3.",)


@pytest.mark.parametrize("sign", ["\\u0000", "\\ud800"])
@pytest.mark.parametrize("name", ["titre", "description", "eligibilite", "base_juridique"])
def test_sign_that_no_base_keeps_refuses_its_tool(sign: str, name: str) -> None:
    told = {"id": "a", "titre": "Aide", "description": "Une aide.", name: "Mot SIGN ici"}
    other = {"id": "b", "titre": "Autre"}
    reading = read_tools(json.dumps([told, other]).replace("SIGN", sign).encode(), ImportFormat.SCHEMA)
    assert [tool.source_id for tool in reading.tools] == ["b"]
    assert [(one.row, one.reason) for one in reading.refusals] == [
        (1, "Un texte contient un signe qui ne se garde pas. Écrivez-le à nouveau.")
    ]
    assert reading.refusals[0].name.encode().decode().isprintable()
