"""What changed for a business since its last visit, and tools it had before."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bonrelais.core.rules.params import Params
from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory.models import Establishment, FactLearnt
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions, queries
from bonrelais.toolbox.cards import AlreadyHad, ManualAnswer, ToolProposal
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.models import ProposalStage, ToolVersion
from bonrelais.toolbox.queries.since import News, news_since
from tests import make
from tests.make import Business, Offer
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

OWNED: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
LARGE: Params = {"kind": "workforce", "params": {"min": 50}}


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme, Business("Atelier Terninck"))


def told(seat: Seat, place: Establishment, since: date) -> list[tuple[News, str, Answer | None, bool]]:
    found = news_since(seat, place, since=since, on=clock.today())
    return [(one.news, one.tool.title, one.verdict, one.is_new) for one in found]


def test_nothing_written_since_is_no_news(seat: Seat, place: Establishment, clock: Clock) -> None:
    since = clock.now().date()
    make.tool(seat, Offer("Murs", criteria=make.criteria(OWNED)))
    clock.advance(timedelta(days=60))
    assert told(seat, place, since) == []


def test_answers_and_versions_since_open_and_close_tools(seat: Seat, place: Establishment, clock: Clock) -> None:
    since = clock.now().date()
    make.tool(seat, Offer("Murs", criteria=make.criteria(OWNED)))
    make.tool(seat, Offer("Bail", criteria=make.criteria({**OWNED, "not": True})))
    rewritten = make.tool(seat, Offer("Petite aide", criteria=make.criteria(SMALL)))
    closing = make.tool(seat, Offer("Aide fermée", criteria=make.criteria(SMALL)))
    ending = make.tool(seat, Offer("Aide retirée", criteria=make.criteria(SMALL)))
    clock.advance(timedelta(days=60))
    make.fact(seat, place.company, "premises.is_owned", value=True)
    make.new_version(seat, rewritten, Offer("Petite aide", criteria=make.criteria(SMALL), amount_words="50 %"))
    make.new_version(seat, closing, Offer("Aide fermée", criteria=make.criteria(LARGE)))
    actions.withdraw_tool(ending, by=seat, at=clock.now())
    make.tool(seat, Offer("Nouvelle aide", criteria=make.criteria(SMALL)))
    make.tool(seat, Offer("Nouvelle question", criteria=make.criteria({"kind": "not_started", "params": {}})))
    make.tool(seat, Offer("Nouvelle mais fermée", criteria=make.criteria(LARGE)))
    assert told(seat, place, since) == [
        (News.OPENED, "Murs", Answer.YES, False),
        (News.OPENED, "Nouvelle aide", Answer.YES, True),
        (News.TO_ASK, "Nouvelle question", Answer.UNKNOWN, True),
        (News.CLOSED, "Aide fermée", Answer.NO, False),
        (News.CLOSED, "Bail", Answer.NO, False),
        (News.ENDED, "Aide retirée", None, False),
        (News.REWRITTEN, "Petite aide", Answer.YES, False),
    ]


def test_tool_that_closes_says_why(seat: Seat, place: Establishment, clock: Clock) -> None:
    since = clock.now().date()
    end = since + timedelta(days=10)
    make.tool(seat, Offer("Aide", criteria=make.criteria({"kind": "period", "params": {"to": end.isoformat()}})))
    clock.advance(timedelta(days=60))
    assert [one.why for one in news_since(seat, place, since=since, on=clock.now().date())] == [
        "Ouvert jusqu’au 30 novembre 2024 : période terminée"
    ]


def test_newer_register_is_no_news_of_the_owner(seat: Seat, place: Establishment, clock: Clock) -> None:
    since = clock.now().date()
    make.tool(seat, Offer("Petite aide", criteria=make.criteria(SMALL)))
    clock.advance(timedelta(days=60))
    Establishment.objects.filter(pk=place.pk).update(register_on=since + timedelta(days=30))
    assert told(seat, place, since) == []


def test_decision_taken_since_is_news(seat: Seat, place: Establishment, clock: Clock) -> None:
    since = clock.now().date()
    words = "Projet jugé innovant"
    tool = make.tool(seat, Offer("Aide", criteria=make.criteria({"kind": "manual", "params": {"text": words}})))
    clock.advance(timedelta(days=60))
    version = ToolVersion.objects.get(tool=tool)
    given = ManualAnswer(company=place.company, words=words, is_met=True)
    actions.decide_manually(version, answer=given, by=seat, at=clock.now())
    assert told(seat, place, since) == [(News.OPENED, "Aide", Answer.YES, False)]


def test_page_tells_the_news_and_the_fragment_alone(seat: Seat, place: Establishment, clock: Clock) -> None:
    make.acquaintance(seat.programme_id, place.company, first=clock.now().date())
    clock.advance(timedelta(days=60))
    make.tool(seat, Offer("Nouvelle aide", criteria=make.criteria(SMALL)))
    address = reverse("toolbox:since", args=[place.pk])
    browser = make.client_of(seat)
    whole = browser.get(address).content.decode()
    part = browser.get(address, headers={"HX-Request": "true"}).content.decode()
    for body in (whole, part):
        assert "20\u00a0nov.\u00a02024</time> : 1\u00a0changement dans la boîte à outils" in body
        assert "Nouvelle aide" in body
    assert ("<html" in whole, "<html" in part) == (True, False)


def test_page_of_a_business_never_met_says_so(seat: Seat, place: Establishment) -> None:
    body = make.client_of(seat).get(reverse("toolbox:since", args=[place.pk])).content.decode()
    assert "Cette entreprise n’a pas encore été rencontrée." in body


@pytest.mark.parametrize("rows", [1, 3])
def test_news_ask_as_often_at_one_tool_and_at_three(seat: Seat, place: Establishment, clock: Clock, rows: int) -> None:
    make.acquaintance(seat.programme_id, place.company, first=clock.now().date())
    clock.advance(timedelta(days=60))
    for rank in range(rows):
        make.tool(seat, Offer(f"Aide {rank}", criteria=make.criteria(SMALL)))
    browser = make.client_of(seat)
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("toolbox:since", args=[place.pk]), headers={"HX-Request": "true"})
    assert len(asked) == 12


def test_tool_already_had_is_set_aside_and_known_to_the_others(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer("Prêt d’honneur", criteria=make.criteria(SMALL)))
    after: Params = {"kind": "prior_aid", "params": {"required": [tool.code]}}
    make.tool(seat, Offer("Suite du prêt", criteria=make.criteria(after)))
    had = AlreadyHad(ToolProposal(tool, None), date(2024, 3, 1))
    actions.note_already_had(place, had=had, by=seat, at=clock.now())
    stage = ProposalStage.objects.get()
    assert (stage.state, stage.reason) == (ProposalState.SET_ASIDE, "Déjà obtenu le 1er mars 2024.")
    assert FactLearnt.objects.values_list("code", "value", "since_on").get() == (
        f"aid.{tool.code}",
        True,
        date(2024, 3, 1),
    )
    found = queries.tools_for(seat, place, None, on=clock.today())
    assert {one.tool.title: one.verdict for one in found}["Suite du prêt"] is Answer.YES


def test_tool_already_had_is_noted_once(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer("Prêt d’honneur"))
    for _ in range(2):
        had = AlreadyHad(ToolProposal(tool, None))
        actions.note_already_had(place, had=had, by=seat, at=clock.now())
    assert (ProposalStage.objects.count(), FactLearnt.objects.count()) == (1, 1)


def test_day_of_a_tool_already_had_is_told_later_and_stays(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer("Prêt d’honneur"))
    reasons = []
    for on in (None, date(2024, 3, 1), None, date(2024, 4, 1)):
        actions.note_already_had(place, had=AlreadyHad(ToolProposal(tool, None), on), by=seat, at=clock.now())
        reasons.append(ProposalStage.objects.get(replaced_at__isnull=True).reason)
    day = "Déjà obtenu le 1er mars 2024."
    assert reasons == ["Déjà obtenu.", day, day, "Déjà obtenu le 1er avril 2024."]
    assert FactLearnt.objects.latest("id").since_on == date(2024, 4, 1)


def test_day_to_come_is_refused_beside_what_was_typed(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer("Prêt d’honneur"))
    browser: Client = make.client_of(seat)
    address = reverse("toolbox:already_had_at_large", args=[place.pk])
    response = browser.post(address, {"tool": str(tool.pk), "had_on": "2031-01-01"})
    body = response.content.decode()
    assert (response.status_code, 'value="2031-01-01"' in body, "Cette date est à venir." in body) == (422, True, True)
    assert_brought_to_what_is_refused(body, "had_on")
    assert not FactLearnt.objects.exists()


def assert_brought_to_what_is_refused(body: str, name: str) -> None:
    """The page has tens of tools: the reader is brought to the one refused, told what to correct."""
    assert body.count("autofocus") == 1
    (told,) = re.findall(r'autofocus>.*?href="#([^"]+)"', body, re.DOTALL)
    assert re.findall(rf'<input[^>]*name="{name}"[^>]*id="{told}"', body) != []


def test_tool_set_aside_without_a_reason_brings_to_what_is_refused(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer("Prêt d’honneur"))
    browser: Client = make.client_of(seat)
    response = browser.post(reverse("toolbox:set_aside_at_large", args=[place.pk]), {"tool": str(tool.pk)})
    assert response.status_code == 422
    assert_brought_to_what_is_refused(response.content.decode(), "reason")


def test_reason_with_its_own_stop_is_quoted_without_it(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer("Prêt d’honneur"))
    actions.note_already_had(place, had=AlreadyHad(ToolProposal(tool, None), None), by=seat, at=clock.now())
    browser: Client = make.client_of(seat)
    body = browser.get(reverse("toolbox:for_company", args=[place.pk])).content.decode()
    assert "« Déjà obtenu ».\n" in body


def test_tool_granted_is_known_to_those_that_look_at_aids_had(seat: Seat, place: Establishment) -> None:
    tool = make.tool(seat, Offer("Prêt d’honneur"))
    make.tool(seat, Offer("Suite", criteria=make.criteria({"kind": "prior_aid", "params": {"required": [tool.code]}})))
    once: Params = {"kind": "prior_aid", "params": {"excluded": [tool.code], "waiting_months": 12}}
    make.tool(seat, Offer("Une fois", criteria=make.criteria(once)))
    made = make.proposal(seat, place, tool)
    assert verdicts(seat, place) == {"Prêt d’honneur": "yes", "Suite": "unknown", "Une fois": "unknown"}
    actions.grant(made, amount_cents=500_000, since_on=clock.today(), by=seat, at=clock.now())
    assert verdicts(seat, place) == {"Prêt d’honneur": "yes", "Suite": "yes", "Une fois": "no"}
    actions.apply_for(made, by=seat, at=clock.now())
    assert verdicts(seat, place) == {"Prêt d’honneur": "yes", "Suite": "unknown", "Une fois": "unknown"}


def verdicts(seat: Seat, place: Establishment) -> dict[str, str]:
    return {one.tool.title: one.verdict.value for one in queries.tools_for(seat, place, None, on=clock.today())}


def test_this_same_aid_is_another_one_for_each_tool(seat: Seat, place: Establishment) -> None:
    once: Params = {"kind": "prior_aid", "params": {"excluded": ["same_tool"]}}
    first = make.tool(seat, Offer("Première", criteria=make.criteria(once)))
    make.tool(seat, Offer("Seconde", criteria=make.criteria({"any_of": [once], "when": once})))
    assert verdicts(seat, place) == {"Première": "unknown", "Seconde": "unknown"}
    make.fact(seat, place.company, f"aid.{first.code}", value=True)
    assert verdicts(seat, place) == {"Première": "no", "Seconde": "unknown"}
