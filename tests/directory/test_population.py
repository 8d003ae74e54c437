"""The columns of a programme's businesses say, of each, what its own sheet says."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from bonrelais.core.facts import FactValue
from bonrelais.core.ground import IN_PART, NOT_PLACED, Standing
from bonrelais.directory import access
from bonrelais.directory.actions.entry import EnteredBusiness, enter_business, join_to_register
from bonrelais.directory.actions.perimeters import draw_perimeter
from bonrelais.directory.choices import FactSource, PositionQuality
from bonrelais.directory.models import ActivityCraftsShare, Establishment, ImportRun
from bonrelais.directory.queries.mark import present_mark
from bonrelais.directory.queries.population import Population, population, population_at
from bonrelais.directory.queries.sheets import fact_sheet
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.actions import record
from bonrelais.programmes.actions import PerimeterFacts, retire_perimeter
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity, Commune, EpciMember
from tests import make
from tests.make import Business
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def commune(seat: Seat) -> Commune:
    return Commune.objects.filter(memberships__epci=seat.programme.epcis.get().epci).order_by("code")[0]


def values_of(found: Population) -> dict[UUID, dict[str, FactValue]]:
    told: dict[UUID, dict[str, FactValue]] = {place: {} for place in found.ids}
    for code, column in found.frame.columns.items():
        for place, known in zip(found.ids, column.codes.tolist(), strict=True):
            value = column.values.known[known]
            if value is not None:
                told[place][code] = value
    return told


def sheets_of(seat: Seat) -> Mapping[UUID, dict[str, FactValue]]:
    rows = access.listed_establishments(seat).filter(is_open=True)
    return {
        row.id: {code: fact.value for code, fact in fact_sheet(seat, row, clock.today()).facts.items()}
        for row in rows.order_by("id")
    }


def joinery() -> Activity:
    activity, _ = Activity.objects.get_or_create(nomenclature="NAFRev2", code="43.32A")
    ActivityCraftsShare.objects.get_or_create(
        activity=activity, defaults={"establishments": 100, "registered": 92, "computed_on": clock.today()}
    )
    return activity


def settle(seat: Seat, commune: Commune) -> list[Establishment]:
    """Businesses of all sorts: presumed crafts, of several places, told by the owner, seen in a register, entered."""
    work = joinery()
    first = make.establishment(commune, Business("Ardoise", activity=work))
    second = make.establishment(
        commune, Business("Bois", activity=work, crafts_activity="4332AZ", size_band="11", category="PME")
    )
    branch = make.establishment(
        make.commune_in(seat.programme.epcis.get().epci), Business("Bois Nord", is_head_office=False), of=second.company
    )
    bare = make.establishment(commune, Business("Cave", legal_form="", size_band="", created_on=None))
    make.fact(seat, first.company, "employees.company", value=4)
    make.fact(seat, second.company, "premises.is_owned", value=True)
    make.fact(seat, second.company, "micro_regime", value=False)
    make.fact(seat, second.company, "place.project_site", value=commune.code)
    make.fact(seat, bare.company, "legal_form", value="1000", source=FactSource.REGISTER)
    make.fact(seat, bare.company, "registration.crafts", value="registered", source=FactSource.EVIDENCED)
    entered = enter_business(EnteredBusiness("Brocante Vanhove", commune), by=seat, at=clock.now())
    return [first, second, branch, bare, entered]


def test_columns_say_what_each_sheet_says(seat: Seat, commune: Commune) -> None:
    settle(seat, commune)
    found = population(seat.programme_id, clock.today())
    assert values_of(found) == sheets_of(seat)
    assert len(found.ids) == 5


@pytest.mark.parametrize("rows", [1, 3])
def test_places_that_answers_name_cost_two_queries_whatever_their_number(
    seat: Seat, commune: Commune, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The communes named, and those they were merged into, which the sheets read."""
    former = Commune.objects.create(code="62999", name="Ancienne", department_code="62", merged_into=commune)
    for rank in range(rows):
        place = make.establishment(commune, Business(f"Ardoise {rank}"))
        make.fact(seat, place.company, "place.project_site", value=former.code)
    mark = present_mark(seat.programme_id)
    population_at(seat.programme_id, clock.today(), mark)
    population_at.cache_clear()
    with django_assert_num_queries(6):
        found = population_at(seat.programme_id, clock.today(), mark)
    assert values_of(found) == sheets_of(seat)


