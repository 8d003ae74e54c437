"""The figures of the report. Each opens the rows it counts; shares are of a stated whole and add up to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Generic

from bonrelais.core.figures.counting import (
    AnyRow,
    Count,
    Judged,
    MetUnit,
    Question,
    count_met,
    count_outcomes,
    count_projects,
    unit_key,
)
from bonrelais.core.figures.rows import Key, OutcomeKind, OutcomeRow, ProjectRow, Stage, VisitRow

NOT_KNOWN_LABEL: Final = "Non connu"
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A defined figure; `definition` is printed under it, `unit` says what the value counts (cents for money)."""

    code: str
    label: str
    definition: str
    unit: str


BUSINESSES_MET: Final = Indicator(
    "businesses_met",
    "Entreprises rencontrées",
    "Une rencontre au moins, tenue dans la période et saisie à la date d’arrêt. Une fois par entreprise.",
    "entreprises",
)
ACTION_PROJECTS: Final = Indicator(
    "action_projects", "Projets d’action", "Projets proposés à l’entreprise dans la période.", "projets"
)
INVESTMENT_PROJECTS: Final = Indicator(
    "investment_projects",
    "Projets d’investissement",
    "Projets dont un investissement a été prévu dans la période.",
    "projets",
)
INVESTMENT_PLANNED: Final = Indicator(
    "investment_planned", "Investissements prévus", "Montants prévus, au jour où ils l’ont été.", "centimes"
)
INVESTMENT_MADE: Final = Indicator(
    "investment_made", "Investissements réalisés", "Montants réalisés, au jour qu’ils concernent.", "centimes"
)
JOBS_PLANNED: Final = Indicator(
    "jobs_planned", "Embauches prévues", "Emplois prévus, au jour où ils l’ont été.", "emplois"
)
JOBS_MADE: Final = Indicator("jobs_made", "Embauches réalisées", "Emplois créés, au jour qu’ils concernent.", "emplois")
INDICATORS: Final = (
    BUSINESSES_MET,
    ACTION_PROJECTS,
    INVESTMENT_PROJECTS,
    INVESTMENT_PLANNED,
    INVESTMENT_MADE,
    JOBS_PLANNED,
    JOBS_MADE,
)


@dataclass(frozen=True, slots=True)
class Figure(Generic[AnyRow]):
    """A value and every candidate row behind it; the value is the number of counted rows or the sum of their values."""

    indicator: Indicator
    value: int
    count: Count[AnyRow]


