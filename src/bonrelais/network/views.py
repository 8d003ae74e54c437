from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.network import access, actions, queries
from bonrelais.network.forms import AbsenceForm, IdentityForm
from bonrelais.network.models import User


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    user = access.signed_in(request)
    return _account_page(request, user, identity=_identity_form(user), absence=AbsenceForm(user, clock.today()))


@require_POST
def change_identity(request: HttpRequest) -> HttpResponse:
    user = access.signed_in(request)
    form = IdentityForm(request.POST)
    if not form.is_valid():
        return _account_page(request, user, identity=form, absence=AbsenceForm(user, clock.today()))
    actions.change_identity(user, identity=form.identity(), by=user, at=clock.now())
    messages.success(request, "Vos coordonnées sont enregistrées.")
    return redirect("network:account")


@require_POST
def announce_absence(request: HttpRequest) -> HttpResponse:
    user = access.signed_in(request)
    form = AbsenceForm(user, clock.today(), request.POST)
    if form.is_valid():
        try:
            actions.announce_absence(user, plan=form.plan(), by=user, at=clock.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Votre absence est notée.")
            return redirect("network:account")
    return _account_page(request, user, identity=_identity_form(user), absence=form)


@require_POST
def withdraw_absence(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = access.signed_in(request)
    actions.withdraw_absence(access.absence_to_withdraw(user, pk), by=user, at=clock.now())
    messages.success(request, "Votre absence est retirée.")
    return redirect("network:account")


@require_GET
@never_cache
def recovery_codes(request: HttpRequest) -> HttpResponse:
    codes = queries.unused_recovery_codes(access.signed_in(request))
    return render(request, "mfa/recovery_codes/index.html", {"unused_codes": codes})


@require_GET
@never_cache
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    codes = queries.unused_recovery_codes(access.signed_in(request))
    text = render_to_string("mfa/recovery_codes/download.txt", {"unused_codes": codes})
    disposition = 'attachment; filename="codes-de-secours-bon-relais.txt"'
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Content-Disposition": disposition})


@require_GET
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "network/privacy.html")


@require_GET
@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "network/accessibility.html")


def _identity_form(user: User) -> IdentityForm:
    return IdentityForm(initial={"first_name": user.first_name, "last_name": user.last_name, "phone": user.phone})


def _account_page(request: HttpRequest, user: User, *, identity: IdentityForm, absence: AbsenceForm) -> HttpResponse:
    context = {
        "person": user,
        "identity": identity,
        "absence": absence,
        "absences": queries.absences_to_come(user, on=clock.today()),
        "has_second_factor": queries.has_second_factor(user),
    }
    return render(request, "network/account.html", context, status=422 if identity.errors or absence.errors else 200)
