"""The rows behind an indicator: which count and why, which do not and why not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict
from uuid import UUID

from bonrelais.core.figures.counting import Judged
from bonrelais.core.figures.rows import Key, OutcomeRow, ProjectRow, Row, VisitRow
from bonrelais.foundation.errors import DomainError
from bonrelais.impact.indicators import PublicIndicator
from bonrelais.impact.queries import ProgrammeReport
from bonrelais.impact.queries.businesses import Place, places_shown
from bonrelais.impact.terms import Frame


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row in words. `value` is of the indicator's unit: cents for money, 1 for what is only counted."""

    row: Row
    place: Place
    establishment_id: UUID
    epci: str
    adviser: str
    about: str
    value: int
    why: str

    @property
    def on(self) -> str:
        return self.row.on.isoformat() if self.row.on else ""


class UnknownPriorityError(DomainError):
    """No priority of the programme has this code."""


@dataclass(frozen=True, slots=True)
class RowsAsked:
    """An indicator, whether the rows left out are asked for too, and a priority that narrows the businesses met."""

    indicator: PublicIndicator
    priority: str | None = None
    has_left_out: bool = False

    def judged(self, report: ProgrammeReport) -> list[Judged[Row]]:
        judged = judged_rows(report, self.indicator)
        if self.priority is None:
            return list(judged)
        labels = report.frame.labels.priorities
        if self.priority not in labels:
            codes = ", ".join(labels) or "aucune"
            raise UnknownPriorityError(f"La priorité « {self.priority} » n’existe pas. Choisissez parmi : {codes}.")
        return serving(report, judged, self.priority)


def judged_rows(report: ProgrammeReport, indicator: PublicIndicator) -> tuple[Judged[Row], ...]:
    figure = report.figures.figure(indicator.core.code)
    return () if figure is None else tuple(Judged(one.row, one.is_counted, one.why) for one in figure.count.judged)


def serving(report: ProgrammeReport, judged: Iterable[Judged[Row]], priority: str) -> list[Judged[Row]]:
    """The businesses met that serve a priority, each with why it does."""
    found: list[Judged[Row]] = []
    for one in judged:
        why = report.why_serves(one.row, priority) if one.is_counted and isinstance(one.row, VisitRow) else ""
        if why:
            found.append(Judged(one.row, one.is_counted, f"{one.why} Sert la priorité : {why}."))
    return found


def places_behind(report: ProgrammeReport, judged: Iterable[Judged[Row]]) -> Mapping[str, Place]:
    """One query, for as many rows as there are."""
    return places_shown({report.places[str(one.row.id)] for one in judged})


def shown_rows(
    report: ProgrammeReport, indicator: PublicIndicator, judged: Sequence[Judged[Row]], places: Mapping[str, Place]
) -> list[ShownRow]:
    projects = {row.id: row for row in report.rows.projects}
    return [_shown(report, one, places, projects, indicator) for one in judged]


def value_of(row: Row, indicator: PublicIndicator) -> int:
    """What the row adds to the figure: euros or jobs, or one of what is counted."""
    return row.value if isinstance(row, OutcomeRow) and indicator.is_sum else 1


def _shown(
    report: ProgrammeReport,
    one: Judged[Row],
    places: Mapping[str, Place],
    projects: Mapping[Key, ProjectRow],
    indicator: PublicIndicator,
) -> ShownRow:
    frame, row = report.frame, one.row
    establishment_id = report.places[str(row.id)]
    adviser = frame.advisers.get(str(row.adviser))
    return ShownRow(
        row=row,
        place=places[establishment_id],
        establishment_id=UUID(establishment_id),
        epci=frame.epcis.get(row.membership.epci or "", ""),
        adviser=str(adviser) if adviser else "",
        about=_about(row, frame, projects),
        value=value_of(row, indicator),
        why=one.why,
    )


def _about(row: Row, frame: Frame, projects: Mapping[Key, ProjectRow]) -> str:
    """The sector of a visit, the theme of a project."""
    if isinstance(row, VisitRow):
        return frame.sectors.get(row.sector or "", "Secteur non connu")
    project = row if isinstance(row, ProjectRow) else projects[row.project_id]
    return frame.theme_labels.get(project.theme, project.theme)


class RowFigures(TypedDict):
    id: str
    date: str
    business: str
    siret: str
    commune: str
    epci: str
    adviser: str
    about: str
    value: int | float
    why: str


RowsFigures = TypedDict(
    "RowsFigures",
    {
        "indicator": str,
        "label": str,
        "definition": str,
        "unit": str,
        "programme": str,
        "from": str,
        "to": str,
        "as_of": str,
        "value": int | float,
        "rows": list[RowFigures],
        "left_out": list[RowFigures] | None,
    },
)


def rows_figures(report: ProgrammeReport, asked: RowsAsked) -> RowsFigures:
    """`left_out` is null unless asked for."""
    indicator, has_left_out = asked.indicator, asked.has_left_out
    judged = asked.judged(report)
    counted = [one for one in judged if one.is_counted]
    others = [one for one in judged if not one.is_counted]
    period = report.asked.period
    places = places_behind(report, judged if has_left_out else counted)
    return {
        "indicator": indicator.code,
        "label": indicator.core.label,
        "definition": indicator.core.definition,
        "unit": indicator.unit,
        "programme": report.programme.code,
        "from": period.start.isoformat(),
        "to": period.end.isoformat(),
        "as_of": report.asked.as_of.day.isoformat(),
        "value": indicator.number(sum(value_of(one.row, indicator) for one in counted)),
        "rows": _written(shown_rows(report, indicator, counted, places), indicator),
        "left_out": _written(shown_rows(report, indicator, others, places), indicator) if has_left_out else None,
    }


def _written(rows: Iterable[ShownRow], indicator: PublicIndicator) -> list[RowFigures]:
    return [
        {
            "id": str(UUID(str(one.row.id))),
            "date": one.on,
            "business": one.place.name,
            "siret": one.place.siret,
            "commune": one.place.commune,
            "epci": one.epci,
            "adviser": one.adviser,
            "about": one.about,
            "value": indicator.number(one.value),
            "why": one.why,
        }
        for one in rows
    ]
