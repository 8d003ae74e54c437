"""The published toolbox written in one of its formats."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bonrelais.core.rules.requirements import Requirement
from bonrelais.programmes.models import Programme
from bonrelais.toolbox.choices import ExportFormat
from bonrelais.toolbox.exchange.native import native_json, native_yaml
from bonrelais.toolbox.exchange.schema import SchemaTool, schema_csv, schema_json, written_row
from bonrelais.toolbox.exchange.shapes import OutsideTool
from bonrelais.toolbox.exchange.table import TableTool, in_words_alone, table_template, table_workbook
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.outside import published_tools
from bonrelais.toolbox.queries.sheets import sentence_of

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIXES: Final[Mapping[ExportFormat, tuple[str, str]]] = {
    ExportFormat.SCHEMA_CSV: ("csv", "text/csv; charset=utf-8"),
    ExportFormat.SCHEMA_JSON: ("json", "application/json"),
    ExportFormat.NATIVE_JSON: ("json", "application/json"),
    ExportFormat.NATIVE_YAML: ("yaml", "application/yaml"),
    ExportFormat.XLSX: ("xlsx", XLSX_TYPE),
}
Published = Sequence[tuple[OutsideTool, ToolVersion]]


@dataclass(frozen=True, slots=True)
class Untold:
    """A tool, and what a format says of it in words alone, or not at all."""

    code: str
    title: str
    told: Sequence[str]


@dataclass(frozen=True, slots=True)
class Export:
    """A file to give, and what is not held in it."""

    content: bytes
    file_name: str
    content_type: str
    tools: int
    untold: Sequence[Untold]


def export(programme: Programme, file_format: ExportFormat) -> Export:
    published = published_tools(programme)
    content, untold = _WRITERS[file_format](published)
    suffix, content_type = SUFFIXES[file_format]
    name = f"outils-{programme.code}-{file_format.value.partition('-')[0]}.{suffix}"
    return Export(content, name, content_type, len(published), untold)


@dataclass(frozen=True, slots=True)
class UntoldLists:
    """What the formats that do not hold everything leave to words."""

    schema: Sequence[Untold]
    table: Sequence[Untold]


def untold_lists(programme: Programme) -> UntoldLists:
    published = published_tools(programme)
    return UntoldLists(_schema(published)[1], _untold_by_table(_table_tools(published)))


def template() -> Export:
    """The table, empty, with what stands in each column."""
    return Export(table_template(), "modele-outils.xlsx", XLSX_TYPE, 0, ())


def _schema(published: Published) -> tuple[list[Mapping[str, str]], list[Untold]]:
    written = [
        written_row(SchemaTool(tool, _sentences(tool.requirements, version), _instant(version)))
        for tool, version in published
    ]
    untold = [
        Untold(tool.source_id, tool.title, row.told)
        for (tool, _), row in zip(published, written, strict=True)
        if row.told
    ]
    return [one.row for one in written], untold


def _table(published: Published) -> tuple[bytes, list[Untold]]:
    tools = _table_tools(published)
    return table_workbook(tools), _untold_by_table(tools)


def _table_tools(published: Published) -> list[TableTool]:
    return [TableTool(tool, _sentences(tool.requirements, one), one.labels) for tool, one in published]


def _untold_by_table(tools: Sequence[TableTool]) -> list[Untold]:
    told = [Untold(one.tool.source_id, one.tool.title, in_words_alone(one)) for one in tools]
    return [one for one in told if one.told]


def _sentences(requirements: Sequence[Requirement], version: ToolVersion) -> list[str]:
    return [sentence_of(one, version.labels) for one in requirements]


def _instant(version: ToolVersion) -> str:
    return f"{version.published_at or version.recorded_at:%Y-%m-%dT%H:%M:%SZ}"


def _tools(published: Published) -> list[OutsideTool]:
    return [tool for tool, _ in published]


def _schema_csv(published: Published) -> tuple[bytes, list[Untold]]:
    rows, untold = _schema(published)
    return schema_csv(rows), untold


def _schema_json(published: Published) -> tuple[bytes, list[Untold]]:
    rows, untold = _schema(published)
    return schema_json(rows), untold


_WRITERS: Final[Mapping[ExportFormat, Callable[[Published], tuple[bytes, list[Untold]]]]] = {
    ExportFormat.SCHEMA_CSV: _schema_csv,
    ExportFormat.SCHEMA_JSON: _schema_json,
    ExportFormat.NATIVE_JSON: lambda published: (native_json(_tools(published)), []),
    ExportFormat.NATIVE_YAML: lambda published: (native_yaml(_tools(published)), []),
    ExportFormat.XLSX: _table,
}
