"""Visits, projects and outcomes written shortly, for tables of counting."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bonrelais.core.figures.counting import CountingRule, Question
from bonrelais.core.figures.periods import AsOf, Period
from bonrelais.core.figures.rows import (
    Membership,
    OutcomeKind,
    OutcomeRow,
    ProjectRow,
    Stage,
    VisitMode,
    VisitRow,
)

CAPSO = Membership(epci="200069037")
CCPL = Membership(epci="246201016", joined_on=date(2023, 1, 1))
OUTSIDE = Membership(epci=None)
SINCE_2021 = Period(date(2021, 1, 1), date(2024, 11, 20))
AS_OF = AsOf(date(2024, 11, 20))


def at(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)


def ask(period: Period = SINCE_2021, as_of: date = AS_OF.day, rule: CountingRule | None = None) -> Question:
    return Question(period, AsOf(as_of), rule or CountingRule())


def visit(identity: str, company: str = "a", on: date = date(2024, 3, 4)) -> VisitRow:
    return VisitRow(
        id=identity,
        company_id=company,
        held_on=on,
        mode=VisitMode.ON_SITE,
        recorded_at=at(on),
        membership=CAPSO,
        sector="commerce",
        size_band="02",
    )


def project(identity: str, theme: str = "numerique", on: date | None = date(2024, 3, 4)) -> ProjectRow:
    recorded_at = at(on or date(2024, 3, 4))
    return ProjectRow(
        id=identity, company_id="a", theme=theme, proposed_on=on, recorded_at=recorded_at, membership=CAPSO
    )


def outcome(identity: str, stage: Stage, value: int, *, on: date = date(2024, 4, 1), of: str = "p") -> OutcomeRow:
    return OutcomeRow(
        id=identity,
        project_id=of,
        company_id="a",
        kind=OutcomeKind.INVESTMENT,
        stage=stage,
        value=value,
        on=on,
        recorded_at=at(on),
        membership=CAPSO,
    )


def jobs(row: OutcomeRow) -> OutcomeRow:
    return replace(row, kind=OutcomeKind.JOBS)


def later(row: VisitRow, days: int) -> VisitRow:
    """The same visit recorded some days after it was held."""
    return replace(row, recorded_at=row.recorded_at + timedelta(days=days))
