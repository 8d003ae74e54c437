"""From a tool to its businesses in Chromium: three lists, a list of targets, one met; a version and what it changes."""

import pytest

from bonrelais.core.rules.params import Params
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool
from tests import make
from tests.journeys.conftest import Window
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db(transaction=True)

SMALL: Params = {"kind": "workforce", "params": {"max": 9}}
OWNED: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
NAMES = {"Atelier Delattre": "01", "Bonneterie Vanhove": "01", "Cirerie Hennequin": "", "Draperie Wallart": "21"}


def furnish(seat: Seat) -> Tool:
    for name, band in NAMES.items():
        make.establishment_of(seat.programme, Business(name, size_band=band))
    return make.tool(seat, Offer("Aide aux vitrines", criteria=make.criteria(SMALL)))


def look(window: Window, name: str) -> None:
    window.page.evaluate("scrollTo(0, 0)")  # nothing stays under the bar
    window.check_accessibility()
    assert not window.is_wider_than_its_screen()
    window.shoot(name)


def keep(window: Window, size: str) -> None:
    page = window.page
    look(window, f"reach-keep-{size}")
    page.get_by_role("button", name="Garder la liste").click()
    page.get_by_text("Donnez un nom à la liste.").first.wait_for()
    look(window, f"reach-refused-{size}")
    page.get_by_label("Nom de la liste").fill("Ateliers à voir")
    page.get_by_role("button", name="Garder la liste").click()
    page.get_by_role("heading", name="2 à rencontrer").wait_for()
    look(window, f"targets-{size}")


def meet(window: Window, size: str) -> None:
    """One target removed, the other met by the visit's own screen."""
    page = window.page
    page.get_by_role("link", name="Retirer Bonneterie Vanhove").click()
    look(window, f"target-remove-{size}")
    page.get_by_label("Motif").fill("Déjà suivie par la chambre")
    page.get_by_role("button", name="Retirer de la liste").click()
    page.get_by_role("link", name="Noter la visite : Atelier Delattre").click()
    page.get_by_role("button", name="Terminer la visite").click()
    page.get_by_role("heading", name="Atelier Delattre").wait_for()
    window.open("/outils/listes/")
    look(window, f"target-lists-{size}")
    page.get_by_role("link", name="Ateliers à voir").click()
    page.get_by_role("heading", name="0 à rencontrer").wait_for()
    met = page.locator("li.br-row", has_text="Atelier Delattre")
    met.get_by_text("Rencontrée").wait_for()
    look(window, f"targets-met-{size}")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_adviser_goes_from_a_tool_to_a_list_and_meets_one(size: str, request: pytest.FixtureRequest) -> None:
    window: Window = request.getfixturevalue(size)
    seat = make.seat()
    tool = furnish(seat)
    window.sign_in(seat)
    window.open(f"/outils/{tool.pk}/")
    page = window.page
    page.get_by_role("link", name="Entreprises concernées").click()
    page.get_by_role("link", name="Atelier Delattre", exact=True).wait_for()
    look(window, f"reach-sure-{size}")
    lists = page.get_by_role("navigation", name="Listes de l’outil")
    lists.get_by_role("link", name="Non 1").click()
    look(window, f"reach-reasons-{size}")
    page.get_by_role("link", name="1 entreprise").click()
    page.get_by_role("link", name="Draperie Wallart", exact=True).wait_for()
    lists.get_by_role("link", name="À savoir 1").click()
    page.get_by_text("À demander : effectif.").wait_for()
    look(window, f"reach-to-ask-{size}")
    lists.get_by_role("link", name="Oui 2").click()
    if size == "phone":
        page.locator(".br-filters > summary").click()
    page.get_by_label("Jamais rencontrée", exact=True).check()
    page.get_by_role("button", name="Appliquer les filtres").click()
    page.get_by_text("Garder comme liste de cibles").click()
    keep(window, size)
    meet(window, size)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_editor_publishes_a_version_and_sees_what_it_changes(size: str, request: pytest.FixtureRequest) -> None:
    window: Window = request.getfixturevalue(size)
    seat = make.seat(Role.COORDINATOR)
    tool = furnish(seat)
    place = make.establishment_of(seat.programme, Business("Émaillerie Pruvost", size_band="01"))
    make.proposal(seat, place, tool)
    make.draft(seat, tool, Offer(criteria=make.criteria({"kind": "workforce", "params": {"min": 20}}, OWNED)))
    window.sign_in(seat)
    window.open(f"/outils/{tool.pk}/version/relire/")
    page = window.page
    page.get_by_role("button", name="Publier la version 2").click()
    page.get_by_role("heading", name="Ce que change la version 2").wait_for()
    page.get_by_role("heading", name="1 entreprise nouvelle").wait_for()
    page.get_by_role("heading", name="1 proposition à revoir").wait_for()
    look(window, f"effects-{size}")
    page.get_by_role("link", name="1 à savoir").click()
    page.get_by_role("link", name="Draperie Wallart", exact=True).wait_for()
    adviser = make.seat(programme=seat.programme)
    window.sign_in(adviser)
    window.open("/")
    page.get_by_role("link", name="Version 2 de « Aide aux vitrines »").wait_for()
    look(window, f"home-news-{size}")
    page.get_by_role("link", name="Version 2 de « Aide aux vitrines »").click()
    page.get_by_role("link", name="Revoir la proposition de Émaillerie Pruvost").click()
    page.get_by_role("heading", name="Proposer un outil").wait_for()
