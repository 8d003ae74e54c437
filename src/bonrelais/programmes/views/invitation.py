"""The page that an invitation's link opens, for who has no account yet and for who has one."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.network.models import User
from bonrelais.programmes import access, actions, queries
from bonrelais.programmes.access import public
from bonrelais.programmes.forms import NewAccountForm
from bonrelais.programmes.middleware import SESSION_KEY
from bonrelais.programmes.models import Invitation, Membership

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public
@require_GET
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    held = access.invitation_of(token)
    return _page(request, held, form=NewAccountForm(held))


@public
@require_POST
@never_cache
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Opens the account and signs in; who has an account already accepts signed in with it."""
    held = access.invitation_of(token)
    if queries.account_of(held) is not None:
        return _accept_signed_in(request, held, token)
    form = NewAccountForm(held, request.POST)
    if not form.is_valid():
        return _page(request, held, form=form)
    try:
        membership = actions.accept_with_new_account(held, account=form.account(), at=clock.now())
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, held, form=form)
    login(request, membership.user, backend=BACKEND)
    return _welcome(request, membership)


def _accept_signed_in(request: HttpRequest, held: Invitation, token: str) -> HttpResponse:
    user = request.user
    if not isinstance(user, User):
        return redirect_to_login(reverse("programmes:invitation", args=[token]))
    try:
        membership = actions.accept_invitation(held, by=user, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("programmes:invitation", token=token)
    return _welcome(request, membership)


def _welcome(request: HttpRequest, membership: Membership) -> HttpResponse:
    request.session[SESSION_KEY] = str(membership.programme_id)
    messages.success(request, f"Bienvenue dans {membership.programme.name}.")
    return redirect("/")


def _page(request: HttpRequest, held: Invitation, *, form: NewAccountForm) -> HttpResponse:
    account = queries.account_of(held)
    context = {
        "invitation": held,
        "form": form,
        "account": account,
        "is_own": account is not None and request.user == account,
        "refusal": actions.refusal_of(held, at=clock.now()),
    }
    return render(request, "programmes/invitation.html", context, status=422 if form.errors else 200)
