"""A small programme whose figures are known by heart, written through the actions."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from bonrelais.directory.models import Establishment, EstablishmentState
from bonrelais.foundation.actor import SYSTEM
from bonrelais.impact.asking import ask
from bonrelais.impact.documents.figures import ReportFigures, report_figures
from bonrelais.impact.queries import ProgrammeReport, report_of
from bonrelais.needs.actions import find_need
from bonrelais.needs.findings import NeedFinding
from bonrelais.needs.models import Need
from bonrelais.programmes import actions as programme_actions
from bonrelais.programmes.choices import Mode, Role
from bonrelais.programmes.models import Priority, Programme, Theme
from bonrelais.programmes.seat import Seat
from bonrelais.projects import actions as project_actions
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, Proof
from bonrelais.projects.models import ActionProject, Outcome
from bonrelais.projects.plans import OutcomeEntry, ProjectPlan
from bonrelais.territory.models import Activity, Commune, Epci
from bonrelais.visits.actions.visits import record_visit
from bonrelais.visits.models import Visit
from bonrelais.visits.reports import VisitReport
from tests import make

REGISTER_ON = datetime(2020, 2, 1, 8, tzinfo=UTC)


def evening(day: date) -> datetime:
    """18 h in Paris, more or less: the day's work is noted the same day."""
    return datetime(day.year, day.month, day.day, 17, tzinfo=UTC)


@dataclass(frozen=True)
class Town:
    """A programme of two EPCIs: the first since 2020, the second since 2023; one adviser."""

    programme: Programme
    seat: Seat
    communes: list[Commune] = field(default_factory=list)

    @property
    def late_commune(self) -> Commune:
        """Of the EPCI that joined in 2023."""
        return self.communes[1]


def town() -> Town:
    programme = make.programme()
    first = programme.epcis.get().epci
    late = make.epci("CC tardive", communes=1)
    programme_actions.join_epci(programme, epci=late, joined_on=date(2023, 1, 1), by=SYSTEM, at=make.OPENED_AT)
    communes = [_commune(first), _commune(late)]
    return Town(programme, make.seat(Role.ADVISER, programme=programme), communes)


def _commune(epci: Epci) -> Commune:
    return Commune.objects.filter(memberships__epci=epci).order_by("code")[0]


def shop(town: Town, commune: Commune | None = None, *, size: str = "01", is_crafts: bool = False) -> Establishment:
    """A grocery known of the register since 2020."""
    activity, _ = Activity.objects.get_or_create(nomenclature="NAFRev2", code="47.11B", defaults={"label": "Épicerie"})
    programme_actions.assign_default_sectors(town.programme, activities=[activity], by=SYSTEM, at=make.OPENED_AT)
    business = make.Business(name=f"Commerce {make.next_number()}", size_band=size, activity=activity)
    place = make.establishment(commune or town.communes[0], business)
    EstablishmentState.objects.create(
        establishment=place,
        valid_from_on=date(2012, 3, 1),
        recorded_at=REGISTER_ON,
        is_open=True,
        commune=place.commune,
        activity=activity,
        size_band=size,
        is_registered_crafts=is_crafts,
    )
    return place


@dataclass(frozen=True)
class Held:
    """How a visit was held; noted the same evening unless said."""

    on: date
    mode: Mode = Mode.ON_SITE
    noted_at: datetime | None = None
    subjects: tuple[Priority, ...] = ()
    adviser: Seat | None = None


def report_for(seat: Seat, held: Held) -> VisitReport:
    return VisitReport(
        adviser=(held.adviser or seat).user,
        held_on=held.on,
        minutes=60,
        mode=held.mode,
        device_key=uuid4(),
        subjects=held.subjects,
    )


def visit(town: Town, place: Establishment, held: Held) -> Visit:
    at = held.noted_at or evening(held.on)
    made, _ = record_visit(place, report=report_for(town.seat, held), by=held.adviser or town.seat, at=at)
    return made


def need(town: Town, place: Establishment, code: str, on: date) -> Need:
    theme = Theme.objects.get(programme=town.programme, code=code)
    return find_need(place, finding=NeedFinding(theme=theme, found_on=on), by=town.seat, at=evening(on))


def project(town: Town, place: Establishment, on: date, theme: str = "numerique") -> ActionProject:
    plan = ProjectPlan(
        title="Refaire la vitrine",
        theme=Theme.objects.get(programme=town.programme, code=theme),
        adviser=town.seat.user,
        proposed_on=on,
        device_key=uuid4(),
    )
    return project_actions.propose_project(place, plan=plan, by=town.seat, at=evening(on))


def entry(kind: OutcomeKind, nature: OutcomeNature, value: int, on: date) -> OutcomeEntry:
    return OutcomeEntry(kind=kind, nature=nature, value=value, concerns_on=on, proof=Proof.DECLARED, device_key=uuid4())


def outcome(town: Town, project: ActionProject, said: OutcomeEntry, noted: date | None = None) -> Outcome:
    at = evening(noted or said.concerns_on)
    return project_actions.record_outcome(project, outcome=said, by=town.seat, at=at)


def report(town: Town, *, as_of: date, start: date | None = None, end: date | None = None) -> ProgrammeReport:
    return report_of(town.programme, ask(town.programme, start=start, end=end, as_of=as_of))


def figures(town: Town, *, as_of: date, start: date | None = None, end: date | None = None) -> ReportFigures:
    return report_figures(report(town, as_of=as_of, start=start, end=end))


def reasons(found: ProgrammeReport, indicator: str = "businesses_met") -> dict[str, str]:
    """Why each candidate left out is, by the day of its row."""
    figure = found.figures.figure(indicator)
    assert figure is not None
    return {str(one.row.on): one.why for one in figure.count.excluded}


def key(pk: UUID) -> str:
    """A key as the figures' rows hold it, with its dashes."""
    return str(pk)
