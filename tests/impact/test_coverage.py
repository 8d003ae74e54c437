from datetime import date

import pytest

from bonrelais.directory.actions.entry import EnteredBusiness, enter_business
from bonrelais.foundation import clock
from bonrelais.impact.queries.coverage import coverage_of
from bonrelais.programmes.choices import Role
from tests import make
from tests.impact import making

pytestmark = pytest.mark.django_db


def test_coverage_counts_what_is_open_and_no_business_entered_by_another_programme() -> None:
    town = making.town()
    making.shop(town)
    elsewhere = make.seat(
        Role.ADVISER, programme=make.programme(joins=town.programme.epcis.order_by("joined_on")[0].epci)
    )
    for seat, name in ((town.seat, "Brocante Vanhove"), (elsewhere, "Brocante Delrue")):
        enter_business(EnteredBusiness(name, town.communes[0]), by=seat, at=clock.now())
    found = coverage_of(making.report(town, as_of=date(2024, 11, 20)))
    open_places = {one.code: one.open_places for one in found.communes}
    assert open_places[town.communes[0].code] == 2
