"""Criteria of the newer kinds on a business of the base: what is told of it settles them."""

from datetime import date
from urllib.parse import quote

import pytest
from django.urls import reverse

from bonrelais.core.rules.params import Params
from bonrelais.core.rules.verdicts import Answer
from bonrelais.core.vocabulary.commitments import commitment_code
from bonrelais.directory.actions.facts import learn_fact
from bonrelais.directory.facts import FactInput, LearntFact
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import queries
from bonrelais.toolbox.queries import ToolMatch
from tests import make
from tests.make import Offer

pytestmark = pytest.mark.django_db

ASKED: list[Params] = [
    {"kind": "premises", "params": {"sales_area_max": 400}},
    {"kind": "not_started", "params": {}},
    {"kind": "prior_step", "params": {"step": "carbon_footprint", "done": True, "max_age_months": 24}},
    {"kind": "project_nature", "params": {"include": ["modernisation"]}},
    {"kind": "commitment", "params": {"text": "Rester ouvert cinq ans"}},
]
TOLD: dict[str, tuple[FactInput, date | None]] = {
    "premises.sales_area": (380, None),
    "project.is_started": (False, None),
    "step.carbon_footprint": (True, date(2023, 5, 4)),
    "project.natures": (("modernisation",), None),
    commitment_code("Rester ouvert cinq ans"): (True, None),
}


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme)


def match(seat: Seat, place: Establishment) -> ToolMatch:
    (found,) = queries.tools_for(seat, place, None, on=clock.today())
    return found


def test_each_answer_brings_the_tool_nearer(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer(criteria=make.criteria(*ASKED)))
    left = list(TOLD)
    assert [question.code for question in match(seat, place).questions] == left
    for code, (value, since_on) in TOLD.items():
        fact = LearntFact(code, value, clock.today(), since_on=since_on)
        learn_fact(place, fact=fact, by=seat, at=clock.now())
        left.remove(code)
        assert [question.code for question in match(seat, place).questions] == left
    assert match(seat, place).verdict is Answer.YES


def test_commitment_is_asked_by_a_link_that_brings_its_words(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer(criteria=make.criteria(ASKED[-1])))
    need = make.need(seat, place)
    html = make.client_of(seat).get(reverse("toolbox:for_need", args=[need.pk])).content.decode()
    learn = reverse("directory:fact_learn", args=[place.pk])
    code = commitment_code("Rester ouvert cinq ans")
    assert f'href="{learn}?question={code}&amp;mots={quote("Rester ouvert cinq ans")}"' in html
