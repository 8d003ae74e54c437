from datetime import UTC, datetime, timedelta

import pytest

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.foundation.actor import SYSTEM
from bonrelais.programmes import actions, queries
from bonrelais.programmes.defaults.sectors import default_sector
from bonrelais.programmes.models import ActivitySector, Programme
from bonrelais.territory.models import Activity
from tests import make

AT = datetime(2024, 6, 3, 8, 0, tzinfo=UTC)

REV2 = {
    "Commerce": "47.11C 46.90Z 45.11Z 45.32Z 45.40Z 10.13B 10.71B 10.71C 10.71D",
    "Services aux particuliers": "96.02A 95.23Z 45.20A 45.20B 49.32Z 86.21Z 88.91A 93.13Z 85.53Z 68.31Z 74.20Z 79.11Z",
    "Industrie": "10.11Z 10.71A 25.62B 33.12Z 35.11Z 38.31Z 08.11Z",
    "Hôtellerie-restauration": "55.10Z 56.10A 56.30Z",
    "Construction": "43.32A 41.20A 41.10A",
    "Services aux entreprises": "62.01Z 69.20Z 78.20Z 49.41A 66.22Z 81.21Z 96.01A 85.59A 68.20B",
    "Autres": "01.13Z 84.11Z 85.20Z 94.99Z 99.00Z",
}
NAF2025 = {
    "Commerce": "47.11G 46.71G 47.81Y 47.91Y 10.13H 10.71H 10.71J",
    "Services aux particuliers": "96.21G 95.31G 95.29G 49.33G 86.21Y 93.13Y 68.31Y 74.20Y",
    "Industrie": "10.11Y 10.71G 33.12Y",
    "Hôtellerie-restauration": "55.10Y 56.11G",
    "Construction": "43.32G 68.12Y",
    "Services aux entreprises": "62.10Y 69.20Y 78.20Y 96.10G 85.59G 60.10Y",
    "Autres": "01.13Y 84.11Y 85.20Y 94.99Y 99.00Y",
}
OLD = [("NAP", "6101"), ("NAF1993", "52.1A"), ("NAFRev1", "55.3A"), ("", "4711C")]


def cases() -> list[tuple[Nomenclature, str, str]]:
    both = [(Nomenclature.NAFREV2, REV2), (Nomenclature.NAF2025, NAF2025)]
    return [(where, code, label) for where, table in both for label, codes in table.items() for code in codes.split()]


@pytest.mark.parametrize(("nomenclature", "code", "label"), cases())
def test_default_sector_of_an_activity(nomenclature: Nomenclature, code: str, label: str) -> None:
    assert default_sector(ActivityCode(nomenclature, code)).label == label


@pytest.mark.parametrize(("nomenclature", "code"), OLD)
def test_activity_of_an_older_nomenclature_is_other(nomenclature: str, code: str) -> None:
    assert default_sector(ActivityCode(Nomenclature(nomenclature), code)).label == "Autres"


def activity(code: str, nomenclature: Nomenclature = Nomenclature.NAFREV2) -> Activity:
    return Activity.objects.create(nomenclature=nomenclature, code=code, label=f"Activité {code}")


def present_sectors(programme: Programme) -> dict[str, str]:
    return {row.activity.code: row.sector.code for row in queries.sector_table(programme)}


@pytest.mark.django_db
def test_assigning_closes_a_row_and_opens_another() -> None:
    programme = make.programme()
    baker = activity("10.71C")
    actions.assign_default_sectors(programme, activities=[baker], by=SYSTEM, at=AT)
    later = AT + timedelta(days=1)
    industry = make.sector(programme, "industrie")
    assert actions.assign_sector(industry, activities=[baker], by=SYSTEM, at=later) == 1
    rows = ActivitySector.objects.filter(programme=programme).order_by("recorded_at", "id")
    assert [(row.sector.code, row.recorded_at, row.superseded_at) for row in rows] == [
        ("commerce", AT, later),
        ("industrie", later, None),
    ]


@pytest.mark.django_db
def test_assigning_the_same_sector_changes_nothing() -> None:
    programme = make.programme()
    baker = activity("10.71C")
    actions.assign_default_sectors(programme, activities=[baker], by=SYSTEM, at=AT)
    commerce = make.sector(programme)
    assert actions.assign_sector(commerce, activities=[baker], by=SYSTEM, at=AT + timedelta(days=1)) == 0
    assert ActivitySector.objects.filter(programme=programme).count() == 1


@pytest.mark.django_db
def test_default_sectors_leave_what_people_chose() -> None:
    programme = make.programme()
    baker = activity("10.71C")
    actions.assign_sector(make.sector(programme, "industrie"), activities=[baker], by=SYSTEM, at=AT)
    activity("47.24Z")
    waiting = queries.activities_without_sector(programme)
    assert actions.assign_default_sectors(programme, activities=waiting, by=SYSTEM, at=AT) == 1
    assert present_sectors(programme) == {"10.71C": "industrie", "47.24Z": "commerce"}


@pytest.mark.django_db
def test_each_programme_has_its_own_table() -> None:
    one, other = make.programme(), make.programme()
    baker = activity("10.71C")
    for programme in (one, other):
        assert queries.activities_without_sector(programme) == [baker]
        actions.assign_default_sectors(programme, activities=[baker], by=SYSTEM, at=AT)
    actions.assign_sector(make.sector(one, "industrie"), activities=[baker], by=SYSTEM, at=AT)
    assert (present_sectors(one), present_sectors(other)) == ({"10.71C": "industrie"}, {"10.71C": "commerce"})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "found"), [("10.71", ["10.71C"]), ("activité 47", ["47.24Z"]), ("rien", []), ("", ["10.71C", "47.24Z"])]
)
def test_sector_table_is_searched_by_code_and_words(words: str, found: list[str]) -> None:
    programme = make.programme()
    made = [activity("10.71C"), activity("47.24Z")]
    actions.assign_default_sectors(programme, activities=made, by=SYSTEM, at=AT)
    assert [row.activity.code for row in queries.sector_table(programme, words=words)] == found


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "label"), [("neuf", "Commerce"), ("commerce", "Neuf"), ("neuf", "  ")])
def test_sector_is_named_once(code: str, label: str) -> None:
    programme = make.programme()
    with pytest.raises((actions.CodeTakenError, actions.SectorError)):
        actions.add_sector(programme, code=code, label=label, by=SYSTEM, at=AT)
