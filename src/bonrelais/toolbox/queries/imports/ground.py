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
class Ground:
    """The programme's tools by what names them, its themes, the organisations of the installation."""

    origins: Mapping[str, ToolOrigin]
    snapshots: Mapping[str, OutsideTool]
    tools: Sequence[Tool]
    themes: Mapping[str, Theme]
    organisations: Mapping[str, Organisation]

    @classmethod
    def read(cls, seat: Seat, source: str) -> "Ground":
        """In six queries."""
        origins = ToolOrigin.objects.filter(programme_id=seat.programme_id, source=source).order_by("source_id")
        by_id = {row.source_id: row for row in origins}
        themes = theme_choices(seat)
        named = Organisation.objects.order_by("-created_at", "-id")
        return cls(
            origins=by_id,
            snapshots={key: snapshot_of(row) for key, row in by_id.items()},
            tools=list(with_versions(access.visible_tools(seat)).order_by("sort_title", "id")),
            themes={fold(name): theme for theme in reversed(themes) for name in (theme.label, theme.code)},
            organisations={key: row for row in named for key in _names(row)},
        )

    def tool_for(self, given: OutsideTool) -> Tool | None:
        """By its identity in the source, its code, or its title unless another row claims it."""
        origin = self.origins.get(given.source_id)
        if origin is not None:
            return next(tool for tool in self.tools if tool.pk == origin.tool_id)
        claimed = {row.tool_id for row in self.origins.values()}
        free = [tool for tool in self.tools if tool.withdrawn_at is None and tool.pk not in claimed]
        by_code = next((tool for tool in free if tool.code == given.source_id), None)
        return by_code or next((tool for tool in free if tool.sort_title == fold(given.title)[:200]), None)

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
