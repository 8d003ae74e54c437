from uuid import UUID

from django.db.models import QuerySet

from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import ProposalStage
from bonrelais.toolbox.queries.shapes import Standing


def present_stages(seat: Seat, company_id: UUID) -> dict[tuple[UUID | None, UUID], Standing]:
    """How far each tool went for a company, by need (None: at large) and tool, in one query."""
    rows = ProposalStage.objects.filter(
        proposal__programme_id=seat.programme_id, proposal__company_id=company_id, replaced_at__isnull=True
    ).select_related("proposal", "recorded_by")
    return {
        (row.proposal.need_id, row.proposal.tool_id): Standing(row.proposal_id, row)
        for row in rows.order_by("recorded_at", "id")
    }


def stages_of(proposal_id: UUID) -> QuerySet[ProposalStage]:
    """Every state of a proposal, oldest first."""
    rows = ProposalStage.objects.filter(proposal_id=proposal_id).select_related("recorded_by")
    return rows.order_by("recorded_at", "id")
