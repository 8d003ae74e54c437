"""A filter chosen while the scripts are still on their way."""

import pytest
from playwright.sync_api import Route, expect

from tests import make
from tests.journeys.conftest import Window
from tests.make import Business

pytestmark = pytest.mark.django_db(transaction=True)


def test_filter_chosen_before_the_page_hears_it_is_sent(desktop: Window) -> None:
    seat, page, held = make.seat(), desktop.page, list[Route]()
    make.establishment_of(seat.programme, Business(name="Menuiserie Terninck"))
    make.establishment_of(seat.programme, Business(name="Boulangerie Caron", size_band="11"))
    desktop.sign_in(seat)

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/htmx*.js", hold)
    page.goto(f"{desktop.origin}/entreprises/", wait_until="commit")
    page.get_by_label("10 à 49 salariés").check()
    expect(page.get_by_role("heading", name="2 établissements")).to_be_visible()
    (late,) = held
    late.continue_()
    expect(page.get_by_role("heading", name="1 établissement")).to_be_visible()
