"""The elected official in Chromium: figures, never rows."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bonrelais.foundation import clock
from bonrelais.programmes.choices import Role
from tests import make
from tests.journeys.conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)


def test_official_reads_figures_and_no_row(phone: Window) -> None:
    seat, page = make.seat(Role.OFFICIAL), phone.page
    adviser = make.seat(programme=seat.programme)
    known_at = clock.now() - timedelta(days=100)  # officials are told what was known when the last quarter ended
    for _ in range(4):
        make.visit(
            adviser, make.establishment_of(seat.programme), held_on=known_at.date() - timedelta(days=1), at=known_at
        )
    phone.sign_in(seat)
    phone.open("/")
    expect(page.get_by_role("region", name="Entreprises rencontrées")).to_contain_text("4")
    assert page.locator("a[href*='/lignes/'], a[href*='/entreprises/'], a[href$='.xlsx']").count() == 0
    phone.shoot("official-dashboard-phone")
    page.get_by_role("link", name="Préparer le bilan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 entreprises rencontrées")
    phone.shoot("official-report-phone")


@pytest.mark.parametrize("path", ["/entreprises/", "/resultats/lignes/businesses_met/", "/relais/", "/projets/"])
def test_official_is_refused_lists_in_words(phone: Window, path: str) -> None:
    phone.sign_in(make.seat(Role.OFFICIAL))
    answer = phone.page.goto(f"{phone.origin}{path}")
    assert answer is not None
    assert answer.status == 403
    phone.check_accessibility()
