"""Tools from a file in Chromium: a coordinator sends a table, reads what it changes and takes part of it."""

import pytest

from bonrelais.programmes.choices import Role
from bonrelais.toolbox.models import Tool
from tests import make
from tests.journeys.conftest import Window
from tests.journeys.test_toolbox import look
from tests.make import Offer

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = """Titre;Organisme;Type;Effectif max;Surface de vente max;Projet non commencé;Date fin
Aide à la vitrine;CMA;Subvention;9;400;oui;31/12/2026
Prêt de quartier;Initiative;Prêt;;;;
Aide mal datée;CMA;Subvention;;;;demain
"""
LATER = """Titre;Organisme;Type;Effectif max;Surface de vente max;Projet non commencé;Date fin
Aide à la vitrine;CMA;Subvention;19;400;oui;31/12/2027
"""


def send(window: Window, table: str) -> None:
    window.open("/outils/import/")
    page = window.page
    page.get_by_label("Fichier", exact=True).set_input_files(
        {"name": "regles.csv", "mimeType": "text/csv", "buffer": table.encode("cp1252")}
    )
    page.get_by_label("Format").select_option(label="Tableau (XLSX, ODS ou CSV)")
    page.get_by_role("button", name="Lire le fichier").click()
    page.get_by_role("heading", name="Ce que ce fichier change").wait_for()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_coordinator_takes_local_rules_from_a_table(size: str, request: pytest.FixtureRequest) -> None:
    window: Window = request.getfixturevalue(size)
    seat = make.seat(Role.COORDINATOR)
    make.tool(seat, Offer("Prêt d’honneur"))
    window.sign_in(seat)
    window.open("/outils/import/")
    look(window, f"import-send-{size}")
    window.page.get_by_role("button", name="Lire le fichier").click()
    window.page.get_by_text("Choisissez un fichier sur votre ordinateur.").first.wait_for()
    look(window, f"import-missing-{size}")
    send(window, TABLE)
    for summary in window.page.locator("main details > summary").all():
        summary.click()
    look(window, f"import-read-{size}")
    window.page.get_by_label("Prêt de quartier", exact=True).uncheck()
    window.page.get_by_role("group", name="Thèmes des nouveaux outils").get_by_role("checkbox").first.check()
    window.page.get_by_role("button", name="Prendre en brouillon").click()
    window.page.get_by_text("En brouillon : 1\u00a0outil nouveau.").wait_for()
    assert [tool.title for tool in Tool.objects.order_by("sort_title")] == ["Aide à la vitrine", "Prêt d’honneur"]
    send(window, LATER)
    look(window, f"import-changed-{size}")
    window.page.get_by_text("Moins de 20 salariés").wait_for()
    window.open("/outils/export/")
    look(window, f"export-{size}")
