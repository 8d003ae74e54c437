"""The rows that figures count, as the core takes them: five queries, however many visits and projects."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from bonrelais.core.figures.indicators import ReportRows
from bonrelais.core.figures.periods import AsOf, Period
from bonrelais.core.figures.rows import Membership, OutcomeKind, OutcomeRow, ProjectRow, Stage, VisitMode, VisitRow
from bonrelais.impact.queries.columns import key
from bonrelais.impact.queries.joins import Joins
from bonrelais.impact.queries.places import Places, read_places
from bonrelais.impact.queries.signs import Signs, read_signs
from bonrelais.impact.terms import Frame
from bonrelais.programmes.models import Programme
from bonrelais.projects.choices import OutcomeKind as RecordedKind
from bonrelais.projects.choices import OutcomeNature
from bonrelais.projects.models import ActionProject
from bonrelais.visits.models import VisitVersion

KINDS = {
    RecordedKind.INVESTMENT.value: OutcomeKind.INVESTMENT,
    RecordedKind.JOBS_CREATED.value: OutcomeKind.JOBS,
}
STAGES = {OutcomeNature.PLANNED.value: Stage.PLANNED, OutcomeNature.MADE.value: Stage.MADE}
MODES = {mode.value: mode for mode in VisitMode}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A programme as its figures see it: priorities as shown by the period, all as known by the day asked.

    `places` tells the establishment of each row, by the row's key; `communes` the commune of each visit that day;
    `reasons` why each visit serves each of its priorities, by their codes.
    """

    rows: ReportRows
    places: dict[str, str]
    communes: dict[str, str]
    reasons: dict[str, dict[str, str]]


class _Version(NamedTuple):
    id: str
    visit_id: str
    company_id: str
    establishment_id: str
    organisation_id: str
    adviser_id: str
    held_on: date
    mode: str
    recorded_at: datetime
    cancelled_at: datetime | None


class _Line(NamedTuple):
    """A project and one of its outcomes; the last columns are None for a project without any."""

    id: str
    company_id: str
    establishment_id: str
    organisation_id: str
    adviser_id: str
    theme_id: str
    proposed_on: date
    recorded_at: datetime
    withdrawn_at: datetime | None
    outcome_id: str | None
    kind: str
    nature: str
    value: int
    concerns_on: date
    noted_at: datetime
    corrects_id: str | None


class _Reader:
    """Turns lines into rows; what a place was on a day is looked up once a place and day."""

    def __init__(self, frame: Frame, places: Places, joins: Joins) -> None:
        self.frame = frame
        self.places = places
        self.joins = joins
        self.place_of: dict[str, str] = {}
        self.commune_of: dict[str, str] = {}
        self.reasons: dict[str, dict[str, str]] = {}

    def membership(self, establishment_id: str, day: date) -> Membership:
        return self.frame.membership(self.places.traits_on(establishment_id, day).commune_id, day)

    def visit(self, line: _Version, corrects_id: str | None, signs: Signs) -> VisitRow:
        stood = self.joins.of(line.id, line.company_id, line.establishment_id)
        traits = self.places.traits_on(stood.establishment_id, line.held_on)
        self.place_of[line.id] = stood.establishment_id
        self.commune_of[line.id] = traits.commune_id
        served = signs.served(line.visit_id, *stood, is_crafts=traits.is_crafts)
        self.reasons[line.id] = served
        return VisitRow(
            id=line.id,
            company_id=stood.company_id,
            establishment_id=stood.establishment_id,
            held_on=line.held_on,
            mode=MODES[line.mode],
            recorded_at=line.recorded_at,
            corrects_id=corrects_id,
            cancelled_at=line.cancelled_at,
            membership=self.frame.membership(traits.commune_id, line.held_on),
            adviser=line.adviser_id,
            organisation=line.organisation_id,
            sector=traits.sector,
            size_band=traits.size,
            priorities=frozenset(served),
        )

    def project(self, line: _Line) -> ProjectRow:
        stood = self.joins.of(line.id, line.company_id, line.establishment_id)
        self.place_of[line.id] = stood.establishment_id
        return ProjectRow(
            id=line.id,
            company_id=stood.company_id,
            theme=self.frame.themes[line.theme_id].root,
            proposed_on=line.proposed_on,
            recorded_at=line.recorded_at,
            cancelled_at=line.withdrawn_at,
            membership=self.membership(stood.establishment_id, line.proposed_on),
            adviser=line.adviser_id,
            organisation=line.organisation_id,
        )

    def outcome(self, line: _Line, outcome_id: str) -> OutcomeRow:
        stood = self.joins.of(line.id, line.company_id, line.establishment_id)
        self.place_of[outcome_id] = stood.establishment_id
        return OutcomeRow(
            id=outcome_id,
            project_id=line.id,
            company_id=stood.company_id,
            kind=KINDS[line.kind],
            stage=STAGES[line.nature],
            value=line.value,
            on=line.concerns_on,
            recorded_at=line.noted_at,
            corrects_id=line.corrects_id,
            membership=self.membership(stood.establishment_id, line.concerns_on),
            adviser=line.adviser_id,
            organisation=line.organisation_id,
        )


def load_rows(programme: Programme, frame: Frame, period: Period, as_of: AsOf) -> Loaded:
    signs, joins = read_signs(programme, frame, period, as_of)
    reader = _Reader(frame, read_places(programme, as_of), joins)
    visits = _read_visits(programme, reader, signs)
    projects, outcomes = _read_projects(programme, reader)
    return Loaded(ReportRows(visits, projects, outcomes), reader.place_of, reader.commune_of, reader.reasons)


def _read_visits(programme: Programme, reader: _Reader, signs: Signs) -> list[VisitRow]:
    """Every version, each naming the one it corrects."""
    versions = VisitVersion.objects.filter(visit__programme=programme).order_by("visit_id", "recorded_at", "id")
    rows: list[VisitRow] = []
    last: _Version | None = None
    for columns in versions.values_list(
        key("id"), key("visit_id"), key("visit__company_id"), key("establishment_id"), key("organisation_id"),
        key("adviser_id"), "held_on", "mode", "recorded_at", "visit__cancelled_at",
    ):  # fmt: skip
        line = _Version._make(columns)
        corrects = last.id if last is not None and last.visit_id == line.visit_id else None
        rows.append(reader.visit(line, corrects, signs))
        last = line
    return rows


def _read_projects(programme: Programme, reader: _Reader) -> tuple[list[ProjectRow], list[OutcomeRow]]:
    lines = ActionProject.objects.filter(programme=programme).order_by("id", "outcomes__id")
    projects: list[ProjectRow] = []
    outcomes: list[OutcomeRow] = []
    for columns in lines.values_list(
        key("id"), key("company_id"), key("establishment_id"), key("organisation_id"), key("adviser_id"),
        key("theme_id"), "proposed_on", "recorded_at", "withdrawn_at", key("outcomes__id"), "outcomes__kind",
        "outcomes__nature", "outcomes__value", "outcomes__concerns_on", "outcomes__recorded_at",
        key("outcomes__corrects_id"),
    ):  # fmt: skip
        line = _Line._make(columns)
        if not projects or projects[-1].id != line.id:
            projects.append(reader.project(line))
        if line.outcome_id is not None and line.kind in KINDS:
            outcomes.append(reader.outcome(line, line.outcome_id))
    return projects, outcomes
