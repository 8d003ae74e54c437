from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from bonrelais.foundation.actor import SYSTEM
from bonrelais.territory import actions, queries
from bonrelais.territory.models import Commune, EpciMember
from tests.territory.places import AT, LUMBRES, MAUGES, NORTH_OF_REUNION

pytestmark = pytest.mark.django_db


def test_former_code_resolves_to_the_present_commune() -> None:
    actions.add_epci(MAUGES, by=SYSTEM, at=AT)
    present = Commune.objects.get(code="49126")
    assert queries.communes_by_code(["49069", "49126", "62534"]) == {"49069": present, "49126": present}


def test_codes_resolve_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    actions.add_epci(MAUGES, by=SYSTEM, at=AT)
    with django_assert_num_queries(1):
        by_code = queries.communes_by_code()
    assert len(by_code) == 6 + 61
    assert {by_code[code].name for code in ("49069", "49126", "49360")} == {"Orée d'Anjou"}


def test_membership_is_read_as_of_a_day() -> None:
    epci = actions.add_epci(NORTH_OF_REUNION, by=SYSTEM, at=AT)
    EpciMember.objects.filter(commune__code="97420").update(since_on=date(2020, 1, 1), until_on=date(2025, 1, 1))
    asked = [date(2019, 12, 31), date(2020, 1, 1), date(2024, 12, 31), date(2025, 1, 1)]
    assert [queries.communes_of([epci], on=day).count() for day in asked] == [2, 3, 3, 2]
    assert [queries.epci_of(Commune.objects.get(code="97420"), on=day) for day in asked] == [None, epci, epci, None]


def test_epcis_come_by_name() -> None:
    for siren in (LUMBRES, MAUGES, NORTH_OF_REUNION):
        actions.add_epci(siren, by=SYSTEM, at=AT)
    assert [epci.siren for epci in queries.epcis()] == [NORTH_OF_REUNION, MAUGES, LUMBRES]
