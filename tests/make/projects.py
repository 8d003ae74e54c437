from datetime import date

from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.needs.models import Need
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.projects.actions import propose_project, record_outcome
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, Proof
from bonrelais.projects.models import ActionProject, Outcome
from bonrelais.projects.plans import OutcomeEntry, ProjectPlan, StepPlan
from tests.make.needs import leaf_theme


def project(
    seat: Seat,
    establishment: Establishment,
    *,
    theme: Theme | None = None,
    need: Need | None = None,
    proposed_on: date | None = None,
    steps: tuple[str, ...] = (),
) -> ActionProject:
    plan = ProjectPlan(
        title="Remplacer la scie à format",
        theme=theme or leaf_theme(seat),
        adviser=seat.user,
        proposed_on=proposed_on or clock.today(),
        device_key=new_id(),
        need=need,
        steps=[StepPlan(title) for title in steps],
    )
    return propose_project(establishment, plan=plan, by=seat, at=clock.now())


def outcome_entry(
    kind: OutcomeKind = OutcomeKind.INVESTMENT,
    nature: OutcomeNature = OutcomeNature.PLANNED,
    *,
    value: int = 3_800_000,
    on: date | None = None,
) -> OutcomeEntry:
    """`value` in cents for euros, in persons for jobs."""
    return OutcomeEntry(
        kind=kind,
        nature=nature,
        value=value,
        concerns_on=on or clock.today(),
        proof=Proof.DECLARED,
        device_key=new_id(),
    )


def outcome(seat: Seat, project: ActionProject, entry: OutcomeEntry | None = None) -> Outcome:
    return record_outcome(project, outcome=entry or outcome_entry(), by=seat, at=clock.now())
