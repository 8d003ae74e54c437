"""A tool of the toolbox as files tell tools."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from bonrelais.core.text import fold
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Programme, Theme
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.exchange.native import read_tool_document
from bonrelais.toolbox.exchange.schema.reading import read_operators
from bonrelais.toolbox.exchange.shapes import Operator, OutsideTool, RowError
from bonrelais.toolbox.models import Tool, ToolOrigin, ToolVersion
from bonrelais.toolbox.queries.tools import with_versions
from bonrelais.toolbox.queries.versions import requirements_of


def outside_tool(tool: Tool, version: ToolVersion | None, carried: Mapping[str, str]) -> OutsideTool:
    """Takes a tool read by `with_versions`; `carried` as its source's snapshot keeps it."""
    themes: Sequence[Theme] = tool.ordered_themes  # type: ignore[attr-defined]  # a prefetch's own name
    card = OutsideTool(
        row=0,
        source_id=tool.code,
        title=tool.title,
        summary="",
        kind=ToolKind(tool.kind),
        operators=_operators(tool.organisation, carried),
        themes=tuple(theme.code for theme in themes),
        carried=carried,
    )
    if version is None:
        return card
    return OutsideTool(
        row=0,
        source_id=card.source_id,
        title=card.title,
        summary=version.summary,
        kind=card.kind,
        operators=card.operators,
        themes=card.themes,
        requirements=requirements_of(version),
        amount_words=version.amount_words,
        amount_max_cents=version.amount_max_cents,
        source_url=version.source_url,
        source_quote=version.source_quote,
        effective_from_on=version.effective_from_on,
        effective_to_on=version.effective_to_on,
        carried=carried,
    )


def _operators(organisation: Organisation, carried: Mapping[str, str]) -> tuple[Operator, ...]:
    """The source's own list while it still names the tool's organisation, else that organisation alone."""
    try:
        told = read_operators(carried.get("porteurs", ""))
    except RowError:
        told = ()
    if any(is_named(organisation, one) for one in told):
        return told
    return (Operator(organisation.name, organisation.siren or ""),)


def is_named(organisation: Organisation, operator: Operator) -> bool:
    if operator.siren and organisation.siren:
        return operator.siren == organisation.siren
    return fold(operator.name) in {fold(organisation.name), fold(organisation.short_name)}


def snapshot_of(origin: ToolOrigin) -> OutsideTool:
    return read_tool_document(origin.snapshot)


def carried_by_tool(programme: Programme) -> dict[UUID, Mapping[str, str]]:
    """What the sources of the programme's tools say that our tools have no place for; the newest source wins."""
    rows = ToolOrigin.objects.filter(programme=programme).order_by("recorded_at", "id")
    return {row.tool_id: dict(snapshot_of(row).carried) for row in rows}


def published_tools(programme: Programme) -> list[tuple[OutsideTool, ToolVersion]]:
    """Each tool in service with its present version, by title."""
    rows = Tool.objects.filter(
        programme=programme,
        withdrawn_at__isnull=True,
        versions__published_at__isnull=False,
        versions__superseded_at__isnull=True,
    )
    carried = carried_by_tool(programme)
    tools = list(with_versions(rows).order_by("sort_title", "id"))
    return [
        (outside_tool(tool, version, carried.get(tool.pk, {})), version)
        for tool in tools
        for version in open_versions_of(tool)
        if version.published_at is not None
    ]


def open_versions_of(tool: Tool) -> Iterable[ToolVersion]:
    """The present version and the draft of a tool read by `with_versions`."""
    found: Sequence[ToolVersion] = tool.open_versions  # type: ignore[attr-defined]  # a prefetch's own name
    return found
