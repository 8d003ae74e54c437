from collections.abc import Callable
from datetime import date

import pytest

from bonrelais.foundation.models import Row
from bonrelais.programmes.choices import PriorityRule, Role, TargetIndicator
from bonrelais.programmes.models import (
    ActivitySector,
    Agreement,
    Membership,
    Priority,
    Programme,
    ProgrammeEpci,
    ProgrammeOrganisation,
    Sector,
    Target,
    Theme,
)
from bonrelais.territory.models import Activity
from tests import make
from tests.make.refusals import assert_refused

pytestmark = pytest.mark.django_db
AT, DAY, BEFORE = make.OPENED_AT, date(2024, 3, 2), date(2024, 3, 1)


def second_programme() -> Row:
    return Programme(code=make.programme("essai").code, name="Autre", started_on=DAY, created_at=AT)


def second_epci() -> Row:
    joined = ProgrammeEpci.objects.get(programme=make.programme())
    return ProgrammeEpci(programme=joined.programme, epci=joined.epci, joined_on=joined.joined_on, recorded_at=AT)


def epci_leaving_before() -> Row:
    told = {"joined_on": DAY, "left_on": DAY, "recorded_at": AT, "left_recorded_at": AT}
    return ProgrammeEpci(programme=make.programme(), epci=make.epci(), **told)


def epci_left_untold() -> Row:
    return ProgrammeEpci(
        programme=make.programme(), epci=make.epci(), joined_on=date(2020, 1, 6), left_on=DAY, recorded_at=AT
    )


def second_organisation() -> Row:
    seat = make.seat()
    return ProgrammeOrganisation(programme=seat.programme, organisation=seat.organisation, since_on=DAY)


def second_role() -> Row:
    seat = make.seat()
    return Membership(
        programme=seat.programme, user=seat.user, organisation=seat.organisation, role=Role.PARTNER, since_on=DAY
    )


def role_ending_before() -> Row:
    membership = Membership(programme=make.programme(), user=make.user(), organisation=make.organisation())
    membership.role, membership.since_on, membership.until_on = Role.ADVISER, DAY, BEFORE
    return membership


def agreement(code: str, *, ends_on: date = DAY, cents: int = 1) -> Agreement:
    held = make.agreement(make.programme(), code="suite")
    return Agreement(
        programme=held.programme,
        code=code,
        name="Autre",
        starts_on=DAY,
        ends_on=ends_on,
        amount_cents_per_year=cents,
        created_at=AT,
    )


def target(*, ends_on: date = DAY, value: int = 1) -> Row:
    held = make.agreement(make.programme())
    indicator = TargetIndicator.JOBS_MADE
    return Target(agreement=held, indicator=indicator, starts_on=DAY, ends_on=ends_on, value=value)


def second_theme() -> Row:
    return Theme(programme=make.programme(), code="formation", label="Autre", recorded_at=AT)


def second_sector() -> Row:
    return Sector(programme=make.programme(), code="commerce", label="Autre")


def second_sector_of_activity() -> Row:
    programme = make.programme()
    activity = Activity.objects.create(nomenclature="NAFRev2", code="47.11C")
    rows = [
        ActivitySector(programme=programme, activity=activity, sector=make.sector(programme), recorded_at=AT)
        for _ in range(2)
    ]
    rows[0].save()
    return rows[1]


def second_priority() -> Row:
    return Priority(programme=make.programme(), code="artisanat", label="Autre", rule=PriorityRule.CRAFTS)


def nameless_perimeter() -> Row:
    return Priority(programme=make.programme(), code="neuve", label="Neuve", rule=PriorityRule.PERIMETER)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("programme_code_unique", second_programme),
        ("programme_epci_once", second_epci),
        ("programme_epci_leaves_after", epci_leaving_before),
        ("programme_epci_leaves_when_told", epci_left_untold),
        ("programme_organisation_once", second_organisation),
        ("membership_one_open_role", second_role),
        ("membership_ends_after_start", role_ending_before),
        ("agreement_code_unique", lambda: agreement("suite")),
        ("agreement_ends_after_start", lambda: agreement("autre", ends_on=BEFORE)),
        ("agreement_amount_positive", lambda: agreement("autre", cents=-1)),
        ("target_ends_after_start", lambda: target(ends_on=BEFORE)),
        ("target_value_positive", lambda: target(value=0)),
        ("theme_code_unique", second_theme),
        ("sector_code_unique", second_sector),
        ("activity_sector_one_current", second_sector_of_activity),
        ("priority_code_unique", second_priority),
        ("priority_perimeter_named", nameless_perimeter),
    ],
)
def test_database_refuses(name: str, wrong: Callable[[], Row]) -> None:
    assert_refused(wrong(), name)