def lay_ground(seat: Seat, commune: Commune) -> None:
    """Lists and perimeters of all sorts: on one, in part, absent; inside, outside, badly placed, elsewhere."""
    other = make.commune_in(seat.programme.epcis.get().epci)
    make.official_list("zfrr", {commune.code: Standing.WHOLE})
    make.official_list("acv", {other.code: Standing.WHOLE})
    make.official_list("qpv", {commune.code: Standing.PART})
    make.official_list("density", {commune.code: Standing.LOW})
    make.establishment(commune, Business("Dehors", position=(50.0, 2.0)))
    make.establishment(commune, Business("Nulle part", position_quality=PositionQuality.COMMUNE))
    make.establishment(other, Business("Chez le voisin", position_quality=PositionQuality.COMMUNE))
    ring = [(2.24, 50.74), (2.26, 50.74), (2.26, 50.76), (2.24, 50.76), (2.24, 50.74)]
    for name, rings in (("Centre", [ring]), ("Bourg", [])):
        facts = PerimeterFacts(kind="centre", name=name, commune=commune, rings=rings)
        draw_perimeter(seat.programme, facts=facts, by=seat, at=clock.now())


def test_columns_say_of_the_ground_what_each_sheet_says(seat: Seat, commune: Commune, clock: Clock) -> None:
    clock.move_to(date(2026, 2, 2))
    settle(seat, commune)
    lay_ground(seat, commune)
    found = population(seat.programme_id, clock.today())
    assert values_of(found) == sheets_of(seat)
    told = {code for code, column in found.frame.columns.items() if column.codes.any()}
    assert told >= {
        "size_category",
        "population.establishment",
        "epci_type.establishment",
        "density.establishment",
        "zone.zfrr.establishment",
        "zone.acv.establishment",
        "zone.perimetre-centre.establishment",
        "zone.perimetre-bourg.establishment",
    }
    doubtful = fact_sheet(seat, Establishment.objects.get(display_name="Nulle part"), clock.today()).doubts
    assert {code: doubt.words for code, doubt in doubtful.items()} == {
        "zone.qpv.establishment": IN_PART,
        "zone.perimetre-centre.establishment": NOT_PLACED,
    }


def test_kept_columns_follow_the_lists_and_the_perimeters(seat: Seat, commune: Commune, clock: Clock) -> None:
    place = make.establishment(commune, Business("Ardoise"))
    today = clock.today()

    def told(code: str) -> FactValue | None:
        kept = population_at(seat.programme_id, today, present_mark(seat.programme_id))
        return values_of(kept)[place.id].get(f"zone.{code}.establishment")

    assert (told("zfrr"), told("perimetre-bourg")) == (None, None)
    make.official_list("zfrr", {commune.code: Standing.WHOLE})
    facts = PerimeterFacts(kind="centre", name="Bourg", commune=commune, rings=[])
    perimeter = draw_perimeter(seat.programme, facts=facts, by=seat, at=clock.now())
    assert (told("zfrr"), told("perimetre-bourg")) == (True, True)
    retire_perimeter(perimeter, by=seat, at=clock.now())
    make.official_list("zfrr", {"62001": Standing.WHOLE})
    assert (told("zfrr"), told("perimetre-bourg")) == (False, None)


def test_businesses_go_by_name_each_with_its_number(seat: Seat, commune: Commune) -> None:
    first, second, branch, bare, entered = settle(seat, commune)
    found = population(seat.programme_id, clock.today())
    assert found.ids == (first.id, second.id, branch.id, entered.id, bare.id)
    assert found.sirets == (first.siret, second.siret, branch.siret, "", bare.siret)


