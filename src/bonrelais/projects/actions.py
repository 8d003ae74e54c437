from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction

from bonrelais.core.days import add_months
from bonrelais.core.french import show_day
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.projects.choices import OutcomeNature, ProjectState
from bonrelais.projects.models import ActionProject, Outcome, ProjectStage, Step
from bonrelais.projects.plans import OutcomeEntry, ProjectPlan

MONTHS_AHEAD: Final = 120
NEXT_STATES = {
    ProjectState.PROPOSED: {ProjectState.ACCEPTED, ProjectState.IN_PROGRESS, ProjectState.ABANDONED},
    ProjectState.ACCEPTED: {ProjectState.IN_PROGRESS, ProjectState.COMPLETED, ProjectState.ABANDONED},
    ProjectState.IN_PROGRESS: {ProjectState.COMPLETED, ProjectState.ABANDONED},
    ProjectState.COMPLETED: {ProjectState.IN_PROGRESS},
    ProjectState.ABANDONED: {ProjectState.ACCEPTED, ProjectState.IN_PROGRESS},
}


class ProjectStateError(DomainError):
    """The project cannot go from its present state to the asked one."""


class ProjectDayError(DomainError):
    """This day is not possible; the message says which are."""


class ProjectWithdrawnError(DomainError):
    """A project withdrawn stays as it was."""


class OutcomeRefusedError(DomainError):
    """The outcome cannot be recorded as given."""


@transaction.atomic
def propose_project(establishment: Establishment, *, plan: ProjectPlan, by: Seat, at: datetime) -> ActionProject:
    """Proposes once: the same device key gives the project already proposed."""
    _check_plan(plan, establishment=establishment, by=by, at=at)
    project = ActionProject(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company_id=establishment.company_id,
        establishment=establishment,
        need=plan.need,
        theme=plan.theme,
        adviser=plan.adviser,
        title=plan.title.strip(),
        proposed_on=plan.proposed_on,
        device_key=plan.device_key,
        recorded_at=at,
    )
    try:
        with transaction.atomic():
            project.save(force_insert=True)
    except IntegrityError:
        return ActionProject.objects.get(programme_id=by.programme_id, device_key=plan.device_key)
    ProjectStage.objects.create(
        project=project, state=ProjectState.PROPOSED, since_on=plan.proposed_on, recorded_by=by.user, recorded_at=at
    )
    Step.objects.bulk_create(
        Step(project=project, title=step.title.strip(), due_on=step.due_on, position=position)
        for position, step in enumerate(plan.steps, start=1)
    )
    record("project.proposed", project, by=by, at=at)
    for outcome in plan.planned:
        record_outcome(project, outcome=outcome, by=by, at=at)
    return project


def _check_plan(plan: ProjectPlan, *, establishment: Establishment, by: Seat, at: datetime) -> None:
    if not plan.title.strip():
        raise DomainError("Donnez un titre au projet, en quelques mots.")
    if plan.theme.programme_id != by.programme_id:
        raise DomainError("Ce thème n’est pas de ce dispositif. Choisissez-en un autre.")
    if plan.proposed_on > clock.day_of(at):
        raise ProjectDayError("Cette date est à venir. Un projet se propose au plus tard aujourd’hui.")
    _check_not_before_programme(plan.proposed_on, by=by)
    if plan.need is not None and plan.need.company_id != establishment.company_id:
        raise DomainError("Ce besoin est d’une autre entreprise. Rechargez la page.")


def _check_not_before_programme(day: date, *, by: Seat) -> None:
    start = by.programme.started_on
    if day < start:
        raise ProjectDayError(f"Le dispositif commence le {show_day(start)}. Choisissez une date à partir de ce jour.")


def _in_use(project: ActionProject) -> ActionProject:
    """The project, held until the end of the action; every change but its withdrawal goes through here."""
    current = ActionProject.objects.select_for_update(of=("self",)).get(pk=project.pk)
    if current.withdrawn_at is not None:
        told = show_day(clock.day_of(current.withdrawn_at))
        raise ProjectWithdrawnError(f"Ce projet est retiré depuis le {told} : il ne change plus.")
    return current


@transaction.atomic
def advance_project(
    project: ActionProject, *, state: ProjectState, since_on: date, by: Seat, at: datetime
) -> ProjectStage:
    """Closes the present state and opens the asked one, from a day; said twice, it is kept once."""
    _in_use(project)
    current = ProjectStage.objects.select_for_update().get(project=project, replaced_at__isnull=True)
    if (current.state, current.since_on) == (state.value, since_on):
        return current
    if state not in NEXT_STATES[ProjectState(current.state)]:
        present, asked = ProjectState(current.state).label, state.label
        raise ProjectStateError(f"Ce projet est « {present} » : il ne peut pas devenir « {asked} ». Rechargez la page.")
    if since_on > clock.day_of(at):
        raise ProjectDayError("Cette date est à venir. Dites depuis quand, au plus tard aujourd’hui.")
    earliest = max(current.since_on, project.proposed_on)
    if since_on < earliest:
        present = ProjectState(current.state).label
        raise ProjectDayError(
            f"Ce projet est « {present} » depuis le {show_day(earliest)}. Choisissez ce jour ou un jour d’après."
        )
    current.replaced_at = at
    current.save(update_fields=["replaced_at"])
    stage = ProjectStage.objects.create(
        project=project, state=state, since_on=since_on, recorded_by=by.user, recorded_at=at
    )
    record(f"project.{state.value}", project, by=by, at=at)
    return stage


