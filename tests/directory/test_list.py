import csv
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bonrelais.directory.actions.crafts import recompute_crafts_shares
from bonrelais.directory.filters import Filters
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import filtered, page_of_list
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.journal.actions import record
from bonrelais.journal.models import Entry
from bonrelais.programmes.actions import assign_sector
from bonrelais.programmes.models import ActivitySector
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity
from tests import make
from tests.make import Business

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 20)


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def client(seat: Seat) -> Client:
    return make.client_of(seat)


def names(seat: Seat, filters: Filters) -> list[str]:
    return list(filtered(seat, filters).values_list("display_name", flat=True))


def add(seat: Seat, business: Business) -> Establishment:
    return make.establishment_of(seat.programme, business)


def test_list_is_in_the_order_of_names_without_accents(seat: Seat) -> None:
    for name in ("Zinguerie", "Épicerie", "Fleurs", "Atelier"):
        add(seat, Business(name))
    assert names(seat, Filters()) == ["Atelier", "Épicerie", "Fleurs", "Zinguerie"]


def test_list_leaves_out_partial_diffusion_and_other_programmes(seat: Seat) -> None:
    add(seat, Business("Atelier"))
    add(seat, Business("Masquée", is_partial=True))
    add(make.seat(), Business("Ailleurs"))
    assert names(seat, Filters()) == ["Atelier"]


def test_list_shows_closed_businesses_when_asked(seat: Seat) -> None:
    add(seat, Business("Atelier"))
    add(seat, Business("Fermée", is_open=False))
    assert names(seat, Filters(etat="fermees")) == ["Fermée"]


def test_list_filters_by_size(seat: Seat) -> None:
    for name, band in (("A", "00"), ("B", "03"), ("C", "12"), ("D", "53"), ("E", "NN"), ("F", "")):
        add(seat, Business(name, size_band=band))
    found = {size: names(seat, Filters(taille=(size,))) for size in ("0", "1-9", "10-49", "50", "inconnu")}
    assert found == {"0": ["A"], "1-9": ["B"], "10-49": ["C"], "50": ["D"], "inconnu": ["E", "F"]}
    assert names(seat, Filters(taille=("0", "50"))) == ["A", "D"]


def test_list_filters_by_age(seat: Seat) -> None:
    for name, day in (("A", date(2021, 11, 21)), ("B", date(2021, 11, 20)), ("C", date(2014, 11, 20)), ("D", None)):
        add(seat, Business(name, created_on=day))
    found = {age: names(seat, Filters(age=(age,))) for age in ("moins-3", "3-9", "10", "inconnu")}
    assert found == {"moins-3": ["A"], "3-9": ["B"], "10": ["C"], "inconnu": ["D"]}
    assert names(seat, Filters(age=("10", "inconnu"))) == ["C", "D"]


def test_list_filters_by_meeting(seat: Seat) -> None:
    add(seat, Business("Inconnue"))
    met = add(seat, Business("Rencontrée"))
    make.acquaintance(seat.programme_id, met.company, first=TODAY)
    make.acquaintance(make.programme().id, Establishment.objects.get(display_name="Inconnue").company, first=TODAY)
    assert names(seat, Filters(rencontre=("oui",))) == ["Rencontrée"]
    assert names(seat, Filters(rencontre=("non",))) == ["Inconnue"]
    assert names(seat, Filters(rencontre=("non", "oui"))) == ["Inconnue", "Rencontrée"]


def test_list_filters_by_place(seat: Seat) -> None:
    epci = seat.programme.epcis.get().epci
    here = add(seat, Business("Ici"))
    there = make.commune_in(epci)
    make.establishment(there, Business(name="Là"))
    assert names(seat, Filters(commune=there.code)) == ["Là"]
    assert names(seat, Filters(commune=here.commune.code)) == ["Ici"]
    assert names(seat, Filters(epci=(epci.siren,))) == ["Ici", "Là"]
    assert names(seat, Filters(epci=("000000000",))) == []


