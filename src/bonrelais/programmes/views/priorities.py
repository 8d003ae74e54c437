from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes import access, actions, queries
from bonrelais.programmes.access import MANAGERS, WORKERS, roles
from bonrelais.programmes.priority_form import PriorityForm, PriorityNameForm
from bonrelais.programmes.replies import done_or_refused
from bonrelais.programmes.seat import Request

PAGE = "programmes:priorities"


@roles(*WORKERS)
@require_GET
def priorities(request: Request) -> HttpResponse:
    return _page(request, PriorityForm(request.seat.programme))


@roles(*MANAGERS)
@require_POST
def add_priority(request: Request) -> HttpResponse:
    programme = request.seat.programme
    form = PriorityForm(programme, request.POST)
    if form.is_valid():
        try:
            actions.add_priority(programme, facts=form.facts(), by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(PAGE)
    return _page(request, form)


@roles(*MANAGERS)
@require_POST
def rename_priority(request: Request, pk: UUID) -> HttpResponse:
    priority = access.priority(request.seat, pk)
    form = PriorityNameForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["label"])))
        return redirect(PAGE)
    return done_or_refused(
        request,
        lambda: actions.rename_priority(priority, label=form.cleaned_data["label"], by=request.user, at=clock.now()),
        done="La priorité est renommée.",
        to=PAGE,
    )


def _page(request: Request, form: PriorityForm) -> HttpResponse:
    context = {
        "priorities": queries.priorities(request.seat.programme),
        "form": form,
        "can_edit": request.seat.has(MANAGERS),
    }
    return render(request, "programmes/priorities.html", context, status=422 if form.errors else 200)
