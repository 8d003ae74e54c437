"""The main journey with JavaScript off: a visit is noted, its need handed over."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from bonrelais.needs.models import Need
from bonrelais.referrals.models import Referral
from bonrelais.visits.models import Visit
from tests import make
from tests.journeys.conftest import PHONE, Window

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Window]:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": PHONE[0], "height": PHONE[1]}, locale="fr-FR"
    )
    context.set_default_timeout(10_000)
    yield Window(page=context.new_page(), origin=live_server.url)
    context.close()


def note_visit(page: Page, heard: str) -> None:
    page.get_by_role("link", name="Noter une visite").click()
    page.locator("details", has_text=heard).locator("summary").click()
    page.locator(".br-chips label").get_by_text(heard, exact=True).click()
    page.get_by_label("Compte rendu partagé").fill("Deux devis en main.")
    page.get_by_role("button", name="Terminer la visite").click()
    expect(page.get_by_role("main")).to_contain_text(heard)


def test_visit_is_noted_and_need_handed_over_without_scripts(plain: Window) -> None:
    seat, page = make.seat(), plain.page
    make.establishment_of(seat.programme)
    make.relay(seat)
    plain.sign_in(seat)
    plain.open("/entreprises/?q=terninck")
    page.get_by_role("link", name="Menuiserie Terninck").click()
    note_visit(page, make.leaf_theme(seat).label)
    plain.shoot("without-scripts-sheet-phone")
    page.get_by_role("link", name="Choisir un relais").click()
    page.get_by_text("Confier à Marc Fouquart").click()
    page.get_by_role("button", name="Envoyer la demande").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Le dirigeant est d’accord").check()
    page.get_by_label("Nom de la personne à appeler").fill("Sylvain Terninck")
    page.get_by_label("Téléphone").fill("03 21 00 00 00")
    page.get_by_role("button", name="Envoyer la demande").click()
    expect(page.get_by_text("Marc Fouquart").first).to_be_visible()
    assert (Visit.objects.count(), Referral.objects.get().need) == (1, Need.objects.get())
