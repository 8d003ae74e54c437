import re
from datetime import date

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bonrelais.directory.models import Establishment
from bonrelais.needs.models import Need
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import queries
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.models import ManualDecision, Proposal, ProposalStage, Tool, ToolVersion, VersionCheck
from tests import make
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db

SMALL = make.criteria({"kind": "workforce", "params": {"max": 9}})
LARGE = make.criteria({"kind": "workforce", "params": {"min": 50}})
OWNED = make.criteria(
    {"kind": "fact", "params": {"code": "premises.is_owned", "question": "L’entreprise possède-t-elle ses murs ?"}}
)
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


def listed(browser: Client, query: str = "") -> list[str]:
    page = browser.get(f"{reverse('toolbox:list')}{query}")
    return [line.tool.title for line in page.context["lines"]]


def test_list_filters_by_words_theme_kind_and_organisation(seat: Seat, browser: Client) -> None:
    theme, other = make.leaf_theme(seat), make.leaf_theme(seat, 5)
    bank = make.organisation("Banque du Haut-Pont")
    make.tool(seat, Offer(title="Prêt à l’équipement", kind=ToolKind.LOAN, themes=[theme], organisation=bank))
    make.tool(seat, Offer(title="Étude de marché", themes=[other], summary="Un diagnostic commercial."))
    assert listed(browser) == ["Étude de marché", "Prêt à l’équipement"]
    assert listed(browser, "?q=equipement+pret") == ["Prêt à l’équipement"]
    assert listed(browser, "?q=haut+pont") == ["Prêt à l’équipement"]
    assert listed(browser, "?q=diagnostic") == ["Étude de marché"]
    assert listed(browser, f"?theme={other.parent_id}") == ["Étude de marché"]
    assert listed(browser, "?nature=loan") == ["Prêt à l’équipement"]
    assert listed(browser, f"?structure={bank.pk}") == ["Prêt à l’équipement"]
    assert listed(browser, "?theme=lune&nature=lune&structure=1&page=lune") == listed(browser)


def test_list_shows_what_is_unpublished_to_editors_only(seat: Seat, browser: Client) -> None:
    make.draft_tool(seat, Offer(title="Sans version"))
    assert listed(browser) == []
    editor = make.client_as(Role.COORDINATOR, programme=seat.programme)
    assert listed(editor) == ["Sans version"]


def test_list_says_what_to_check_again(seat: Seat, browser: Client) -> None:
    make.tool(seat, checked_on=date(2024, 2, 1))
    assert "À revérifier" in browser.get(reverse("toolbox:list")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_as_many_queries_whatever_the_rows(seat: Seat, browser: Client, count: int) -> None:
    for _ in range(count):
        make.tool(seat, checked_on=date(2024, 11, 1))
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("toolbox:list"))
    assert len(asked) == 10


def test_sheet_tells_what_for_whom_and_since_when(seat: Seat, browser: Client) -> None:
    tool = make.tool(seat, Offer(criteria=SMALL), checked_on=date(2024, 11, 1))
    page = browser.get(reverse("toolbox:sheet", args=[tool.pk]))
    assert [(line.heading, line.sentence) for line in page.context["criteria"]] == [
        ("Effectif", "Moins de 10 salariés")
    ]
    assert [(line.period, line.checked_on, line.is_stale, line.proposals) for line in page.context["versions"]] == [
        ("depuis le 6 janvier 2020", date(2024, 11, 1), False, 0)
    ]


def test_sheet_opens_a_former_version_and_hides_the_draft_from_advisers(seat: Seat, browser: Client) -> None:
    tool = make.tool(seat, Offer(summary="Avant"))
    make.new_version(seat, tool, Offer(summary="Après"))
    make.draft(seat, tool, Offer(summary="Demain"))
    url = reverse("toolbox:sheet", args=[tool.pk])
    assert browser.get(url).context["shown"].version.summary == "Après"
    assert browser.get(f"{url}?version=1").context["shown"].version.summary == "Avant"
    assert browser.get(f"{url}?version=3").context["shown"].version.summary == "Après"
    assert [line.version.number for line in browser.get(url).context["versions"]] == [2, 1]


