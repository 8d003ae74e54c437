from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from bonrelais.territory.models import Commune, Zone, ZoneCommune


def _valid_on(day: date) -> QuerySet[Zone]:
    return Zone.objects.filter(
        Q(since_on__isnull=True) | Q(since_on__lte=day), Q(until_on__isnull=True) | Q(until_on__gt=day)
    )


def zones_of(commune: Commune, *, on: date) -> QuerySet[Zone]:
    """The zones that touch the commune on a day."""
    return _valid_on(on).filter(zone_communes__commune=commune).order_by("kind", "name", "code")


def zones_by_commune(communes: Collection[Commune], *, on: date) -> dict[UUID, list[ZoneCommune]]:
    """What zones touch each commune on a day, by the commune's key; `is_whole` tells whether all of it is in."""
    touched: dict[UUID, list[ZoneCommune]] = {}
    links = ZoneCommune.objects.filter(commune__in=communes, zone__in=_valid_on(on)).select_related("zone")
    for link in links.order_by("zone__kind", "zone__name", "zone__code"):
        touched.setdefault(link.commune_id, []).append(link)
    return touched
