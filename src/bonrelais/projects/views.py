from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.directory import access as directory_access
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.pagination import page_of
from bonrelais.needs.queries import needs_of, themes_offered
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.projects import access, actions, queries
from bonrelais.projects.actions import ProjectDayError
from bonrelais.projects.choices import ProjectState
from bonrelais.projects.forms import CorrectionForm, OutcomeForm, ProjectForm, SheetForms, StageForm, StepForm
from bonrelais.projects.listing import Filters
from bonrelais.projects.models import ActionProject
from bonrelais.visits.forms import ReasonForm


@roles(*WORKERS)
@require_GET
def listing(request: Request) -> HttpResponse:
    filters = Filters.read(request.GET)
    page = page_of(queries.listed_projects(request.seat, state=filters.state, theme_id=filters.theme_id), filters.page)
    context = {
        "page": page,
        "lines": queries.lines(page.rows),
        "filters": filters,
        "states": ProjectState.choices,
        "themes": queries.parent_themes(request.seat),
    }
    return render(request, "projects/list.html", context)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def new(request: Request, establishment: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, establishment)
    form = ProjectForm(
        request.POST if request.method == "POST" else None,
        themes=themes_offered(request.seat),
        needs=[need for need in needs_of(request.seat, place.company_id) if need.ended_at is None],
        need=request.GET.get("need", ""),
    )
    if form.is_bound and form.is_valid():
        try:
            project = actions.propose_project(place, plan=form.plan(request.user), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(_field(refusal, "proposed_on"), str(refusal))
        else:
            messages.success(request, "Projet noté.")
            return redirect("projects:sheet", pk=project.pk)
    context = {"establishment": place, "form": form}
    return render(request, "projects/new.html", context, status=422 if form.is_bound else 200)


def _field(refusal: DomainError, day: str, other: str | None = None) -> str | None:
    """Where a refusal is shown: beside the day when it is about the day."""
    return day if isinstance(refusal, ProjectDayError) else other


@roles(*WORKERS)
@require_GET
def sheet(request: Request, pk: UUID) -> HttpResponse:
    project = access.project(request.seat, pk)
    return _sheet(request, project, SheetForms(outcome=OutcomeForm(nature=request.GET.get("nature", ""))), status=200)


def _sheet(request: Request, project: ActionProject, typed: SheetForms, *, status: int = 422) -> HttpResponse:
    stages = list(queries.stages_of(project.pk))
    stage_form = typed.stage or StageForm(initial={"since_on": clock.today()})
    stage_form.offer(actions.NEXT_STATES[ProjectState(stages[-1].state)])
    context = {
        "project": project,
        "stages": stages,
        "present": stages[-1],
        "steps": queries.steps_of(project.pk),
        "outcomes": queries.outcomes_of(project.pk),
        "sums": queries.sums_of(project.pk),
        "stage_form": stage_form,
        "step_form": typed.step or StepForm(),
        "outcome_form": typed.outcome or OutcomeForm(),
        "today": clock.today(),
    }
    return render(request, "projects/sheet.html", context, status=status)


@roles(*WORKERS)
@require_POST
def stage(request: Request, pk: UUID) -> HttpResponse:
    project = access.project(request.seat, pk)
    form = StageForm(request.POST)
    if not form.is_valid():
        return _sheet(request, project, SheetForms(stage=form))
    state, since_on = ProjectState(form.cleaned_data["state"]), form.cleaned_data["since_on"]
    try:
        actions.advance_project(project, state=state, since_on=since_on, by=request.seat, at=clock.now())
    except DomainError as refusal:
        form.add_error(_field(refusal, "since_on", "state"), str(refusal))
        return _sheet(request, project, SheetForms(stage=form))
    messages.success(request, f"Projet « {state.label} ».")
    return redirect("projects:sheet", pk=pk)


@roles(*WORKERS)
@require_POST
def step_add(request: Request, pk: UUID) -> HttpResponse:
    project = access.project(request.seat, pk)
    form = StepForm(request.POST)
    if not form.is_valid():
        return _sheet(request, project, SheetForms(step=form))
    title, due_on = form.cleaned_data["title"], form.cleaned_data["due_on"]
    try:
        actions.add_step(project, title=title, due_on=due_on, by=request.seat, at=clock.now())
    except DomainError as refusal:
        form.add_error(_field(refusal, "due_on"), str(refusal))
        return _sheet(request, project, SheetForms(step=form))
    messages.success(request, "Étape ajoutée.")
    return redirect("projects:sheet", pk=pk)


@roles(*WORKERS)
@require_POST
def step_tick(request: Request, pk: UUID) -> HttpResponse:
    step = access.step(request.seat, pk)
    done_on = clock.today() if request.POST.get("done") == "1" else None
    try:
        actions.tick_step(step, done_on=done_on, by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("projects:sheet", pk=step.project_id)


@roles(*WORKERS)
@require_POST
def outcome_add(request: Request, pk: UUID) -> HttpResponse:
    project = access.project(request.seat, pk)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return _sheet(request, project, SheetForms(outcome=form))
    try:
        actions.record_outcome(project, outcome=form.entry(), by=request.seat, at=clock.now())
    except DomainError as refusal:
        form.add_error(_field(refusal, "concerns_on"), str(refusal))
        return _sheet(request, project, SheetForms(outcome=form))
    messages.success(request, "Résultat noté.")
    return redirect("projects:sheet", pk=pk)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def outcome_correct(request: Request, pk: UUID) -> HttpResponse:
    row = access.outcome(request.seat, pk)
    form = CorrectionForm(request.POST if request.method == "POST" else None, corrects=row)
    if not form.is_bound and row.project.withdrawn_at is not None:
        return redirect("projects:sheet", pk=row.project_id)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.correct_outcome(row, outcome=form.entry(), reason=reason, by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(_field(refusal, "concerns_on"), str(refusal))
        else:
            messages.success(request, "Résultat corrigé. L’ancien reste lisible.")
            return redirect("projects:sheet", pk=row.project_id)
    context = {"outcome": row, "project": row.project, "form": form}
    return render(request, "projects/correct.html", context, status=422 if form.is_bound else 200)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    project = access.project(request.seat, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_bound and project.withdrawn_at is not None:
        return redirect("projects:sheet", pk=pk)
    if form.is_bound and form.is_valid():
        try:
            actions.withdraw_project(project, reason=form.cleaned_data["reason"], by=request.seat, at=clock.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Projet retiré. Il ne compte plus à partir d’aujourd’hui.")
        return redirect("desk:sheet", pk=project.establishment_id)
    context = {"project": project, "form": form}
    return render(request, "projects/withdraw.html", context, status=422 if form.is_bound else 200)
