"""Activity codes in the cells of the table, as people write them."""

import pytest

from bonrelais.toolbox.exchange.table import read_table
from tests.toolbox.exchange.books import sheet
from tests.toolbox.exchange.rows import plain


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("47 11F", "47.11F"),
        ("56.10 A", "56.10A"),
        ("47 11 f", "47.11F"),
        ("5610A", "56.10A"),
        ("10.71C - Boulangerie", "10.71C"),
        ("56.10 A : restauration", "56.10A"),
        ("47 Commerce de détail", "47"),
        ("C - Industrie", "C"),
        ("47.1: magasins", "47.1"),
    ],
)
def test_activity_code_is_read_whole_and_without_its_label(written: str, code: str) -> None:
    (tool,) = read_table(sheet({"Titre": "A", "NAF": written})).tools
    assert plain(tool.requirements) == [("naf", {"include": [code], "nomenclature": "rev2"})]


@pytest.mark.parametrize(
    "written",
    ["47 59", "47 et 56", "47 à 56", "47 - 56", "47 (sauf 47.3)", "56.10 A emporter", "47 - sauf 47.3", "47 C D"],
)
@pytest.mark.parametrize("column", ["NAF", "NAF exclus"])
def test_activity_that_is_no_code_alone_refuses_its_line(column: str, written: str) -> None:
    reading = read_table(sheet({"Titre": "A", column: written}))
    told = f"« {written} » : donnez un code par case ou entre « ; », son libellé après lui s’il le faut."
    assert (reading.tools, [(one.field, one.reason) for one in reading.refusals]) == ((), [(column, told)])
