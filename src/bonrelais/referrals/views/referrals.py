from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError, NotAllowedError
from bonrelais.foundation.pagination import page_of
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.referrals import access
from bonrelais.referrals.actions.referrals import answer_referral, see_answers, withdraw_referral
from bonrelais.referrals.choices import ReferralState
from bonrelais.referrals.forms import AnswerForm
from bonrelais.referrals.lines import line_of
from bonrelais.referrals.models import Referral
from bonrelais.referrals.queries import referrals as queries
from bonrelais.referrals.states import LEFT_WITHOUT_HELP, OPEN
from bonrelais.visits.forms import ReasonForm

READERS = (*WORKERS, Role.PARTNER)
LEFT_TO_OTHERS = LEFT_WITHOUT_HELP | {ReferralState.WITHDRAWN}


@roles(*READERS)
@require_GET
def inbox(request: Request) -> HttpResponse:
    asked = request.GET.get("etat", "")
    state = ReferralState(asked) if asked in ReferralState.values else None
    is_mine = request.GET.get("mes") == "1"
    page = page_of(queries.listed_referrals(request.seat, state=state, is_mine=is_mine), request.GET.get("page"))
    context = {
        "page": page,
        "lines": [line_of(row, queries.answer_of(row), on=clock.today()) for row in page.rows],
        "states": ReferralState.choices,
        "state": state,
        "is_mine": is_mine,
    }
    return render(request, "referrals/inbox.html", context)


@roles(*READERS)
@require_GET
def sheet(request: Request, pk: UUID) -> HttpResponse:
    return _sheet(request, access.referral(request.seat, pk), None, status=200)


def _sheet(request: Request, referral: Referral, form: AnswerForm | None, *, status: int) -> HttpResponse:
    answers = queries.answers_of(referral.pk)
    present = ReferralState(answers[-1].state)
    is_worker = request.seat.has(WORKERS)
    is_gone = present in OPEN and not access.is_in_service(referral.relay)
    context = {
        "referral": referral,
        "answers": answers,
        "present": answers[-1],
        "may": queries.may_become(answers[-1]),
        "may_call": access.may_call(referral, answers[-1]),
        "form": form or AnswerForm(present=present),
        "is_gone": is_gone,
        "is_left": is_worker and referral.need.ended_at is None and (is_gone or present in LEFT_TO_OTHERS),
        "can_answer": access.can_answer(request.seat, referral),
        "can_withdraw": access.can_withdraw(request.seat, referral),
        "is_partner": request.seat.role is Role.PARTNER,
    }
    return render(request, "referrals/sheet.html", context, status=status)


@roles(*READERS)
@require_POST
def answer(request: Request, pk: UUID) -> HttpResponse:
    referral = access.referral(request.seat, pk)
    if not access.can_answer(request.seat, referral):
        raise NotAllowedError("Seul le relais, ou la personne qui a envoyé la demande, peut noter une réponse.")
    form = AnswerForm(request.POST, present=ReferralState(queries.answer_in_force(pk).state))
    if not form.is_valid():
        return _sheet(request, referral, form, status=422)
    try:
        answer_referral(referral, answer=form.answer(), by=request.seat, at=clock.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Réponse notée.")
    return redirect("referrals:sheet", pk=pk)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    referral = access.referral(request.seat, pk)
    if not access.can_withdraw(request.seat, referral):
        raise NotAllowedError("Seule la personne qui a envoyé cette demande, ou la coordination, peut la retirer.")
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            withdraw_referral(referral, comment=form.cleaned_data["reason"], by=request.seat, at=clock.now())
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Mise en relation retirée.")
        return redirect("referrals:sheet", pk=pk)
    context = {"referral": referral, "form": form}
    return render(request, "referrals/withdraw.html", context, status=422 if form.is_bound else 200)


@roles(*WORKERS)
@require_POST
def seen(request: Request) -> HttpResponse:
    asked = [UUID(key) for key in request.POST.getlist("answer") if _is_uuid(key)]
    see_answers(asked, by=request.seat, at=clock.now())
    return redirect("desk:home")


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
