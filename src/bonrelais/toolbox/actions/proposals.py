from datetime import date, datetime

from django.db import IntegrityError, transaction

from bonrelais.core.french import show_day
from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.actions.history import forget_had, learn_had
from bonrelais.toolbox.cards import AlreadyHad, ToolProposal
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.models import Proposal, ProposalStage, ToolVersion
from bonrelais.toolbox.queries.matches import explain_version
from bonrelais.toolbox.queries.versions import version_in_force
from bonrelais.toolbox.stages import Stage
from bonrelais.toolbox.states import LIVE, MAY_BECOME


class ProposalError(DomainError):
    """The tool cannot be proposed or set aside as asked."""


class ProposalStateError(DomainError):
    """The proposal cannot go from its present state to the asked one."""


class ProposalDayError(DomainError):
    """A state cannot date from this day."""


@transaction.atomic
def propose_tool(establishment: Establishment, *, proposal: ToolProposal, by: Seat, at: datetime) -> Proposal:
    """Proposes once a need: the same tool again gives the proposal already made; one set aside is proposed again."""
    row = _open(establishment, proposal, by=by, at=at)
    present = _present(row)
    if present is not None and ProposalState(present.state) not in LIVE:
        _check_need_open(proposal.need)
        _read_again(row, proposal, by=by, at=at)
    elif present is not None:
        return row
    if row.verdict == Answer.NO.value:
        raise ProposalError("Un critère exclut cet outil. Si le fait est faux, corrigez-le, puis proposez l’outil.")
    _turn(row, present, Stage(ProposalState.PROPOSED, clock.day_of(at)), by=by, at=at)
    return row


@transaction.atomic
def set_aside(establishment: Establishment, *, proposal: ToolProposal, reason: str, by: Seat, at: datetime) -> Proposal:
    """The adviser or the owner does not want this tool; said even of a tool never proposed."""
    if not reason.strip():
        raise ProposalError("Dites pourquoi l’outil est écarté, en quelques mots.")
    row = _open(establishment, proposal, by=by, at=at)
    stage = Stage(ProposalState.SET_ASIDE, clock.day_of(at), reason=reason.strip())
    _turn(row, _present(row), stage, by=by, at=at)
    return row


@transaction.atomic
def apply_for(proposal: Proposal, *, since_on: date | None = None, by: Seat, at: datetime) -> ProposalStage:
    """The company asked for it."""
    return _advance(proposal, Stage(ProposalState.APPLIED, since_on or clock.day_of(at)), by=by, at=at)


@transaction.atomic
def grant(
    proposal: Proposal, *, amount_cents: int, since_on: date | None = None, by: Seat, at: datetime
) -> ProposalStage:
    """The company got it; zero for what has no price. Granted again with another amount corrects it."""
    if amount_cents < 0:
        raise ProposalError("Un montant obtenu est positif, zéro compris.")
    stage = Stage(ProposalState.GRANTED, since_on or clock.day_of(at), amount_cents=amount_cents)
    return _advance(proposal, stage, by=by, at=at)


@transaction.atomic
def refuse(
    proposal: Proposal, *, reason: str = "", since_on: date | None = None, by: Seat, at: datetime
) -> ProposalStage:
    """The organisation said no to the company."""
    stage = Stage(ProposalState.REFUSED, since_on or clock.day_of(at), reason=reason.strip())
    return _advance(proposal, stage, by=by, at=at)


