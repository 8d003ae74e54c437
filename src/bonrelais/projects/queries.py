from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.projects import access
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, ProjectState
from bonrelais.projects.models import ActionProject, Outcome, ProjectStage, Step


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project as it stands: euros in cents, jobs in persons; None when nothing is said."""

    project: ActionProject
    state: ProjectState
    steps_done: int
    steps: int
    next_step: Step | None
    planned_cents: int | None
    made_cents: int | None
    planned_jobs: int | None
    made_jobs: int | None
    proof: str


def _with_parts(projects: QuerySet[ActionProject]) -> QuerySet[ActionProject]:
    return projects.select_related("theme", "establishment__commune", "adviser").prefetch_related(
        Prefetch("stages", ProjectStage.objects.filter(replaced_at__isnull=True), to_attr="present_stages"),
        Prefetch("steps", Step.objects.order_by("position"), to_attr="ordered_steps"),
        Prefetch("outcomes", present_outcomes(), to_attr="present_outcomes"),
    )


def present_outcomes() -> QuerySet[Outcome]:
    """Outcomes not corrected since."""
    return (
        Outcome.objects.filter(corrected_by__isnull=True)
        .select_related("recorded_by", "organisation")
        .order_by("concerns_on", "recorded_at", "id")
    )


def projects_of(seat: Seat, company_id: UUID) -> list[ProjectLine]:
    """The company's projects, newest first; those withdrawn are left out."""
    rows = access.visible_projects(seat).filter(company_id=company_id, withdrawn_at__isnull=True)
    return lines(_with_parts(rows).order_by("-proposed_on", "-recorded_at", "-id"))


def live_projects() -> QuerySet[ActionProject]:
    """Those neither withdrawn nor abandoned."""
    abandoned = ProjectStage.objects.filter(replaced_at__isnull=True, state=ProjectState.ABANDONED)
    return ActionProject.objects.filter(withdrawn_at__isnull=True).exclude(pk__in=abandoned.values("project"))


def listed_projects(seat: Seat, *, state: ProjectState | None, theme_id: UUID | None) -> QuerySet[ActionProject]:
    rows = access.visible_projects(seat).filter(withdrawn_at__isnull=True)
    if state is not None:
        rows = rows.filter(stages__state=state, stages__replaced_at__isnull=True)
    if theme_id is not None:
        rows = rows.filter(theme_id=theme_id) | rows.filter(theme__parent_id=theme_id)
    return _with_parts(rows).order_by("-proposed_on", "-recorded_at", "-id")


def lines(projects: Iterable[ActionProject]) -> list[ProjectLine]:
    """Takes projects read with their stages, steps and outcomes."""
    return [_line(project) for project in projects]


def _line(project: ActionProject) -> ProjectLine:
    steps: Sequence[Step] = project.ordered_steps  # type: ignore[attr-defined]  # a prefetch's own name
    outcomes: Sequence[Outcome] = project.present_outcomes  # type: ignore[attr-defined]  # a prefetch's own name
    stages: Sequence[ProjectStage] = project.present_stages  # type: ignore[attr-defined]  # a prefetch's own name
    sums: defaultdict[tuple[str, str], int | None] = defaultdict(lambda: None)
    for outcome in outcomes:
        key = (outcome.kind, outcome.nature)
        sums[key] = (sums[key] or 0) + outcome.value
    made = [outcome for outcome in outcomes if outcome.nature == OutcomeNature.MADE]
    return ProjectLine(
        project=project,
        state=ProjectState(stages[0].state) if stages else ProjectState.PROPOSED,
        steps_done=sum(step.done_on is not None for step in steps),
        steps=len(steps),
        next_step=next((step for step in steps if step.done_on is None), None),
        planned_cents=sums[(OutcomeKind.INVESTMENT.value, OutcomeNature.PLANNED.value)],
        made_cents=sums[(OutcomeKind.INVESTMENT.value, OutcomeNature.MADE.value)],
        planned_jobs=sums[(OutcomeKind.JOBS_CREATED.value, OutcomeNature.PLANNED.value)],
        made_jobs=sums[(OutcomeKind.JOBS_CREATED.value, OutcomeNature.MADE.value)],
        proof=made[-1].get_proof_display() if made else "",
    )


def outcomes_of(project_id: UUID) -> QuerySet[Outcome]:
    """All outcomes of a project, corrected ones too, oldest first."""
    return (
        Outcome.objects.filter(project_id=project_id)
        .select_related("recorded_by", "organisation", "corrected_by")
        .order_by("nature", "kind", "concerns_on", "recorded_at", "id")
    )


def stages_of(project_id: UUID) -> QuerySet[ProjectStage]:
    return (
        ProjectStage.objects.filter(project_id=project_id).select_related("recorded_by").order_by("recorded_at", "id")
    )


def steps_of(project_id: UUID) -> QuerySet[Step]:
    return Step.objects.filter(project_id=project_id).order_by("position")


@dataclass(frozen=True, slots=True)
class Sums:
    """What a project's present outcomes add up to; None when nothing is said."""

    planned_cents: int | None
    made_cents: int | None
    planned_jobs: int | None
    made_jobs: int | None


def sums_of(project_id: UUID) -> Sums:
    project = _with_parts(ActionProject.objects.filter(pk=project_id)).get()
    line = _line(project)
    return Sums(line.planned_cents, line.made_cents, line.planned_jobs, line.made_jobs)


def parent_themes(seat: Seat) -> QuerySet[Theme]:
    return Theme.objects.filter(programme_id=seat.programme_id, parent__isnull=True, retired_at__isnull=True).order_by(
        "position", "label", "id"
    )
