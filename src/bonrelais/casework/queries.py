from uuid import UUID

from bonrelais.needs.models import Need
from bonrelais.needs.queries import needs_of_visit as open_needs_of_visit


def needs_of_visit(visit_id: UUID) -> list[Need]:
    return list(open_needs_of_visit(visit_id))


def rests_on(need: Need) -> bool:
    """Whether a referral, a project or a proposed tool rests on this need."""
    return need.referrals.exists() or need.projects.exists() or need.proposals.exists()