def _open(establishment: Establishment, asked: ToolProposal, *, by: Seat, at: datetime) -> Proposal:
    """The proposal's row, found or made, with the version in force that day and the reading it rests on."""
    need = asked.need
    if asked.tool.programme_id != by.programme_id:
        raise ProposalError("Cet outil n’est pas de ce dispositif. Choisissez-en un autre.")
    if need is not None and (need.company_id, need.programme_id) != (establishment.company_id, by.programme_id):
        raise ProposalError("Ce besoin est d’une autre entreprise. Rechargez la page.")
    held = Proposal.objects.filter(
        programme_id=by.programme_id, company=establishment.company_id, tool=asked.tool, need=need
    )
    found = held.select_for_update(of=("self",)).first()
    if found is not None:
        return found
    _check_need_open(need)
    version = _in_force(asked, by=by, at=at)
    row = Proposal(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company_id=establishment.company_id,
        establishment=establishment,
        need=need,
        tool=asked.tool,
        version=version,
        verdict=(asked.verdict or _verdict(establishment, asked, version, by=by, at=at)).value,
        recorded_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return held.select_for_update(of=("self",)).get()
    return row


def _check_need_open(need: Need | None) -> None:
    if need is not None and need.ended_at is not None:
        raise ProposalError("Ce besoin est clos. Rouvrez-le depuis la fiche de l’entreprise, puis proposez l’outil.")


def _read_again(row: Proposal, asked: ToolProposal, *, by: Seat, at: datetime) -> None:
    """Proposed anew, it rests on the version in force now and on what is known now."""
    row.version = _in_force(asked, by=by, at=at)
    row.verdict = (asked.verdict or _verdict(row.establishment, asked, row.version, by=by, at=at)).value
    row.save(update_fields=["version", "verdict"])


def _in_force(asked: ToolProposal, *, by: Seat, at: datetime) -> ToolVersion:
    version = version_in_force(by, asked.tool, on=clock.day_of(at))
    if version is None:
        raise ProposalError("Cet outil n’est plus en vigueur. Rechargez la page pour voir ceux qui le sont.")
    return version


def _verdict(
    establishment: Establishment, asked: ToolProposal, version: ToolVersion, *, by: Seat, at: datetime
) -> Answer:
    return explain_version(by, establishment, version, need=asked.need, on=clock.day_of(at)).verdict


def _present(proposal: Proposal) -> ProposalStage | None:
    return ProposalStage.objects.filter(proposal=proposal, replaced_at__isnull=True).first()


def _advance(proposal: Proposal, stage: Stage, *, by: Seat, at: datetime) -> ProposalStage:
    Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    return _turn(proposal, _present(proposal), stage, by=by, at=at)


def _turn(proposal: Proposal, present: ProposalStage | None, stage: Stage, *, by: Seat, at: datetime) -> ProposalStage:
    """Closes the present state and opens the asked one; the same thing said twice is kept once."""
    if stage.since_on > clock.day_of(at):
        raise ProposalDayError("Cette date est à venir. Dites depuis quand, au plus tard aujourd’hui.")
    if stage.since_on < by.programme.started_on:
        told = show_day(by.programme.started_on)
        raise ProposalDayError(f"Le dispositif commence le {told}. Choisissez une date à partir de ce jour.")
    if present is not None:
        if stage.repeats(present):
            return present
        if stage.state not in MAY_BECOME[ProposalState(present.state)]:
            told = ProposalState(present.state).label
            raise ProposalStateError(
                f"Cet outil est « {told} » : il ne peut pas devenir « {stage.state.label} ». Rechargez la page."
            )
        present.replaced_at = at
        present.save(update_fields=["replaced_at"])
    row = ProposalStage.objects.create(
        proposal=proposal,
        state=stage.state,
        since_on=stage.since_on,
        reason=stage.reason,
        amount_cents=stage.amount_cents,
        recorded_by=by.user,
        recorded_at=at,
    )
    record(f"proposal.{stage.state.value}", proposal, by=by, at=at)
    _teach(proposal, present, stage, by=by, at=at)
    return row


def _teach(proposal: Proposal, present: ProposalStage | None, stage: Stage, *, by: Seat, at: datetime) -> None:
    """Tools that look at aids already had know of this one once it is granted, and no more if it is taken back."""
    if present is not None and present.state == ProposalState.GRANTED.value:
        forget_had(proposal, by=by, at=at)
    if stage.state is ProposalState.GRANTED:
        had = AlreadyHad(ToolProposal(proposal.tool, proposal.need), stage.since_on)
        learn_had(proposal.establishment, had=had, origin_id=proposal.pk, by=by, at=at)
