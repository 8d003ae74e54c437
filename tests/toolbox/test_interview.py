"""Questions asked one by one: the best first, each answer kept, what it changed told, stopped at any time."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bonrelais.core.rules.params import Params
from bonrelais.directory.models import Establishment, FactLearnt
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions
from bonrelais.toolbox.cards import ToolProposal
from bonrelais.toolbox.queries.interview import AnswerEffect, InterviewState, interview_of
from tests import make
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db

OWNED: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
SHOP: Params = {"kind": "premises", "params": {"uses": ["shop"]}}
JOBLESS: Params = {"kind": "person", "params": {"statuses": ["job_seeker"]}}
NEW: Params = {"kind": "manual", "params": {"text": "Projet jugé innovant"}}


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme, Business("Atelier Terninck"))


def state(seat: Seat, place: Establishment, *, left: frozenset[str] = frozenset()) -> InterviewState:
    return interview_of(seat, place, None, left=left, on=clock.today())


def page_of(place: Establishment, query: str = "") -> str:
    return reverse("toolbox:interview_at_large", args=[place.pk]) + query


def answer(code: str, value: str) -> dict[str, str]:
    return {"code": code, "value": value, "source": "declared", "learnt_on": clock.today().isoformat()}


def test_tools_of_an_open_need_ask_first(seat: Seat, place: Establishment) -> None:
    theme, other = make.leaf_theme(seat, 0), make.leaf_theme(seat, 1)
    for title in ("Murs A", "Murs B"):
        make.tool(seat, Offer(title, themes=[other], criteria=make.criteria(OWNED)))
    make.tool(seat, Offer("Vitrine", themes=[theme], criteria=make.criteria(SHOP)))
    assert [one.code for one in state(seat, place).questions] == ["premises.is_owned", "premises.is_shop"]
    need = make.need(seat, place, theme=theme)
    assert [one.code for one in state(seat, place).questions] == ["premises.is_shop", "premises.is_owned"]
    of_need = interview_of(seat, place, need, left=frozenset(), on=clock.today())
    assert [one.code for one in of_need.questions] == ["premises.is_shop"]


def test_question_says_who_waits_and_what_each_answer_does(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer("Murs", criteria=make.criteria(OWNED)))
    make.tool(seat, Offer("Bail", criteria=make.criteria({**OWNED, "not": True})))
    make.tool(seat, Offer("Boutique à soi", criteria=make.criteria(OWNED, SHOP)))
    owned = state(seat, place).questions[0]
    assert (owned.code, owned.tools) == ("premises.is_owned", ["Bail", "Boutique à soi", "Murs"])
    assert owned.effects == [
        AnswerEffect("Oui", ["Murs"], ["Bail"]),
        AnswerEffect("Non", ["Bail"], ["Boutique à soi", "Murs"]),
    ]
    assert [one.told for one in owned.effects] == [
        "Oui : ouvre 1\u00a0outil, ferme 1\u00a0outil",
        "Non : ouvre 1\u00a0outil, ferme 2\u00a0outils",
    ]


def test_answer_whose_day_decides_says_both_sides(seat: Seat, place: Establishment) -> None:
    since: Params = {"kind": "registration", "params": {"registers": ["crafts"], "since_months": 24}}
    make.tool(seat, Offer("Artisans établis", criteria=make.criteria(since)))
    (asked,) = state(seat, place).questions
    assert [one.told for one in asked.effects] == [
        "Oui, selon la date : ouvre 1\u00a0outil, ferme 1\u00a0outil",
        "Non : ferme 1\u00a0outil",
    ]


def test_tool_set_aside_asks_nothing(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer("Murs", criteria=make.criteria(OWNED)))
    actions.set_aside(place, proposal=ToolProposal(tool, None), reason="Déjà fait.", by=seat, at=clock.now())
    assert (state(seat, place).questions, state(seat, place).verdicts) == ([], {})


def test_manual_conditions_and_sensitive_facts_wait(seat: Seat, place: Establishment) -> None:
    make.tool(seat, Offer("Création", criteria=make.criteria(JOBLESS, OWNED, NEW)))
    assert [one.code for one in state(seat, place).questions] == ["premises.is_owned"]
    left = frozenset({"premises.is_owned"})
    assert [one.code for one in state(seat, place, left=left).questions] == []
    make.tool(seat, Offer("Reprise", criteria=make.criteria(JOBLESS)))
    assert [one.code for one in state(seat, place).questions] == ["premises.is_owned", "person.is_job_seeker"]


def test_answer_is_kept_dated_and_says_what_it_changed(seat: Seat, place: Establishment, browser: Client) -> None:
    make.tool(seat, Offer("Murs", criteria=make.criteria(OWNED)))
    make.tool(seat, Offer("Bail", criteria=make.criteria({**OWNED, "not": True})))
    response = browser.post(page_of(place), answer("premises.is_owned", "oui"), follow=True)
    kept = FactLearnt.objects.get()
    assert (kept.code, kept.value, kept.learnt_on, kept.source) == (
        "premises.is_owned",
        True,
        clock.today(),
        "declared",
    )
    body = response.content.decode()
    assert "Réponse notée. Ouvre : « Murs ». Ferme : « Bail »." in body
    assert "Plus rien à demander" in body


def test_answer_that_settles_nothing_alone_says_so(seat: Seat, place: Establishment, browser: Client) -> None:
    make.tool(seat, Offer("Boutique à soi", criteria=make.criteria(OWNED, SHOP)))
    response = browser.post(page_of(place), answer("premises.is_owned", "oui"), follow=True)
    assert "Elle ne tranche encore aucun outil à elle seule." in response.content.decode()


def test_wrong_answer_is_refused_and_kept_on_screen(seat: Seat, place: Establishment, browser: Client) -> None:
    make.tool(seat, Offer("Petit local", criteria=make.criteria({"kind": "premises", "params": {"area_max": 400}})))
    response = browser.post(page_of(place), answer("premises.area", "grand"))
    assert response.status_code == 422
    assert 'value="grand"' in response.content.decode()
    assert not FactLearnt.objects.exists()


def test_question_passed_is_not_asked_again_until_taken_up(seat: Seat, place: Establishment, browser: Client) -> None:
    make.tool(seat, Offer("Murs", criteria=make.criteria(OWNED)))
    body = browser.get(page_of(place, "?sans=premises.is_owned")).content.decode()
    assert ("Il ne reste que les questions passées." in body, page_of(place) in body) == (True, True)


def test_question_answered_elsewhere_meanwhile_is_still_kept(seat: Seat, place: Establishment, browser: Client) -> None:
    make.tool(seat, Offer("Murs", criteria=make.criteria(OWNED)))
    make.tool(seat, Offer("Vitrine", criteria=make.criteria(SHOP)))
    make.fact(seat, place.company, "premises.is_owned", value=False)
    browser.post(page_of(place), answer("premises.is_owned", "oui"))
    assert FactLearnt.objects.filter(code="premises.is_owned", value=True).count() == 1


def test_another_question_may_be_chosen(seat: Seat, place: Establishment, browser: Client) -> None:
    make.tool(seat, Offer("Murs", criteria=make.criteria(OWNED)))
    make.tool(seat, Offer("Vitrine", criteria=make.criteria(SHOP)))
    body = browser.get(page_of(place, "?question=premises.is_shop")).content.decode()
    assert 'name="code" value="premises.is_shop"' in body


@pytest.mark.parametrize("rows", [1, 3])
def test_interview_asks_as_often_at_one_tool_and_at_three(
    seat: Seat, place: Establishment, browser: Client, rows: int
) -> None:
    make.need(seat, place)
    for rank in range(rows):
        make.tool(seat, Offer(f"Outil {rank}", criteria=make.criteria(OWNED, SHOP)))
    with CaptureQueriesContext(connection) as asked:
        browser.get(page_of(place))
    assert len(asked) == 10