@transaction.atomic
def withdraw_project(project: ActionProject, *, reason: str, by: Seat, at: datetime) -> ActionProject:
    """Takes back a project recorded by mistake: it no longer counts from now on."""
    current = ActionProject.objects.select_for_update(of=("self",)).get(pk=project.pk)
    if current.withdrawn_at is not None:
        raise ProjectStateError("Ce projet est déjà retiré.")
    if not reason.strip():
        raise DomainError("Dites pourquoi le projet est retiré : ce motif reste dans l’historique.")
    current.withdrawn_at = at
    current.withdrawal_reason = reason.strip()
    current.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    record("project.withdrawn", current, by=by, at=at)
    return current


@transaction.atomic
def add_step(project: ActionProject, *, title: str, due_on: date | None, by: Seat, at: datetime) -> Step:
    """After the others. The same step for the same day, not done yet, is kept once."""
    current = _in_use(project)
    asked = Step.objects.filter(project=project, title=title.strip(), due_on=due_on, done_on__isnull=True)
    held = asked.order_by("position").first()
    if held is not None:
        return held
    if due_on is not None and not current.proposed_on <= due_on <= add_months(clock.day_of(at), MONTHS_AHEAD):
        raise ProjectDayError("Une étape se place après la proposition du projet, et dans les dix ans.")
    last = Step.objects.filter(project=project).order_by("-position").values_list("position", flat=True).first() or 0
    step = Step.objects.create(project=project, title=title.strip(), due_on=due_on, position=last + 1)
    record("project.step_added", project, by=by, at=at)
    return step


@transaction.atomic
def tick_step(step: Step, *, done_on: date | None, by: Seat, at: datetime) -> Step:
    """Done on a day; None opens the step again."""
    _in_use(step.project)
    if done_on is not None and done_on > clock.day_of(at):
        raise ProjectDayError("Cette date est à venir. Une étape se coche le jour où elle est faite.")
    step.done_on = done_on
    step.save(update_fields=["done_on"])
    record("project.step_ticked", step.project, by=by, at=at)
    return step


@transaction.atomic
def record_outcome(project: ActionProject, *, outcome: OutcomeEntry, by: Seat, at: datetime) -> Outcome:
    """Euros or jobs, planned or made. Made never overwrites planned: each is its own row."""
    _check_outcome(outcome, by=by, at=at)
    _in_use(project)
    row = _outcome_row(project, outcome, by=by, at=at)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Outcome.objects.get(project=project, device_key=outcome.device_key)
    record(f"outcome.{outcome.nature.value}", row.project, by=by, at=at, fields=[outcome.kind.value])
    return row


@transaction.atomic
def correct_outcome(row: Outcome, *, outcome: OutcomeEntry, reason: str, by: Seat, at: datetime) -> Outcome:
    """A correction is a new row that names the one it corrects; the figures as of an earlier day keep the old one."""
    current = Outcome.objects.select_for_update(of=("self",)).select_related("project").get(pk=row.pk)
    _in_use(current.project)
    later = Outcome.objects.filter(corrects=current).first()
    if later is not None and later.device_key == outcome.device_key:
        return later
    if later is not None:
        raise OutcomeRefusedError("Ce résultat est déjà corrigé. Rechargez la page pour corriger le dernier.")
    if outcome.nature.value != current.nature or outcome.kind.value != current.kind:
        raise OutcomeRefusedError(
            "Une correction garde la nature du résultat : prévu reste prévu, réalisé reste réalisé."
        )
    if not reason.strip():
        raise OutcomeRefusedError("Dites pourquoi vous corrigez : ce motif reste dans l’historique.")
    _check_outcome(outcome, by=by, at=at)
    corrected = _outcome_row(current.project, outcome, by=by, at=at)
    corrected.corrects = current
    corrected.correction_reason = reason.strip()
    corrected.save(force_insert=True)
    record("outcome.corrected", current.project, by=by, at=at, fields=[outcome.kind.value])
    return corrected


def _check_outcome(outcome: OutcomeEntry, *, by: Seat, at: datetime) -> None:
    """What is made happened, and what is planned was planned, since the programme began and until today."""
    if outcome.value < 0:
        raise OutcomeRefusedError("Ce nombre est négatif. Écrivez zéro ou plus.")
    if outcome.concerns_on > clock.day_of(at):
        raise ProjectDayError(
            "Cette date est à venir : ce qui est réalisé a déjà eu lieu. Notez-le comme prévu."
            if outcome.nature is OutcomeNature.MADE
            else "Cette date est à venir. Pour du prévu, choisissez le jour où le dirigeant l’a prévu."
        )
    _check_not_before_programme(outcome.concerns_on, by=by)


def _outcome_row(project: ActionProject, outcome: OutcomeEntry, *, by: Seat, at: datetime) -> Outcome:
    return Outcome(
        project=project,
        kind=outcome.kind,
        nature=outcome.nature,
        value=outcome.value,
        concerns_on=outcome.concerns_on,
        proof=outcome.proof,
        note=outcome.note.strip(),
        organisation_id=by.organisation_id,
        recorded_by=by.user,
        recorded_at=at,
        device_key=outcome.device_key,
    )
