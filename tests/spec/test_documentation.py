"""The pages of `docs/criteres` are what the tables of the kinds say. `--update-docs` writes them again."""

import pytest

from tests.house.source import ROOT
from tests.spec.publishing import pages

FOLDER = ROOT / "docs" / "criteres"
PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_page_is_what_the_tables_say(name: str, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("update_docs"):
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / name).write_text(PAGES[name], encoding="utf-8")
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name], "Lancez pytest avec --update-docs."


def test_folder_holds_no_other_page() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(PAGES)
