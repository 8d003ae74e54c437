"""Spreadsheets as people send them: with formulas, merged cells, several sheets."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

Cell = str | int | float | date | bool | None


def book(
    rows: Sequence[Sequence[Cell]],
    change: Callable[[xlsxwriter.worksheet.Worksheet], object] | None = None,
    *,
    others: Sequence[str] = (),
) -> bytes:
    """One sheet of these rows, then `others` with one cell each."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        sheet = made.add_worksheet("Règles")
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001  a day
                elif value is not None:
                    sheet.write(number, place, value)
        if change is not None:
            change(sheet)
        for name in others:
            made.add_worksheet(name).write(0, 0, "Autre chose")
    return buffer.getvalue()
