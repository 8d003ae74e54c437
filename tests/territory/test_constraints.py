from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from bonrelais.foundation.actor import SYSTEM
from bonrelais.territory import actions
from bonrelais.territory.models import Activity, Commune, Contour, Epci, EpciMember, Zone, ZoneCommune
from tests.territory.places import AT, NORTH_OF_REUNION

pytestmark = pytest.mark.django_db


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


def zone(*, kind: str = "qpv", until_on: date | None = None) -> Zone:
    return Zone(code="1", kind=kind, name="Quartier", source="Fictive", since_on=date(2024, 1, 1), until_on=until_on)


Refused = Callable[[Epci], Model]
DAY, DAY_AFTER = date(2024, 1, 1), date(2024, 1, 2)
REFUSED: dict[str, Refused] = {
    "same siren": lambda epci: Epci(siren=epci.siren, name="Autre", kind="CC"),
    "short siren": lambda epci: Epci(siren="12345678", name="Autre", kind="CC"),
    "unknown kind of EPCI": lambda epci: Epci(siren="200000000", name="Autre", kind="XX"),
    "same commune code": lambda epci: another(code="97411", into=commune("97418")),
    "short commune code": lambda epci: another(code="9741", into=commune()),
    "merged into itself": lambda epci: itself(),
    "merged on a day into nothing": lambda epci: another(),
    "present commune without a name": lambda epci: Commune(code="97499", department_code="974", region_code="04"),
    "two present memberships": lambda epci: member(epci, since_on=DAY, until_on=None),
    "two memberships without a start": lambda epci: member(epci, since_on=None, until_on=DAY),
    "membership ended before it began": lambda epci: member(epci, since_on=DAY, until_on=DAY),
    "unknown kind of zone": lambda epci: zone(kind="xx"),
    "zone ended before it began": lambda epci: zone(until_on=DAY),
    "unknown nomenclature": lambda epci: Activity(nomenclature="XX", code="1"),
    "activity without a code": lambda epci: Activity(nomenclature="NAP", code=""),
    "section that is not a letter": lambda epci: Activity(nomenclature="NAP", code="1", section="1"),
    "flat contour": lambda epci: contour(east=1.0),
    "middle outside": lambda epci: contour(longitude=3.0),
}


@pytest.mark.parametrize("case", REFUSED)
def test_database_refuses(case: str, epci: Epci) -> None:
    row = REFUSED[case](epci)
    if isinstance(row, Contour):
        row.commune.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_database_refuses_the_same_row_twice(epci: Epci) -> None:
    quarter = zone()
    quarter.save()
    rows: list[Callable[[], Model]] = [
        lambda: ZoneCommune(zone=quarter, commune=commune()),
        lambda: Activity(nomenclature="NAP", code="1"),
        lambda: Zone(code="2", kind="qpv", name="Autre", source="Fictive"),
        lambda: member(epci, since_on=DAY, until_on=DAY_AFTER),
    ]
    for make in rows:
        make().save()
        with pytest.raises(IntegrityError), transaction.atomic():
            make().save()
