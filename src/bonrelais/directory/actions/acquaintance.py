from uuid import UUID

from bonrelais.directory.facts import MetDays
from bonrelais.directory.models import Acquaintance


def set_acquaintance(*, programme_id: UUID, company_id: UUID, met: MetDays | None) -> None:
    """What visits say of a company, for lists to read. Part of recording a visit, whose journal line it shares."""
    rows = Acquaintance.objects.filter(programme_id=programme_id, company_id=company_id)
    if met is None:
        rows.delete()
        return
    Acquaintance.objects.update_or_create(
        programme_id=programme_id,
        company_id=company_id,
        defaults={"first_met_on": met.first_on, "last_met_on": met.last_on, "visits": met.visits},
    )
