"""The table written from tools, and what its columns do not hold."""

from dataclasses import replace

from bonrelais.core.rules.codec import read_document
from bonrelais.toolbox.exchange.table import TableTool, in_words_alone, read_table, table_workbook
from tests import make
from tests.toolbox.exchange.books import sheet
from tests.toolbox.exchange.rows import plain


def test_second_territory_is_written_in_words_and_told() -> None:
    """Both are to be met: in two columns they would be read as one criterion that either meets."""
    both = make.criteria(
        {"key": "a", "kind": "territory", "params": {"include": ["epci:246201016"]}},
        {"key": "b", "kind": "territory", "params": {"include": ["commune:62534"]}},
    )
    (blank,) = read_table(sheet({"Titre": "A"})).tools
    tool = TableTool(replace(blank, requirements=read_document(both)), ["Dans la CC", "Dans Lumbres"], {})
    assert in_words_alone(tool) == ["Dans Lumbres"]
    (back,) = read_table(table_workbook([tool])).tools
    assert plain(back.requirements) == [
        ("territory", {"include": ["epci:246201016"], "basis": "establishment"}),
        ("manual", {"text": "Dans Lumbres"}),
    ]
