from dataclasses import replace
from datetime import date

import pytest

from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.models import Entry
from bonrelais.territory import actions, queries
from bonrelais.territory.choices import ZoneKind
from bonrelais.territory.models import Commune, Zone, ZoneCommune
from tests.territory.places import AT, DAY, MAUGES

pytestmark = pytest.mark.django_db

DRAFT = actions.ZoneDraft(
    kind=ZoneKind.ZFRR,
    code="zfrr-2024",
    name="Zone fictive",
    source="Arrêté fictif",
    communes={"49069": False, "49023": True},
    since_on=date(2024, 7, 1),
)


def test_defined_zone_touches_the_present_communes() -> None:
    actions.add_epci(MAUGES, by=SYSTEM, at=AT)
    zone = actions.define_zone(DRAFT, by=SYSTEM, at=AT)
    links = ZoneCommune.objects.order_by("commune__code").values_list("commune__code", "is_whole")
    assert list(links) == [("49023", True), ("49126", False)]
    assert list(queries.zones_of(Commune.objects.get(code="49126"), on=DAY)) == [zone]


def test_zone_counts_only_while_it_is_valid() -> None:
    actions.add_epci(MAUGES, by=SYSTEM, at=AT)
    actions.define_zone(replace(DRAFT, until_on=date(2026, 1, 1)), by=SYSTEM, at=AT)
    commune = Commune.objects.get(code="49023")
    days = [date(2024, 6, 30), date(2024, 7, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [queries.zones_of(commune, on=day).count() for day in days] == [0, 1, 1, 0]
    assert [len(queries.zones_by_commune([commune], on=day)) for day in days] == [0, 1, 1, 0]


def test_zone_defined_again_replaces_its_communes() -> None:
    actions.add_epci(MAUGES, by=SYSTEM, at=AT)
    zone = actions.define_zone(DRAFT, by=SYSTEM, at=AT)
    changed = replace(DRAFT, name="Zone renommée", communes={"49092": True})
    assert actions.define_zone(changed, by=SYSTEM, at=AT) == zone
    zone.refresh_from_db()
    assert zone.name == "Zone renommée"
    assert [link.commune.code for link in ZoneCommune.objects.select_related("commune")] == ["49092"]
    assert list(Entry.objects.order_by("id").values_list("verb", flat=True)) == [
        "epci.added",
        "zone.defined",
        "zone.redefined",
    ]


def test_zone_on_an_unknown_commune_is_refused() -> None:
    with pytest.raises(DomainError, match="Le code commune 49023 n’est pas dans le territoire"):
        actions.define_zone(DRAFT, by=SYSTEM, at=AT)
    assert Zone.objects.count() == 0
