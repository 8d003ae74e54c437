from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory.actions.consents import ConsentFacts, give_consent
from bonrelais.directory.actions.contacts import add_contact
from bonrelais.directory.models import Consent, Contact
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.needs import access as needs_access
from bonrelais.needs.models import Need
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.referrals import access
from bonrelais.referrals.actions.referrals import ReferralRefusedError, send_referral
from bonrelais.referrals.forms import SendForm
from bonrelais.referrals.models import Relay
from bonrelais.referrals.queries import routing as queries
from bonrelais.referrals.queries.routing import RelayChoice
from bonrelais.referrals.requests import ReferralRequest
from bonrelais.visits.queries import contacts


class IncompleteError(ReferralRefusedError):
    """Something is missing in the form: the refusal stands beside the field."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


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
            _send(request, row, relay, form)
        except IncompleteError as refusal:
            form.add_error(refusal.field, str(refusal))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Mise en relation envoyée. {relay.organisation.short_name} est prévenu.")
            return redirect("desk:sheet", pk=row.establishment_id)
    return _page(request, row, form, status=422)


@transaction.atomic
def _send(request: Request, need: Need, relay: Relay, form: SendForm) -> None:
    seat, name = request.seat, relay.organisation.short_name
    choice = queries.choice_of(seat, need, relay, on=clock.today())
    if choice is None:
        raise ReferralRefusedError("Ce relais n’est plus proposé. Choisissez-en un autre.")
    if choice.proposal.answer is Answer.NO:
        why = " ; ".join(reason.text for reason in choice.proposal.reasons if reason.answer is Answer.NO)
        raise ReferralRefusedError(f"Ce besoin n’est pas pour {name}. {why}")
    if choice.consent is None and not form.cleaned_data["has_consent"]:
        raise IncompleteError(
            "has_consent", f"Le dirigeant n’a pas donné son accord pour {name}. Demandez-le, puis cochez la case."
        )
    asked = ReferralRequest(
        relay=relay,
        consent=_consent(request, need, choice, form),
        reason=queries.in_words(choice.proposal),
        device_key=form.cleaned_data["device_key"],
        message=form.cleaned_data["message"],
    )
    send_referral(need, request=asked, by=seat, at=clock.now())


def _consent(request: Request, need: Need, choice: RelayChoice, form: SendForm) -> Consent:
    """The one already given, when it says who may be called; else the one just told, for a person chosen or added."""
    if choice.consent is not None and choice.called is not None:
        return choice.consent
    facts = ConsentFacts(choice.relay.organisation, given_on=clock.today(), contact=_person(request, need, form))
    return give_consent(need.company, facts=facts, by=request.seat, at=clock.now())


def _person(request: Request, need: Need, form: SendForm) -> Contact:
    typed = form.new_contact()
    if typed is not None:
        return add_contact(need.company, facts=typed, by=request.seat, at=clock.now())
    people = contacts(request.seat, need.company_id)
    if not people:
        raise IncompleteError("contact_name", "Indiquez qui le relais appellera : personne n’est encore noté.")
    chosen = next((person for person in people if str(person.id) == form.cleaned_data["contact"]), None)
    if chosen is None:
        raise IncompleteError("contact", "Choisissez qui sera appelé.")
    return chosen