@pytest.mark.parametrize("count", [1, 3])
def test_sheet_asks_as_many_queries_whatever_the_versions(seat: Seat, browser: Client, count: int) -> None:
    tool = make.tool(seat, checked_on=date(2024, 11, 1))
    for _ in range(count - 1):
        make.new_version(seat, tool)
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("toolbox:sheet", args=[tool.pk]))
    assert len(asked) == 8


def test_check_posted_is_kept_and_a_bad_day_is_refused(seat: Seat, browser: Client) -> None:
    version = ToolVersion.objects.get(tool=make.tool(seat))
    url = reverse("toolbox:check", args=[version.pk])
    assert browser.post(url, {"checked_on": "2024-11-19"}).status_code == 302
    for wrong in ("", "lune", "2024-11-21"):
        assert browser.post(url, {"checked_on": wrong}).status_code == 422
    assert [row.checked_on for row in VersionCheck.objects.filter(version=version)] == [date(2024, 11, 19)]


def test_need_shows_possible_aside_and_excluded(seat: Seat, browser: Client, need: Need) -> None:
    make.tool(seat, Offer(title="Petite aide", criteria=SMALL))
    make.tool(seat, Offer(title="Aide aux murs", criteria=OWNED))
    make.tool(seat, Offer(title="Grande aide", criteria=LARGE))
    unwanted = make.tool(seat, Offer(title="Prêt"))
    browser.post(reverse("toolbox:set_aside", args=[need.pk]), {"tool": unwanted.pk, "reason": "Pas de dette."})
    page = browser.get(reverse("toolbox:for_need", args=[need.pk]))
    shown = {
        name: [row.tool.title for row in getattr(page.context["tools"], name)]
        for name in ("followed", "matches", "aside", "excluded")
    }
    assert shown == {
        "followed": [],
        "matches": ["Petite aide", "Aide aux murs"],
        "aside": ["Prêt"],
        "excluded": ["Grande aide"],
    }
    learn = reverse("directory:fact_learn", args=[need.establishment_id])
    html = page.content.decode()
    assert f'href="{learn}?question=premises.is_owned"' in html
    assert "1\u00a0outil exclu, et pourquoi" in html
    assert "50 salariés ou plus : de 3 à 5" in html


@pytest.mark.parametrize("count", [1, 3])
def test_need_asks_as_many_queries_whatever_the_tools(seat: Seat, browser: Client, need: Need, count: int) -> None:
    for _ in range(count):
        make.proposal(seat, need.establishment, make.tool(seat, Offer(criteria=MANUAL)), need=need)
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("toolbox:for_need", args=[need.pk]))
    assert len(asked) == 11


def present(proposal: Proposal) -> tuple[str, int | None, str]:
    stage = ProposalStage.objects.get(proposal=proposal, replaced_at__isnull=True)
    return stage.state, stage.amount_cents, stage.reason


def test_tool_is_proposed_applied_for_and_granted_from_the_page(seat: Seat, browser: Client, need: Need) -> None:
    tool = make.tool(seat)
    back = reverse("toolbox:for_need", args=[need.pk])
    for _ in range(2):
        response = browser.post(reverse("toolbox:propose", args=[need.pk]), {"tool": tool.pk})
        assert (response.status_code, response["Location"]) == (302, back)
    made = Proposal.objects.get(need=need, tool=tool)
    url = reverse("toolbox:stage", args=[made.pk])
    browser.post(url, {"state": "applied", "since_on": "2024-11-18"})
    assert present(made) == ("applied", None, "")
    browser.post(url, {"state": "granted", "amount": "1 200,50"})
    assert present(made) == ("granted", 120_050, "")
    assert "1\u00a0200,50\u00a0€" in browser.get(back).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"state": "lune"},
        {"state": "set_aside"},
        {"state": "granted"},
        {"state": "granted", "amount": "beaucoup"},
        {"state": "granted", "amount": "-3"},
        {"state": "applied", "since_on": "2024-13-01"},
        {"state": "applied", "since_on": "2030-01-01"},
        {"state": "refused", "reason": "x" * 241},
    ],
)
def test_stage_badly_sent_is_refused_in_words(seat: Seat, browser: Client, need: Need, sent: dict[str, str]) -> None:
    made = make.proposal(seat, need.establishment, make.tool(seat), need=need)
    response = browser.post(reverse("toolbox:stage", args=[made.pk]), sent)
    assert (response.status_code, present(made)) == (422, ("proposed", None, ""))


