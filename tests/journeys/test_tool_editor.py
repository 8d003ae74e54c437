"""A coordinator makes a local aid: whom it concerns changes as it is typed, two businesses are tried, then it lives."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from bonrelais.core.rules.params import Params
from bonrelais.directory.queries.population import population_at
from bonrelais.directory.queries.register_columns import register_columns_at
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool, ToolVersion
from tests import make
from tests.journeys.conftest import Window
from tests.journeys.test_toolbox import look
from tests.make import Business, Offer

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    population_at.cache_clear()
    register_columns_at.cache_clear()


@pytest.fixture
def seat() -> Seat:
    """Three small shops and a large one, in the programme's EPCI."""
    made = make.seat(Role.COORDINATOR)
    for rank, band in enumerate(("01", "02", "03", "21")):
        make.establishment_of(made.programme, Business(f"Épicerie {'ABCD'[rank]}", size_band=band))
    return made


def tally(page: Page, words: str) -> None:
    """What is counted, in the order of the answers."""
    expect(page.locator("#banc-dit")).to_contain_text(words, timeout=10_000)


def add(page: Page, kind: str) -> None:
    page.get_by_label("Sorte de critère").select_option(label=kind)
    page.get_by_role("button", name="Ajouter un critère").click()
    expect(page.locator("li.br-crit details[open]").last).to_contain_text("Portée")


def try_on(page: Page, name: str) -> None:
    page.get_by_label("Nom, SIREN ou SIRET").fill(name)
    page.locator("#essai-trouve").get_by_role("button", name=name).click()
    expect(page.locator("article.br-trial").first).to_contain_text(name)


def write_criteria(window: Window, territory: str) -> None:
    """An intercommunality, fewer than ten employees, a shop under 400 m², nothing begun: each counted as it comes."""
    page = window.page
    add(page, "Territoire")
    field = page.get_by_role("combobox", name="Territoires acceptés")
    field.press_sequentially(territory[:12])
    expect(page.get_by_role("option", name=territory)).to_be_visible()
    window.check_accessibility()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.locator("#phrase-c0")).to_contain_text(f"Établissement dans le territoire {territory}.")
    tally(page, "Oui 4 · À savoir 0 · Non 0")
    add(page, "Effectif")
    expect(page.get_by_text("Les comptes suivent les autres critères.")).to_be_visible()
    page.get_by_label("Maximum").fill("9")
    tally(page, "Oui 3 · À savoir 0 · Non 1")
    add(page, "Local")
    page.get_by_label("Surface de vente au plus (m²)").fill("399")
    page.get_by_label("Surface de vente au plus (m²)").press("Enter")  # counts, and sends nothing
    add(page, "Projet pas commencé")
    tally(page, "Oui 0 · À savoir 3 · Non 1")
    expect(page.locator("#banc")).to_contain_text("Moins de 10 salariés")


def publish(page: Page, number: int) -> None:
    page.get_by_role("button", name=f"Publier la version {number}").click()
    page.get_by_text(f"Version {number} publiée.").wait_for()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_coordinator_makes_a_local_aid_and_sees_whom_it_concerns(
    size: str, seat: Seat, request: pytest.FixtureRequest
) -> None:
    window: Window = request.getfixturevalue(size)
    tool, page = make.draft_tool(seat, Offer(title="Aide aux commerces de proximité")), window.page
    window.sign_in(seat)
    window.open(f"/outils/{tool.pk}/version/")
    tally(page, "Oui 4 · À savoir 0 · Non 0")
    look(window, f"editor-empty-{size}")
    write_criteria(window, seat.programme.epcis.get().epci.name)
    try_on(page, "Épicerie A")
    try_on(page, "Épicerie D")
    expect(page.locator("article.br-trial").first).to_contain_text("Moins de 10 salariés : de 50 à 99")
    look(window, f"editor-tried-{size}")
    page.get_by_role("button", name="Garder le brouillon").last.click()
    expect(page.get_by_role("alert")).to_contain_text("Dites ce qu’est l’outil, en quelques lignes.")
    look(window, f"editor-refused-{size}")
    page.get_by_label("Ce que c’est").fill("Une aide aux petits commerces.")
    page.get_by_role("button", name="Garder le brouillon").last.click()
    publish(page, 1)
    assert ToolVersion.objects.get(tool=tool).published_at is not None


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_coordinator_changes_an_aid_and_reads_the_difference(
    size: str, seat: Seat, request: pytest.FixtureRequest
) -> None:
    window: Window = request.getfixturevalue(size)
    small: Params = {"kind": "workforce", "params": {"max": 9}}
    tool, page = make.tool(seat, Offer(criteria=make.criteria(small))), window.page
    window.sign_in(seat)
    window.open(f"/outils/{tool.pk}/version/")
    tally(page, "Oui 3 (inchangé) · À savoir 0 (inchangé) · Non 1 (inchangé)")
    try_on(page, "Épicerie D")
    window.open(f"/outils/{tool.pk}/version/")
    expect(page.locator("article.br-trial")).to_have_count(1)
    page.locator("#critere-c0 summary").click()
    page.get_by_label("Maximum").fill("99")
    tally(page, "Oui 4 (+\u00a01) · À savoir 0 (inchangé) · Non 0 (−\u00a01)")
    look(window, f"editor-changed-{size}")
    page.get_by_role("button", name="Garder le brouillon").last.click()
    change = page.locator(".br-diff > div", has_text="Effectif")
    expect(change.locator("del")).to_contain_text("Moins de 10 salariés")
    expect(change.locator("ins")).to_contain_text("Moins de 100 salariés")
    publish(page, 2)
    window.open(f"/outils/{tool.pk}/comparer/")
    look(window, f"editor-compared-{size}")
    window.open("/outils/a-reverifier/")
    look(window, f"editor-rechecks-{size}")


