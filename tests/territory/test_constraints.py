from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from bonrelais.foundation.actor import SYSTEM
from bonrelais.territory import actions
from bonrelais.territory.models import Activity, Commune, Contour, Epci, EpciMember, ListedCommune, OfficialList
from tests.territory.places import AT, NORTH_OF_REUNION

pytestmark = pytest.mark.django_db

DAY, DAY_AFTER = date(2024, 1, 1), date(2024, 1, 2)


@pytest.fixture
def epci() -> Epci:
    return actions.add_epci(NORTH_OF_REUNION, by=SYSTEM, at=AT)


def commune(code: str = "97411") -> Commune:
    return Commune.objects.get(code=code)


def another(*, code: str = "97499", name: str = "Ailleurs", into: Commune | None = None) -> Commune:
    return Commune(
        code=code, name=name, department_code="974", region_code="04", merged_into=into, merged_on=date(2020, 1, 1)
    )


def itself() -> Commune:
    row = commune()
    row.merged_into = row
    return row


def contour(*, east: float = 2.0, longitude: float = 1.5) -> Contour:
    return Contour(
        commune=another(into=commune()),
        coordinates="[]",
        longitude=longitude,
        latitude=1.5,
        west=1,
        south=1,
        east=east,
        north=2,
    )


def member(epci: Epci, *, since_on: date | None, until_on: date | None) -> EpciMember:
    return EpciMember(epci=epci, commune=commune(), since_on=since_on, until_on=until_on, recorded_at=AT)


def listed(*, code: str = "zfrr", of: str = "62534", standing: str = "whole", until_on: date | None = None) -> Model:
    return ListedCommune(
        code=code, commune_code=of, standing=standing, since_on=DAY_AFTER, until_on=until_on, recorded_at=AT
    )


Refused = Callable[[Epci], Model]
REFUSED: dict[str, Refused] = {
    "territory_epci_siren_unique": lambda epci: Epci(siren=epci.siren, name="Autre", kind="CC"),
    "territory_epci_siren_has_nine_digits": lambda epci: Epci(siren="12345678", name="Autre", kind="CC"),
    "territory_epci_kind_known": lambda epci: Epci(siren="200000000", name="Autre", kind="XX"),
    "territory_commune_code_unique": lambda epci: another(code="97411", into=commune("97418")),
    "territory_commune_code_has_five_characters": lambda epci: another(code="9741", into=commune()),
    "territory_commune_not_merged_into_itself": lambda epci: itself(),
    "territory_commune_merged_on_needs_merged_into": lambda epci: another(),
    "territory_commune_in_force_is_named": lambda epci: Commune(code="97499", department_code="974", region_code="04"),
    "territory_epcimember_one_present_epci_unique": lambda epci: member(epci, since_on=DAY, until_on=None),
    "territory_epcimember_once_without_start_unique": lambda epci: member(epci, since_on=None, until_on=DAY),
    "territory_epcimember_ends_after_it_starts": lambda epci: member(epci, since_on=DAY, until_on=DAY),
    "territory_activity_nomenclature_known": lambda epci: Activity(nomenclature="XX", code="1"),
    "territory_activity_has_a_code": lambda epci: Activity(nomenclature="NAP", code=""),
    "territory_activity_section_is_a_letter": lambda epci: Activity(nomenclature="NAP", code="1", section="1"),
    "territory_contour_box_has_an_area": lambda epci: contour(east=1.0),
    "territory_officiallist_code_and_source_told": lambda epci: OfficialList(
        code="zfrr", source="", listed_on=DAY, recorded_at=AT
    ),
    "territory_listedcommune_code_has_five_characters": lambda epci: listed(of="1004"),
    "territory_listedcommune_standing_of_its_list": lambda epci: listed(standing="dense"),
    "territory_listedcommune_ends_after_it_starts": lambda epci: listed(until_on=DAY),
    "territory_contour_middle_in_box": lambda epci: contour(longitude=3.0),
}


TWICE: dict[str, Refused] = {
    "territory_activity_code_unique": lambda epci: Activity(nomenclature="NAP", code="1"),
    "territory_officiallist_one_in_force_unique": lambda epci: OfficialList(
        code="zfrr", source="ANCT", listed_on=DAY, recorded_at=AT
    ),
    "territory_listedcommune_once_in_force_unique": lambda epci: listed(),
    "territory_epcimember_once_per_start_unique": lambda epci: member(epci, since_on=DAY, until_on=DAY_AFTER),
}


def refuse(row: Model, constraint: str) -> None:
    """SQLite names the columns of a broken uniqueness, not always its constraint."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row.save()
    said = str(refusal.value)
    assert constraint in said or "UNIQUE" in said


@pytest.mark.parametrize("constraint", REFUSED)
def test_database_refuses(constraint: str, epci: Epci) -> None:
    row = REFUSED[constraint](epci)
    if isinstance(row, Contour):
        row.commune.save()
    refuse(row, constraint)


@pytest.mark.parametrize("constraint", TWICE)
def test_database_refuses_the_same_twice(constraint: str, epci: Epci) -> None:
    TWICE[constraint](epci).save()
    refuse(TWICE[constraint](epci), constraint)
