"""The figures as JSON. Its keys are a contract, described in docs/data-report.md."""

from typing import TypedDict

from bonrelais.core.figures.indicators import Part
from bonrelais.core.figures.rows import ProjectRow, VisitRow
from bonrelais.impact.indicators import PUBLIC
from bonrelais.impact.queries import AgreementState, ProgrammeReport

UNKNOWN = "unknown"
"""The code of what is not known, in breakdowns."""


class SectorPart(TypedDict):
    sector: str
    label: str
    count: int
    share: float


class SizePart(TypedDict):
    size: str
    label: str
    count: int
    share: float


class EpciPart(TypedDict):
    siren: str
    name: str
    count: int
    share: float


class PriorityPart(TypedDict):
    code: str
    label: str
    businesses_met: int


class ThemePart(TypedDict):
    theme: str
    label: str
    count: int


class AgreementFigures(TypedDict):
    code: str
    amount_eur_per_year: int | float
    target_businesses: int | None
    target_from: str | None
    target_to: str | None
    businesses_met: int


# The functional form, because « from » is a word of Python.
ReportFigures = TypedDict(
    "ReportFigures",
    {
        "programme": str,
        "from": str,
        "to": str,
        "as_of": str,
        "businesses_met": int | float,
        "businesses_met_by_sector": list[SectorPart],
        "businesses_met_by_size": list[SizePart],
        "businesses_met_by_epci": list[EpciPart],
        "priorities": list[PriorityPart],
        "action_projects": int | float,
        "action_projects_by_theme": list[ThemePart],
        "investment_projects": int | float,
        "investment_planned_eur": int | float,
        "investment_made_eur": int | float,
        "jobs_planned": int | float,
        "jobs_made": int | float,
        "agreement": AgreementFigures | None,
    },
)


def report_figures(report: ProgrammeReport) -> ReportFigures:
    figures = report.figures
    period = report.asked.period
    values = {
        code: public.number(figure.value)
        for code, public in PUBLIC.items()
        if (figure := figures.figure(public.core.code)) is not None
    }
    return {
        "programme": report.programme.code,
        "from": period.start.isoformat(),
        "to": period.end.isoformat(),
        "as_of": report.asked.as_of.day.isoformat(),
        "businesses_met": values["businesses_met"],
        "businesses_met_by_sector": [_sector(part) for part in figures.businesses_met_by_sector],
        "businesses_met_by_size": [_size(part) for part in figures.businesses_met_by_size],
        "businesses_met_by_epci": [_epci(part) for part in figures.businesses_met_by_epci],
        "priorities": [
            {"code": one.code, "label": one.label, "businesses_met": one.businesses_met} for one in figures.priorities
        ],
        "action_projects": values["action_projects"],
        "action_projects_by_theme": [_theme(part) for part in figures.action_projects_by_theme],
        "investment_projects": values["investment_projects"],
        "investment_planned_eur": values["investment_planned_eur"],
        "investment_made_eur": values["investment_made_eur"],
        "jobs_planned": values["jobs_planned"],
        "jobs_made": values["jobs_made"],
        "agreement": _agreement(report.agreement),
    }


def _sector(part: Part[VisitRow]) -> SectorPart:
    return {"sector": part.code or UNKNOWN, "label": part.label, "count": part.count, "share": float(part.share)}


def _size(part: Part[VisitRow]) -> SizePart:
    return {"size": part.code or UNKNOWN, "label": part.label, "count": part.count, "share": float(part.share)}


def _epci(part: Part[VisitRow]) -> EpciPart:
    return {"siren": part.code or UNKNOWN, "name": part.label, "count": part.count, "share": float(part.share)}


def _theme(part: Part[ProjectRow]) -> ThemePart:
    return {"theme": part.code or UNKNOWN, "label": part.label, "count": part.count}


def _agreement(state: AgreementState | None) -> AgreementFigures | None:
    if state is None:
        return None
    cents, target = state.terms.amount_cents_per_year, state.target
    return {
        "code": state.terms.code,
        "amount_eur_per_year": cents // 100 if cents % 100 == 0 else cents / 100,
        "target_businesses": target.value if target else None,
        "target_from": target.period.start.isoformat() if target else None,
        "target_to": target.period.end.isoformat() if target else None,
        "businesses_met": len(state.met.rows),
    }
