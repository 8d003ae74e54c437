"""Tools for a need of a business, or for the business at large: proposed, set aside, applied for, granted, refused."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bonrelais.directory import access as directory_access
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request
from bonrelais.toolbox import access, actions, queries
from bonrelais.toolbox.cards import AlreadyHad, ManualAnswer, ToolProposal
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.forms.stages import STAGE_FORMS, AlreadyHadForm, DecisionForm, ProposeForm, SetAsideForm
from bonrelais.toolbox.models import Proposal
from bonrelais.toolbox.stages import Stage
from bonrelais.toolbox.views.asking import NOTHING, Asking, Refused, tools_page


@roles(*WORKERS)
@require_GET
def tools(request: Request, need: UUID | None = None, establishment: UUID | None = None) -> HttpResponse:
    return _page(request, Asking.of(request.seat, need, establishment), status=200)


def _page(request: Request, asking: Asking, refused: Refused = NOTHING, *, status: int = 422) -> HttpResponse:
    page = tools_page(request.seat, asking, refused, on=clock.today())
    may_ask = request.seat.has((Role.ADVISER, Role.COORDINATOR))
    context = {"asking": asking, "tools": page, "refused": refused, "may_ask": may_ask}
    return render(request, "toolbox/proposals.html", context, status=status)


@roles(*WORKERS)
@require_POST
def propose(request: Request, need: UUID | None = None, establishment: UUID | None = None) -> HttpResponse:
    asking = Asking.of(request.seat, need, establishment)
    form = ProposeForm(request.POST)
    if not form.is_valid():
        return _refused(request, asking, "Choisissez un outil de la liste.")
    tool = access.tool_in_use(request.seat, form.cleaned_data["tool"])
    asked = ToolProposal(tool, asking.need)
    try:
        actions.propose_tool(asking.place, proposal=asked, by=request.seat, at=clock.now())
    except DomainError as refusal:
        return _refused(request, asking, str(refusal))
    messages.success(request, f"« {tool.title} » est proposé.")
    return redirect(asking.url)


@roles(*WORKERS)
@require_POST
def set_aside(request: Request, need: UUID | None = None, establishment: UUID | None = None) -> HttpResponse:
    asking = Asking.of(request.seat, need, establishment)
    form = SetAsideForm(request.POST)
    if not form.is_valid():
        if form.tool_id is None:
            messages.error(request, "Choisissez un outil de la liste.")
        return _page(request, asking, Refused(aside=form))
    tool = access.tool_in_use(request.seat, form.cleaned_data["tool"])
    asked, reason = ToolProposal(tool, asking.need), form.cleaned_data["reason"]
    try:
        actions.set_aside(asking.place, proposal=asked, reason=reason, by=request.seat, at=clock.now())
    except DomainError as refusal:
        form.add_error("reason", str(refusal))
        return _page(request, asking, Refused(aside=form))
    messages.success(request, f"« {tool.title} » est écarté. Vous pouvez toujours le proposer de nouveau.")
    return redirect(asking.url)


@roles(*WORKERS)
@require_POST
def already_had(request: Request, need: UUID | None = None, establishment: UUID | None = None) -> HttpResponse:
    asking = Asking.of(request.seat, need, establishment)
    form = AlreadyHadForm(request.POST)
    if not form.is_valid():
        if form.tool_id is None:
            messages.error(request, "Choisissez un outil de la liste.")
        return _page(request, asking, Refused(had=form))
    tool = access.tool_in_use(request.seat, form.cleaned_data["tool"])
    had = AlreadyHad(ToolProposal(tool, asking.need), form.cleaned_data["had_on"])
    try:
        actions.note_already_had(asking.place, had=had, by=request.seat, at=clock.now())
    except DomainError as refusal:
        form.add_error("had_on", str(refusal))
        return _page(request, asking, Refused(had=form))
    messages.success(request, f"« {tool.title} » est noté comme déjà eu : les autres outils en tiennent compte.")
    return redirect(asking.url)


@roles(*WORKERS)
@require_POST
def decide(request: Request, need: UUID | None = None, establishment: UUID | None = None) -> HttpResponse:
    asking = Asking.of(request.seat, need, establishment)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _refused(request, asking, "Répondez par oui ou par non.")
    tool = access.tool_in_use(request.seat, form.cleaned_data["tool"])
    version = queries.version_in_force(request.seat, tool, on=clock.today())
    answer = ManualAnswer(asking.place.company, form.cleaned_data["words"], form.is_met())
    if version is None:
        return _refused(request, asking, "Cet outil n’est plus en vigueur. Rechargez la page.")
    try:
        actions.decide_manually(version, answer=answer, by=request.seat, at=clock.now())
    except DomainError as refusal:
        return _refused(request, asking, str(refusal))
    messages.success(request, "Réponse notée, à votre nom.")
    return redirect(asking.url)


@roles(*WORKERS)
@require_POST
def stage(request: Request, pk: UUID) -> HttpResponse:
    """What became of a proposal, in the form of the state it takes."""
    proposal = access.proposal(request.seat, pk)
    asking = Asking(directory_access.establishment(request.seat, proposal.establishment_id), proposal.need)
    kind = STAGE_FORMS.get(request.POST.get("state", ""))
    if kind is None:
        return _refused(request, asking, "Choisissez un état de la liste.")
    form = kind(request.POST, proposal_id=proposal.pk)
    if not form.is_valid():
        return _page(request, asking, Refused(stage=form, proposal_id=proposal.pk))
    try:
        _advance(request, asking, proposal, form.stage())
    except DomainError as refusal:
        is_of_day = isinstance(refusal, actions.ProposalDayError) and "since_on" in form.fields
        form.add_error("since_on" if is_of_day else None, str(refusal))
        return _page(request, asking, Refused(stage=form, proposal_id=proposal.pk))
    messages.success(request, f"« {proposal.tool.title} » est noté {form.state.label.lower()}.")
    return redirect(asking.url)


def _advance(request: Request, asking: Asking, proposal: Proposal, told: Stage) -> None:
    by, at = request.seat, clock.now()
    match told.state:
        case ProposalState.GRANTED:
            actions.grant(proposal, amount_cents=told.amount_cents or 0, since_on=told.since_on, by=by, at=at)
        case ProposalState.REFUSED:
            actions.refuse(proposal, reason=told.reason, since_on=told.since_on, by=by, at=at)
        case ProposalState.SET_ASIDE:
            asked = ToolProposal(proposal.tool, proposal.need)
            actions.set_aside(asking.place, proposal=asked, reason=told.reason, by=by, at=at)
        case _:
            actions.apply_for(proposal, since_on=told.since_on, by=by, at=at)


def _refused(request: Request, asking: Asking, words: str) -> HttpResponse:
    messages.error(request, words)
    return _page(request, asking)
