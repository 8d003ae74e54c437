"""Two programmes of the same EPCI, with the same businesses: what one does moves no figure of the other."""

from datetime import date, timedelta

import pytest

from bonrelais.casework.actions import join_business
from bonrelais.core.facts import FactCode, Grade
from bonrelais.directory.actions.entry import EnteredBusiness, enter_business
from bonrelais.directory.actions.perimeters import draw_perimeter
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.impact.documents.rows import RowsAsked, rows_figures
from bonrelais.impact.indicators import PUBLIC
from bonrelais.impact.queries.coverage import coverage_of
from bonrelais.programmes import actions as programmes
from bonrelais.programmes.choices import PriorityRule
from bonrelais.programmes.models import Priority, Sector, Theme
from bonrelais.projects.choices import OutcomeKind, OutcomeNature
from bonrelais.territory.models import Activity
from tests import make
from tests.impact import making
from tests.impact.making import Held, Town

pytestmark = pytest.mark.django_db

MET = date(2024, 3, 4)
TODAY = date(2024, 11, 20)


def everything_told(town: Town) -> dict[str, object]:
    """The figures, the rows of each with those left out, the rows of each priority, the coverage."""
    report = making.report(town, start=date(2024, 1, 1), as_of=TODAY)
    met = PUBLIC["businesses_met"]
    rows = {code: rows_figures(report, RowsAsked(one, has_left_out=True)) for code, one in PUBLIC.items()}
    serving = {code: rows_figures(report, RowsAsked(met, code)) for code in report.frame.labels.priorities}
    return {
        "figures": making.figures(town, start=date(2024, 1, 1), as_of=TODAY),
        "rows": rows,
        "serving": serving,
        "communes": coverage_of(report).communes,
        "advisers": report.frame.advisers,
    }


def neighbour_of(town: Town) -> Town:
    """It has the second EPCI from the first day, and still."""
    first, late = (one.epci for one in town.programme.epcis.order_by("joined_on"))
    programme = make.programme(joins=first)
    programmes.join_epci(programme, epci=late, joined_on=make.STARTED_ON, by=SYSTEM, at=make.OPENED_AT)
    return Town(programme, make.seat(programme=programme), town.communes)


def work(town: Town, place: Establishment) -> None:
    """Whatever a figure reads: visits, subjects, needs, facts, projects, euros, joins, tables, perimeters, words."""
    shop = Activity.objects.get(code="47.11B")
    programmes.assign_sector(make.sector(town.programme, "industrie"), activities=[shop], by=SYSTEM, at=clock.now())
    for model in (Sector, Theme, Priority):
        model.objects.filter(programme=town.programme).update(label="Zz, autrement dit")
    for kind in set(Priority.objects.filter(rule=PriorityRule.PERIMETER).values_list("perimeter_kind", flat=True)):
        facts = programmes.PerimeterFacts(kind=kind, name=f"Tout {kind}", commune=place.commune)
        draw_perimeter(town.programme, facts=facts, by=town.seat, at=clock.now())
    subjects = tuple(Priority.objects.filter(programme=town.programme))
    making.visit(town, place, Held(MET - timedelta(days=30), subjects=subjects))
    making.need(town, place, "transition-ecologique", MET)
    make.fact(town.seat, place.company, FactCode.REGISTRATION_CRAFTS.value, value=Grade.REGISTERED.value)
    project = making.project(town, place, MET)
    making.outcome(town, project, making.entry(OutcomeKind.INVESTMENT, OutcomeNature.MADE, 900_000, MET))
    entered = enter_business(EnteredBusiness("Brocante Vanhove", place.commune), by=town.seat, at=clock.now())
    join_business(entered, register=place, by=town.seat, at=clock.now())
    enter_business(EnteredBusiness("Brocante Delrue", place.commune), by=town.seat, at=clock.now())
    make.agreement(town.programme, starts_on=date(2023, 6, 1))


def test_figures_do_not_move_with_what_another_programme_does_on_the_same_ground() -> None:
    town = making.town()
    place, outside = making.shop(town), making.shop(town, town.late_commune)
    make.agreement(town.programme)
    making.visit(town, place, Held(MET))
    making.visit(town, outside, Held(MET))
    late = town.programme.epcis.order_by("-joined_on")[0]
    programmes.leave_epci(late, left_on=MET, by=SYSTEM, at=making.evening(MET))
    project = making.project(town, place, MET)
    making.outcome(town, project, making.entry(OutcomeKind.INVESTMENT, OutcomeNature.PLANNED, 500_000, MET))
    before = everything_told(town)
    neighbour = neighbour_of(town)
    for one in (place, outside):
        making.visit(neighbour, one, Held(MET))
    work(neighbour, place)
    assert everything_told(town) == before
