"""Places in the cells of the table: a code alone, a name alone, or both when they agree."""

import pytest

from bonrelais.toolbox.exchange.table import read_table
from tests.toolbox.exchange.books import sheet
from tests.toolbox.exchange.rows import plain

HERE = "establishment"


@pytest.mark.parametrize(
    ("column", "written", "area"),
    [
        ("Communes", "Lumbres (62534)", "commune:62534"),
        ("Communes", "62765 - St-Omer", "commune:62765"),
        ("Communes", "62534", "commune:62534"),
        ("Communes", "Lespesses (62500)", "commune:62500"),
        ("EPCI", "Communauté de communes du Pays de Lumbres (246 201 016)", "epci:246201016"),
        ("EPCI", "Pays de Saint-Omer 200069037", "epci:200069037"),
        ("Départements", "Pas-de-Calais (62)", "department:62"),
    ],
)
def test_name_beside_its_code_is_that_place(column: str, written: str, area: str) -> None:
    (tool,) = read_table(sheet({"Titre": "A", column: written})).tools
    assert plain(tool.requirements) == [("territory", {"include": [area], "basis": HERE})]


OTHERS = "est celui de CA du Pays de Saint-Omer."
POSTAL = "Un code postal n’en est pas un. Gardez le nom seul, ou le bon code."


@pytest.mark.parametrize(
    ("column", "written", "reason"),
    [
        (
            "Communes",
            "Lumbres (62380)",
            f"« Lumbres (62380) » : le code INSEE 62380 est celui de Gouy-Servins. {POSTAL}",
        ),
        (
            "Communes",
            "Saint-Omer 62500",
            f"« Saint-Omer 62500 » : le code INSEE 62500 est celui de Lespesses. {POSTAL}",
        ),
        (
            "Communes",
            "62500",
            "« 62500 » est-il un code postal ? Écrivez le nom avec le code INSEE : Lespesses (62500).",
        ),
        ("Communes", "62534 62765", "« 62534 62765 » contient plusieurs codes. Séparez-les par « ; »."),
        ("EPCI", "246201016 200069037", "« 246201016 200069037 » contient plusieurs codes. Séparez-les par « ; »."),
        (
            "EPCI",
            "CC du Pays de Lumbres (200069037)",
            f"« CC du Pays de Lumbres (200069037) » : le SIREN 200069037 {OTHERS} Gardez le bon.",
        ),
        ("Départements", "62 59", "« 62 59 » contient plusieurs codes. Séparez-les par « ; »."),
        ("Départements", "Nord (62)", "« Nord (62) » : le 62 est le numéro de Pas-de-Calais. Gardez le bon."),
    ],
)
def test_code_that_is_not_of_its_name_or_not_alone_refuses_its_line(column: str, written: str, reason: str) -> None:
    reading = read_table(sheet({"Titre": "A", column: written}))
    assert (reading.tools, [(one.field, one.reason) for one in reading.refusals]) == ((), [(column, reason)])
