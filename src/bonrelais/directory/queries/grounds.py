"""What official tables and perimeters say of the ground of a place, as core reads it: with a row, or for many at once.

With a row they come in its own query, as two JSON texts: the sheet of a business asks nothing more for them.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Case, Exists, F, Func, IntegerField, JSONField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONArray

from bonrelais.core.ground import DENSITY, Ground, Listing, PerimeterStanding, Standing
from bonrelais.core.vocabulary.zones import perimeter_code
from bonrelais.directory.choices import TRUSTED
from bonrelais.directory.models import Establishment, PerimeterHit
from bonrelais.foundation import clock
from bonrelais.foundation.prepared import Given
from bonrelais.programmes.models import Perimeter
from bonrelais.territory.models import Commune, EpciMember, ListedCommune, OfficialList
from bonrelais.territory.reference import PUBLISHED_ON

_EPCI: Final = EpciMember.objects.filter(commune=OuterRef("commune"), until_on__isnull=True)
_LISTS: Final = OfficialList.objects.filter(superseded_at__isnull=True)
_LISTED: Final = ListedCommune.objects.filter(until_on__isnull=True)
_HITS: Final = PerimeterHit.objects.filter(ended_at__isnull=True)


class PresentEpci(NamedTuple):
    """`kind` as the DGCL writes it."""

    siren: str
    kind: str


def with_epci(rows: QuerySet[Establishment]) -> QuerySet[Establishment]:
    """The rows with the SIREN of the EPCI they lie in."""
    return rows.annotate(epci_siren=Subquery(_EPCI.values("epci__siren")[:1]))


def with_ground(rows: QuerySet[Establishment], programme: UUID | Given) -> QuerySet[Establishment]:
    """The same, and what `ground_of` reads."""
    return with_epci(rows).annotate(
        epci_kind=Subquery(_EPCI.values("epci__kind")[:1]),
        lists_told=Subquery(_lists_told()),
        perimeters_told=Subquery(_perimeters_told(programme)),
    )


def _lists_told() -> QuerySet[OfficialList, object]:
    own = _LISTED.filter(code=OuterRef("code"), commune_code=OuterRef(OuterRef("commune__code")))
    former = Commune.objects.filter(merged_into=OuterRef(OuterRef(OuterRef("commune")))).values("code")
    merged = _LISTED.filter(code=OuterRef("code"), commune_code__in=former)
    told = JSONArray("code", "listed_on", "source", Subquery(own.values("standing")[:1]), _truth(Exists(merged)))
    return _LISTS.order_by().annotate(told=json_rows(told)).values("told")


def _perimeters_told(programme: UUID | Given) -> QuerySet[Perimeter, object]:
    hit = _HITS.filter(perimeter=OuterRef("pk"), establishment=OuterRef(OuterRef("pk")))
    is_near = Q(commune=OuterRef("commune"))
    told = JSONArray("name", "recorded_at", _truth(is_near), _truth(is_near & Q(rings=[])), _truth(Exists(hit)))
    rows = Perimeter.objects.filter(programme=programme, retired_at__isnull=True)
    return rows.order_by().annotate(told=json_rows(told)).values("told")


def json_rows(told: JSONArray | F) -> Func:
    """All the rows in one JSON list, in no order."""
    function = "JSON_GROUP_ARRAY" if connection.vendor == "sqlite" else "JSONB_AGG"
    return Func(told, function=function, output_field=JSONField())


def _truth(condition: Q | Exists) -> Case:
    return Case(When(condition, then=1), default=0, output_field=IntegerField())


def epcis_read(rows: Iterable[Establishment]) -> dict[UUID, str]:
    """The SIREN of the EPCI of each commune, from rows of `with_epci`."""
    found = ((row.commune_id, row.epci_siren) for row in rows)  # type: ignore[attr-defined]  # an annotation's name
    return {commune: siren for commune, siren in found if siren}


def ground_of(row: Establishment) -> Ground:
    """From a row read by `with_ground`, with its commune. Lists name communes of today: of a merged one, nothing."""
    kind: str | None = row.epci_kind  # type: ignore[attr-defined]  # an annotation's own name
    lists: list[tuple[str, str, str, str | None, int]] = row.lists_told or []  # type: ignore[attr-defined]  # annotated
    return Ground(
        published_on=PUBLISHED_ON,
        population=row.commune.population,
        epci_kind=kind,
        listings=()
        if row.commune.merged_into_id is not None
        else tuple(
            Listing(code, standing_of(code, own, is_merged=bool(merged)), date.fromisoformat(on), source)
            for code, on, source, own, merged in sorted(lists, key=lambda told: told[0])
        ),
        perimeters=tuple(_standings(row)),
    )


def standing_of(code: str, own: str | None, *, is_merged: bool) -> Standing | None:
    """`is_merged`: the list names a commune merged since into this one, of which it is a part now."""
    if is_merged and code != DENSITY:
        return Standing.PART
    return Standing(own) if own is not None else None


def _standings(row: Establishment) -> Iterator[PerimeterStanding]:
    rows: list[tuple[str, str, int, int, int]] = row.perimeters_told or []  # type: ignore[attr-defined]  # annotated
    by_code: dict[str, list[tuple[datetime, bool, bool]]] = {}
    for name, told_at, is_near, is_whole, is_hit in rows:
        at = datetime.fromisoformat(told_at)
        known = (at if at.tzinfo else at.replace(tzinfo=UTC), bool(is_near), bool(is_whole or is_hit))
        by_code.setdefault(perimeter_code(name), []).append(known)
    for code, told in sorted(by_code.items()):
        yield PerimeterStanding(
            code,
            inside(
                is_in_one=any(holds for _, _, holds in told),
                is_near_one=any(is_near for _, is_near, _ in told),
                is_placed=is_placed(row.position_quality, row.longitude),
            ),
            clock.day_of(max(at for at, _, _ in told)),
        )


def inside(*, is_in_one: bool, is_near_one: bool, is_placed: bool) -> bool | None:
    """Near: in the commune of a perimeter of this name. Not found in it, a place is out if its point is trusted."""
    if is_in_one:
        return True
    return None if is_near_one and not is_placed else False


def is_placed(quality: str, longitude: float | None) -> bool:
    """As those are who are looked for in perimeters."""
    return quality in TRUSTED and longitude is not None


def epcis_of(communes: Iterable[UUID]) -> dict[UUID, PresentEpci]:
    rows = EpciMember.objects.filter(commune__in=list(communes), until_on__isnull=True).order_by("commune")
    found = rows.values_list("commune", "epci__siren", "epci__kind")
    return {commune: PresentEpci(siren, kind) for commune, siren, kind in found}


def commune_grounds(communes: Iterable[Commune], epcis: Mapping[UUID, PresentEpci]) -> dict[UUID, Ground]:
    """Without perimeters, which are a programme's."""
    rows = list(communes)
    lists = list(_LISTS.order_by("code"))
    standings = _standings_by_commune(rows) if lists else {}
    grounds = {}
    for row in rows:
        epci = epcis.get(row.id)
        told = standings.get(row.code, {})
        spoken = lists if row.merged_into_id is None else []
        listings = [Listing(one.code, told.get(one.code), one.listed_on, one.source) for one in spoken]
        grounds[row.id] = Ground(
            published_on=PUBLISHED_ON,
            population=row.population,
            epci_kind=epci.kind if epci is not None else None,
            listings=tuple(listings),
        )
    return grounds


def _standings_by_commune(communes: Iterable[Commune]) -> dict[str, dict[str, Standing]]:
    """By commune, then by list."""
    codes = {commune.code for commune in communes}
    former = Commune.objects.filter(merged_into__in=[commune.id for commune in communes])
    into = former.filter(code=OuterRef("commune_code")).values("merged_into__code")
    rows = _LISTED.filter(Q(commune_code__in=codes) | Q(commune_code__in=former.values("code")))
    own: dict[tuple[str, str], str] = {}
    merged: set[tuple[str, str]] = set()
    told = rows.annotate(into=Subquery(into[:1])).order_by("id")
    for code, commune, standing, present in told.values_list("code", "commune_code", "standing", F("into")):
        if commune in codes:
            own[commune, code] = standing
        if present is not None:
            merged.add((present, code))
    found: dict[str, dict[str, Standing]] = {}
    for commune, code in own.keys() | merged:
        standing_now = standing_of(code, own.get((commune, code)), is_merged=(commune, code) in merged)
        if standing_now is not None:
            found.setdefault(commune, {})[code] = standing_now
    return found
