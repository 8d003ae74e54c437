from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory.models import Contact
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.needs import access as needs_access
from bonrelais.needs.models import Need
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.referrals import access
from bonrelais.referrals.actions.handing import IncompleteError, hand_over
from bonrelais.referrals.forms import SendForm
from bonrelais.referrals.queries import routing as queries
from bonrelais.referrals.queries.routing import RelayChoice
from bonrelais.visits.queries import contacts


@dataclass(frozen=True, slots=True)
class Card:
    """A relay on the page, and the form that hands the need to it."""

    choice: RelayChoice
    form: SendForm


@roles(*WORKERS)
@require_GET
def choose(request: Request, need: UUID) -> HttpResponse:
    return _page(request, needs_access.need(request.seat, need), None, status=200)


def _page(request: Request, need: Need, refused: SendForm | None, *, status: int) -> HttpResponse:
    """With a form that was refused: it stands open in its relay's card, and what was typed serves in the others."""
    people = contacts(request.seat, need.company_id)
    routing = queries.route(request.seat, need, on=clock.today())
    context = {
        "need": need,
        "refused": refused,
        "routing": routing,
        "cards": [
            Card(choice, _form(choice, people, refused, place))
            for place, choice in enumerate(routing.choices, start=1)
            if choice.proposal.answer is not Answer.NO
        ],
        "excluded": [choice for choice in routing.choices if choice.proposal.answer is Answer.NO],
        "contacts": people,
        "sent": routing.sent,
        "can_send": need.ended_at is None and request.seat.has((Role.ADVISER, Role.COORDINATOR)),
    }
    return render(request, "referrals/choose.html", context, status=status)


def _form(choice: RelayChoice, people: list[Contact], refused: SendForm | None, place: int) -> SendForm:
    if refused is not None and refused["relay"].value() == str(choice.relay.id):
        form = refused
    else:
        form = SendForm(people, place=place, initial=refused.typed() if refused else None)
    form.speak_of(choice.relay.organisation)
    return form


@roles(Role.ADVISER, Role.COORDINATOR)
@require_POST
def send(request: Request, need: UUID) -> HttpResponse:
    row = needs_access.need(request.seat, need)
    form = SendForm(contacts(request.seat, row.company_id), request.POST)
    if form.is_valid():
        try:
            relay = access.relay_to_ask(request.seat, form.cleaned_data["relay"])
            hand_over(row, handing=form.handing(relay), by=request.seat, at=clock.now())
        except IncompleteError as refusal:
            form.add_error(refusal.field, str(refusal))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Mise en relation envoyée. {relay.organisation.short_name} est prévenu.")
            return redirect("desk:sheet", pk=row.establishment_id)
    return _page(request, row, form, status=422)
