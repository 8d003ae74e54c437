"""What official lists and tables say of the ground of a place, on its sheet and in the columns."""

from datetime import date

import pytest

from bonrelais.core.facts import FactCode, SourceRank
from bonrelais.core.ground import IN_PART, Ground, Standing, read_ground
from bonrelais.core.vocabulary.choices import EPCI_TYPES
from bonrelais.directory.actions.entry import EnteredBusiness, enter_business
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries.population import population
from bonrelais.directory.queries.sheets import fact_sheet, sheets_then_and_now
from bonrelais.foundation import clock as product_clock
from bonrelais.programmes.seat import Seat
from bonrelais.territory.choices import EpciKind
from bonrelais.territory.models import Commune
from tests import make
from tests.make import Business
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

ZFRR = "zone.zfrr.establishment"


@pytest.fixture
def seat(clock: Clock) -> Seat:
    clock.move_to(date(2026, 2, 2))
    return make.seat()


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme, Business(category="ETI"))


def told(seat: Seat, place: Establishment) -> dict[str, tuple[object, SourceRank, str]]:
    facts = fact_sheet(seat, place, product_clock.today()).facts
    return {code: (fact.value, fact.source, fact.source_text) for code, fact in facts.items()}


def test_register_and_tables_fill_what_nobody_told(seat: Seat, place: Establishment) -> None:
    make.official_list("zfrr", {place.commune.code: Standing.WHOLE})
    make.official_list("acv", {"62765": Standing.WHOLE})
    make.official_list("density", {place.commune.code: Standing.VERY_LOW})
    found = told(seat, place)
    assert found[FactCode.SIZE_CATEGORY] == ("ETI", SourceRank.REGISTER, "SIRENE, année 2022")
    assert found[FactCode.EPCI_TYPE] == ("CC", SourceRank.REGISTER, "DGCL, 2026")
    assert found[FactCode.DENSITY] == ("very_low", SourceRank.REGISTER, "ANCT, 2 février 2026")
    assert found[FactCode.POPULATION][2] == "INSEE, population légale 2026"
    assert found[ZFRR] == (True, SourceRank.REGISTER, "ANCT, 2 février 2026")
    assert found["zone.acv.establishment"] == (False, SourceRank.REGISTER, "ANCT, 2 février 2026")
    assert "zone.ber.establishment" not in found


def test_list_that_names_a_commune_merged_since_leaves_the_question(seat: Seat, place: Establishment) -> None:
    """The merger came after the list: of the present commune, the list knows a part."""
    make.official_list("zfrr", {"62110": Standing.WHOLE, place.commune.code: Standing.WHOLE})
    make.official_list("density", {"62110": Standing.DENSE, place.commune.code: Standing.LOW})
    Commune.objects.create(code="62473", department_code="62", region_code="32", merged_into=place.commune)
    sheet = fact_sheet(seat, place, product_clock.today())
    assert (ZFRR in sheet.facts, sheet.doubts[ZFRR].words) == (False, IN_PART)
    columns = population(seat.programme_id, product_clock.today()).frame.columns
    assert (ZFRR in columns, FactCode.DENSITY in columns) == (False, True)


def test_lists_are_silent_on_a_commune_merged_before_the_register_knows(seat: Seat, place: Establishment) -> None:
    make.official_list("acv", {"62765": Standing.WHOLE})
    Commune.objects.filter(pk=place.commune_id).update(merged_into=make.commune_in(make.epci()))
    assert "zone.acv.establishment" not in fact_sheet(seat, place, product_clock.today()).facts
    assert "zone.acv.establishment" not in population(seat.programme_id, product_clock.today()).frame.columns


def test_ground_of_a_business_entered_by_hand_is_not_said_by_anyone(seat: Seat, place: Establishment) -> None:
    entered = enter_business(EnteredBusiness("Brocante", place.commune), by=seat, at=product_clock.now())
    found = told(seat, entered)
    assert found[FactCode.POPULATION][1:] == (SourceRank.REGISTER, "INSEE, population légale 2026")
    assert found[FactCode.PLACE_ESTABLISHMENT][1] is SourceRank.DECLARED


def test_newer_list_is_no_news_of_the_business(seat: Seat, place: Establishment) -> None:
    make.official_list("zfrr", {place.commune.code: Standing.WHOLE})
    make.official_list("qpv", {place.commune.code: Standing.PART})
    before, now = sheets_then_and_now(seat, place, then=date(2025, 6, 2), now=product_clock.today())
    assert [sheet.facts[ZFRR].value for sheet in (before, now)] == [True, True]
    assert [list(sheet.doubts) for sheet in (before, now)] == [["zone.qpv.establishment"]] * 2


def test_every_kind_of_epci_is_one_of_the_vocabulary() -> None:
    grounds = [Ground(published_on=date(2026, 1, 1), epci_kind=kind.value) for kind in EpciKind]
    kinds = [fact.value for ground in grounds for fact in read_ground(ground)]
    assert (len(kinds), set(kinds)) == (len(EpciKind), set(EPCI_TYPES.by_code))
