from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bonrelais.core.catalogue import FactDefinition
from bonrelais.directory import access
from bonrelais.directory.actions.facts import withdraw_fact
from bonrelais.directory.answering import answer_form, keep_answer
from bonrelais.directory.facts_catalogue import find_fact_in_words
from bonrelais.directory.forms import QuestionForm
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import answers_known
from bonrelais.foundation import clock
from bonrelais.programmes.access import roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def fact_learn(request: Request, pk: UUID) -> HttpResponse:
    """One question and its answer; `?question=` chooses the question, else it is chosen first.

    `?mots=` brings the words of a commitment, whose code says nothing to read.
    """
    place = access.establishment(request.seat, pk)
    asked = request.POST.get("code", "") if request.method == "POST" else request.GET.get("question", "")
    words = request.POST.get("words", "") if request.method == "POST" else request.GET.get("mots", "")
    definition = find_fact_in_words(asked, words)
    if definition is None:
        form = QuestionForm({"question": asked} if request.method == "POST" else None)
        return render(
            request, "directory/question.html", {"place": place, "form": form}, status=422 if form.is_bound else 200
        )
    return _answer(request, place, definition)


def _answer(request: Request, place: Establishment, definition: FactDefinition) -> HttpResponse:
    form = answer_form(request, place, definition)
    if form.is_bound and keep_answer(request, place, form):
        messages.success(request, "Réponse notée.")
        return redirect("desk:sheet", pk=place.pk)
    known = answers_known(request.seat, place, on=clock.today()).get(definition.code)
    context = {"place": place, "form": form, "definition": definition, "known": known}
    return render(request, "directory/fact.html", context, status=422 if form.is_bound else 200)


@roles(Role.ADVISER, Role.COORDINATOR)
@require_POST
def fact_withdraw(request: Request, pk: UUID, fact: UUID) -> HttpResponse:
    place = access.establishment(request.seat, pk)
    withdraw_fact(access.fact(request.seat, fact, company_id=place.company_id), by=request.seat, at=clock.now())
    messages.success(request, "Réponse retirée.")
    return redirect("desk:sheet", pk=pk)
