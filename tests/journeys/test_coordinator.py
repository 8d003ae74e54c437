"""The coordinator in Chromium: a target is set, the figures follow, each opens its rows."""

import pytest
from playwright.sync_api import expect

from bonrelais.programmes.choices import Role
from tests import make
from tests.journeys.conftest import Window
from tests.make import Business

pytestmark = pytest.mark.django_db(transaction=True)


def test_coordinator_sets_a_target_and_opens_what_counts(desktop: Window) -> None:
    seat, page = make.seat(Role.COORDINATOR), desktop.page
    adviser = make.seat(programme=seat.programme)
    held = make.agreement(seat.programme)
    for name in ("Menuiserie Terninck", "Boulangerie Caron"):
        make.visit(adviser, make.establishment_of(seat.programme, Business(name=name)))
    desktop.sign_in(seat)
    desktop.open(f"/dispositif/conventions/{held.pk}/")
    target = page.get_by_role("main").locator("form").first
    target.get_by_label("Objectif").select_option(label="Entreprises rencontrées")
    target.get_by_label("Nombre").fill("190")
    target.get_by_label("Premier jour").fill("2024-01-01")
    target.get_by_label("Dernier jour").fill("2024-12-31")
    target.get_by_role("button", name="Fixer cet objectif").click()
    expect(page.get_by_role("main")).to_contain_text("Entreprises rencontrées : 190")
    desktop.check_accessibility()
    desktop.shoot("coordinator-agreement")
    desktop.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Résultats")
    expect(page.get_by_role("region", name="Entreprises rencontrées")).to_contain_text("sur 190")
    desktop.shoot("coordinator-dashboard")
    page.get_by_role("link", name="voir les lignes").first.click()
    expect(page.locator("main .br-row .t")).to_have_text(["Menuiserie Terninck", "Boulangerie Caron"])


def test_coordinator_reads_the_report_and_takes_the_spreadsheet(desktop: Window) -> None:
    seat, page = make.seat(Role.COORDINATOR), desktop.page
    adviser = make.seat(programme=seat.programme)
    make.visit(adviser, make.establishment_of(seat.programme))
    desktop.sign_in(seat)
    desktop.open("/resultats/")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tableur").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("link", name="Préparer le bilan").click()
    expect(page.locator("article.br-sheet")).to_have_count(2)
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 entreprise")
    desktop.shoot("coordinator-report")