def test_list_filters_by_sector_of_the_programme(seat: Seat) -> None:
    shop = Activity.objects.create(nomenclature="NAFRev2", code="47.11Z", label="Épicerie", section="G")
    sector = make.sector(seat.programme, "commerce")
    ActivitySector.objects.create(programme=seat.programme, activity=shop, sector=sector, recorded_at=clock.now())
    add(seat, Business("Boutique", activity=shop))
    add(seat, Business("Autre"))
    assert names(seat, Filters(secteur=("commerce",))) == ["Boutique"]


def test_list_reads_no_sector_of_another_programme(seat: Seat) -> None:
    shop = Activity.objects.create(nomenclature="NAFRev2", code="47.11Z", label="Épicerie", section="G")
    other = make.programme()
    assign_sector(make.sector(other, "commerce"), activities=[shop], by=SYSTEM, at=clock.now())
    assign_sector(make.sector(seat.programme, "industrie"), activities=[shop], by=SYSTEM, at=clock.now())
    add(seat, Business("Boutique", activity=shop))
    assert names(seat, Filters(secteur=("commerce",))) == []
    assert names(seat, Filters(secteur=("industrie",))) == ["Boutique"]


def test_list_filters_by_grade_of_crafts(seat: Seat) -> None:
    joinery = Activity.objects.create(nomenclature="NAFRev2", code="43.32A", label="Menuiserie", section="F")
    for rank in range(4):
        add(seat, Business(f"Inscrite {rank}", activity=joinery, crafts_activity="4332AA"))
    add(seat, Business("Présumée", activity=joinery))
    add(seat, Business("Grande", activity=joinery, size_band="12"))
    said_no = add(seat, Business("Dit non", activity=joinery, crafts_activity="4332AA"))
    said_yes = add(seat, Business("Dit oui"))
    add(seat, Business("Inconnue"))
    recompute_crafts_shares(at=clock.now())
    make.fact(seat, said_no.company, "registration.crafts", value="not_registered")
    make.fact(seat, said_yes.company, "registration.crafts", value="registered")
    registered = ["Dit oui", "Inscrite 0", "Inscrite 1", "Inscrite 2", "Inscrite 3"]
    assert names(seat, Filters(metiers=("inscrit",))) == registered
    assert names(seat, Filters(metiers=("presume",))) == ["Présumée"]
    assert names(seat, Filters(metiers=("inconnu",))) == ["Grande", "Inconnue"]
    assert names(seat, Filters(metiers=("inscrit", "presume"))) == [*registered, "Présumée"]


def test_list_puts_names_before_activities(seat: Seat) -> None:
    bread = Activity.objects.create(nomenclature="NAFRev2", code="10.71C", label="Boulangerie", section="C")
    add(seat, Business("Au bon pain", activity=bread))
    add(seat, Business("Vieille boulangerie"))
    found = ["Vieille boulangerie", "Au bon pain"]
    assert names(seat, Filters(q="boulangerie")) == names(seat, Filters(q="boulangeire")) == found
    assert [row.name for row in page_of_list(seat, Filters(q="boulangerie"), None).rows] == found


def test_page_past_the_end_is_the_last(seat: Seat) -> None:
    for rank in range(26):
        add(seat, Business(f"Atelier {rank:02d}"))
    page = page_of_list(seat, Filters(), "9")
    assert (page.number, page.count, page.total, [row.name for row in page.rows]) == (2, 2, 26, ["Atelier 25"])


@pytest.mark.parametrize(
    ("address", "first", "again"),
    [("", 9, 5), ("?q=terninck", 9, 6), ("?q=terninkc", 11, 8), ("fragment/?q=ter", 5, 5)],
)
def test_list_page_costs_the_same_at_one_and_at_three_rows(
    seat: Seat, client: Client, address: str, first: int, again: int
) -> None:
    counts = []
    for _ in range(3):
        made = add(seat, Business("Menuiserie Terninck"))
        record("business.entered", made, by=seat, at=clock.now())
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"/entreprises/{address}").status_code == 200
            counts.append(len(captured))
    assert counts == [first, again] * 3


def test_list_page_counts_again_once_something_is_written(seat: Seat, client: Client) -> None:
    totals = []
    for _ in range(3):
        made = add(seat, Business("Menuiserie Terninck"))
        record("business.entered", made, by=seat, at=clock.now())
        totals.append(client.get("/entreprises/").context["page"].total)
    assert totals == [1, 2, 3]


