"""The editor by the keyboard alone, and how its fields stand."""

import pytest
from playwright.sync_api import Locator, expect

from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool
from tests import make
from tests.journeys.conftest import Window
from tests.make import Offer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seat() -> Seat:
    return make.seat(Role.COORDINATOR)


@pytest.fixture
def tool(seat: Seat) -> Tool:
    tool = make.draft_tool(seat)
    asked = make.criteria({"kind": "workforce", "params": {"max": 9}}, {"kind": "not_started", "params": {}})
    make.draft(seat, tool, Offer(criteria=asked))
    return tool


def bottom(control: Locator) -> int:
    box = control.bounding_box()
    assert box is not None
    return round(box["y"] + box["height"])


def test_button_pressed_by_the_keyboard_keeps_its_line_under_it(seat: Seat, tool: Tool, desktop: Window) -> None:
    page = desktop.page
    desktop.sign_in(seat)
    desktop.open(f"/outils/{tool.pk}/version/")
    page.get_by_role("button", name="Monter Projet pas commencé, critère 2").press("Enter")
    expect(page.locator("li.br-crit h3")).to_have_text(["Projet pas commencé", "Effectif"])
    expect(page.locator("#critere-c1")).to_be_focused()
    page.get_by_role("button", name="Retirer Projet pas commencé, critère 1").press("Enter")
    expect(page.locator("#critere-c0")).to_be_focused()
    page.get_by_role("button", name="Retirer Effectif, critère 1").press("Enter")
    expect(page.get_by_role("heading", name="Critères", exact=True)).to_be_focused()


def test_controls_of_a_row_stand_on_one_line(seat: Seat, tool: Tool, desktop: Window) -> None:
    page = desktop.page
    desktop.sign_in(seat)
    desktop.open(f"/outils/{tool.pk}/version/")
    page.get_by_label("Sorte de critère").select_option(label="Local")
    page.get_by_role("button", name="Ajouter un critère").click()
    page.get_by_label("Surface au plus (m²)").fill("400")
    areas = [page.get_by_label(f"Surface {which}") for which in ("au moins (m²)", "au plus (m²)", "de vente au moins")]
    assert len({bottom(area) for area in areas}) == 1
    desktop.shoot("editor-row")
