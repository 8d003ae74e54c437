from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from bonrelais.territory.models import Commune, Epci, EpciMember


def epcis() -> QuerySet[Epci]:
    return Epci.objects.order_by("name", "siren")


def members_on(day: date) -> QuerySet[EpciMember]:
    """Who is in which EPCI on a day; a membership without a known start is taken as older than the day."""
    return EpciMember.objects.filter(
        Q(since_on__isnull=True) | Q(since_on__lte=day), Q(until_on__isnull=True) | Q(until_on__gt=day)
    )


def communes_of(epcis: Collection[Epci] | QuerySet[Epci], *, on: date) -> QuerySet[Commune]:
    """The communes of these EPCIs on a day, in the order of the alphabet."""
    members = members_on(on).filter(epci__in=epcis)
    return Commune.objects.filter(pk__in=members.values("commune_id")).order_by("folded_name", "code")


def epci_of(commune: Commune, *, on: date) -> Epci | None:
    return Epci.objects.filter(pk__in=members_on(on).filter(commune=commune).values("epci_id")).first()


def communes_by_code(codes: Collection[str] | None = None) -> dict[str, Commune]:
    """The commune in force for each code, former codes included; all codes of the base when none are given."""
    rows = Commune.objects.select_related("merged_into")
    if codes is not None:
        rows = rows.filter(code__in=codes)
    return {row.code: row.merged_into or row for row in rows}
