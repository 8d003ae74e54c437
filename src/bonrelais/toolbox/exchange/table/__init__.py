"""Local rules as a plain table, one row a tool, with French headings: XLSX, ODS or CSV."""

from collections.abc import Collection

from bonrelais.toolbox.exchange.files import separated_rows, text_of
from bonrelais.toolbox.exchange.shapes import Reading
from bonrelais.toolbox.exchange.table.books import is_book, read_book
from bonrelais.toolbox.exchange.table.reading import read_lines
from bonrelais.toolbox.exchange.table.writing import TableTool, in_words_alone, table_template, table_workbook

__all__ = ["TableTool", "in_words_alone", "read_table", "table_template", "table_workbook"]


def read_table(content: bytes, *, near: Collection[str] = ()) -> Reading:
    """`near`: the communes of the programme, which a name means first. Raise FileError when nothing can be read."""
    if is_book(content):
        book = read_book(content)
        return read_lines(book.lines, near=near, notes=book.notes, unknown=book.unknown)
    return read_lines([(line, list(cells)) for line, cells in separated_rows(text_of(content))], near=near)
