"""Figures count a business entered by hand and its row of the register as one from the day they were joined."""

from datetime import date
from uuid import UUID

import pytest

from bonrelais.casework.actions import join_business, part_business
from bonrelais.core.facts import FactCode, Grade
from bonrelais.directory.actions.entry import EnteredBusiness, enter_business
from bonrelais.directory.models import Establishment, FactLearnt
from bonrelais.impact.queries import ProgrammeReport
from bonrelais.impact.queries.coverage import coverage_of
from bonrelais.projects.choices import OutcomeKind, OutcomeNature
from tests.impact import making
from tests.impact.making import Held, Town

pytestmark = pytest.mark.django_db

BEFORE, JOINED, BETWEEN, UNDONE, AFTER = (date(2024, 3, day) for day in (10, 15, 20, 25, 30))


def entered_in(town: Town) -> Establishment:
    business = EnteredBusiness("Brocante Vanhove", town.communes[0])
    return enter_business(business, by=town.seat, at=making.evening(date(2024, 1, 8)))


def counted(town: Town, as_of: date) -> tuple[int, int, int]:
    """Businesses met, those whose visit counts again, projects."""
    figures = report(town, as_of).figures
    met, projects = figures.businesses_met.count, figures.figure("action_projects")
    assert projects is not None
    return len(met.rows), len(met.repeats), projects.value


def report(town: Town, as_of: date) -> ProgrammeReport:
    return making.report(town, start=date(2024, 1, 1), end=date(2024, 12, 31), as_of=as_of)


def met_twice() -> tuple[Town, Establishment, Establishment]:
    """Met as entered by hand, then as the register's, with a project each time."""
    town = making.town()
    entered, register = entered_in(town), making.shop(town)
    for place, day in ((entered, date(2024, 2, 5)), (register, date(2024, 3, 4))):
        making.visit(town, place, Held(day))
        project = making.project(town, place, day)
        said = making.entry(OutcomeKind.INVESTMENT, OutcomeNature.PLANNED, 500_000, day)
        making.outcome(town, project, said)
    return town, entered, register


def test_joined_businesses_count_once_from_then_on_only() -> None:
    town, entered, register = met_twice()
    before = counted(town, BEFORE)
    join_business(entered, register=register, by=town.seat, at=making.evening(JOINED))
    assert before == (2, 0, 2)
    assert [counted(town, day) for day in (BEFORE, BETWEEN)] == [(2, 0, 2), (1, 1, 2)]


def test_figures_of_an_earlier_day_do_not_move() -> None:
    town, entered, register = met_twice()
    before = making.figures(town, start=date(2024, 1, 1), end=date(2024, 12, 31), as_of=BEFORE)
    rows_before = [(row.id, row.company_id, row.establishment_id) for row in report(town, BEFORE).rows.visits]
    join_business(entered, register=register, by=town.seat, at=making.evening(JOINED))
    after = making.figures(town, start=date(2024, 1, 1), end=date(2024, 12, 31), as_of=BEFORE)
    rows_after = [(row.id, row.company_id, row.establishment_id) for row in report(town, BEFORE).rows.visits]
    assert (after, rows_after) == (before, rows_before)


def test_join_undone_counts_apart_again_and_says_what_was_known_between() -> None:
    town, entered, register = met_twice()
    link = join_business(entered, register=register, by=town.seat, at=making.evening(JOINED))
    part_business(link, by=town.seat, at=making.evening(UNDONE))
    assert [counted(town, day) for day in (BEFORE, BETWEEN, AFTER)] == [(2, 0, 2), (1, 1, 2), (2, 0, 2)]


def test_visit_noted_while_joined_stays_with_the_register_when_it_is_undone() -> None:
    town, entered, register = met_twice()
    link = join_business(entered, register=register, by=town.seat, at=making.evening(JOINED))
    making.visit(town, register, Held(date(2024, 3, 18)))
    part_business(link, by=town.seat, at=making.evening(UNDONE))
    places = sorted(UUID(str(row.establishment_id)) for row in report(town, AFTER).rows.visits)
    assert places == sorted([entered.id, register.id, register.id])


def test_priorities_of_an_earlier_day_read_the_facts_where_they_stood() -> None:
    """Declared of the one entered by hand: the register's serves crafts from the day they are one."""
    town = making.town()
    entered, register = entered_in(town), making.shop(town)
    for place in (entered, register):
        making.visit(town, place, Held(date(2024, 2, 5)))
    FactLearnt.objects.create(
        programme=town.programme,
        organisation=town.seat.organisation,
        company=entered.company,
        code=FactCode.REGISTRATION_CRAFTS,
        value=Grade.REGISTERED,
        source="declared",
        learnt_on=date(2024, 2, 5),
        recorded_by=town.seat.user,
        recorded_at=making.evening(date(2024, 2, 5)),
    )
    join_business(entered, register=register, by=town.seat, at=making.evening(JOINED))

    def served(as_of: date) -> list[bool]:
        rows = report(town, as_of).rows.visits
        return sorted(bool(row.priorities) for row in rows)

    assert (served(BEFORE), served(BETWEEN)) == ([False, True], [True, True])


def test_joined_business_is_one_open_place_of_its_commune() -> None:
    town, entered, register = met_twice()
    open_places = [coverage_of(report(town, AFTER)).communes[0].open_places]
    join_business(entered, register=register, by=town.seat, at=making.evening(JOINED))
    open_places.append(coverage_of(report(town, AFTER)).communes[0].open_places)
    assert open_places == [2, 1]
