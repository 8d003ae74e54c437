"""The table as a spreadsheet: the tools published, or the empty model. Every text is written as text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final

import xlsxwriter

from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.params import Json, Params
from bonrelais.core.rules.requirements import Requirement, Strength
from bonrelais.toolbox.exchange.kinds import WORDS
from bonrelais.toolbox.exchange.shapes import OutsideTool
from bonrelais.toolbox.exchange.table.headings import HEADINGS, Column

SETTINGS = {"in_memory": False, "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
Cell = str | int | date
USUAL: Final = (
    ("unit", "employees"),
    ("scope", "company"),
    ("basis", "creation"),
    ("basis", "establishment"),
    ("nomenclature", "rev2"),
)
"""What a column means without saying it."""

COLUMNS: Final[Mapping[str, Mapping[str, Column]]] = {
    "workforce": {"min": Column.WORKFORCE_MIN, "max": Column.WORKFORCE_MAX},
    "age": {"min_months": Column.AGE_MIN},
    "premises": {"sales_area_max": Column.SALES_AREA_MAX},
    "period": {"from": Column.START, "to": Column.END},
    "naf": {"include": Column.NAF, "exclude": Column.NAF_EXCLUDED},
}
PLACES: Final = {"commune": Column.COMMUNES, "epci": Column.EPCIS, "department": Column.DEPARTMENTS}
AREAS: Final = frozenset(PLACES.values())


@dataclass(frozen=True, slots=True)
class TableTool:
    """A tool to write, and the sentence of each of its requirements."""

    tool: OutsideTool
    sentences: Sequence[str]
    labels: Labels


def table_template() -> bytes:
    """The headings alone, and a second sheet that tells what stands in each column."""
    return table_workbook([])


def table_workbook(tools: Sequence[TableTool]) -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, SETTINGS) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Outils")
        sheet.freeze_panes(1, 2)
        for place, heading in enumerate(HEADINGS):
            sheet.set_column(place, place, heading.width)
            sheet.write_string(0, place, heading.label, bold)
        for number, tool in enumerate(tools, start=1):
            _write(sheet, number, row_of(tool), day)
        if not tools:
            _write_guide(book.add_worksheet("Mode d’emploi"), bold)
    return buffer.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, number: int, row: Mapping[Column, Cell], day: object) -> None:
    for place, heading in enumerate(HEADINGS):
        value = row.get(heading.column, "")
        if isinstance(value, date):
            sheet.write_datetime(number, place, value, day)
        elif isinstance(value, int):
            sheet.write_number(number, place, value)
        elif value:
            sheet.write_string(number, place, value)


def _write_guide(sheet: xlsxwriter.worksheet.Worksheet, bold: object) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, "Colonne", bold)
    sheet.write_string(0, 1, "Ce qu’on y écrit", bold)
    for number, heading in enumerate(HEADINGS, start=1):
        sheet.write_string(number, 0, heading.label)
        sheet.write_string(number, 1, heading.told)


def row_of(given: TableTool) -> dict[Column, Cell]:
    """What no column holds is written as a sentence among the other conditions."""
    tool = given.tool
    row: dict[Column, Cell] = {
        Column.ID: tool.source_id,
        Column.TITLE: tool.title,
        Column.ORGANISATION: tool.operators[0].name if tool.operators else "",
        Column.KIND: WORDS[tool.kind],
        Column.THEMES: " ; ".join(tool.themes),
        Column.SUMMARY: tool.summary,
        Column.AMOUNT: tool.amount_words,
        Column.SOURCE: tool.source_url,
    }
    if tool.amount_max_cents is not None:
        row[Column.AMOUNT_MAX] = tool.amount_max_cents // 100
    cells, others = _conditions(given)
    return {**row, **cells, Column.OTHERS: "\n".join(sentence for _, sentence in others)}


def in_words_alone(given: TableTool) -> list[str]:
    """The sentences of typed criteria that the table leaves to a person."""
    _, others = _conditions(given)
    return [sentence for requirement, sentence in others if not _is_words(requirement)]


def _conditions(given: TableTool) -> tuple[dict[Column, Cell], list[tuple[Requirement, str]]]:
    """The cells of what columns hold, one criterion a column, and the others with their sentences.

    The columns of places are read as one criterion that accepts any of them: one criterion takes them all.
    """
    row: dict[Column, Cell] = {}
    taken: set[Column] = set()
    others: list[tuple[Requirement, str]] = []
    for requirement, sentence in zip(given.tool.requirements, given.sentences, strict=True):
        cells = _cells(requirement, given.labels)
        if cells and taken.isdisjoint(cells):
            row |= cells
            taken.update(cells if AREAS.isdisjoint(cells) else AREAS)
        else:
            others.append((requirement, sentence))
    return row, others


def _is_words(requirement: Requirement) -> bool:
    only = requirement.any_of[0]
    is_plain = len(requirement.any_of) == 1 and requirement.when is None and not only.is_negated
    return is_plain and isinstance(only.criterion, Manual)


def _cells(requirement: Requirement, labels: Labels) -> dict[Column, Cell]:
    """The cells that say it whole; none when it is richer than the table."""
    only = requirement.any_of[0]
    is_plain = len(requirement.any_of) == 1 and requirement.when is None and not only.is_negated
    if not is_plain or requirement.strength is not Strength.ELIGIBILITY:
        return {}
    params = {name: one for name, one in only.criterion.to_params().items() if (name, one) not in USUAL}
    columns = COLUMNS.get(only.criterion.kind, {})
    if only.criterion.kind == "not_started":
        return {Column.NOT_STARTED: "oui"}
    if only.criterion.kind == "territory":
        return _areas(params, labels)
    return {columns[name]: _cell(one) for name, one in params.items()} if params and set(params) <= set(columns) else {}


def _cell(value: Json) -> Cell:
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        return date.fromisoformat(value)
    return " ; ".join(str(one) for one in value) if isinstance(value, Sequence) else ""


def _areas(params: Params, labels: Labels) -> dict[Column, Cell]:
    """Each with its name, its code between brackets."""
    include = params.get("include")
    if set(params) != {"include"} or not isinstance(include, Sequence):
        return {}
    cells: dict[Column, list[str]] = {}
    for area in include:
        level, _, code = str(area).partition(":")
        if level not in PLACES:
            return {}
        name = labels.get(str(area), "")
        cells.setdefault(PLACES[level], []).append(f"{name} ({code})" if name and level != "department" else code)
    return {column: " ; ".join(told) for column, told in cells.items()}
