"""Structures and intercommunalities of the programme: read by managers, changed by administrators."""

from uuid import UUID

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.network.actions import change_organisation
from bonrelais.programmes import access, actions, queries
from bonrelais.programmes.access import MANAGERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.forms import DepartureForm, JoiningForm, KnownOrganisationForm, OrganisationForm
from bonrelais.programmes.models import ProgrammeEpci
from bonrelais.programmes.replies import done_or_refused
from bonrelais.programmes.seat import Request


@roles(*MANAGERS)
@require_GET
def organisations(request: Request) -> HttpResponse:
    return _organisations_page(request, KnownOrganisationForm(request.seat.programme), OrganisationForm())


@roles(Role.ADMINISTRATOR)
@require_POST
def add_known_organisation(request: Request) -> HttpResponse:
    programme = request.seat.programme
    form = KnownOrganisationForm(programme, request.POST)
    if not form.is_valid():
        return _organisations_page(request, form, OrganisationForm())
    organisation = form.cleaned_data["organisation"]
    actions.add_organisation(programme, organisation=organisation, by=request.user, at=clock.now())
    return redirect("programmes:organisations")


@roles(Role.ADMINISTRATOR)
@require_POST
def add_new_organisation(request: Request) -> HttpResponse:
    programme, at = request.seat.programme, clock.now()
    form = OrganisationForm(request.POST)
    if form.is_valid():
        try:
            actions.add_new_organisation(programme, facts=form.facts(), by=request.user, at=at)
        except DomainError as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("programmes:organisations")
    return _organisations_page(request, KnownOrganisationForm(programme), form)


@roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def edit_organisation(request: Request, pk: UUID) -> HttpResponse:
    """Its name, kind, SIREN and site, for every programme: an organisation is the network's."""
    organisation = access.participation(request.seat, pk).organisation
    form = OrganisationForm(request.POST if request.method == "POST" else None, initial=model_to_dict(organisation))
    if form.is_bound and form.is_valid():
        try:
            change_organisation(organisation, facts=form.facts(), by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"{organisation.short_name} est à jour.")
            return redirect("programmes:organisations")
    context = {"organisation": access.participation(request.seat, pk).organisation, "form": form}
    return render(request, "programmes/organisation.html", context, status=422 if form.is_bound else 200)


@roles(Role.ADMINISTRATOR)
@require_POST
def remove_organisation(request: Request, pk: UUID) -> HttpResponse:
    present = access.participation(request.seat, pk)
    return done_or_refused(
        request,
        lambda: actions.remove_organisation(present, on=clock.today(), by=request.user, at=clock.now()),
        done="La structure ne fait plus partie du dispositif. Ce qu’elle a écrit reste.",
        to="programmes:organisations",
    )


@roles(*MANAGERS)
@require_GET
def epcis(request: Request) -> HttpResponse:
    return _epcis_page(request, JoiningForm())


@roles(Role.ADMINISTRATOR)
@require_POST
def join_epci(request: Request) -> HttpResponse:
    form = JoiningForm(request.POST)
    if form.is_valid():
        siren, day = form.cleaned_data["siren"], form.cleaned_data["joined_on"]
        programme, at = request.seat.programme, clock.now()
        try:
            joined = actions.join_epci_by_siren(programme, siren=siren, joined_on=day, by=request.user, at=at)
        except DomainError as refusal:
            form.add_error("joined_on" if isinstance(refusal, actions.EpciDayError) else "siren", str(refusal))
        else:
            what_next = f"Ses entreprises arrivent avec l’import du registre qui la nomme : --epci {joined.epci.siren}."
            messages.success(request, f"{joined.epci.name} entre dans le dispositif. {what_next}")
            return redirect("programmes:epcis")
    return _epcis_page(request, form)


@roles(Role.ADMINISTRATOR)
@require_POST
def leave_epci(request: Request, pk: UUID) -> HttpResponse:
    joined = access.epci_to_leave(request.seat, pk)
    form = DepartureForm(joined, request.POST)
    if form.is_valid():
        try:
            actions.leave_epci(joined, left_on=form.cleaned_data["day"], by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, "Le départ est noté.")
            return redirect("programmes:epcis")
    return _epcis_page(request, JoiningForm(), refused=(joined, form))


def _organisations_page(request: Request, known: KnownOrganisationForm, new: OrganisationForm) -> HttpResponse:
    context = {
        "participations": queries.participations(request.seat.programme),
        "known": known,
        "new": new,
        "can_edit": request.seat.has((Role.ADMINISTRATOR,)),
    }
    return render(request, "programmes/organisations.html", context, status=422 if known.errors or new.errors else 200)


def _epcis_page(
    request: Request, form: JoiningForm, *, refused: tuple[ProgrammeEpci, DepartureForm] | None = None
) -> HttpResponse:
    """Each intercommunality with the form of its departure; the one just refused shows what was typed."""
    leaving, departure = refused or (None, None)
    context = {
        "epcis": [
            (one, departure if departure and one == leaving else DepartureForm(one))
            for one in queries.epcis(request.seat.programme)
        ],
        "form": form,
        "can_edit": request.seat.has((Role.ADMINISTRATOR,)),
    }
    return render(request, "programmes/epcis.html", context, status=422 if form.errors or refused else 200)