def test_closed_partial_and_joined_businesses_stay_out(seat: Seat, commune: Commune) -> None:
    make.establishment(commune, Business("Fermé", is_open=False))
    make.establishment(commune, Business("Caché", is_partial=True))
    make.establishment(make.commune_in(make.epci()), Business("Ailleurs"))
    there = make.establishment(commune, Business("Brocante Vanhove"))
    entered = enter_business(EnteredBusiness("Brocante Vanhove", commune), by=seat, at=clock.now())
    join_to_register(entered, register=there, by=seat, at=clock.now())
    assert population(seat.programme_id, clock.today()).ids == (there.id,)


def test_answers_of_another_programme_say_nothing(seat: Seat, commune: Commune) -> None:
    place = make.establishment(commune, Business("Ardoise"))
    neighbour = make.seat(programme=make.programme(joins=seat.programme.epcis.get().epci))
    make.fact(neighbour, place.company, "premises.is_owned", value=True)
    enter_business(EnteredBusiness("Brocante Vanhove", commune), by=neighbour, at=clock.now())
    found = population(seat.programme_id, clock.today())
    assert (found.ids, "premises.is_owned" in found.frame.columns) == ((place.id,), False)


@pytest.mark.parametrize("rows", [1, 3])
def test_population_asks_as_often_at_one_row_and_at_three(
    seat: Seat, commune: Commune, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for rank in range(rows):
        place = make.establishment(commune, Business(f"Atelier {rank}", activity=joinery()))
        make.fact(seat, place.company, "premises.is_owned", value=True)
    with django_assert_num_queries(11):
        population(seat.programme_id, clock.today())


@pytest.mark.parametrize("rows", [1, 3])
def test_businesses_entered_by_hand_cost_two_queries_whatever_their_number(
    seat: Seat, commune: Commune, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Once the register is kept: the territory, what was learnt, perimeters, those entered, their head offices."""
    make.establishment(commune, Business("Ardoise"))
    mark = present_mark(seat.programme_id)
    population_at(seat.programme_id, clock.today(), mark)
    for rank in range(rows):
        enter_business(EnteredBusiness(f"Brocante {rank}", commune), by=seat, at=clock.now())
    mark = present_mark(seat.programme_id)
    with django_assert_num_queries(5):
        assert len(population_at(seat.programme_id, clock.today(), mark).ids) == rows + 1


def test_kept_columns_follow_what_is_written(seat: Seat, commune: Commune, clock: Clock) -> None:
    place = make.establishment(commune, Business("Ardoise"))
    today = clock.now().date()
    before = population_at(seat.programme_id, today, present_mark(seat.programme_id))
    assert population_at(seat.programme_id, today, present_mark(seat.programme_id)) is before
    entered = enter_business(EnteredBusiness("Brocante Vanhove", commune), by=seat, at=clock.now())
    after = population_at(seat.programme_id, today, present_mark(seat.programme_id))
    assert (before.ids, after.ids) == ((place.id,), (place.id, entered.id))


def test_kept_columns_follow_the_import_the_day_and_the_territory(seat: Seat, commune: Commune, clock: Clock) -> None:
    make.establishment(commune, Business("Ardoise"))
    today = clock.now().date()

    def ids(rank: int) -> int:
        return len(population_at(seat.programme_id, today + timedelta(days=rank), present_mark(seat.programme_id)).ids)

    assert ids(0) == 1
    make.establishment(commune, Business("Bois"))
    ImportRun.objects.create(started_at=clock.now(), finished_at=clock.now())
    assert ids(0) == 2
    make.establishment(commune, Business("Cave"))
    assert ids(1) == 3
    EpciMember.objects.filter(commune=commune).update(until_on=today)
    record("programme.touched", seat.programme, by=SYSTEM, at=clock.now())
    assert ids(1) == 0
