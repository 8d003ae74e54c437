from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes import access, actions, queries
from bonrelais.programmes.access import MANAGERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.forms import InvitationForm
from bonrelais.programmes.replies import done_or_refused
from bonrelais.programmes.seat import Request

PAGE = "programmes:members"


@roles(*MANAGERS)
@require_GET
def members(request: Request) -> HttpResponse:
    return _page(request, InvitationForm(request.seat))


@roles(*MANAGERS)
@require_POST
def invite(request: Request) -> HttpResponse:
    form = InvitationForm(request.seat, request.POST)
    if form.is_valid():
        invitee = form.invitee()
        try:
            actions.invite(request.seat.programme, invitee=invitee, by=request.user, at=clock.now())
        except DomainError as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, f"L’invitation part à {invitee.email}. Son lien sert pendant huit jours.")
            return redirect(PAGE)
    return _page(request, form)


@roles(*MANAGERS)
@require_POST
def withdraw_invitation(request: Request, pk: UUID) -> HttpResponse:
    invitation = access.invitation_to_withdraw(request.seat, pk)
    return done_or_refused(
        request,
        lambda: actions.withdraw_invitation(invitation, by=request.user, at=clock.now()),
        done="L’invitation est retirée : son lien n’ouvre plus rien.",
        to=PAGE,
    )


@roles(*MANAGERS)
@require_POST
def end_role(request: Request, pk: UUID) -> HttpResponse:
    """From now on: who leaves loses access at once."""
    held = access.membership_to_end(request.seat, pk)
    return done_or_refused(
        request,
        lambda: actions.end_role(held, on=clock.today(), by=request.user, at=clock.now()),
        done=f"{held.user.name} n’a plus accès au dispositif.",
        to=PAGE,
    )


def _page(request: Request, form: InvitationForm) -> HttpResponse:
    seat = request.seat
    context = {
        "members": [
            (held, Role(held.role) in access.roles_to_give(seat))
            for held in queries.memberships_in_force(seat.programme, on=clock.today())
        ],
        "invitations": [
            (sent, Role(sent.role) in access.roles_to_give(seat))
            for sent in queries.pending_invitations(seat.programme)
        ],
        "now": clock.now(),
        "form": form,
    }
    return render(request, "programmes/members.html", context, status=422 if form.errors else 200)
