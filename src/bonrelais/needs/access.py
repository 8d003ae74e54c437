from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bonrelais.foundation.prepared import Given
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat


def visible_needs(seat: Seat) -> QuerySet[Need]:
    return needs_in(seat.programme_id)


def needs_in(programme: UUID | Given) -> QuerySet[Need]:
    return Need.objects.filter(programme_id=programme)


def need(seat: Seat, pk: UUID) -> Need:
    return get_object_or_404(
        visible_needs(seat).select_related("company", "establishment__commune", "theme__parent", "recorded_by"), pk=pk
    )