@pytest.mark.parametrize("name", ["propose", "set_aside", "decide"])
def test_need_action_badly_sent_is_refused_in_words(browser: Client, need: Need, name: str) -> None:
    url = reverse(f"toolbox:{name}", args=[need.pk])
    for sent in ({}, {"tool": "lune", "reason": "Non", "words": "Le projet est solide", "answer": "oui"}):
        assert browser.post(url, sent).status_code == 422


def test_need_action_on_a_tool_of_another_programme_is_not_found(browser: Client, need: Need) -> None:
    tool = make.tool(make.seat())
    sent = {"tool": tool.pk, "reason": "Non", "words": "Le projet est solide", "answer": "oui"}
    for name in ("propose", "set_aside", "decide"):
        assert browser.post(reverse(f"toolbox:{name}", args=[need.pk]), sent).status_code == 404


def test_excluded_tool_proposed_by_hand_is_refused_in_words(seat: Seat, browser: Client, need: Need) -> None:
    tool = make.tool(seat, Offer(criteria=LARGE))
    response = browser.post(reverse("toolbox:propose", args=[need.pk]), {"tool": tool.pk})
    assert response.status_code == 422
    assert "Un critère exclut cet outil." in response.content.decode()


def test_manual_condition_is_decided_from_the_page(seat: Seat, browser: Client, need: Need) -> None:
    tool = make.tool(seat, Offer(criteria=MANUAL))
    url = reverse("toolbox:decide", args=[need.pk])
    sent = {"tool": str(tool.pk), "words": "Le projet est solide", "answer": "oui"}
    assert browser.post(url, sent).status_code == 302
    assert [row.is_met for row in ManualDecision.objects.filter(withdrawn_at__isnull=True)] == [True]
    browser.post(url, {**sent, "answer": "inconnu"})
    assert ManualDecision.objects.filter(withdrawn_at__isnull=True).exists() is False
    assert browser.post(url, {**sent, "words": "Autre chose"}).status_code == 422


def test_tool_is_added_edited_and_withdrawn_by_an_editor(seat: Seat) -> None:
    editor = make.client_as(Role.COORDINATOR, programme=seat.programme)
    offering = make.tool(seat).organisation
    sent = {
        "title": "Prêt croissance",
        "organisation": str(offering.pk),
        "kind": "loan",
        "themes": [str(make.leaf_theme(seat).pk)],
    }
    assert editor.post(reverse("toolbox:add"), {**sent, "themes": []}).status_code == 422
    assert editor.post(reverse("toolbox:add"), sent).status_code == 302
    assert editor.post(reverse("toolbox:add"), sent).status_code == 422
    tool = Tool.objects.get(title="Prêt croissance")
    editor.post(reverse("toolbox:edit", args=[tool.pk]), {**sent, "title": "Prêt relance"})
    tool.refresh_from_db()
    assert (tool.title, tool.sort_title) == ("Prêt relance", "pret relance")
    editor.post(reverse("toolbox:withdraw", args=[tool.pk]))
    tool.refresh_from_db()
    assert tool.withdrawn_at is not None
    assert editor.get(reverse("toolbox:edit", args=[tool.pk])).status_code == 404


def test_needs_tools_are_drawn_for_the_company_sheet(seat: Seat, place: Establishment, need: Need) -> None:
    make.tool(seat, Offer(title="Petite aide", criteria=SMALL))
    make.tool(seat, Offer(title="Aide aux murs", criteria=OWNED))
    make.tool(seat, Offer(title="Grande aide", criteria=LARGE))
    matches = queries.tools_for(seat, place, need, on=date(2024, 11, 20))
    html = re.sub(r"\n+", " ", render_to_string("toolbox/need_tools.html", {"need": need, "matches": matches}))
    learn = reverse("directory:fact_learn", args=[place.pk])
    assert [html.count(words) for words in ("Petite aide</a>", "Aide aux murs</a>", "Grande aide <small>")] == [1, 1, 1]
    assert f'Il manque une réponse : <a href="{learn}?question=premises.is_owned">' in " ".join(html.split())
    assert "1\u00a0outil exclu, et pourquoi" in html
    assert reverse("toolbox:for_need", args=[need.pk]) in html


def test_need_without_tools_says_where_to_look(need: Need) -> None:
    html = render_to_string("toolbox/need_tools.html", {"need": need, "matches": []})
    assert "Aucun outil sur ce thème." in html
