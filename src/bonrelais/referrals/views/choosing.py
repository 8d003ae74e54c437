from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory.actions.consents import ConsentFacts, give_consent
from bonrelais.directory.models import Consent
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
from bonrelais.referrals.requests import ReferralRequest
from bonrelais.visits.queries import contacts


@roles(*WORKERS)
@require_GET
def choose(request: Request, need: UUID) -> HttpResponse:
    return _page(request, needs_access.need(request.seat, need), SendForm(), status=200)


def _page(request: Request, need: Need, form: SendForm, *, status: int) -> HttpResponse:
    routing = queries.route(request.seat, need, on=clock.today())
    context = {
        "need": need,
        "form": form,
        "routing": routing,
        "has_excluded": any(choice.proposal.answer is Answer.NO for choice in routing.choices),
        "contacts": contacts(request.seat, need.company_id),
        "sent": routing.sent,
        "can_send": request.seat.has((Role.ADVISER, Role.COORDINATOR)),
    }
    return render(request, "referrals/choose.html", context, status=status)


@roles(Role.ADVISER, Role.COORDINATOR)
@require_POST
def send(request: Request, need: UUID) -> HttpResponse:
    row = needs_access.need(request.seat, need)
    form = SendForm(request.POST)
    if form.is_valid():
        try:
            relay = access.relay(request.seat, form.cleaned_data["relay"])
            _send(request, row, relay, form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Mise en relation envoyée. {relay.organisation.short_name} est prévenu.")
            return redirect("desk:sheet", pk=row.establishment_id)
    return _page(request, row, form, status=422)


@transaction.atomic
def _send(request: Request, need: Need, relay: Relay, form: SendForm) -> None:
    consent = queries.open_consent(request.seat, need.company_id, relay.organisation_id)
    if consent is None and form.cleaned_data["has_consent"]:
        consent = _consent(request, need, relay, form)
    if consent is None:
        name = relay.organisation.short_name
        raise ReferralRefusedError(
            f"Le dirigeant n’a pas donné son accord pour {name}. Demandez-le, puis cochez la case."
        )
    asked = ReferralRequest(
        relay=relay,
        consent=consent,
        reason=queries.reason_in_words(request.seat, need, relay, on=clock.today()),
        device_key=form.cleaned_data["device_key"],
        message=form.cleaned_data["message"],
    )
    send_referral(need, request=asked, by=request.seat, at=clock.now())


def _consent(request: Request, need: Need, relay: Relay, form: SendForm) -> Consent:
    people = {contact.id: contact for contact in contacts(request.seat, need.company_id)}
    chosen = people.get(form.cleaned_data["contact"]) or next(iter(people.values()), None)
    facts = ConsentFacts(relay.organisation, given_on=clock.today(), contact=chosen)
    return give_consent(need.company, facts=facts, by=request.seat, at=clock.now())
