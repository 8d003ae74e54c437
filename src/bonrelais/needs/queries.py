from uuid import UUID

from django.db.models import F, QuerySet

from bonrelais.needs import access
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat


def needs_of(seat: Seat, company_id: UUID) -> QuerySet[Need]:
    """The company's needs in this programme, open ones first, newest first."""
    return (
        access.visible_needs(seat)
        .filter(company_id=company_id)
        .select_related("theme__parent", "recorded_by")
        .order_by(F("ended_at").desc(nulls_first=True), "-found_on", "-id")
    )


def needs_of_visit(visit_id: UUID) -> QuerySet[Need]:
    return Need.objects.filter(visit_id=visit_id, ended_at__isnull=True).select_related("theme").order_by("found_on", "id")
