from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bonrelais.directory import access
from bonrelais.directory.actions.facts import learn_fact, withdraw_fact
from bonrelais.directory.forms import FactForm
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def fact_learn(request: Request, pk: UUID) -> HttpResponse:
    """One question and its answer; `?question=` chooses the question."""
    place = access.establishment(request.seat, pk)
    initial = {"code": request.GET.get("question", ""), "learnt_on": clock.today(), "source": "declared"}
    form = FactForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            learn_fact(place.company, fact=form.fact(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error("value", str(refusal))
        else:
            messages.success(request, "Réponse notée.")
            return redirect("desk:sheet", pk=pk)
    context = {"place": place, "form": form, "title": "Noter une réponse", "button": "Noter la réponse"}
    return render(request, "directory/form.html", context, status=422 if form.is_bound else 200)


@roles(Role.ADVISER, Role.COORDINATOR)
@require_POST
def fact_withdraw(request: Request, pk: UUID, fact: UUID) -> HttpResponse:
    place = access.establishment(request.seat, pk)
    withdraw_fact(access.fact(request.seat, fact, company_id=place.company_id), by=request.seat, at=clock.now())
    messages.success(request, "Réponse retirée.")
    return redirect("desk:sheet", pk=pk)
