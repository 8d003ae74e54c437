from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bonrelais.casework import actions, queries
from bonrelais.casework.facts_form import FactsForm
from bonrelais.casework.forms import CorrectionForm, VisitForm
from bonrelais.directory import access as directory_access
from bonrelais.directory.actions.contacts import add_contact
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import answers_known
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.visits import access as visits_access
from bonrelais.visits import queries as visits_queries
from bonrelais.visits.actions.drafts import DraftContent, keep_draft
from bonrelais.visits.forms import ReasonForm
from bonrelais.visits.models import Appointment

NOT_KEPT = frozenset({"csrfmiddlewaretoken", "device_key"})


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def record_visit(request: Request, establishment: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, establishment)
    appointment = _appointment(request)
    choices = queries.visit_choices(request.seat, place.company_id)
    known = answers_known(request.seat, place, on=clock.today())
    if request.method == "POST":
        form = VisitForm(request.POST, choices=choices)
        facts = FactsForm(request.POST, known=known)
        if form.is_valid() and facts.is_valid():
            try:
                _record(request, place, appointment, form, facts)
            except DomainError as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, "Visite notée.")
                return redirect("desk:sheet", pk=place.pk)
    else:
        draft = visits_queries.latest_draft(request.seat, place.id, on=clock.today())
        values = queries.draft_values(draft)
        form = VisitForm(choices=choices, initial={**queries.appointment_values(appointment), **values})
        facts = FactsForm(initial=values, known=known)
    context = {"establishment": place, "form": form, "facts": facts, "appointment": appointment}
    return render(request, "casework/visit.html", context, status=422 if form.is_bound else 200)


@transaction.atomic
def _record(
    request: Request, place: Establishment, appointment: Appointment | None, form: VisitForm, facts: FactsForm
) -> None:
    """The person met for the first time is noted with the visit, unless the visit was already recorded."""
    key = form.cleaned_data["device_key"]
    is_known = visits_queries.visit_with_key(request.seat.programme_id, key) is not None
    met = None if is_known else form.person_met()
    extra = [] if met is None else [add_contact(place.company, facts=met, by=request.seat, at=clock.now())]
    whole = form.whole_visit(appointment=appointment, extra=extra, facts=facts.learnt(form.cleaned_data["held_on"]))
    actions.record_whole_visit(place, whole=whole, by=request.seat, at=clock.now())


@roles(Role.ADVISER, Role.COORDINATOR)
@require_POST
def draft(request: Request, establishment: UUID) -> HttpResponse:
    """Keeps the form as typed, on every pause of the typing; answers when it was kept."""
    place = directory_access.establishment(request.seat, establishment)
    try:
        device_key = UUID(request.POST.get("device_key", ""))
    except ValueError:
        return JsonResponse({"error": "Ce brouillon n’a pas de clé. Rechargez la page."}, status=422)
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in NOT_KEPT}
    kept = keep_draft(place, device_key=device_key, content=DraftContent(fields), by=request.seat, at=clock.now())
    return JsonResponse({"saved_at": kept.saved_at.isoformat()})


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def correct_visit(request: Request, pk: UUID) -> HttpResponse:
    version = visits_access.version_to_correct(request.seat, pk)
    choices = queries.visit_choices(request.seat, version.visit.company_id)
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, choices=choices, initial=queries.recorded_values(version)
    )
    if form.is_bound and form.is_valid():
        whole = form.whole_visit(appointment=None)
        reason = form.cleaned_data["reason"]
        try:
            actions.correct_whole_visit(version, whole=whole, reason=reason, by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Visite corrigée. La version d’avant reste dans l’historique.")
            return redirect("visits:visit", pk=pk)
    context = {"version": version, "establishment": version.establishment, "form": form, "facts": None}
    return render(request, "casework/correct.html", context, status=422 if form.is_bound else 200)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def cancel_visit(request: Request, pk: UUID) -> HttpResponse:
    version = visits_access.version_to_correct(request.seat, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.cancel_whole_visit(
                version.visit, reason=form.cleaned_data["reason"], by=request.seat, at=clock.now()
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Visite annulée. Elle ne compte plus à partir d’aujourd’hui.")
        return redirect("visits:visit", pk=pk)
    context = {"version": version, "form": form}
    return render(request, "casework/cancel.html", context, status=422 if form.is_bound else 200)


def _appointment(request: Request) -> Appointment | None:
    asked = request.GET.get("appointment") or request.POST.get("appointment")
    if not asked:
        return None
    try:
        return visits_access.appointment_of(request.seat, UUID(asked))
    except ValueError:
        return None
