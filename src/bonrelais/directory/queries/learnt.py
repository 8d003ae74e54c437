"""The facts learnt at a visit, by the visit that they name."""

from uuid import UUID

from bonrelais.directory.fact_values import StoredValue
from bonrelais.directory.facts_catalogue import find_fact
from bonrelais.directory.models import FactLearnt
from bonrelais.directory.queries.answers import catalogue_rank, shown_value
from bonrelais.programmes.seat import Seat


def facts_of_origin(seat: Seat, company_id: UUID, origin_id: UUID) -> list[FactLearnt]:
    """Those that still stand, in the catalogue's order."""
    rows = FactLearnt.objects.filter(
        programme=seat.programme_id, company=company_id, origin_id=origin_id, withdrawn_at__isnull=True
    )
    return sorted(
        (row for row in rows.order_by("recorded_at", "id") if find_fact(row.code) is not None),
        key=lambda row: catalogue_rank(row.code),
    )


def fact_in_words(code: str, kept: StoredValue) -> tuple[str, str]:
    """The question's label and its answer; the code itself when the catalogue no longer asks it."""
    definition = find_fact(code)
    return (code, str(kept)) if definition is None else (definition.label, shown_value(definition, kept))
