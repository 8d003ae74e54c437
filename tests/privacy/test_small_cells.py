"""What officials cannot work out: too few businesses, by themselves or by difference."""

from datetime import date

import pytest
from django.test import Client

from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.programmes import actions
from bonrelais.programmes.choices import Role, TargetIndicator
from tests import make
from tests.impact import making
from tests.impact.making import Held, Town

pytestmark = pytest.mark.django_db

AGREEMENT = "/resultats/convention/"
RESULTS = "/resultats/?periode=debut"


def official(town: Town) -> Client:
    return make.client_of(make.seat(Role.OFFICIAL, programme=town.programme))


def met(town: Town, *, early: int, late: int) -> None:
    """Businesses met today, in the first intercommunality and in the late one."""
    for commune, count in ((town.communes[0], early), (town.late_commune, late)):
        for _ in range(count):
            making.visit(town, making.shop(town, commune), Held(clock.today()))


def with_targets(town: Town) -> None:
    """This year, for the whole and for each intercommunality."""
    year = date(clock.today().year, 1, 1), date(clock.today().year, 12, 31)
    signed = make.agreement(town.programme, starts_on=year[0], ends_on=year[1])
    epcis = [None, *(held.epci for held in town.programme.epcis.order_by("joined_on", "id"))]
    for epci in epcis:
        facts = actions.TargetFacts(TargetIndicator.BUSINESSES_MET, *year, 100, epci=epci)
        actions.set_target(signed, facts=facts, by=SYSTEM, at=make.OPENED_AT)


@pytest.mark.parametrize(
    ("early", "late", "done"),
    [
        (4, 3, ["7", "4", "3"]),
        (5, 1, ["6", "n. c.", "n. c."]),
        (1, 1, ["n. c.", "n. c.", "n. c."]),
        (4, 0, ["4", "4", "0"]),
    ],
)
def test_targets_of_an_agreement_tell_no_few_by_difference(early: int, late: int, done: list[str]) -> None:
    town = making.town()
    met(town, early=early, late=late)
    with_targets(town)
    lines = official(town).get(AGREEMENT).context["board"].lines
    assert sorted(line.done for line in lines) == sorted(done)
    own = make.client_of(town.seat).get(AGREEMENT).context["board"].lines
    assert sorted(line.done for line in own) == sorted([str(early + late), str(early), str(late)])


def test_cost_of_a_business_is_not_told_while_few_are_met() -> None:
    town = making.town()
    met(town, early=2, late=0)
    with_targets(town)
    assert make.client_of(town.seat).get(RESULTS).context["board"].budget is not None
    assert official(town).get(RESULTS).context["board"].budget is None


def test_theme_of_one_business_is_withheld_however_many_projects_it_has() -> None:
    town, today = making.town(), clock.today()
    alone = making.shop(town)
    for _ in range(4):
        making.project(town, alone, today)
    for _ in range(5):
        making.project(town, making.shop(town), today, theme="formation")
    board = official(town).get(RESULTS).context["board"]
    assert (board.projects.text, [bar.text for bar in board.themes.bars]) == ("9", ["n. c.", "n. c."])