@dataclass(frozen=True, slots=True)
class Part(Generic[AnyRow]):
    """One line of a breakdown; `code` None gathers what is not known."""

    code: str | None
    label: str
    rows: tuple[AnyRow, ...]
    share: Fraction

    @property
    def count(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Priority:
    code: str
    label: str
    rows: tuple[VisitRow, ...]
    share: Fraction

    @property
    def businesses_met(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class ReportLabels:
    """Code to French label, in the order to show; a code without a label is shown as it stands."""

    sectors: Labels
    sizes: Labels
    epcis: Labels
    priorities: Labels
    themes: Labels


@dataclass(frozen=True, slots=True)
class ReportRows:
    visits: Sequence[VisitRow]
    projects: Sequence[ProjectRow]
    outcomes: Sequence[OutcomeRow]


@dataclass(frozen=True, slots=True)
class Report:
    question: Question
    businesses_met: Figure[VisitRow]
    businesses_met_by_sector: tuple[Part[VisitRow], ...]
    businesses_met_by_size: tuple[Part[VisitRow], ...]
    businesses_met_by_epci: tuple[Part[VisitRow], ...]
    priorities: tuple[Priority, ...]
    action_projects: Figure[ProjectRow]
    action_projects_by_theme: tuple[Part[ProjectRow], ...]
    investment_projects: Figure[OutcomeRow]
    investment_planned: Figure[OutcomeRow]
    investment_made: Figure[OutcomeRow]
    jobs_planned: Figure[OutcomeRow]
    jobs_made: Figure[OutcomeRow]

    @property
    def figures(self) -> tuple[Figure[VisitRow] | Figure[ProjectRow] | Figure[OutcomeRow], ...]:
        return (
            self.businesses_met,
            self.action_projects,
            self.investment_projects,
            self.investment_planned,
            self.investment_made,
            self.jobs_planned,
            self.jobs_made,
        )

    def figure(self, code: str) -> Figure[VisitRow] | Figure[ProjectRow] | Figure[OutcomeRow] | None:
        return next((figure for figure in self.figures if figure.indicator.code == code), None)


def compute_report(rows: ReportRows, question: Question, labels: ReportLabels) -> Report:
    met = count_met(rows.visits, question)
    projects = count_projects(rows.projects, question)
    outcomes = count_outcomes(rows.outcomes, rows.projects, question)
    planned = _of(outcomes, OutcomeKind.INVESTMENT, Stage.PLANNED)
    return Report(
        question=question,
        businesses_met=Figure(BUSINESSES_MET, len(met.rows), met),
        businesses_met_by_sector=break_down(met.rows, lambda row: row.sector, labels.sectors),
        businesses_met_by_size=break_down(met.rows, lambda row: row.size_band, labels.sizes),
        businesses_met_by_epci=break_down(met.rows, lambda row: row.membership.epci, labels.epcis),
        priorities=_by_priority(met, question.rule.unit, labels.priorities),
        action_projects=Figure(ACTION_PROJECTS, len(projects.rows), projects),
        action_projects_by_theme=_largest_first(break_down(projects.rows, lambda row: row.theme, labels.themes)),
        investment_projects=_figure_of_projects(planned),
        investment_planned=_sum(INVESTMENT_PLANNED, planned),
        investment_made=_sum(INVESTMENT_MADE, _of(outcomes, OutcomeKind.INVESTMENT, Stage.MADE)),
        jobs_planned=_sum(JOBS_PLANNED, _of(outcomes, OutcomeKind.JOBS, Stage.PLANNED)),
        jobs_made=_sum(JOBS_MADE, _of(outcomes, OutcomeKind.JOBS, Stage.MADE)),
    )


def break_down(
    rows: Iterable[AnyRow], code_of: Callable[[AnyRow], str | None], labels: Labels
) -> tuple[Part[AnyRow], ...]:
    """Every row in exactly one part: the labelled codes in their order, then the others, then what is not known."""
    groups: dict[str | None, list[AnyRow]] = {}
    total = 0
    for row in rows:
        groups.setdefault(code_of(row), []).append(row)
        total += 1
    others = sorted(code for code in groups if code is not None and code not in labels)
    codes: list[str | None] = [*(code for code in labels if code in groups), *others]
    if None in groups:
        codes.append(None)
    return tuple(
        Part(code, _label(code, labels), tuple(groups[code]), Fraction(len(groups[code]), total)) for code in codes
    )


def _label(code: str | None, labels: Labels) -> str:
    return NOT_KNOWN_LABEL if code is None else labels.get(code, code)


def _largest_first(parts: tuple[Part[AnyRow], ...]) -> tuple[Part[AnyRow], ...]:
    return tuple(sorted(parts, key=lambda part: (-part.count, part.label)))


def _by_priority(met: Count[VisitRow], unit: MetUnit, labels: Labels) -> tuple[Priority, ...]:
    """A company serves a priority when any of its counting visits does; it may serve several or none."""
    served: dict[Key, set[str]] = {}
    for row in (*met.rows, *met.repeats):
        served.setdefault(unit_key(row, unit), set()).update(row.priorities)
    priorities: list[Priority] = []
    for code, label in labels.items():
        rows = tuple(row for row in met.rows if code in served[unit_key(row, unit)])
        share = Fraction(len(rows), len(met.rows)) if met.rows else Fraction(0)
        priorities.append(Priority(code, label, rows, share))
    return tuple(priorities)


def _of(outcomes: Count[OutcomeRow], kind: OutcomeKind, stage: Stage) -> Count[OutcomeRow]:
    return Count(tuple(one for one in outcomes.judged if one.row.kind is kind and one.row.stage is stage))


def _sum(indicator: Indicator, count: Count[OutcomeRow]) -> Figure[OutcomeRow]:
    return Figure(indicator, sum(row.value for row in count.rows), count)


def _figure_of_projects(planned: Count[OutcomeRow]) -> Figure[OutcomeRow]:
    """One row a project: its first planned investment that is not nothing."""
    seen: set[Key] = set()
    judged: list[Judged[OutcomeRow]] = []
    for one in planned.judged:
        if not one.is_counted:
            judged.append(one)
        elif one.row.value <= 0:
            judged.append(Judged(one.row, is_counted=False, why="Aucun montant prévu."))
        elif one.row.project_id in seen:
            judged.append(Judged(one.row, is_counted=False, why="Projet déjà compté par un autre montant prévu."))
        else:
            seen.add(one.row.project_id)
            judged.append(one)
    return Figure(INVESTMENT_PROJECTS, len(seen), Count(tuple(judged)))
