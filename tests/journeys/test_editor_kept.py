"""What a browser does to a version being written: a closed tab, a session over, the arrow back, a word not chosen."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool, ToolVersion
from tests import make
from tests.journeys.conftest import Window
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db(transaction=True)

STATE = "[data-save-state]"
KEPT = "Gardé sur cet appareil"


@pytest.fixture
def seat() -> Seat:
    made = make.seat(Role.COORDINATOR)
    make.establishment_of(made.programme, Business("Épicerie A", size_band="01"))
    return made


@pytest.fixture
def tool(seat: Seat) -> Tool:
    return make.draft_tool(seat, Offer(title="Aide aux commerces"))


def address(tool: Tool) -> str:
    return f"/outils/{tool.pk}/version/"


def kept_on_device(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('br-draft:'))")
    return found


def add(page: Page, kind: str) -> None:
    before = page.locator("li.br-crit").count()
    page.get_by_label("Sorte de critère").select_option(label=kind)
    page.get_by_role("button", name="Ajouter un critère").click()
    expect(page.locator("li.br-crit")).to_have_count(before + 1)
    expect(page.locator("li.br-crit details[open]").last).to_contain_text("Portée")


def write(page: Page) -> None:
    """A text, a criterion filled, and another one just added."""
    page.get_by_label("Ce que c’est").fill("Une aide\naux petits commerces.")
    add(page, "Effectif")
    page.get_by_label("Maximum").fill("9")
    add(page, "Projet pas commencé")
    expect(page.locator(STATE)).to_contain_text(KEPT)


def read(page: Page) -> None:
    expect(page.get_by_label("Ce que c’est")).to_have_value("Une aide\naux petits commerces.")
    expect(page.locator("li.br-crit h3")).to_have_text(["Effectif", "Projet pas commencé"])
    expect(page.locator("#phrase-c0")).to_contain_text("Moins de 10 salariés.")


def save(page: Page) -> None:
    page.get_by_role("button", name="Garder le brouillon").last.click()
    expect(page.get_by_role("heading", name="Relire la version 1")).to_be_visible()


def test_closed_tab_loses_nothing_and_what_is_saved_is_forgotten(seat: Seat, tool: Tool, desktop: Window) -> None:
    page = desktop.page
    desktop.sign_in(seat)
    desktop.open(address(tool))
    write(page)
    page.goto("about:blank")
    desktop.open(address(tool))
    expect(page.locator("li.br-crit")).to_have_count(0)
    expect(page.get_by_text("n’a pas été enregistrée")).to_be_visible()
    desktop.check_accessibility()
    desktop.shoot("editor-offered")
    page.set_viewport_size({"width": 390, "height": 844})
    assert desktop.is_wider_than_its_screen() is False
    desktop.shoot("editor-offered-narrow")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Reprendre").click()
    expect(page.locator(STATE)).to_contain_text("Votre saisie est là")
    expect(page.get_by_role("button", name="Reprendre")).to_have_count(0)
    read(page)
    save(page)
    page.wait_for_load_state()
    assert kept_on_device(page) == []
    assert ToolVersion.objects.get(tool=tool).summary.splitlines() == ["Une aide", "aux petits commerces."]


def test_session_that_ends_loses_nothing(seat: Seat, tool: Tool, desktop: Window) -> None:
    page = desktop.page
    desktop.sign_in(seat)
    desktop.open(address(tool))
    write(page)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_label("Sorte de critère").select_option(label="Activité")
    page.get_by_role("button", name="Ajouter un critère").click()
    page.wait_for_timeout(500)
    read(page)
    page.get_by_role("button", name="Garder le brouillon").last.click()
    page.wait_for_url(re.compile("/compte/connexion/"))
    desktop.sign_in(seat)
    desktop.open(address(tool))
    expect(page.get_by_text("rien ne dit qu’elle est enregistrée")).to_be_visible()
    page.get_by_role("button", name="Reprendre").click()
    read(page)
    save(page)
    desktop.troubles.clear()


def test_text_typed_beside_an_offer_loses_neither(seat: Seat, tool: Tool, desktop: Window) -> None:
    page = desktop.page
    desktop.sign_in(seat)
    for words in ("Une première", "Une seconde"):
        desktop.open(address(tool))
        page.get_by_label("Ce que c’est").fill(words)
        expect(page.locator(STATE)).to_contain_text(KEPT)
    desktop.open(address(tool))
    expect(page.get_by_role("button", name="Reprendre")).to_have_count(2)
    page.get_by_role("button", name="Écarter").first.click()
    desktop.open(address(tool))
    page.get_by_role("button", name="Reprendre").click()
    expect(page.get_by_label("Ce que c’est")).to_have_value("Une première")
    desktop.open(address(tool))
    page.get_by_role("button", name="Écarter").click()
    assert kept_on_device(page) == []


def test_editor_left_without_keeping_or_signed_out_is_forgotten(seat: Seat, tool: Tool, desktop: Window) -> None:
    page = desktop.page
    desktop.sign_in(seat)
    desktop.open(address(tool))
    write(page)
    page.get_by_role("link", name="Revenir sans rien garder").click()
    page.wait_for_url(re.compile(f"/outils/{tool.pk}/$"))
    assert kept_on_device(page) == []
    desktop.open(address(tool))
    write(page)
    desktop.open("/compte/deconnexion/")
    page.get_by_role("main").get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url(re.compile("/compte/connexion/"))
    assert kept_on_device(page) == []


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_two_writers_see_what_differs_and_choose(
    size: str, seat: Seat, tool: Tool, request: pytest.FixtureRequest
) -> None:
    window: Window = request.getfixturevalue(size)
    page = window.page
    colleague = make.seat(Role.COORDINATOR, programme=seat.programme, organisation=seat.organisation)
    window.sign_in(seat)
    window.open(address(tool))
    page.get_by_label("Ce que c’est").fill("La mienne")
    make.draft(colleague, tool, Offer(summary="La leur"))
    page.get_by_role("button", name="Garder le brouillon").last.click()
    expect(page.get_by_role("alert")).to_contain_text("Ce brouillon a changé entre-temps")
    expect(page.get_by_role("row", name="Présentation")).to_contain_text("La leur")
    window.check_accessibility()
    assert window.is_wider_than_its_screen() is False
    window.shoot(f"editor-beside-{size}")
    page.get_by_role("button", name="Garder la mienne").click()
    expect(page.get_by_role("heading", name="Relire la version 1")).to_be_visible()
    assert ToolVersion.objects.get(tool=tool).summary == "La mienne"


def test_words_typed_and_not_chosen_are_taken_when_they_name_one_or_refused_in_words(
    seat: Seat, tool: Tool, desktop: Window
) -> None:
    page = desktop.page
    desktop.sign_in(seat)
    desktop.open(address(tool))
    page.get_by_label("Ce que c’est").fill("Une aide.")
    add(page, "Territoire")
    field, left = (page.get_by_role("combobox", name=f"Territoires {one}") for one in ("acceptés", "exclus"))
    field.fill("wizernes")
    field.press("Tab")
    expect(page.locator("#phrase-c0")).to_contain_text("Établissement dans le territoire Wizernes.")
    expect(field).to_have_value("")
    field.fill("62534")
    left.fill("Nulle part")
    page.get_by_role("button", name="Garder le brouillon").last.click()
    expect(page.get_by_role("alert")).to_contain_text("« Nulle part » n’est pas choisi.")
    expect(left).to_have_value("Nulle part")
    expect(page.locator("#phrase-c0")).to_contain_text("Pas encore compris.")
    expect(page.locator("#critere-c0")).to_contain_text("Lumbres")
    desktop.shoot("editor-unread")
    left.fill("")
    left.press("Tab")
    expect(page.locator("#phrase-c0")).to_contain_text("Établissement dans le territoire Wizernes ou Lumbres.")
    save(page)


def test_chips_follow_the_codes_after_the_arrow_back(seat: Seat, tool: Tool, desktop: Window) -> None:
    page = desktop.page
    epci = seat.programme.epcis.get().epci
    asked = make.criteria({"kind": "territory", "params": {"include": [f"epci:{epci.siren}"]}})
    make.draft(seat, tool, Offer(criteria=asked))
    desktop.sign_in(seat)
    desktop.open(address(tool))
    page.locator("#critere-c0 summary").click()
    field = page.get_by_role("combobox", name="Territoires acceptés")
    for name in ("Wizernes", "Hauts-de-France"):
        field.fill(name)
        field.press("Tab")
        expect(page.get_by_role("list", name="Territoires acceptés")).to_contain_text(name)
    desktop.open("/outils/")
    page.go_back()
    chips = page.locator("#critere-c0 .br-picked li")
    page.locator("#critere-c0 details").evaluate("details => { details.open = true; }")
    written = page.locator("#id_c0-include").input_value().splitlines()
    expect(chips).to_have_count(len(written))
    assert written == [f"epci:{epci.siren}", "commune:62902", "region:32"]
    expect(chips).to_have_text([f"{epci.name}×", "Wizernes×", "Hauts-de-France×"])


def test_chips_are_drawn_again_from_what_the_browser_put_back(seat: Seat, tool: Tool, desktop: Window) -> None:
    page = desktop.page
    make.draft(
        seat, tool, Offer(criteria=make.criteria({"kind": "territory", "params": {"include": ["commune:62534"]}}))
    )
    desktop.sign_in(seat)
    desktop.open(address(tool))
    page.evaluate("document.getElementById('id_c0-include').value = 'commune:62902\\nregion:32'")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow'))")
    page.locator("#critere-c0 summary").click()
    expect(page.locator("#critere-c0 .br-picked li")).to_have_text(["Wizernes×", "Hauts-de-France×"])
