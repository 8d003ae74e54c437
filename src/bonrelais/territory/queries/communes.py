from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from bonrelais.territory.models import Commune, Epci, EpciMember


def epcis() -> QuerySet[Epci]:
    return Epci.objects.order_by("name", "siren")


def members_on(day: date) -> QuerySet[EpciMember]:
    """Who is in which EPCI on a day; a membership without a known start is taken as older than the day."""
    return EpciMember.objects.filter(
        Q(since_on__isnull=True) | Q(since_on__lte=day), Q(until_on__isnull=True) | Q(until_on__gt=day)
    )


def communes_of(epcis: Collection[Epci], *, on: date) -> QuerySet[Commune]:
    """The communes of these EPCIs on a day, in the order of the alphabet."""
    members = members_on(on).filter(epci__in=epcis)
    return Commune.objects.filter(pk__in=members.values("commune_id")).order_by("folded_name", "code")


def epci_of(commune: Commune, *, on: date) -> Epci | None:
    return Epci.objects.filter(pk__in=members_on(on).filter(commune=commune).values("epci_id")).first()


def epci_siren_by_commune(*, on: date) -> dict[UUID, str]:
    """The SIREN of each commune's EPCI on a day, by the commune's key."""
    return dict(members_on(on).values_list("commune_id", "epci__siren"))


def communes_by_code(codes: Collection[str] | None = None) -> dict[str, Commune]:
    """The commune in force for each code, former codes included; all codes of the base when none are given."""
    rows = Commune.objects.select_related("merged_into")
    if codes is not None:
        rows = rows.filter(code__in=codes)
    return {row.code: row.merged_into or row for row in rows}


def commune_of_code(code: str) -> Commune | None:
    """The commune in force that the code, present or former, stands for."""
    return communes_by_code([code]).get(code)


def populations(epcis: Collection[Epci], *, on: date) -> dict[UUID, int]:
    """The legal total population of each EPCI, by its key, in the communes it has on that day."""
    totals = members_on(on).filter(epci__in=epcis).values("epci_id").annotate(total=Sum("commune__population"))
    return {row["epci_id"]: row["total"] or 0 for row in totals.order_by("epci_id")}
