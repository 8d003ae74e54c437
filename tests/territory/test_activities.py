from pathlib import Path

import pytest

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.models import Entry
from bonrelais.territory import actions, queries
from bonrelais.territory.models import Activity
from tests.territory.places import AT

pytestmark = pytest.mark.django_db

BAKERY = ActivityCode(Nomenclature.NAFREV2, "10.71C")
BAKERY_2025 = ActivityCode(Nomenclature.NAF2025, "10.71Y")
OLD = ActivityCode(Nomenclature.NAF1993, "158C")
UNNAMED = ActivityCode(Nomenclature.UNKNOWN, "3801")


def test_ensured_activities_carry_label_and_section_where_known() -> None:
    found = actions.ensure_activities([BAKERY, BAKERY_2025, OLD, UNNAMED], by=SYSTEM, at=AT)
    assert {code: (row.label, row.section) for code, row in found.items()} == {
        BAKERY: ("Boulangerie et boulangerie-pâtisserie", "C"),
        BAKERY_2025: ("", "C"),
        OLD: ("", ""),
        UNNAMED: ("", ""),
    }
    assert str(found[BAKERY_2025]) == "10.71Y (NAF 2025)"
    assert str(found[BAKERY]) == "10.71C (NAF rév. 2) Boulangerie et boulangerie-pâtisserie"


def test_activities_ensured_twice_are_the_same() -> None:
    first = actions.ensure_activities([BAKERY, OLD], by=SYSTEM, at=AT)
    again = actions.ensure_activities([BAKERY, OLD, UNNAMED], by=SYSTEM, at=AT)
    assert {code: again[code] for code in first} == first
    assert Activity.objects.count() == 3
    assert actions.ensure_activities([OLD], by=SYSTEM, at=AT) == {OLD: first[OLD]}
    assert Entry.objects.filter(verb="activity.added").count() == 2


def test_same_code_in_two_nomenclatures_makes_two_activities() -> None:
    other = ActivityCode(Nomenclature.NAFREV1, BAKERY.code)
    found = actions.ensure_activities([BAKERY, other], by=SYSTEM, at=AT)
    assert found[BAKERY] != found[other]


def test_official_list_gives_labels_to_activities_already_there(tmp_path: Path) -> None:
    path = tmp_path / "naf-2025.csv"
    path.write_text("Code;Intitulé\n10.71Y;Intitulé officiel\n10.72Y;Autre intitulé\n")
    activity = actions.ensure_activities([BAKERY_2025], by=SYSTEM, at=AT)[BAKERY_2025]
    taken = actions.import_activity_labels(path, nomenclature=Nomenclature.NAF2025, by=SYSTEM, at=AT)
    assert (taken.read, len(taken.added), taken.relabelled) == (2, 1, (activity.pk,))
    activity.refresh_from_db()
    assert activity.label == "Intitulé officiel"
    again = actions.import_activity_labels(path, nomenclature=Nomenclature.NAF2025, by=SYSTEM, at=AT)
    assert again == actions.LabelsTaken(2, (), ())
    assert Entry.objects.filter(verb="activity.labelled").count() == 1


def test_labels_are_read_for_codes_of_any_level() -> None:
    actions.ensure_activities([OLD], by=SYSTEM, at=AT)
    section = ActivityCode(Nomenclature.NAFREV2, "C")
    assert queries.activity_labels([section, BAKERY, OLD]) == {
        section: "Industrie manufacturière",
        BAKERY: "Boulangerie et boulangerie-pâtisserie",
        OLD: "",
    }
    assert queries.activity_label(BAKERY) == "Boulangerie et boulangerie-pâtisserie"


@pytest.mark.parametrize(
    ("written", "read"),
    [("1071c", BAKERY), ("10.71Y", BAKERY_2025), ("10.71Z", None), ("99.99Y", None), ("", None), ("abc", None)],
)
def test_code_is_read_in_the_nomenclature_that_has_it(written: str, read: ActivityCode | None) -> None:
    actions.ensure_activities([BAKERY_2025], by=SYSTEM, at=AT)
    assert queries.read_activity(written) == read
