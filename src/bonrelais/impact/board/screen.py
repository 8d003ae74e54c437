"""The page of results, ready to draw. Every number comes from the report; nothing is counted again here."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from bonrelais.core.figures.counting import Count
from bonrelais.core.figures.periods import Period
from bonrelais.core.figures.rows import VisitRow
from bonrelais.core.figures.secrecy import is_small
from bonrelais.core.french import show_euros
from bonrelais.impact.board import bars
from bonrelais.impact.board.progress import TargetProgress, curve_of, progress_of
from bonrelais.impact.board.reader import Reader, Shown
from bonrelais.impact.queries import ProgrammeReport
from bonrelais.impact.terms import TargetTerms
from bonrelais.programmes.choices import TargetIndicator
from bonrelais.ui import charts

CENTS_A_EURO: Final = 100
OVERLAP: Final = "Une entreprise peut servir plusieurs priorités : les parts ne s’ajoutent pas."


@dataclass(frozen=True, slots=True)
class Pair:
    """Planned and made, side by side and never added."""

    planned: Shown
    made: Shown
    bar: charts.Progress | None
    planned_projects: Shown | None = None
    made_projects: Shown | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """What the agreement gives for the days passed, and what that makes a business met."""

    spent: str
    whole: str
    per_business: str


@dataclass(frozen=True, slots=True)
class Board:
    met: Shown
    definition: str
    progress: TargetProgress | None
    curve: charts.LineChart | None
    by_epci: charts.BarChart
    by_adviser: charts.BarChart | None
    priorities: charts.BarChart
    sectors: charts.BarChart
    sizes: charts.BarChart
    projects: Shown
    themes: charts.BarChart
    investments: Pair
    jobs: Pair
    budget: Budget | None


def board_of(report: ProgrammeReport, reader: Reader) -> Board:
    figures, met = report.figures, report.figures.businesses_met.count
    shown = reader.show(figures.businesses_met)
    progress = None if shown.value is None else progress_of_period(report)
    said = f"{shown.text} {'entreprise' if shown.value in {0, 1} else 'entreprises'}, {reader.choice.label}"
    targets = _targets_of_period(report)
    return Board(
        met=shown,
        definition=figures.businesses_met.indicator.definition,
        progress=progress,
        curve=None if reader.is_official else curve_of(met, reader.choice.asked.period, reader.choice.as_of, progress),
        by_epci=_scopes("Par intercommunalité", "Intercommunalité", bars.epci_bars(reader, report.frame, met, targets)),
        by_adviser=None
        if reader.is_official
        else _scopes("Par conseillère", "Conseillère", bars.adviser_bars(reader, report.frame, met, targets)),
        priorities=_met("Priorités", said, bars.priority_bars(reader, figures.priorities, len(met.rows)), OVERLAP),
        sectors=_met("Secteurs", said, _sector_bars(reader, report)),
        sizes=_met("Effectifs", said, _size_bars(reader, report)),
        projects=reader.show(figures.action_projects),
        themes=_themes(reader, report),
        investments=_investments(reader, report),
        jobs=_jobs(reader, report),
        budget=_budget(report, reader),
    )


def _targets_of_period(report: ProgrammeReport) -> list[TargetTerms]:
    """The targets of businesses met set for exactly the period asked."""
    return [
        target
        for agreement in report.frame.agreements
        for target in agreement.targets
        if target.indicator is TargetIndicator.BUSINESSES_MET and target.period == report.asked.period
    ]


def progress_of_period(report: ProgrammeReport) -> TargetProgress | None:
    met: Count[VisitRow] = report.figures.businesses_met.count
    whole = next((one for one in _targets_of_period(report) if one.is_whole), None)
    return None if whole is None else progress_of(whole, met, report.asked.as_of.day)


def agreement_progress(report: ProgrammeReport) -> TargetProgress | None:
    """The present agreement's target, whatever the period asked."""
    state = report.agreement
    if state is None or state.target is None:
        return None
    return progress_of(state.target, state.met, report.asked.as_of.day)


