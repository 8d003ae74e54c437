"""The toolbox as a list and a tool as a sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet

from bonrelais.core.days import add_months
from bonrelais.core.text import fold
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import ProgrammeOrganisation, Theme
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Epci
from bonrelais.toolbox import access
from bonrelais.toolbox.listing import Filters
from bonrelais.toolbox.models import Tool, ToolVersion

CHECKED_MONTHS: Final = 6
"""Past that, a tool is shown as to be checked again."""


@dataclass(frozen=True, slots=True)
class ToolLine:
    """A tool as the list shows it. `version` None: nothing published yet; `checked_on` None: never checked."""

    tool: Tool
    version: ToolVersion | None
    draft: ToolVersion | None
    themes: Sequence[Theme]
    checked_on: date | None
    is_stale: bool
    is_ended: bool


def is_stale(checked_on: date | None, *, on: date) -> bool:
    return checked_on is None or add_months(checked_on, CHECKED_MONTHS) < on


def listed_tools(seat: Seat, filters: Filters) -> QuerySet[Tool]:
    """Tools in use; those with nothing published are shown to who edits the toolbox only."""
    rows = access.visible_tools(seat).filter(withdrawn_at__isnull=True)
    if not access.can_edit(seat):
        rows = rows.filter(Exists(_present().filter(tool=OuterRef("pk"))))
    if filters.theme_id is not None:
        of_theme = Tool.objects.filter(Q(themes=filters.theme_id) | Q(themes__parent=filters.theme_id))
        rows = rows.filter(pk__in=of_theme.values("pk"))
    if filters.kind is not None:
        rows = rows.filter(kind=filters.kind)
    if filters.organisation_id is not None:
        rows = rows.filter(organisation=filters.organisation_id)
    if filters.text:
        rows = rows.filter(pk__in=_named(rows, filters.text))
    return with_versions(rows).order_by("sort_title", "id")


def with_versions(rows: QuerySet[Tool]) -> QuerySet[Tool]:
    """Reads tools with their organisation, themes, present version and draft."""
    return rows.select_related("organisation").prefetch_related(
        Prefetch("themes", Theme.objects.order_by("position", "label", "id"), to_attr="ordered_themes"),
        Prefetch(
            "versions",
            ToolVersion.objects.filter(superseded_at__isnull=True)
            .annotate(last_checked_on=Max("checks__checked_on"))
            .order_by("number", "id"),
            to_attr="open_versions",
        ),
    )


def lines(tools: Iterable[Tool], *, on: date) -> list[ToolLine]:
    """Takes tools read by `with_versions`."""
    return [_line(tool, on=on) for tool in tools]


def _line(tool: Tool, *, on: date) -> ToolLine:
    versions: Sequence[ToolVersion] = tool.open_versions  # type: ignore[attr-defined]  # a prefetch's own name
    themes: Sequence[Theme] = tool.ordered_themes  # type: ignore[attr-defined]  # a prefetch's own name
    version = next((row for row in versions if row.published_at is not None), None)
    checked_on = checked_day(version) if version is not None else None
    return ToolLine(
        tool=tool,
        version=version,
        draft=next((row for row in versions if row.published_at is None), None),
        themes=themes,
        checked_on=checked_on,
        is_stale=version is not None and is_stale(checked_on, on=on),
        is_ended=version is not None and version.effective_to_on is not None and version.effective_to_on < on,
    )


def checked_day(version: ToolVersion) -> date | None:
    """The last check of a version read with it."""
    found: date | None = version.last_checked_on  # type: ignore[attr-defined]  # an annotation's own name
    return found


def _present() -> QuerySet[ToolVersion]:
    return ToolVersion.objects.filter(published_at__isnull=False, superseded_at__isnull=True)


def _named(rows: QuerySet[Tool], text: str) -> list[UUID]:
    """The tools whose title, organisation or summary holds every word, whatever the accents."""
    asked = fold(text).split()
    summary = dict(_present().filter(tool__in=rows).order_by("id").values_list("tool_id", "summary"))
    named = rows.order_by("id").values_list("id", "title", "organisation__name", "organisation__short_name")
    return [
        key for key, *words in named if all(word in fold(" ".join([*words, summary.get(key, "")])) for word in asked)
    ]


def themes_of(tool: Tool) -> list[Theme]:
    return list(tool.themes.order_by("position", "label", "id"))


def theme_choices(seat: Seat) -> list[Theme]:
    """Themes in use, each parent before its children."""
    rows = Theme.objects.filter(programme_id=seat.programme_id, retired_at__isnull=True).select_related("parent")
    return sorted(rows.order_by("position", "label", "id"), key=_place)


def _place(theme: Theme) -> tuple[int, str, int, str]:
    head = theme.parent or theme
    return (head.position, head.label, theme.position if theme.parent_id else -1, theme.label)


def organisation_choices(seat: Seat) -> list[Organisation]:
    """Those of the programme and those that already offer one of its tools."""
    taking_part = ProgrammeOrganisation.objects.filter(programme_id=seat.programme_id, until_on__isnull=True)
    offering = access.visible_tools(seat).filter(withdrawn_at__isnull=True)
    rows = Organisation.objects.filter(
        Q(pk__in=taking_part.values("organisation")) | Q(pk__in=offering.values("organisation"))
    )
    return list(rows.order_by("short_name", "id"))


def epcis(seat: Seat) -> list[Epci]:
    return list(present_epcis(seat).order_by("name", "id"))


def present_epcis(seat: Seat) -> QuerySet[Epci]:
    return Epci.objects.filter(pk__in=seat.programme.epcis.filter(left_on__isnull=True).values("epci"))
