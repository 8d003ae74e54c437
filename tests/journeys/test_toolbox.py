"""The toolbox in Chromium: an editor writes a tool, an adviser proposes it and notes what was granted."""

from datetime import date

import pytest

from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import ProposalStage, Tool
from tests import make
from tests.journeys.conftest import Window
from tests.make import Business, Offer

pytestmark = pytest.mark.django_db(transaction=True)

SMALL = make.criteria(
    {"kind": "workforce", "params": {"max": 9}, "source_quote": "entreprises de moins de dix salariés"},
    {"kind": "age", "params": {"min_months": 12}},
)
OWNED = make.criteria(
    {"kind": "workforce", "params": {"max": 9}},
    {"kind": "fact", "params": {"code": "premises.is_owned", "question": "L’entreprise possède-t-elle ses murs ?"}},
)
LARGE = make.criteria({"kind": "workforce", "params": {"min": 50}})
MANUAL = make.criteria({"kind": "manual", "params": {"text": "Le projet est jugé solide"}})


def furnish(seat: Seat) -> None:
    make.tool(seat, Offer(title="Prêt d’honneur croissance", criteria=SMALL), checked_on=date(2024, 2, 1))
    make.tool(seat, Offer(title="Aide à l’équipement des artisans", criteria=OWNED), checked_on=date(2024, 11, 1))
    make.tool(seat, Offer(title="Garantie bancaire", criteria=MANUAL, amount_words="50 % du prêt"))
    make.tool(seat, Offer(title="Grands projets", criteria=LARGE))


def look(window: Window, name: str) -> None:
    window.page.evaluate("scrollTo(0, 0)")  # nothing stays under the bar
    window.check_accessibility()
    assert not window.is_wider_than_its_screen()
    window.shoot(name)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_adviser_proposes_a_tool_and_notes_what_was_granted(size: str, request: pytest.FixtureRequest) -> None:
    window: Window = request.getfixturevalue(size)
    seat = make.seat()
    furnish(seat)
    place = make.establishment_of(seat.programme, Business(size_band="02"))
    need = make.need(seat, place, words="Remplacer la scie à format")
    window.sign_in(seat)
    window.open("/outils/")
    look(window, f"toolbox-list-{size}")
    window.page.get_by_role("link", name="Prêt d’honneur croissance").click()
    look(window, f"toolbox-sheet-{size}")
    window.open(f"/outils/besoin/{need.pk}/")
    for summary in window.page.locator("main details > summary").all():
        summary.click()
    look(window, f"toolbox-need-{size}")
    window.page.get_by_role("button", name="Proposer : Prêt d’honneur croissance").click()
    window.page.get_by_text("« Prêt d’honneur croissance » est proposé.").wait_for()
    loan = window.page.locator("li.br-tool", has_text="Prêt d’honneur croissance")
    loan.get_by_text("Noter le résultat").click()
    loan.get_by_label("Montant obtenu, en euros").fill("8 000")
    look(window, f"toolbox-proposed-{size}")
    loan.get_by_role("button", name="Obtenu").click()
    window.page.get_by_text("« Prêt d’honneur croissance » est noté obtenu.").wait_for()
    look(window, f"toolbox-granted-{size}")
    stage = ProposalStage.objects.get(replaced_at__isnull=True)
    assert (stage.state, stage.amount_cents) == ("granted", 800_000)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_editor_writes_a_tool_and_publishes_it(size: str, request: pytest.FixtureRequest) -> None:
    window: Window = request.getfixturevalue(size)
    seat = make.seat(Role.COORDINATOR)
    make.tool(seat, Offer(organisation=make.organisation("Initiative")))
    window.sign_in(seat)
    window.open("/outils/nouveau/")
    page = window.page
    look(window, f"toolbox-new-{size}")
    page.get_by_label("Titre").fill("Prêt à taux zéro")
    page.get_by_label("Structure qui l’offre").select_option(label="Initiative")
    page.get_by_label("Nature").select_option(label="Prêt")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Ajouter l’outil").click()
    page.get_by_label("Ce que c’est").fill("Un prêt sans intérêt ni garantie.")
    page.get_by_label("Sorte de critère").select_option(label="Effectif")
    page.get_by_role("button", name="Ajouter un critère").click()
    page.get_by_label("Maximum").wait_for()
    page.get_by_role("button", name="Garder le brouillon").first.click()
    page.get_by_text("Indiquez un minimum ou un maximum").first.wait_for()
    look(window, f"toolbox-editor-{size}")
    page.get_by_label("Maximum", exact=False).fill("9")
    page.get_by_role("button", name="Garder le brouillon").first.click()
    page.get_by_text("Moins de 10 salariés").wait_for()
    look(window, f"toolbox-review-{size}")
    page.get_by_role("button", name="Publier la version 1").click()
    page.get_by_text("Version 1 publiée.").wait_for()
    look(window, f"toolbox-published-{size}")
    assert Tool.objects.get(title="Prêt à taux zéro").versions.get().published_at is not None
