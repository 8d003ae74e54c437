"""An adviser asks the best questions one by one, sees what each answer does, and what changed since the last visit."""

from datetime import timedelta

import pytest

from bonrelais.core.rules.params import Params
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from tests import make
from tests.journeys.conftest import Window
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db(transaction=True)

OWNED: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
AREA: Params = {"kind": "premises", "params": {"sales_area_max": 400}}
STARTED: Params = {"kind": "not_started", "params": {}}


def furnish(seat: Seat) -> Establishment:
    place = make.establishment_of(seat.programme, Business("Atelier Delattre"))
    make.acquaintance(seat.programme_id, place.company, first=clock.today() - timedelta(days=90))
    make.tool(seat, Offer("Aide aux murs", criteria=make.criteria(OWNED)))
    make.tool(seat, Offer("Aide au bail", criteria=make.criteria({**OWNED, "not": True})))
    make.tool(seat, Offer("Aide aux boutiques", criteria=make.criteria(AREA, STARTED)))
    return place


def look(window: Window, name: str) -> None:
    window.page.evaluate("scrollTo(0, 0)")  # nothing stays under the bar
    window.check_accessibility()
    assert not window.is_wider_than_its_screen()
    window.shoot(name)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_adviser_asks_the_best_questions_and_stops(size: str, request: pytest.FixtureRequest) -> None:
    window: Window = request.getfixturevalue(size)
    seat = make.seat()
    place = furnish(seat)
    window.sign_in(seat)
    window.open(f"/outils/entreprise/{place.pk}/")
    page = window.page
    page.get_by_role("link", name="Poser les bonnes questions").click()
    page.get_by_role("heading", name="Les bonnes questions").wait_for()
    look(window, f"interview-{size}")
    page.get_by_text("Oui : ouvre 1 outil, ferme 1 outil.").wait_for()
    page.get_by_label("Oui", exact=True).check()
    page.get_by_role("button", name="Noter et continuer").click()
    page.get_by_text("Ouvre : « Aide aux murs ». Ferme : « Aide au bail ».").wait_for()
    page.get_by_role("button", name="Noter et continuer").click()
    page.locator(".br-errors, .invalid-feedback, [role=alert]").first.wait_for()
    look(window, f"interview-refused-{size}")
    page.get_by_role("link", name="Ne sait pas, passer").click()
    page.get_by_role("link", name="Ne sait pas, passer").click()
    page.get_by_text("Il ne reste que les questions passées.").wait_for()
    look(window, f"interview-left-{size}")
    page.get_by_role("link", name="Arrêter et voir les outils").click()
    page.get_by_role("heading", name="Proposer un outil").wait_for()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_adviser_reads_what_changed_since_the_last_visit(size: str, request: pytest.FixtureRequest) -> None:
    window: Window = request.getfixturevalue(size)
    seat = make.seat()
    place = furnish(seat)
    window.sign_in(seat)
    window.open(f"/entreprises/{place.pk}/")
    page = window.page
    page.get_by_text("changements dans la boîte à outils").click()
    page.get_by_role("link", name="Aide aux boutiques").first.wait_for()
    look(window, f"since-{size}")
    window.open(f"/outils/entreprise/{place.pk}/")
    page.get_by_text("Déjà eu : Aide aux murs").click()
    page.get_by_role("button", name="Noter qu’elle l’a déjà eu").first.click()
    page.get_by_text("est noté comme déjà eu").wait_for()
    look(window, f"already-had-{size}")
