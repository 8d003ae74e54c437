from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.directory import access as directory_access
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.needs import access as needs_access
from bonrelais.needs.models import Need
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import access, actions, queries
from bonrelais.toolbox.cards import ManualAnswer, ToolProposal
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.forms.stages import DecisionForm, ProposeForm, SetAsideForm, StageForm
from bonrelais.toolbox.models import Proposal


@roles(*WORKERS)
@require_GET
def for_need(request: Request, need: UUID) -> HttpResponse:
    return _page(request, needs_access.need(request.seat, need), status=200)


def _page(request: Request, need: Need, *, status: int) -> HttpResponse:
    place = directory_access.establishment(request.seat, need.establishment_id)
    matches = queries.tools_for(request.seat, place, need, on=clock.today())
    context = {
        "need": need,
        "establishment": place,
        "matches": [match for match in matches if match.is_offered],
        "aside": [match for match in matches if match.is_set_aside],
        "excluded": [match for match in matches if not match.is_offered and not match.is_set_aside],
        "today": clock.today(),
    }
    return render(request, "toolbox/for_need.html", context, status=status)


@roles(*WORKERS)
@require_POST
def propose(request: Request, need: UUID) -> HttpResponse:
    row = needs_access.need(request.seat, need)
    form = ProposeForm(request.POST)
    if not form.is_valid():
        return _refused(request, row, "Choisissez un outil de la liste.")
    tool = access.tool_in_use(request.seat, form.cleaned_data["tool"])
    place = directory_access.establishment(request.seat, row.establishment_id)
    try:
        actions.propose_tool(place, proposal=ToolProposal(tool, row), by=request.seat, at=clock.now())
    except DomainError as refusal:
        return _refused(request, row, str(refusal))
    messages.success(request, f"« {tool.title} » est proposé.")
    return redirect("toolbox:for_need", need=row.pk)


@roles(*WORKERS)
@require_POST
def set_aside(request: Request, need: UUID) -> HttpResponse:
    row = needs_access.need(request.seat, need)
    form = SetAsideForm(request.POST)
    if not form.is_valid():
        return _refused(request, row, "Dites pourquoi l’outil est écarté, en quelques mots.")
    tool = access.tool_in_use(request.seat, form.cleaned_data["tool"])
    place = directory_access.establishment(request.seat, row.establishment_id)
    asked, reason = ToolProposal(tool, row), form.cleaned_data["reason"]
    try:
        actions.set_aside(place, proposal=asked, reason=reason, by=request.seat, at=clock.now())
    except DomainError as refusal:
        return _refused(request, row, str(refusal))
    messages.success(request, f"« {tool.title} » est écarté. Vous pouvez toujours le proposer de nouveau.")
    return redirect("toolbox:for_need", need=row.pk)


@roles(*WORKERS)
@require_POST
def stage(request: Request, pk: UUID) -> HttpResponse:
    proposal = access.proposal(request.seat, pk)
    form = StageForm(request.POST)
    if not form.is_valid():
        return _after(request, proposal, " ".join(str(error) for errors in form.errors.values() for error in errors))
    try:
        _advance(request, proposal, form)
    except DomainError as refusal:
        return _after(request, proposal, str(refusal))
    told = ProposalState(form.cleaned_data["state"]).label.lower()
    messages.success(request, f"« {proposal.tool.title} » est noté {told}.")
    return _back(proposal)


@roles(*WORKERS)
@require_POST
def decide(request: Request, need: UUID) -> HttpResponse:
    row = needs_access.need(request.seat, need)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _refused(request, row, "Répondez par oui ou par non.")
    tool = access.tool_in_use(request.seat, form.cleaned_data["tool"])
    version = queries.version_in_force(request.seat, tool, on=clock.today())
    answer = ManualAnswer(row.company, form.cleaned_data["words"], form.is_met())
    if version is None:
        return _refused(request, row, "Cet outil n’est plus en vigueur. Rechargez la page.")
    try:
        actions.decide_manually(version, answer=answer, by=request.seat, at=clock.now())
    except DomainError as refusal:
        return _refused(request, row, str(refusal))
    messages.success(request, "Réponse notée, à votre nom.")
    return redirect("toolbox:for_need", need=row.pk)


def _advance(request: Request, proposal: Proposal, form: StageForm) -> None:
    cleaned, at = form.cleaned_data, clock.now()
    match ProposalState(cleaned["state"]):
        case ProposalState.GRANTED:
            amount = cleaned["amount"]
            actions.grant(proposal, amount_cents=amount, since_on=cleaned["since_on"], by=request.seat, at=at)
        case ProposalState.REFUSED:
            reason = cleaned["reason"]
            actions.refuse(proposal, reason=reason, since_on=cleaned["since_on"], by=request.seat, at=at)
        case _:
            actions.apply_for(proposal, since_on=cleaned["since_on"], by=request.seat, at=at)


def _refused(request: Request, need: Need, words: str) -> HttpResponse:
    messages.error(request, words)
    return _page(request, need, status=422)


def _after(request: Request, proposal: Proposal, words: str) -> HttpResponse:
    messages.error(request, words)
    if proposal.need is None:
        return _back(proposal)
    return _page(request, needs_access.need(request.seat, proposal.need.pk), status=422)


def _back(proposal: Proposal) -> HttpResponse:
    if proposal.need_id is None:
        return redirect("desk:sheet", pk=proposal.establishment_id)
    return redirect("toolbox:for_need", need=proposal.need_id)
