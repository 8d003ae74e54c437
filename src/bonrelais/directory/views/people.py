"""Contacts and consents of a business."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from bonrelais.directory import access
from bonrelais.directory.actions.consents import give_consent, withdraw_consent
from bonrelais.directory.actions.contacts import add_contact, edit_contact, remove_contact
from bonrelais.directory.forms import ConsentForm, ContactForm
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def contact_add(request: Request, pk: UUID) -> HttpResponse:
    place = access.establishment(request.seat, pk)
    form = ContactForm(request.POST or None)
    if form.is_valid():
        add_contact(place.company, facts=form.facts(), by=request.seat, at=clock.now())
        messages.success(request, "Interlocuteur ajouté.")
        return redirect("desk:sheet", pk=pk)
    context = {"place": place, "form": form, "title": "Ajouter un interlocuteur", "button": "Ajouter l’interlocuteur"}
    return render(request, "directory/form.html", context, status=422 if form.is_bound else 200)


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def contact_edit(request: Request, pk: UUID, contact: UUID) -> HttpResponse:
    place = access.establishment(request.seat, pk)
    person = access.contact(request.seat, contact, company_id=place.company_id)
    initial = {"name": person.name, "title": person.title, "phone": person.phone, "email": person.email}
    form = ContactForm(request.POST or None, initial=initial)
    if form.is_valid():
        edit_contact(person, facts=form.facts(), by=request.seat, at=clock.now())
        messages.success(request, "Interlocuteur corrigé.")
        return redirect("desk:sheet", pk=pk)
    context = {"place": place, "form": form, "title": f"Corriger {person.name}", "button": "Enregistrer"}
    return render(request, "directory/form.html", context, status=422 if form.is_bound else 200)


@roles(Role.ADVISER, Role.COORDINATOR)
@require_POST
def contact_remove(request: Request, pk: UUID, contact: UUID) -> HttpResponse:
    place = access.establishment(request.seat, pk)
    remove_contact(access.contact(request.seat, contact, company_id=place.company_id), by=request.seat, at=clock.now())
    messages.success(request, "Interlocuteur retiré : ses coordonnées sont effacées, ses accords retirés.")
    return redirect("desk:sheet", pk=pk)


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def consent_give(request: Request, pk: UUID) -> HttpResponse:
    place = access.establishment(request.seat, pk)
    form = ConsentForm(request.POST or None, initial={"given_on": clock.today()})
    form.offer(
        organisations=access.organisations(request.seat),
        contacts=access.contacts(request.seat, place.company_id),
    )
    if form.is_valid():
        try:
            given = give_consent(place.company, facts=form.facts(), by=request.seat, at=clock.now())
        except DomainError as refusal:
            form.add_error("given_on", str(refusal))
        else:
            messages.success(request, f"Accord noté pour {given.organisation.short_name}.")
            return redirect("desk:sheet", pk=pk)
    context = {"place": place, "form": form, "title": "Noter un accord", "button": "Noter l’accord"}
    return render(request, "directory/form.html", context, status=422 if form.is_bound else 200)


@roles(Role.ADVISER, Role.COORDINATOR)
@require_POST
def consent_withdraw(request: Request, pk: UUID, consent: UUID) -> HttpResponse:
    place = access.establishment(request.seat, pk)
    found = access.consent(request.seat, consent, company_id=place.company_id)
    withdraw_consent(found, by=request.seat, at=clock.now())
    messages.success(request, f"Accord retiré : {found.organisation.short_name} ne reçoit plus rien.")
    return redirect("desk:sheet", pk=pk)