def test_criteria_are_written_by_keyboard_and_mended_by_a_button(seat: Seat, desktop: Window) -> None:
    tool, page = make.draft_tool(seat), desktop.page
    desktop.sign_in(seat)
    desktop.open(f"/outils/{tool.pk}/version/")
    add(page, "Activité")
    field = page.get_by_role("combobox", name="Activités acceptées")
    field.fill("10.71C")
    expect(page.get_by_role("option", name="10.71C")).to_be_visible()
    field.press("Enter")
    expect(page.locator("#phrase-c0")).to_contain_text("10.71C Boulangerie et boulangerie-pâtisserie.")
    page.get_by_label("Nomenclature").select_option(label="NAF 2025")
    page.get_by_role("button", name="Garder le brouillon").last.click()
    desktop.check_accessibility()
    page.get_by_role("button", name="Passer ce critère en NAF rév. 2").click()
    expect(page.locator("#phrase-c0")).to_contain_text("10.71C Boulangerie et boulangerie-pâtisserie.")
    page.get_by_role("button", name="Retirer 10.71C Boulangerie et boulangerie-pâtisserie").click()
    expect(page.locator("#phrase-c0")).to_contain_text("Indiquez au moins une activité.")


def test_condition_gets_a_possibility_and_a_long_list_is_sifted(seat: Seat, desktop: Window) -> None:
    tool, page = make.draft_tool(seat), desktop.page
    desktop.sign_in(seat)
    desktop.open(f"/outils/{tool.pk}/version/")
    add(page, "Effectif")
    page.get_by_label("Maximum").fill("9")
    page.get_by_label("Autre condition").select_option(label="Label ou agrément")
    page.get_by_role("button", name="Ou bien…").click()
    page.get_by_role("searchbox", name="Chercher parmi : Labels acceptés").fill("bio")
    page.get_by_label("la certification en agriculture biologique").check()
    expect(page.locator("#phrase-c0")).to_contain_text("Moins de 10 salariés, ou bien")
    look(desktop, "editor-possibility")
    add(page, "Quantité")
    field = page.get_by_role("combobox", name="Ce qui est compté")
    field.fill("chambres")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("chambres (chambres)")


def test_form_too_heavy_is_not_sent_and_nothing_is_lost(seat: Seat, desktop: Window) -> None:
    tool, page = make.draft_tool(seat), desktop.page
    desktop.sign_in(seat)
    desktop.open(f"/outils/{tool.pk}/version/")
    tally(page, "Oui 4")
    page.evaluate("document.getElementById('id_summary').value = 'x'.repeat(5e6)")
    page.get_by_role("button", name="Garder le brouillon").last.click()
    expect(page.locator("[data-too-heavy]")).to_contain_text("« Ce que c’est » a 5\u00a0000\u00a0000 signes")
    assert page.evaluate("document.getElementById('id_summary').value.length") == 5_000_000


def test_editor_works_without_scripts(seat: Seat, browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    window = Window(page=page, origin=live_server.url)
    tool = make.draft_tool(seat)
    window.sign_in(seat)
    window.open(f"/outils/{tool.pk}/version/")
    page.get_by_label("Sorte de critère").select_option(label="Territoire")
    page.get_by_role("button", name="Ajouter un critère").click()
    page.get_by_role("textbox", name="Territoires acceptés").fill("region:32")
    page.get_by_role("button", name="Compter", exact=True).click()
    page.get_by_text("4 établissements actifs").wait_for()
    page.get_by_label("Nom, SIREN ou SIRET").fill("épicerie b")
    page.get_by_label("Nom, SIREN ou SIRET").press("Enter")
    page.get_by_role("button", name="Épicerie B").click()
    page.locator("article.br-trial", has_text="Épicerie B").wait_for()
    page.get_by_label("Ce que c’est").fill("Une aide de la Région.")
    page.get_by_role("button", name="Garder le brouillon").last.click()
    page.get_by_role("heading", name="Relire la version 1").wait_for()
    context.close()
    assert Tool.objects.get(pk=tool.pk).versions.count() == 1