def test_list_page_keeps_its_filters_in_the_address(client: Client, seat: Seat) -> None:
    add(seat, Business("Menuiserie Terninck", size_band="03"))
    page = client.get("/entreprises/?q=ternink&taille=1-9&taille=faux&etat=ouvertes").content.decode()
    assert 'value="ternink"' in page
    assert 'value="1-9" id="f-taille-1-9" checked' in page
    assert "Menuiserie Terninck" in page


def test_fragment_gives_the_address_of_the_page(client: Client, seat: Seat) -> None:
    add(seat, Business("Menuiserie Terninck"))
    answer = client.get("/entreprises/fragment/?q=terninck&commune=&taille=1-9&taille=0&etat=ouvertes")
    assert answer["HX-Replace-Url"] == "/entreprises/?q=terninck&taille=0&taille=1-9"
    assert "<html" not in answer.content.decode()


def test_list_page_tells_what_to_do_when_nothing_is_found(client: Client) -> None:
    page = client.get("/entreprises/?q=xyzzy&taille=0").content.decode()
    assert "Aucune entreprise ne correspond à « xyzzy »." in page
    assert "Chercher sans les filtres" in page


def test_export_writes_text_and_a_journal_line(client: Client, seat: Seat) -> None:
    add(seat, Business("=1+1"))
    add(seat, Business("Masquée", is_partial=True))
    answer = client.post("/entreprises/export.xlsx?taille=1-9")
    book = ZipFile(BytesIO(answer.content))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert answer["Content-Disposition"] == 'attachment; filename="entreprises-2024-11-20.xlsx"'
    assert ("=1+1" in sheet, "Masqu" in sheet, "<f>" in sheet) == (True, False, False)
    assert Entry.objects.get(verb="directory.exported").fields == ["taille=1-9"]


def test_export_of_separated_values_has_the_same_columns_and_rules(client: Client, seat: Seat) -> None:
    """Codes keep their nomenclature; what a spreadsheet would compute is told apart."""
    bread = Activity.objects.create(nomenclature="NAFRev1", code="158C")
    made = add(seat, Business("=1+1", activity=bread))
    made.activity_2025 = Activity.objects.create(nomenclature="NAF2025", code="10.71Y", section="C")
    made.save(update_fields=["activity_2025"])
    add(seat, Business("Masquée", is_partial=True))
    answer = client.post("/entreprises/export.csv?taille=1-9")
    assert answer["Content-Disposition"] == 'attachment; filename="entreprises-2024-11-20.csv"'
    headings, row = csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";")
    assert dict(zip(headings, row, strict=True)) == {
        "Nom": "'=1+1",
        "Enseigne": "",
        "SIREN": made.company.siren,
        "SIRET": made.siret,
        "Adresse": made.address,
        "Code postal": made.postcode,
        "Commune": made.commune.name,
        "Code d’activité": "158C",
        "Nomenclature": "NAF rév. 1",
        "Activité": "",
        "Code NAF 2025": "10.71Y",
        "Effectif": "3 à 5 salariés",
        "Création": "01/03/2012",
        "Dernière rencontre": "",
    }
    assert Entry.objects.get(verb="directory.exported").fields == ["taille=1-9"]


@pytest.mark.parametrize(
    ("business", "words"),
    [
        (Business("Cordonnerie Pruvost", is_partial=True), "Cordonnerie Pruvost"),
        (Business("Paulette Delattre", is_partial=True, legal_form="1000"), "Nom non diffusé"),
        (Business("Quincaillerie Wallart", is_open=False), "Quincaillerie Wallart"),
    ],
)
def test_whole_number_opens_what_the_list_leaves_out(
    client: Client, seat: Seat, business: Business, words: str
) -> None:
    """As the palette does: under partial diffusion, masked, or closed; the list itself stays empty."""
    made = add(seat, business)
    assert made.siret
    assert made.company.siren
    for typed in (made.siret, made.company.siren):
        answer = client.get("/entreprises/", {"q": typed})
        assert (answer.context["page"].total, [hit.name for hit in answer.context["by_number"]]) == (0, [words])
        assert f'href="/entreprises/{made.pk}/">{words}</a>' in answer.content.decode()
    assert client.get("/entreprises/", {"q": business.name}).context["by_number"] == []
