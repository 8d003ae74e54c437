from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bonrelais.core.catalogue import FactDefinition, FactShape
from bonrelais.core.facts import Grade
from bonrelais.directory import access
from bonrelais.directory.actions.facts import FactDayError, FactSinceError, learn_fact, withdraw_fact
from bonrelais.directory.facts_catalogue import find_fact
from bonrelais.directory.forms import FactForm, QuestionForm
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import answers_known, fact_sheet
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def fact_learn(request: Request, pk: UUID) -> HttpResponse:
    """One question and its answer; `?question=` chooses the question, else it is chosen first."""
    place = access.establishment(request.seat, pk)
    asked = request.POST.get("code", "") if request.method == "POST" else request.GET.get("question", "")
    definition = find_fact(asked)
    if definition is None:
        form = QuestionForm({"question": asked} if request.method == "POST" else None)
        return render(
            request, "directory/question.html", {"place": place, "form": form}, status=422 if form.is_bound else 200
        )
    return _answer(request, place, definition)


def _answer(request: Request, place: Establishment, definition: FactDefinition) -> HttpResponse:
    form = FactForm(
        request.POST if request.method == "POST" else None,
        definition=definition,
        communes=list(access.communes(request.seat)) if definition.shape is FactShape.PLACE else (),
        initial=_registration_known(request, place, definition),
    )
    if form.is_bound and form.is_valid():
        try:
            learn_fact(place, fact=form.fact(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(_field(refusal), str(refusal))
        else:
            messages.success(request, "Réponse notée.")
            return redirect("desk:sheet", pk=place.pk)
    known = answers_known(request.seat, place, on=clock.today()).get(definition.code)
    context = {"place": place, "form": form, "definition": definition, "known": known}
    return render(request, "directory/fact.html", context, status=422 if form.is_bound else 200)


def _registration_known(request: Request, place: Establishment, definition: FactDefinition) -> dict[str, object]:
    """A registration already sure is not asked again: only since when."""
    if definition.shape is not FactShape.REGISTRATION:
        return {}
    known = fact_sheet(request.seat, place, on=clock.today()).registration(definition.code)
    if known is None or known[0].grade is not Grade.REGISTERED:
        return {}
    return {"value": "oui", "since_on": known[0].since}


def _field(refusal: DomainError) -> str:
    """The field a refusal is about."""
    match refusal:
        case FactDayError():
            return "learnt_on"
        case FactSinceError():
            return "since_on"
        case _:
            return "value"


@roles(Role.ADVISER, Role.COORDINATOR)
@require_POST
def fact_withdraw(request: Request, pk: UUID, fact: UUID) -> HttpResponse:
    place = access.establishment(request.seat, pk)
    withdraw_fact(access.fact(request.seat, fact, company_id=place.company_id), by=request.seat, at=clock.now())
    messages.success(request, "Réponse retirée.")
    return redirect("desk:sheet", pk=pk)
