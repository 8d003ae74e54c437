from uuid import UUID

from django.db.models import QuerySet

from bonrelais.programmes.scope import Scope
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Proposal, ProposalStage
from bonrelais.toolbox.queries.shapes import Standing
from bonrelais.toolbox.states import LIVE


def live_proposals() -> QuerySet[Proposal]:
    """Those that go on or came to something: neither set aside nor refused."""
    present = ProposalStage.objects.filter(replaced_at__isnull=True, state__in=LIVE)
    return Proposal.objects.filter(pk__in=present.values("proposal"))


def present_stages(seat: Scope, company_id: UUID) -> dict[tuple[UUID | None, UUID], Standing]:
    """How far each tool went for a company, by need (None: at large) and tool, in one query."""
    rows = ProposalStage.objects.filter(
        proposal__programme_id=seat.programme_id, proposal__company_id=company_id, replaced_at__isnull=True
    ).select_related("proposal", "recorded_by")
    return {
        (row.proposal.need_id, row.proposal.tool_id): Standing(row.proposal_id, row)
        for row in rows.order_by("recorded_at", "id")
    }


def standings_of(seat: Seat, company_id: UUID) -> list[Standing]:
    """Every proposal of a company, whatever became of its tool or of its need, the newest state first."""
    rows = ProposalStage.objects.filter(
        proposal__programme_id=seat.programme_id, proposal__company_id=company_id, replaced_at__isnull=True
    ).select_related("proposal__tool__organisation", "proposal__need__theme", "recorded_by")
    return [Standing(row.proposal_id, row) for row in rows.order_by("-since_on", "-recorded_at", "-id")]


def stages_of(proposal_id: UUID) -> QuerySet[ProposalStage]:
    """Every state of a proposal, oldest first."""
    rows = ProposalStage.objects.filter(proposal_id=proposal_id).select_related("recorded_by")
    return rows.order_by("recorded_at", "id")
