from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bonrelais.directory.filters import Filters
from bonrelais.directory.queries.exports import export_rows
from bonrelais.directory.spreadsheet import separated_values, spreadsheet
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat


class ExportShape(StrEnum):
    """Named as the file ends."""

    XLSX = "xlsx"
    CSV = "csv"


def export_list(filters: Filters, *, shape: ExportShape, by: Seat, at: datetime) -> bytes:
    """The list as a file, and one line in the journal: businesses' data leave the product.

    The line names the filters, never the text looked for: that may be somebody's name.
    """
    write = spreadsheet if shape is ExportShape.XLSX else separated_values
    made = write(export_rows(by, filters))
    record("directory.exported", by.programme, by=by, at=at, fields=[replace(filters, q="").query[:200]])
    return made
