"""What was proposed stays in sight, and is proposed without a need too."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bonrelais.desk.queries import needs_without_relay
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.projects.actions import advance_project
from bonrelais.projects.choices import ProjectState
from bonrelais.toolbox import actions
from bonrelais.toolbox.cards import ToolProposal
from bonrelais.toolbox.models import ManualDecision, Proposal, ProposalStage
from tests import make
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db

SMALL = make.criteria({"kind": "workforce", "params": {"max": 9}})
LARGE = make.criteria({"kind": "workforce", "params": {"min": 50}})
MANUAL = make.criteria({"kind": "manual", "params": {"text": "Le projet est solide"}})


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def place(seat: Seat) -> Establishment:
    return make.establishment_of(seat.programme, Business(size_band="02"))


@pytest.fixture
def need(seat: Seat, place: Establishment) -> Need:
    return make.need(seat, place, words="Remplacer la scie")


@pytest.fixture
def applied(seat: Seat, place: Establishment, need: Need) -> Proposal:
    """Applied for, for a need."""
    made = make.proposal(seat, place, make.tool(seat, Offer(title="Petite aide", criteria=SMALL)), need=need)
    actions.apply_for(made, by=seat, at=clock.now())
    return made


def withdraw(seat: Seat, proposal: Proposal) -> None:
    actions.withdraw_tool(proposal.tool, by=seat, at=clock.now())


def exclude(seat: Seat, proposal: Proposal) -> None:
    make.fact(seat, proposal.company, "employees.company", value=12)


def close(seat: Seat, proposal: Proposal) -> None:
    assert proposal.need is not None
    end_need(proposal.need, end=NeedEnd.ANSWERED, by=seat, at=clock.now())


@pytest.mark.parametrize("happening", [withdraw, exclude, close])
def test_application_stays_in_sight_with_its_forms_whatever_happens(
    seat: Seat, browser: Client, applied: Proposal, happening: object
) -> None:
    assert callable(happening)
    happening(seat, applied)
    form = reverse("toolbox:stage", args=[applied.pk])
    own = reverse("toolbox:for_need", args=[applied.need_id])
    for url in (own, reverse("toolbox:for_company", args=[applied.establishment_id])):
        page = browser.get(url)
        assert [row.proposal for row in page.context["tools"].followed] == [applied]
        assert f'action="{form}"' in page.content.decode()
    part = browser.get(reverse("desk:sheet_tools", args=[applied.establishment_id])).content.decode()
    assert ("Petite aide" in part, f'href="{own}#outil-{applied.tool_id}"' in part) == (True, True)
    assert browser.post(form, {"state": "granted", "amount": "12 000"}).status_code == 302
    stage = ProposalStage.objects.get(proposal=applied, replaced_at__isnull=True)
    assert (stage.state, stage.amount_cents) == ("granted", 1_200_000)


def test_timeline_tells_each_state_of_each_proposal(seat: Seat, browser: Client, applied: Proposal) -> None:
    actions.grant(applied, amount_cents=120_050, by=seat, at=clock.now())
    page = browser.get(reverse("desk:sheet_history", args=[applied.establishment_id]))
    titles = [event.title for event in page.context["part"].events if event.title.startswith("Outil")]
    assert sorted(titles) == [
        "Outil demandé : Petite aide",
        "Outil obtenu : Petite aide : 1\u00a0200,50\u00a0€",
        "Outil proposé : Petite aide",
    ]


def test_closed_need_offers_no_tool_and_says_why(seat: Seat, browser: Client, applied: Proposal) -> None:
    close(seat, applied)
    tool = make.tool(seat, Offer(title="Autre aide"))
    html = browser.get(reverse("toolbox:for_need", args=[applied.need_id])).content.decode()
    assert ("Besoin clos" in html, "Autre aide" in html) == (True, False)
    refused = browser.post(reverse("toolbox:propose", args=[applied.need_id]), {"tool": tool.pk})
    assert (refused.status_code, Proposal.objects.count()) == (422, 1)
    assert "Ce besoin est clos. Rouvrez-le depuis la fiche" in refused.content.decode()


def test_sheet_links_closed_needs_to_their_tools(seat: Seat, browser: Client, applied: Proposal) -> None:
    close(seat, applied)
    html = browser.get(reverse("desk:sheet", args=[applied.establishment_id])).content.decode()
    assert reverse("toolbox:for_need", args=[applied.need_id]) in html
    assert reverse("desk:sheet_tools", args=[applied.establishment_id]) in html


def test_tool_is_proposed_without_a_need_and_followed(seat: Seat, browser: Client, place: Establishment) -> None:
    tool = make.tool(seat, Offer(title="Prêt", criteria=MANUAL))
    make.tool(seat, Offer(title="Grands projets", criteria=LARGE))
    url = reverse("toolbox:for_company", args=[place.pk])
    page = browser.get(url).context["tools"]
    assert [[row.tool.title for row in rows] for rows in (page.matches, page.excluded)] == [
        ["Prêt"],
        ["Grands projets"],
    ]
    sent = {"tool": str(tool.pk), "words": "Le projet est solide", "answer": "oui", "reason": "Pas de dette."}
    for name in ("decide_at_large", "propose_at_large"):
        response = browser.post(reverse(f"toolbox:{name}", args=[place.pk]), sent)
        assert (response.status_code, response["Location"]) == (302, url)
    made = Proposal.objects.get()
    assert (made.need, made.verdict, ManualDecision.objects.get().is_met) == (None, "yes", True)
    browser.post(reverse("toolbox:set_aside_at_large", args=[place.pk]), sent)
    page = browser.get(url).context["tools"]
    assert [(row.tool, row.may_be_proposed) for row in page.aside] == [(tool, True)]
    excluded = Proposal.objects.filter(tool__title="Grands projets")
    large = make.tool(seat, Offer(criteria=LARGE))
    response = browser.post(reverse("toolbox:propose_at_large", args=[place.pk]), {"tool": large.pk})
    assert (response.status_code, excluded.exists()) == (422, False)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"state": "granted", "amount": "12 000,505", "since_on": "2024-10-03"}, "amount"),
        ({"state": "granted", "amount": "12.000", "since_on": "2024-10-03"}, "amount"),
        ({"state": "granted", "amount": "12", "since_on": "2030-10-03"}, "since_on"),
        ({"state": "refused", "reason": "Dossier incomplet", "since_on": "2030-10-03"}, "since_on"),
        ({"state": "refused", "reason": "Dossier incomplet", "since_on": "0001-01-01"}, "since_on"),
        ({"state": "set_aside", "reason": "  "}, "reason"),
    ],
)
def test_result_refused_says_it_beside_its_field_and_keeps_what_was_typed(
    browser: Client, applied: Proposal, sent: dict[str, str], field: str
) -> None:
    response = browser.post(reverse("toolbox:stage", args=[applied.pk]), sent)
    (row,) = response.context["tools"].followed
    forms = {"granted": row.granted, "refused": row.turned_down, "set_aside": row.aside}
    bound = forms[sent["state"]]
    typed = {key: value for key, value in sent.items() if key != "state"}
    assert (response.status_code, list(bound.errors)) == (422, [field])
    assert {key: bound[key].value() for key in typed} == typed
    html = response.content.decode()
    assert f'id="{sent["state"]}-{applied.pk}-{field}_error"' in html
    assert html.count("<details open>") == 1
    assert [form.is_bound for form in forms.values()].count(True) == 1


def test_reason_of_a_tool_set_aside_is_asked_beside_its_field(seat: Seat, browser: Client, need: Need) -> None:
    tools = [make.tool(seat) for _ in range(2)]
    response = browser.post(reverse("toolbox:set_aside", args=[need.pk]), {"tool": tools[0].pk, "reason": "x" * 241})
    html = response.content.decode()
    assert (response.status_code, html.count("<details open>"), f'value="{"x" * 241}"' in html) == (422, 1, True)
    assert 'id="id_reason_error"' in html


@pytest.mark.parametrize("count", [1, 3])
def test_company_page_asks_as_many_queries_whatever_the_tools(
    seat: Seat, browser: Client, need: Need, count: int
) -> None:
    for _ in range(count):
        make.tool(seat, Offer(criteria=MANUAL))
        make.proposal(seat, need.establishment, make.tool(seat), need=need)
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("toolbox:for_company", args=[need.establishment_id]))
    assert len(asked) == 10


def test_need_is_followed_only_by_what_is_live(seat: Seat, place: Establishment) -> None:
    at = clock.now()
    live, aside, refused, project, abandoned = (make.need(seat, place, words=str(rank)) for rank in range(5))
    make.proposal(seat, place, make.tool(seat), need=live)
    asked = ToolProposal(make.tool(seat), aside)
    actions.set_aside(place, proposal=asked, reason="Pas de dette.", by=seat, at=at)
    actions.refuse(make.proposal(seat, place, make.tool(seat), need=refused), by=seat, at=at)
    make.project(seat, place, need=project)
    given_up = make.project(seat, place, need=abandoned)
    advance_project(given_up, state=ProjectState.ABANDONED, since_on=date(2024, 11, 20), by=seat, at=at)
    assert {row.words for row in needs_without_relay(seat)} == {aside.words, refused.words, abandoned.words}
