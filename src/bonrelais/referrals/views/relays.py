from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.core.french import count
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.referrals import access
from bonrelais.referrals.actions.relays import add_relay, edit_relay, retire_relay
from bonrelais.referrals.forms import RelayForm, RelayOffers
from bonrelais.referrals.models import Relay
from bonrelais.referrals.queries import relays as queries
from bonrelais.referrals.queries.referrals import open_with, unanswered_by

KEEPERS = (Role.COORDINATOR, Role.ADMINISTRATOR)


@roles(*WORKERS)
@require_GET
def listing(request: Request) -> HttpResponse:
    lines = queries.relay_lines(request.seat)
    return render(request, "referrals/relays.html", {"lines": lines, "can_edit": request.seat.has(KEEPERS)})


@roles(*KEEPERS)
@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    form = _form(request, None)
    if form.is_bound and form.is_valid():
        try:
            relay = add_relay(form.card(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{relay.name} est un relais du dispositif.")
            return redirect("referrals:relays")
    return render(request, "referrals/relay.html", {"form": form, "relay": None}, status=422 if form.is_bound else 200)


@roles(*KEEPERS)
@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: UUID) -> HttpResponse:
    relay = access.relay(request.seat, pk)
    form = _form(request, relay)
    if form.is_bound and form.is_valid():
        communes = queries.communes_of(relay)
        try:
            edited = edit_relay(relay, card=form.card(communes), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Relais modifié.")
            if edited.email != relay.email.lower() and (again := open_with(edited).count()):
                told = count(again, "demande en cours est renvoyée", "demandes en cours sont renvoyées")
                messages.info(request, f"{told} à sa nouvelle adresse ; les liens d’avant ne servent plus.")
            return redirect("referrals:relays")
    return render(request, "referrals/relay.html", {"form": form, "relay": relay}, status=422 if form.is_bound else 200)


@roles(*KEEPERS)
@require_POST
def retire(request: Request, pk: UUID) -> HttpResponse:
    relay = access.relay(request.seat, pk)
    retire_relay(relay, by=request.seat, at=clock.now())
    messages.success(request, f"Le relais {relay.name} n’est plus proposé.")
    if waiting := unanswered_by(relay):
        told = count(waiting, "demande reste", "demandes restent")
        messages.info(request, f"{told} sans réponse. Un autre relais se choisit depuis les mises en relation.")
    return redirect("referrals:relays")


def _form(request: Request, relay: Relay | None) -> RelayForm:
    seat = request.seat
    offers = RelayOffers(
        organisations=[] if relay else queries.organisations(seat),
        themes=queries.themes_to_serve(seat, relay),
        epcis=queries.epcis_to_serve(seat, relay),
    )
    return RelayForm(
        offers,
        request.POST if request.method == "POST" else None,
        of=relay.organisation if relay else None,
        initial=queries.relay_values(relay) if relay else None,
    )
