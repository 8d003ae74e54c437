from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.directory import access as directory_access
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.ui.french import hour, plain_day
from bonrelais.visits import access, queries
from bonrelais.visits.actions.appointments import cancel_appointment, move_appointment, plan_appointment
from bonrelais.visits.actions.callbacks import close_callback, postpone_callback, reopen_callback, word_callback
from bonrelais.visits.actions.notes import withdraw_private_note, write_private_note
from bonrelais.visits.forms import AppointmentForm, MoveForm, NoteForm, OutcomeForm, PostponeForm, ReasonForm
from bonrelais.visits.models import Callback


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def plan(request: Request, establishment: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, establishment)
    form = AppointmentForm(
        request.POST if request.method == "POST" else None,
        asker=request.seat.user,
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


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def move(request: Request, pk: UUID) -> HttpResponse:
    """Another moment for the same appointment; the one before stays in the history."""
    appointment = access.appointment_of(request.seat, pk)
    form = MoveForm(request.POST if request.method == "POST" else None, appointment=appointment)
    if form.is_bound and form.is_valid():
        try:
            moved = move_appointment(appointment, move=form.move(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            starts = moved.starts_at
            messages.success(request, f"Rendez-vous déplacé au {plain_day(starts)} à {hour(starts)}.")
            return redirect("desk:sheet", pk=moved.establishment_id)
    context = {"appointment": appointment, "form": form}
    return render(request, "visits/move.html", context, status=422 if form.is_bound else 200)


@roles(*WORKERS)
@require_GET
def callback(request: Request, pk: UUID) -> HttpResponse:
    """One promise: to do, or done and by whom; a word to add, a step back."""
    found = access.callback_of(request.seat, pk)
    return _callback_page(request, found, OutcomeForm(initial={"outcome": found.outcome}))


@roles(*WORKERS)
@require_POST
def callback_word(request: Request, pk: UUID) -> HttpResponse:
    found = access.callback_of(request.seat, pk)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return _callback_page(request, found, form, status=422)
    try:
        word_callback(found, outcome=form.cleaned_data["outcome"], by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "C’est gardé.")
    return redirect("desk:sheet", pk=found.establishment_id)


@roles(*WORKERS)
@require_POST
def callback_reopen(request: Request, pk: UUID) -> HttpResponse:
    found = access.callback_of(request.seat, pk)
    try:
        reopen_callback(found, by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"De nouveau à faire : {found.text}")
    return redirect("desk:sheet", pk=found.establishment_id)


@roles(*WORKERS)
@require_POST
def callback_done(request: Request, pk: UUID) -> HttpResponse:
    callback = access.callback_of(request.seat, pk)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return _callback_page(request, callback, form, status=422)
    try:
        close_callback(callback, outcome=form.cleaned_data["outcome"], by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _done(callback))
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
            messages.success(request, f"Prévu maintenant pour le {plain_day(form.cleaned_data['due_on'])}.")
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
        key = str(form.cleaned_data["device_key"] or "")
        messages.success(request, "Note gardée. Elle est lue par votre structure seulement.", extra_tags=key)
        return redirect("desk:sheet", pk=place.pk)
    status = 422 if form.is_bound else 200
    context = {"establishment": place, "form": form, "draft_key": request.seat.draft_key("note", place.pk)}
    return render(request, "visits/note.html", context, status=status)


@roles(*WORKERS)
@require_POST
def note_withdraw(request: Request, pk: UUID) -> HttpResponse:
    note = access.note_of(request.seat, pk)
    withdraw_private_note(note, by=request.seat, at=clock.now())
    messages.success(request, "Note retirée.")
    place = queries.main_places(request.seat, [note.company_id]).get(note.company_id)
    return redirect("desk:sheet", pk=place) if place else redirect("desk:home")


def _callback_page(request: Request, callback: Callback, form: OutcomeForm, *, status: int = 200) -> HttpResponse:
    context = {"callback": callback, "form": form, "today": clock.today()}
    return render(request, "visits/callback.html", context, status=status)


def _done(callback: Callback) -> SafeString:
    """What is done, and where to add a word or take it back."""
    url = reverse("visits:callback", args=[callback.pk])
    link = format_html('<a href="{}">Ajouter un mot, ou annuler</a>', url)
    return format_html("Fait : {} {}", f"{callback.text}.", link)


def _back(request: Request, establishment_id: UUID) -> str:
    """The page left, when it is the home or the sheet; the sheet otherwise."""
    return "/" if request.POST.get("back") == "home" else reverse("desk:sheet", args=[establishment_id])
