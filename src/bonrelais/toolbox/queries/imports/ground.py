"""What the toolbox already holds, read once for a whole file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bonrelais.core.text import fold
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import access
from bonrelais.toolbox.exchange.shapes import Operator, OutsideTool
from bonrelais.toolbox.models import Tool, ToolOrigin
from bonrelais.toolbox.queries.outside import snapshot_of
from bonrelais.toolbox.queries.tools import theme_choices, with_versions


@dataclass(frozen=True, slots=True)
class ImportBasis:
    """The programme's tools by what names them, its themes, the organisations of the installation.

    `free`: tools in service that no row of this source claims, by code and by folded title.
    """

    snapshots: Mapping[str, OutsideTool]
    claimed: Mapping[str, Tool]
    tools: Sequence[Tool]
    free: Mapping[str, Tool]
    themes: Mapping[str, Theme]
    organisations: Mapping[str, Organisation]

    @classmethod
    def read(cls, seat: Seat, source: str) -> "ImportBasis":
        """In six queries."""
        origins = ToolOrigin.objects.filter(programme_id=seat.programme_id, source=source).order_by("source_id")
        by_id = {row.source_id: row for row in origins}
        tools = list(with_versions(access.visible_tools(seat)).order_by("sort_title", "id"))
        by_key = {tool.pk: tool for tool in tools}
        claimed = {key: by_key[row.tool_id] for key, row in by_id.items()}
        taken = {tool.pk for tool in claimed.values()}
        free = [tool for tool in tools if tool.withdrawn_at is None and tool.pk not in taken]
        themes = theme_choices(seat)
        named = Organisation.objects.order_by("-created_at", "-id")
        return cls(
            snapshots={key: snapshot_of(row) for key, row in by_id.items()},
            claimed=claimed,
            tools=tools,
            free={tool.sort_title: tool for tool in free} | {f"code:{tool.code}": tool for tool in free},
            themes={fold(name): theme for theme in themes for name in (theme.code, theme.label)},
            organisations={key: row for row in named for key in _names(row)},
        )

    def tool_for(self, given: OutsideTool) -> Tool | None:
        """By its identity in the source, its code, or its title unless another row claims it."""
        known = self.claimed.get(given.source_id) or self.free.get(f"code:{given.source_id}")
        return known or self.free.get(fold(given.title)[:200])

    def organisation_for(self, operator: Operator) -> Organisation | None:
        return self.organisations.get(operator.siren) or self.organisations.get(fold(operator.name))

    def themes_for(self, names: Iterable[str]) -> tuple[list[Theme], list[str]]:
        """Those the programme has, and the names it does not know."""
        found = {name: self.themes.get(fold(name)) for name in names}
        known = {theme.pk: theme for theme in found.values() if theme is not None}
        return list(known.values()), [name for name, theme in found.items() if theme is None]


def _names(organisation: Organisation) -> list[str]:
    return [name for name in (organisation.siren or "", fold(organisation.name), fold(organisation.short_name)) if name]


def sources_of(seat: Seat) -> list[str]:
    """The names that imports gave to where their files come from."""
    rows = ToolOrigin.objects.filter(programme_id=seat.programme_id)
    return list(rows.order_by("source").values_list("source", flat=True).distinct())
