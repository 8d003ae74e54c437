from types import MappingProxyType

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch
from pytest_django import Settings

from bonrelais.ui.context import Layout, layout
from bonrelais.ui.navigation import Entry, Place, links_for
from tests.ui import kit

ADVISERS = (
    Entry("Accueil", "kit:page", "house-door", frozenset({"adviser"}), ("/kit",), is_tab=True),
    Entry("Confidentialité", "kit:partner", "shield-lock", None, place=Place.FOOT),
)
BROKEN = (Entry("Ailleurs", "kit:nowhere", "clock", None),)
PAGES = MappingProxyType({400: "400.html", 403: "403.html", 404: "404.html", 429: "429.html", 500: "500.html"})


@pytest.fixture(autouse=True)
def kit_pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.ui.kit"
    settings.NAVIGATION = "tests.ui.kit.ENTRIES"


def asked(path: str = "/kit") -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def test_links_are_those_of_the_role(settings: Settings) -> None:
    settings.NAVIGATION = "tests.ui.test_layout.ADVISERS"
    assert [link.label for link in links_for("adviser", "/kit")] == ["Accueil", "Confidentialité"]
    assert [link.label for link in links_for("funder", "/kit")] == ["Confidentialité"]
    assert [link.label for link in links_for(None, "/kit")] == ["Confidentialité"]


def test_link_is_current_under_its_prefix(settings: Settings) -> None:
    settings.NAVIGATION = "tests.ui.test_layout.ADVISERS"
    assert [link.is_current for link in links_for("adviser", "/kit/outils")] == [True, False]


def test_link_is_current_on_its_own_page(settings: Settings) -> None:
    settings.NAVIGATION = "tests.ui.test_layout.ADVISERS"
    assert [link.is_current for link in links_for("adviser", "/partner")] == [False, True]


def test_entry_of_an_unknown_page_fails_loudly(settings: Settings) -> None:
    settings.NAVIGATION = "tests.ui.test_layout.BROKEN"
    with pytest.raises(NoReverseMatch):
        links_for(None, "/")


def test_layout_computes_nothing_until_it_is_read(settings: Settings) -> None:
    settings.NAVIGATION = "tests.ui.test_layout.BROKEN"
    assert list(layout(asked())) == ["layout"]


def test_layout_of_a_visitor_has_no_name_and_no_menu() -> None:
    seen = Layout(asked())
    assert (seen.is_signed_in, seen.user_name, seen.programme_name, seen.theme) == (False, "", "", "")


def test_layout_of_an_adviser_names_person_and_programme() -> None:
    request = asked()
    kit.seat_claire(request)
    seen = Layout(request)
    assert (seen.is_signed_in, seen.user_name, seen.programme_name) == (True, "Claire Delmotte", "Cap Développement")


def test_layout_before_any_middleware_is_that_of_a_visitor() -> None:
    assert Layout(RequestFactory().get("/")).user_name == ""


@pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ("light", "light"), ("pink", ""), ("", "")])
def test_theme_is_one_of_ours(cookie: str, theme: str) -> None:
    request = asked()
    request.COOKIES["theme"] = cookie
    assert Layout(request).theme == theme


def test_chosen_theme_is_kept_and_one_comes_back(client: Client) -> None:
    answer = client.post("/affichage", {"theme": "dark", "next": "/figures?page=2"})
    assert (answer.status_code, answer["Location"], answer.cookies["theme"].value) == (302, "/figures?page=2", "dark")
    assert 'data-bs-theme="dark"' in client.get("/kit").content.decode()


def test_theme_of_the_device_forgets_the_choice(client: Client) -> None:
    client.post("/affichage", {"theme": "dark"})
    client.post("/affichage", {"theme": ""})
    assert "data-bs-theme" not in client.get("/kit").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://exemple.fr/", "//exemple.fr", "javascript:alert(1)", ""])
def test_choosing_a_theme_never_leads_elsewhere(client: Client, elsewhere: str) -> None:
    assert client.post("/affichage", {"theme": "dark", "next": elsewhere})["Location"] == "/"


def test_theme_is_not_changed_by_a_get(client: Client) -> None:
    assert client.get("/affichage?theme=dark").status_code == 405


@pytest.mark.parametrize("name", ["kit", "figures", "form", "partner"])
def test_page_has_one_title_one_main_and_a_skip_link(client: Client, name: str) -> None:
    page = client.get(f"/{name}").content.decode()
    parts = ("<h1", "<main", 'class="br-skip"', "– Bon Relais</title>")
    assert [page.count(part) for part in parts] == [1, 1, 1, 1]


def test_page_stays_light(client: Client) -> None:
    assert len(client.get("/kit").content) < 60_000


@pytest.mark.parametrize("name", [*PAGES.values(), "403_csrf.html"])
def test_error_page_needs_nothing_from_the_request(name: str) -> None:
    page = render_to_string(name)
    assert (page.count("<h1"), page.count("Rien n’a été enregistré") <= 1, 'href="/"' in page) == (1, True, True)


def test_missing_page_is_answered_in_french(client: Client) -> None:
    answer = client.get("/nulle-part")
    assert (answer.status_code, "Cette page n’existe pas" in answer.content.decode()) == (404, True)
