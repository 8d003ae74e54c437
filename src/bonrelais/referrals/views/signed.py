from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.actor import RelayActor
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import public
from bonrelais.referrals import access
from bonrelais.referrals.actions.referrals import answer_referral, renew_link
from bonrelais.referrals.choices import ReferralState
from bonrelais.referrals.forms import AnswerForm
from bonrelais.referrals.models import Referral
from bonrelais.referrals.queries import referrals as queries


@public
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The relay's page without an account. Opening it changes nothing: a mail scanner may."""
    referral, is_expired = _opened(token)
    if is_expired:
        return render(request, "referrals/expired.html", {"token": token, "referral": referral}, status=410)
    present = ReferralState(queries.answer_in_force(referral.id).state)
    if request.method != "POST":
        return _answered_page(request, referral, AnswerForm(present=present), status=200)
    form = AnswerForm(request.POST, present=present)
    if not form.is_valid():
        return _answered_page(request, referral, form, status=422)
    try:
        answer_referral(referral, answer=form.answer(), by=RelayActor(referral.relay_id), at=clock.now())
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _answered_page(request, referral, form, status=409)
    return redirect("referrals:signed", token=token)


@public
@never_cache
@require_POST
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """Sends a fresh link to the relay, or to who stands in for them: never to whoever holds this one."""
    referral, _ = _opened(token)
    try:
        renew_link(referral, by=RelayActor(referral.relay_id), at=clock.now())
    except DomainError as refusal:
        return render(request, "referrals/renewed.html", {"refusal": str(refusal)}, status=410)
    return render(request, "referrals/renewed.html", {"refusal": ""})


def _opened(token: str) -> tuple[Referral, bool]:
    opened = access.signed_referral(token, at=clock.now())
    if opened is None:
        raise Http404
    return opened


def _answered_page(request: HttpRequest, referral: Referral, form: AnswerForm, *, status: int) -> HttpResponse:
    answers = queries.answers_of(referral.id)
    is_open = access.is_in_service(referral.relay)
    context = {
        "referral": referral,
        "present": answers[-1],
        "may": queries.may_become(answers[-1]),
        "may_call": is_open and access.may_call(referral, answers[-1]),
        "is_open": is_open,
        "form": form,
    }
    return render(request, "referrals/signed.html", context, status=status)
