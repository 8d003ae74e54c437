"""Every constraint of the organisations and programmes, each broken behind the actions' back."""

from datetime import date, timedelta

import pytest

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.foundation import clock
from bonrelais.network.models import Absence, Affiliation
from bonrelais.programmes.models import (
    ActivitySector,
    Priority,
    Programme,
    ProgrammeEpci,
    ProgrammeOrganisation,
    Target,
)
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity
from tests import make
from tests.constraints.breaking import Table, again, change, refuse

pytestmark = pytest.mark.django_db
DAY = date(2024, 11, 20)
BEFORE = DAY - timedelta(days=1)


def affiliation() -> Affiliation:
    return Affiliation.objects.create(user=make.user(), organisation=make.organisation(), since_on=DAY)


def absence() -> Absence:
    return Absence.objects.create(user=make.user(), from_on=DAY, until_on=DAY)


def joined() -> ProgrammeEpci:
    return ProgrammeEpci.objects.get(programme=make.programme())


def taking_part() -> ProgrammeOrganisation:
    return ProgrammeOrganisation.objects.create(
        programme=make.programme(), organisation=make.organisation(), since_on=DAY
    )


def target() -> Target:
    return Target.objects.create(
        agreement=make.agreement(make.programme()), indicator="businesses_met", starts_on=DAY, ends_on=DAY, value=190
    )


def sorted_activity() -> ActivitySector:
    programme: Programme = make.programme()
    activity = Activity.objects.create(nomenclature=Nomenclature.NAFREV2, code="96.02A", label="Coiffure")
    return ActivitySector.objects.create(
        programme=programme, activity=activity, sector=make.sector(programme), recorded_at=clock.now()
    )


def priority(seat: Seat | None = None) -> Priority:
    return Priority.objects.filter(programme=(seat or make.seat()).programme, rule="perimeter").order_by("id")[0]


def organisation_twice() -> None:
    first, second = make.organisation(), make.organisation()
    change(first, siren="900000009")
    change(second, siren="900000009")


TABLE: Table = {
    "user_email_unique": lambda: again(make.user(email="claire@exemple.fr"), email="CLAIRE@exemple.fr"),
    "organisation_siren_unique": organisation_twice,
    "organisation_name_unique": lambda: again(make.organisation("Bon Pas")),
    "affiliation_once_a_day": lambda: again(affiliation()),
    "affiliation_ends_after_start": lambda: change(affiliation(), until_on=BEFORE),
    "absence_ends_after_start": lambda: change(absence(), until_on=BEFORE),
    "programme_code_unique": lambda: again(make.programme()),
    "programme_epci_once": lambda: again(joined()),
    "programme_epci_leaves_after": lambda: change(joined(), left_on=date(2020, 1, 6), left_recorded_at=make.OPENED_AT),
    "programme_epci_leaves_when_told": lambda: change(joined(), left_on=DAY),
    "programme_organisation_once": lambda: again(taking_part()),
    "membership_one_open_role": lambda: again(make.membership(), role="coordinator"),
    "membership_ends_after_start": lambda: change(make.membership(), until_on=date(2019, 1, 1)),
    "agreement_code_unique": lambda: again(make.agreement(make.programme())),
    "agreement_ends_after_start": lambda: change(make.agreement(make.programme()), ends_on=date(2019, 1, 1)),
    "agreement_amount_positive": lambda: change(make.agreement(make.programme()), amount_cents_per_year=-1),
    "target_ends_after_start": lambda: change(target(), ends_on=BEFORE),
    "target_value_positive": lambda: change(target(), value=0),
    "theme_code_unique": lambda: again(make.theme(make.programme())),
    "sector_code_unique": lambda: again(make.sector(make.programme())),
    "activity_sector_one_current": lambda: again(sorted_activity()),
    "priority_code_unique": lambda: again(priority()),
    "priority_perimeter_named": lambda: change(priority(), perimeter_kind=""),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_base_refuses(name: str) -> None:
    refuse(TABLE[name])
