from collections.abc import Callable
from datetime import date

import pytest

from bonrelais.foundation.models import Row
from bonrelais.network.models import Absence, Affiliation, Organisation, User
from tests import make
from tests.make.refusals import assert_refused

pytestmark = pytest.mark.django_db
DAY, BEFORE = date(2024, 3, 2), date(2024, 3, 1)


def second_account() -> Row:
    make.user(email="claire@exemple.fr")
    return User(email="CLAIRE@exemple.fr", first_name="C", last_name="D", created_at=make.OPENED_AT)


def second_siren() -> Row:
    first = make.organisation("Une")
    Organisation.objects.filter(pk=first.pk).update(siren="732829320")
    return Organisation(name="Autre", short_name="A", kind="other", siren="732829320", created_at=make.OPENED_AT)


def second_name() -> Row:
    return Organisation(name=make.organisation("Une").name, short_name="Une", kind="other", created_at=make.OPENED_AT)


def affiliation_ending_before() -> Row:
    return Affiliation(user=make.user(), organisation=make.organisation(), since_on=DAY, until_on=BEFORE)


def second_affiliation() -> Row:
    user, organisation = make.user(), make.organisation()
    Affiliation.objects.create(user=user, organisation=organisation, since_on=DAY)
    return Affiliation(user=user, organisation=organisation, since_on=DAY)


def absence_ending_before() -> Row:
    return Absence(user=make.user(), from_on=DAY, until_on=BEFORE)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("user_email_unique", second_account),
        ("organisation_siren_unique", second_siren),
        ("organisation_name_unique", second_name),
        ("affiliation_ends_after_start", affiliation_ending_before),
        ("affiliation_once_a_day", second_affiliation),
        ("absence_ends_after_start", absence_ending_before),
    ],
)
def test_database_refuses(name: str, wrong: Callable[[], Row]) -> None:
    assert_refused(wrong(), name)