def _scopes(title: str, heading: str, drawn: tuple[charts.Bar, ...]) -> charts.BarChart:
    has_targets = any(bar.target is not None for bar in drawn)
    legend = ("rencontrées", "objectif") if has_targets else None
    return charts.BarChart(title, drawn, heading, "Rencontrées", legend=legend)


def _met(title: str, said: str, drawn: tuple[charts.Bar, ...], note: str = "") -> charts.BarChart:
    return charts.BarChart(title, drawn, title, "Entreprises", subtitle=said, note=note)


def _sector_bars(reader: Reader, report: ProgrammeReport) -> tuple[charts.Bar, ...]:
    breakdown = bars.Breakdown("businesses_met", "secteur", report.frame.labels.sectors)
    return bars.part_bars(reader, report.figures.businesses_met_by_sector, breakdown)


def _size_bars(reader: Reader, report: ProgrammeReport) -> tuple[charts.Bar, ...]:
    breakdown = bars.Breakdown("businesses_met", "effectif", report.frame.labels.sizes)
    return bars.part_bars(reader, report.figures.businesses_met_by_size, breakdown)


def _themes(reader: Reader, report: ProgrammeReport) -> charts.BarChart:
    breakdown = bars.Breakdown("action_projects", "theme", report.frame.labels.themes)
    drawn = bars.part_bars(reader, report.figures.action_projects_by_theme, breakdown)
    shown = reader.show(report.figures.action_projects)
    return charts.BarChart("Projets d’action", drawn, "Thème", "Projets", subtitle=f"{shown.text}, par thème")


def _investments(reader: Reader, report: ProgrammeReport) -> Pair:
    figures = report.figures
    planned, made = reader.show(figures.investment_planned), reader.show(figures.investment_made)
    realised = len({row.project_id for row in figures.investment_made.count.rows})
    hidden = made.value is None
    return Pair(
        planned=planned,
        made=made,
        bar=_pair_bar(planned, made, CENTS_A_EURO),
        planned_projects=reader.show(figures.investment_projects),
        made_projects=Shown("" if hidden else str(realised), realised, made.url),
    )


def _jobs(reader: Reader, report: ProgrammeReport) -> Pair:
    planned, made = reader.show(report.figures.jobs_planned), reader.show(report.figures.jobs_made)
    return Pair(planned, made, _pair_bar(planned, made))


def _pair_bar(planned: Shown, made: Shown, unit: int = 1) -> charts.Progress | None:
    """`unit` is what one of what is drawn holds: 100 cents a euro."""
    if not planned.value or made.value is None:
        return None
    return charts.Progress(made.value // unit, planned.value // unit)


def _budget(report: ProgrammeReport, reader: Reader) -> Budget | None:
    """Nothing for officials while few are met: what one cost would tell how many."""
    state = report.agreement
    if state is None or not state.met.rows or not state.terms.amount_cents_per_year:
        return None
    if reader.is_official and is_small(len(state.met.rows)):
        return None
    passed = state.period.until(report.asked.as_of.day)
    if passed is None:
        return None
    yearly = state.terms.amount_cents_per_year
    spent, whole = (round(yearly * _years(part) / CENTS_A_EURO) * CENTS_A_EURO for part in (passed, state.period))
    return Budget(
        show_euros(spent),
        show_euros(whole),
        show_euros(round(spent / len(state.met.rows) / CENTS_A_EURO) * CENTS_A_EURO),
    )


def _years(period: Period) -> Fraction:
    """A calendar year is one, whether it is leap or not."""
    length = Fraction(0)
    for year in range(period.start.year, period.end.year + 1):
        whole = Period(date(year, 1, 1), date(year, 12, 31))
        part = Period(max(whole.start, period.start), min(whole.end, period.end))
        length += Fraction(part.days, whole.days)
    return length
