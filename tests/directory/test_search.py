from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bonrelais.directory.access import listed_establishments
from bonrelais.directory.actions.indexing import reindex
from bonrelais.directory.models import Establishment, SearchEntry
from bonrelais.directory.search.queries import find, narrowed, number_in
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity
from tests import make
from tests.make import Business

pytestmark = pytest.mark.django_db

BAKERY = Business(name="Boulangerie Hennequin", sign="Le Fournil d’Arques", acronym="BH", size_band="03")
JOINERY = Business(name="Menuiserie Terninck")
SALON = Business(name="Salon Mèche & Lin")


@pytest.fixture
def seat() -> Seat:
    held = make.seat()
    bread = Activity.objects.create(
        nomenclature="NAFRev2", code="10.71C", label="Boulangerie et pâtisserie", section="C"
    )
    bakery = Business(name=BAKERY.name, sign=BAKERY.sign, acronym=BAKERY.acronym, activity=bread)
    for business in (bakery, JOINERY, SALON):
        make.establishment_of(held.programme, business)
    return held


def names(seat: Seat, text: str) -> list[str]:
    return [hit.name for hit in find(seat, text)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("terninck", "Menuiserie Terninck"),
        ("terninc", "Menuiserie Terninck"),
        ("TERNINK", "Menuiserie Terninck"),
        ("ternnick", "Menuiserie Terninck"),
        ("menuisreie", "Menuiserie Terninck"),
        ("terninck menuiserie", "Menuiserie Terninck"),
        ("meche", "Salon Mèche & Lin"),
        ("mèche lin", "Salon Mèche & Lin"),
        ("boulangeire", "Le Fournil d’Arques"),
        ("voulangerie", "Le Fournil d’Arques"),
        ("hennequin", "Le Fournil d’Arques"),
        ("l’fournil", "Le Fournil d’Arques"),
        ("bh", "Le Fournil d’Arques"),
        ("10.71C", "Le Fournil d’Arques"),
        ("1071c", "Le Fournil d’Arques"),
        ("patisserie", "Le Fournil d’Arques"),
        ("ennequi", "Le Fournil d’Arques"),
    ],
)
def test_find_forgives_accents_order_and_one_slip(seat: Seat, typed: str, found: str) -> None:
    assert names(seat, typed) == [found]


@pytest.mark.parametrize("typed", ["", "   ", "&", "xyzzy", "zz", "boulangerie terninck"])
def test_find_answers_nothing_when_nothing_is_near(seat: Seat, typed: str) -> None:
    assert names(seat, typed) == []


@pytest.mark.parametrize(("typed", "found"), [("m", "Menuiserie Terninck"), ("sa", "Salon Mèche & Lin")])
def test_find_reads_one_letter_as_the_beginning_of_a_name(seat: Seat, typed: str, found: str) -> None:
    assert names(seat, typed)[0] == found


def test_find_puts_names_that_begin_so_first(seat: Seat) -> None:
    make.establishment_of(seat.programme, Business(name="Garage du Salon"))
    assert names(seat, "salon") == ["Salon Mèche & Lin", "Garage du Salon"]


def test_find_looks_in_commune_names(seat: Seat) -> None:
    row = Establishment.objects.select_related("commune").get(display_name="Menuiserie Terninck")
    assert "Menuiserie Terninck" in names(seat, row.commune.name)


def test_find_reads_numbers_however_they_are_spaced(seat: Seat) -> None:
    row = Establishment.objects.select_related("company").get(display_name="Menuiserie Terninck")
    siren, siret = row.company.siren or "", row.siret or ""
    spaced = f"{siren[:3]} {siren[3:6]} {siren[6:]}"
    assert names(seat, spaced) == names(seat, siret) == ["Menuiserie Terninck"]
    assert number_in(f"{spaced} {siret[9:]}") == siret


@pytest.mark.parametrize("cut", [(3, 4), (3, 5), (3, 6), (3, 6, 7), (3, 6, 8), (3, 6, 9, 10), (3, 6, 9, 13)])
def test_number_typed_by_threes_is_searched_before_its_end(seat: Seat, cut: tuple[int, ...]) -> None:
    """« 290 005 289 0 », as it is printed; the palette and the list alike."""
    row = Establishment.objects.select_related("company").get(display_name="Menuiserie Terninck")
    row.siret, row.company.siren = "29000528900014", "290005289"
    row.save(update_fields=["siret"])
    row.company.save(update_fields=["siren"])
    reindex([row.pk])
    typed = " ".join("29000528900014"[start:end] for start, end in zip((0, *cut[:-1]), cut, strict=True))
    assert names(seat, typed) == ["Menuiserie Terninck"]
    assert list(narrowed(listed_establishments(seat), typed).rows) == [row]


