"""Places enough to tell apart the areas that criteria name: what no place of them satisfies, no place does."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Q

from bonrelais.core.facts import Place
from bonrelais.core.rules.criteria.territory import Area, AreaLevel, Territory
from bonrelais.core.rules.requirements import Requirement
from bonrelais.territory import reference
from bonrelais.territory.models import EpciMember
from bonrelais.territory.reference.contours import department_of
from bonrelais.toolbox.departments import DEPARTMENTS

Known = frozenset[tuple[str, str | None, str, str]]
"""Commune, intercommunality, department and region."""
ELSEWHERE = ""
"""A commune or an intercommunality that no criterion names."""


def places_of(requirements: Iterable[Requirement]) -> tuple[Place, ...]:
    """The communes named, a place of each intercommunality in each of its departments, one of each department beside.

    An intercommunality is the base's own and the published one: what either says is possible. Nothing for a territory
    that stands alone and leaves nothing out. One query at most.
    """
    criteria = [one.criterion for requirement in requirements for one in requirement.conditions]
    asked = [one for one in criteria if isinstance(one, Territory)]
    if len(asked) < 2 and not any(one.exclude for one in asked):
        return ()
    areas = frozenset(area for one in asked for area in (*one.include, *one.exclude))
    return _places(areas, _kept(areas))


def _kept(areas: Iterable[Area]) -> Known:
    communes = {area.code for area in areas if area.level is AreaLevel.COMMUNE}
    epcis = {area.code for area in areas if area.level is AreaLevel.EPCI}
    if not communes and not epcis:
        return frozenset()
    rows = EpciMember.objects.filter(Q(commune__code__in=communes) | Q(epci__siren__in=epcis)).order_by("id")
    return frozenset(
        rows.values_list("commune__code", "epci__siren", "commune__department_code", "commune__region_code")
    )


@lru_cache(maxsize=64)
def _places(areas: frozenset[Area], kept: Known) -> tuple[Place, ...]:
    published, regions = _published(areas)
    communes = {area.code for area in areas if area.level is AreaLevel.COMMUNE}
    epcis = {area.code for area in areas if area.level is AreaLevel.EPCI}
    known = published | kept
    lost = communes - {commune for commune, *_ in known}
    nowhere = epcis - {epci for _, epci, *_ in known}
    found = {
        *(Place(*held) for held in known if held[0] in communes),
        *(Place(code, None, department_of(code), regions.get(department_of(code))) for code in lost),
        *(Place(ELSEWHERE, *held[1:]) for held in known if held[1] in epcis),
        *(
            Place(ELSEWHERE, epci, department, regions.get(department))
            for epci in (ELSEWHERE, *nowhere)
            for department in DEPARTMENTS
        ),
    }
    return tuple(sorted(found, key=_order))


def _order(place: Place) -> tuple[str, str, str]:
    return (place.commune, place.epci or "", place.department or "")


def _published(areas: frozenset[Area]) -> tuple[Known, dict[str, str]]:
    """What France's table says of the communes and intercommunalities named, and the region of each department."""
    codes = {area.code for area in areas}
    found: set[tuple[str, str | None, str, str]] = set()
    regions: dict[str, str] = {}
    for row in reference.every_commune():
        regions[row.department_code] = row.region_code
        if row.code in codes or row.epci_siren in codes:
            found.add((row.code, row.epci_siren or ELSEWHERE, row.department_code, row.region_code))
    return frozenset(found), regions
