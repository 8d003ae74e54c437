from datetime import datetime
from uuid import UUID

from bonrelais.directory.actions.acquaintance import set_acquaintance
from bonrelais.visits import queries


def refresh_acquaintance(*, programme_id: UUID, company_id: UUID, at: datetime) -> None:
    """Tells the directory when the company was met: its list filters on it without reading visits."""
    span = queries.met_span(programme_id, company_id)
    set_acquaintance(
        programme_id=programme_id,
        company_id=company_id,
        first_met_on=span.first_on,
        last_met_on=span.last_on,
        visits=span.visits,
        at=at,
    )
