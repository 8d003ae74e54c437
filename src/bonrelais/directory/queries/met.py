"""When a programme met a business."""

from datetime import date
from uuid import UUID

from bonrelais.directory.models import Acquaintance
from bonrelais.programmes.scope import Scope


def last_met_on(seat: Scope, company_id: UUID) -> date | None:
    """The last day the programme met the company, None if it never did."""
    rows = Acquaintance.objects.filter(programme=seat.programme_id, company=company_id)
    return rows.values_list("last_met_on", flat=True).first()
