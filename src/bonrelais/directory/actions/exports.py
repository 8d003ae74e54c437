from dataclasses import replace
from datetime import datetime

from bonrelais.directory.filters import Filters
from bonrelais.directory.queries.exports import export_rows
from bonrelais.directory.spreadsheet import spreadsheet
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat


def export_list(filters: Filters, *, by: Seat, at: datetime) -> bytes:
    """The list as a spreadsheet, and one line in the journal: businesses' data leave the product.

    The line names the filters, never the text looked for: that may be somebody's name.
    """
    made = spreadsheet(export_rows(by, filters))
    record("directory.exported", by.programme, by=by, at=at, fields=[replace(filters, q="").query[:200]])
    return made
