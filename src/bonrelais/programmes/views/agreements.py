from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes import access, actions, queries
from bonrelais.programmes.access import MANAGERS, WORKERS, roles
from bonrelais.programmes.actions import COUNTED_BY_DEFAULT
from bonrelais.programmes.choices import CountingUnit
from bonrelais.programmes.forms import AgreementForm, TargetForm, initial_of
from bonrelais.programmes.models import Agreement
from bonrelais.programmes.replies import done_or_refused
from bonrelais.programmes.seat import Request


@roles(*WORKERS)
@require_GET
def agreements(request: Request) -> HttpResponse:
    context = {
        "agreements": list(queries.agreements(request.seat.programme)),
        "today": clock.today(),
        "can_edit": request.seat.has(MANAGERS),
    }
    return render(request, "programmes/agreements.html", context)


@roles(*MANAGERS)
@require_GET
def new_agreement(request: Request) -> HttpResponse:
    initial = {"modes": [mode.value for mode in COUNTED_BY_DEFAULT], "unit": CountingUnit.COMPANY.value}
    return render(
        request, "programmes/agreement_form.html", {"form": AgreementForm(initial=initial), "agreement": None}
    )


@roles(*MANAGERS)
@require_POST
def add_agreement(request: Request) -> HttpResponse:
    form = AgreementForm(request.POST)
    if form.is_valid():
        programme = request.seat.programme
        try:
            added = actions.add_agreement(programme, facts=form.facts(), by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La convention est ajoutée. Fixez maintenant ses objectifs.")
            return redirect("programmes:agreement", pk=added.pk)
    return render(request, "programmes/agreement_form.html", {"form": form}, status=422)


@roles(*MANAGERS)
@require_GET
def agreement(request: Request, pk: UUID) -> HttpResponse:
    """The agreement and its targets; a past one is read only."""
    shown = access.agreement(request.seat, pk)
    initial = {"starts_on": shown.starts_on, "ends_on": shown.ends_on}
    return _sheet(
        request,
        shown,
        form=AgreementForm(initial=initial_of(shown)),
        target=TargetForm(shown.programme, clock.today(), initial=initial),
    )


@roles(*MANAGERS)
@require_POST
def change_agreement(request: Request, pk: UUID) -> HttpResponse:
    changed, day = access.agreement(request.seat, pk), clock.today()
    form = AgreementForm(request.POST)
    if form.is_valid():
        facts = form.facts(code=changed.code)
        try:
            actions.change_agreement(changed, facts=facts, by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La convention est enregistrée.")
            return redirect("programmes:agreement", pk=pk)
    return _sheet(request, changed, form=form, target=TargetForm(changed.programme, day))


@roles(*MANAGERS)
@require_POST
def set_target(request: Request, pk: UUID) -> HttpResponse:
    held, day = access.agreement(request.seat, pk), clock.today()
    form = TargetForm(held.programme, day, request.POST)
    if form.is_valid():
        try:
            actions.set_target(held, facts=form.facts(), by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "L’objectif est fixé.")
            return redirect("programmes:agreement", pk=pk)
    return _sheet(request, held, form=AgreementForm(initial=initial_of(held)), target=form)


@roles(*MANAGERS)
@require_POST
def remove_target(request: Request, pk: UUID) -> HttpResponse:
    target = access.target(request.seat, pk)
    return done_or_refused(
        request,
        lambda: actions.remove_target(target, by=request.user, at=clock.now()),
        done="L’objectif est retiré.",
        to=reverse("programmes:agreement", args=[target.agreement_id]),
    )


def _sheet(request: Request, shown: Agreement, *, form: AgreementForm, target: TargetForm) -> HttpResponse:
    context = {
        "agreement": shown,
        "targets": queries.targets(shown),
        "form": form,
        "target": target,
        "is_past": shown.ends_on < clock.today(),
    }
    status = 422 if form.errors or target.errors else 200
    return render(request, "programmes/agreement.html", context, status=status)
