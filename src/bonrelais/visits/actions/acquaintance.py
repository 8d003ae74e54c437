from uuid import UUID

from bonrelais.directory.actions.acquaintance import set_acquaintance
from bonrelais.visits import queries


def refresh_acquaintance(*, programme_id: UUID, company_id: UUID) -> None:
    """Tells the directory when the company was met: its list filters on it without reading visits."""
    set_acquaintance(programme_id=programme_id, company_id=company_id, met=queries.met_days(programme_id, company_id))