def test_words_that_look_like_a_number_are_words_too(seat: Seat) -> None:
    made = make.establishment_of(seat.programme, Business(name="Le 700 000 volts"))
    assert [hit.id for hit in find(seat, "700 000")] == [made.id]


def test_find_reads_the_codes_of_both_nomenclatures(seat: Seat) -> None:
    row = Establishment.objects.get(display_name=BAKERY.sign)
    row.activity_2025 = Activity.objects.create(nomenclature="NAF2025", code="10.71Y", section="C")
    row.save(update_fields=["activity_2025"])
    reindex([row.pk])
    assert [names(seat, typed) for typed in ("10.71C", "10.71Y", "1071y", "10 71 y")] == [["Le Fournil d’Arques"]] * 4


def test_find_hides_closed_businesses_unless_asked(seat: Seat) -> None:
    make.establishment_of(seat.programme, Business(name="Quincaillerie Wallart", is_open=False))
    assert names(seat, "wallart") == []
    assert [hit.name for hit in find(seat, "wallart", only_open=False)] == ["Quincaillerie Wallart"]


@pytest.mark.parametrize("legal_form", ["1000", "5499", ""])
def test_find_never_names_a_partially_diffused_business(seat: Seat, legal_form: str) -> None:
    made = make.establishment_of(
        seat.programme, Business(name="Cordonnerie Pruvost", legal_form=legal_form, is_partial=True)
    )
    assert names(seat, "pruvost") == []
    assert not SearchEntry.objects.filter(establishment=made).exists()


@pytest.mark.parametrize(
    ("legal_form", "shown"), [("1000", "Nom non diffusé"), ("", "Nom non diffusé"), ("5499", "Cordonnerie Pruvost")]
)
def test_find_masks_a_partially_diffused_business_found_by_its_number(seat: Seat, legal_form: str, shown: str) -> None:
    made = make.establishment_of(
        seat.programme, Business(name="Cordonnerie Pruvost", legal_form=legal_form, is_partial=True)
    )
    assert names(seat, made.siret or "") == [shown]
    assert not narrowed(listed_establishments(seat), made.siret or "").rows.exists()


def test_find_stays_in_the_programme(seat: Seat) -> None:
    other = make.seat()
    manual = make.company(Business(name="Brocante Vanhove"), programme=other.programme)
    commune = Establishment.objects.select_related("commune").order_by("id")[0].commune
    make.establishment(commune, Business(name="Brocante Vanhove"), of=manual)
    assert names(seat, "brocante") == []
    assert names(other, "brocante") == ["Brocante Vanhove"]
    assert names(other, "terninck") == []


def test_reindex_follows_a_change_and_a_withdrawal(seat: Seat) -> None:
    row = Establishment.objects.get(display_name="Menuiserie Terninck")
    Establishment.objects.filter(pk=row.pk).update(
        display_name="Ébénisterie Du Marais", sort_name="ebenisterie du marais"
    )
    reindex([row.pk])
    assert names(seat, "ebenisterie") == ["Ébénisterie Du Marais"]
    Establishment.objects.filter(pk=row.pk).update(is_partial=True)
    reindex([row.pk])
    assert names(seat, "ebenisterie") == []


def test_reindex_writes_nothing_when_nothing_changed(seat: Seat) -> None:
    ids = list(Establishment.objects.order_by("id").values_list("id", flat=True))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        reindex(ids)
    assert [query["sql"] for query in captured if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


@pytest.mark.parametrize(("typed", "queries"), [("menui", 4), ("menuisreie", 5)])
def test_find_costs_the_same_at_one_and_at_many_rows(seat: Seat, typed: str, queries: int) -> None:
    with CaptureQueriesContext(connection) as one:
        find(seat, typed)
    for rank in range(3):
        make.establishment_of(seat.programme, Business(name=f"Menuiserie {rank}", created_on=date(2020, 1, 1)))
    with CaptureQueriesContext(connection) as many:
        find(seat, typed)
    assert (len(one), len(many)) == (queries, queries)
