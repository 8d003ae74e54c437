"""Every component in Chromium: accessible, in light and dark, on a desk and on a phone, with and without scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

AXE: Final = (Path(__file__).parents[1] / "vendor/axe.min.js").read_text("utf-8")
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES: Final = ("kit", "figures", "form", "partner", "sheet")
SIZES: Final = ((1280, 900), (390, 844))


@pytest.fixture
def site(live_server: LiveServer, settings: Settings) -> str:
    settings.ROOT_URLCONF = "tests.ui.kit"
    settings.NAVIGATION = "tests.ui.kit.ENTRIES"
    return str(live_server.url)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    opened = context.new_page()
    refused: list[str] = []
    opened.on("pageerror", lambda error: refused.append(str(error)))
    opened.on("console", lambda line: refused.append(line.text) if "Content Security Policy" in line.text else None)
    yield opened
    context.close()
    assert refused == []


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_violation_in_light_and_dark_on_desk_and_phone(page: Page, site: str, name: str) -> None:
    found: list[str] = []
    page.goto(f"{site}/{name}")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="light")
        found += violations(page)
        page.emulate_media(color_scheme="dark")
        found += violations(page)
    assert found == []


@pytest.mark.parametrize("name", PAGES)
def test_page_does_not_scroll_sideways_at_320_pixels(page: Page, site: str, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{site}/{name}")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_palette_opens_by_keyboard_and_leads_to_a_result(page: Page, site: str) -> None:
    page.goto(f"{site}/kit")
    page.keyboard.press("Control+k")
    page.keyboard.type("menui")
    expect(page.locator(".br-found a")).to_have_count(2)
    expect(page.locator("br-search [role=status]")).to_have_text("2 résultats")
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/figures")


def test_palette_says_when_the_service_does_not_answer(page: Page, site: str) -> None:
    page.goto(f"{site}/kit")
    page.context.set_offline(True)
    page.keyboard.press("Control+k")
    page.keyboard.type("menui")
    expect(page.locator("br-search [role=status]")).to_have_text("La recherche n’a pas répondu. Vérifiez la connexion.")


def test_shortcuts_open_with_a_key_that_can_be_turned_off(page: Page, site: str) -> None:
    page.goto(f"{site}/kit")
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Raccourcis clavier")
    expect(listed).to_be_visible()
    assert violations(page) == []
    listed.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(listed).to_be_hidden()


def test_theme_applies_at_once_and_stays(page: Page, site: str) -> None:
    page.goto(f"{site}/kit")
    page.locator(".br-me > summary").click()
    page.get_by_role("radio", name="Sombre").check()
    assert violations(page) == []
    page.reload()
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"


def test_what_is_typed_survives_a_closed_tab(page: Page, site: str) -> None:
    page.goto(f"{site}/form")
    page.get_by_label("Compte rendu partagé").fill("Devis de la scie signé.")
    page.get_by_role("checkbox", name="Export").check()
    expect(page.locator("[data-save-state]")).to_contain_text("Gardé sur cet appareil")
    again = page.context.new_page()
    page.close()
    again.goto(f"{site}/form")
    expect(again.get_by_label("Compte rendu partagé")).to_have_value("Devis de la scie signé.")
    expect(again.get_by_role("checkbox", name="Export")).to_be_checked()


def test_what_was_sent_is_offered_again_and_never_put_back_by_itself(page: Page, site: str) -> None:
    page.goto(f"{site}/form")
    page.get_by_label("Compte rendu partagé").fill("Devis de la scie signé.")
    page.route("**/form", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_role("button", name="Terminer la visite").click()
    page.unroute_all()
    page.goto(f"{site}/form")
    expect(page.get_by_label("Compte rendu partagé")).to_have_value("")
    page.get_by_role("button", name="Reprendre la saisie envoyée").click()
    expect(page.get_by_label("Compte rendu partagé")).to_have_value("Devis de la scie signé.")


def test_form_leaves_once_even_on_a_double_click(page: Page, site: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto(f"{site}/form")
    page.get_by_role("button", name="Terminer la visite").dblclick()
    expect(page.get_by_role("alert")).to_contain_text("Durée")
    assert sent == [f"{site}/form"]


def test_errors_are_linked_to_their_fields(page: Page, site: str) -> None:
    page.goto(f"{site}/form")
    page.get_by_role("button", name="Terminer la visite").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert violations(page) == []
    page.get_by_role("alert").get_by_role("link", name="Compte rendu partagé").click()
    expect(page.get_by_label("Compte rendu partagé")).to_be_focused()


def test_chart_gives_its_table(page: Page, site: str) -> None:
    page.goto(f"{site}/figures")
    table = page.get_by_role("region", name="Secteurs, données")
    expect(table).to_be_hidden()
    page.get_by_role("switch", name="Tableau : Secteurs").check()
    expect(table.get_by_role("row")).to_have_count(4)
    assert violations(page) == []


def test_map_says_how_places_are_known_and_what_it_leaves_out(page: Page, site: str) -> None:
    page.goto(f"{site}/kit")
    expect(page.locator("br-map canvas")).to_be_visible()
    expect(page.locator("br-map [role=status]")).to_have_text(
        "5 entreprises placées, dont 1 dans leur rue et 2 au centre de leur commune. "
        "1\u00a0000 autres ne sont pas sur la carte : ajoutez un filtre, ou voyez la liste."
    )


def test_map_names_all_that_stand_at_one_place(page: Page, site: str) -> None:
    """Two dots at one place would show the last alone."""
    page.goto(f"{site}/kit")
    expect(page.locator("br-map canvas")).to_be_visible()
    page.evaluate(
        "document.querySelector('br-map').map.eachLayer((one) => one.getLatLng?.().lng === 2.3 && one.openPopup?.())"
    )
    expect(page.locator("br-map .places a")).to_have_text(["Serrurerie Wallart", "Garage Delattre"])
    expect(page.locator("br-map .places p").first).to_have_text("2 entreprises placées au centre de leur commune")


def test_map_of_one_commune_is_drawn_near(page: Page, site: str) -> None:
    page.goto(f"{site}/kit")
    expect(page.locator("br-map canvas")).to_be_visible()
    page.evaluate(
        "const near = document.querySelector('br-map').cloneNode();"
        "near.setAttribute('focus', 'Arques');"
        "document.querySelector('br-map').replaceWith(near);"
    )
    expect(page.locator("br-map canvas")).to_be_visible()
    west, east = page.evaluate(
        "(({_southWest: one, _northEast: other}) => [one.lng, other.lng])"
        "(document.querySelector('br-map').map.getBounds())"
    )
    assert (west > 2.0, east > 2.4) == (True, True)


def test_everything_reads_without_scripts(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{site}/kit")
        page.get_by_text("Plus", exact=True).click()
        expect(page.locator(".br-tabs").get_by_role("link", name="Boîte à outils")).to_be_visible()
        page.locator(".br-me > summary").click()
        page.get_by_role("radio", name="Sombre").check()
        page.get_by_role("button", name="Appliquer").click()
        expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
        page.get_by_role("link", name="Rechercher").click()
        expect(page).to_have_url(f"{site}/found")


def test_paper_is_light_even_when_the_screen_is_dark(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(f"{site}/kit")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(31, 41, 38)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
