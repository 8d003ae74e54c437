from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.directory import access as directory_access
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.visits import access, queries
from bonrelais.visits.actions.appointments import cancel_appointment, plan_appointment
from bonrelais.visits.actions.callbacks import close_callback, postpone_callback
from bonrelais.visits.actions.notes import withdraw_private_note, write_private_note
from bonrelais.visits.forms import AppointmentForm, NoteForm, OutcomeForm, PostponeForm, ReasonForm


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def plan(request: Request, establishment: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, establishment)
    form = AppointmentForm(
        request.POST if request.method == "POST" else None,
        establishment=place,
        advisers=queries.advisers(request.seat, on=clock.today()),
        contacts=queries.contacts(request.seat, place.company_id),
    )
    if request.method == "POST" and form.is_valid():
        try:
            plan_appointment(place, plan=form.plan(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Rendez-vous noté. Il est dans l’agenda.")
            return redirect("desk:sheet", pk=place.pk)
    status = 422 if form.is_bound else 200
    return render(request, "visits/plan.html", {"establishment": place, "form": form}, status=status)


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def cancel(request: Request, pk: UUID) -> HttpResponse:
    appointment = access.appointment_of(request.seat, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_appointment(appointment, reason=form.cleaned_data["reason"], by=request.seat, at=clock.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Rendez-vous annulé.")
        return redirect("desk:sheet", pk=appointment.establishment_id)
    status = 422 if form.is_bound else 200
    return render(request, "visits/cancel.html", {"appointment": appointment, "form": form}, status=status)


@roles(*WORKERS)
@require_POST
def callback_done(request: Request, pk: UUID) -> HttpResponse:
    callback = access.callback_of(request.seat, pk)
    form = OutcomeForm(request.POST)
    outcome = form.cleaned_data["outcome"] if form.is_valid() else ""
    try:
        close_callback(callback, outcome=outcome, by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Fait : {callback.text}")
    return redirect(_back(request, callback.establishment_id))


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def callback_postpone(request: Request, pk: UUID) -> HttpResponse:
    callback = access.callback_of(request.seat, pk)
    form = PostponeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            postpone_callback(callback, due_on=form.cleaned_data["due_on"], by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error("due_on", str(refusal))
        else:
            messages.success(request, "Rappel reporté.")
            return redirect("desk:sheet", pk=callback.establishment_id)
    status = 422 if form.is_bound else 200
    return render(request, "visits/postpone.html", {"callback": callback, "form": form}, status=status)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def note_add(request: Request, establishment: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, establishment)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        write_private_note(place.company, text=form.cleaned_data["text"], by=request.seat, at=clock.now())
        messages.success(request, "Note gardée. Elle est lue par votre structure seulement.")
        return redirect("desk:sheet", pk=place.pk)
    status = 422 if form.is_bound else 200
    return render(request, "visits/note.html", {"establishment": place, "form": form}, status=status)


@roles(*WORKERS)
@require_POST
def note_withdraw(request: Request, pk: UUID) -> HttpResponse:
    note = access.note_of(request.seat, pk)
    withdraw_private_note(note, by=request.seat, at=clock.now())
    messages.success(request, "Note retirée.")
    return redirect("desk:sheet", pk=queries.main_places([note.company_id])[note.company_id])


@roles(*WORKERS)
@require_GET
def visit(request: Request, pk: UUID) -> HttpResponse:
    version = access.present_version(request.seat, pk)
    context = {
        "version": version,
        "former": queries.former_versions(pk),
        "subjects": queries.subject_labels(pk),
        "can_correct": access.can_correct(request.seat, version) and version.visit.cancelled_at is None,
    }
    return render(request, "visits/visit.html", context)


def _back(request: Request, establishment_id: UUID) -> str:
    """The page left, when it is the home or the sheet; the sheet otherwise."""
    return "/" if request.POST.get("back") == "home" else reverse("desk:sheet", args=[establishment_id])
