"""A person's own roles, and the operator's page: for who signed in, with or without a role."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.network.access import signed_in
from bonrelais.programmes import access, actions, queries
from bonrelais.programmes.forms import FirstAdministratorForm
from bonrelais.programmes.middleware import SESSION_KEY
from bonrelais.programmes.models import Programme


@require_GET
def my_roles(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    held = list(queries.open_memberships(user, on=clock.today()))
    kept = request.session.get(SESSION_KEY)
    in_use = next((one for one in held if str(one.programme_id) == kept), held[0] if held else None)
    return render(request, "programmes/my_roles.html", {"memberships": held, "in_use": in_use, "person": user})


@require_POST
def choose_role(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The programme where the person works from now on, until they sign out."""
    membership = access.own_membership(signed_in(request), pk, on=clock.today())
    request.session[SESSION_KEY] = str(membership.programme_id)
    return redirect("/")


@require_GET
def installation(request: HttpRequest) -> HttpResponse:
    """What the operator may see: how the installation is, and no content."""
    if not signed_in(request).is_operator:
        raise PermissionDenied
    waiting = [(one, FirstAdministratorForm(one)) for one in queries.programmes_without_administrator()]
    return _installation_page(request, waiting)


@require_POST
def invite_first_administrator(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = signed_in(request)
    programme = access.programme_without_administrator(user, pk)
    form = FirstAdministratorForm(programme, request.POST)
    if form.is_valid():
        try:
            actions.invite(programme, invitee=form.invitee(), by=user, at=clock.now())
        except DomainError as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, "L’invitation part. Son lien sert pendant huit jours.")
            return redirect("programmes:installation")
    return _installation_page(request, [(programme, form)])


def _installation_page(request: HttpRequest, waiting: list[tuple[Programme, FirstAdministratorForm]]) -> HttpResponse:
    context = {"state": queries.installation_state(), "waiting": waiting}
    is_refused = any(form.errors for _, form in waiting)
    return render(request, "programmes/installation.html", context, status=422 if is_refused else 200)
