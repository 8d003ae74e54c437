from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bonrelais.directory.actions.entry import EnteredBusiness, EntryError, JoinError, enter_business, join_to_register
from bonrelais.directory.facts import ContactFacts
from bonrelais.directory.models import Contact, Establishment, EstablishmentLink, EstablishmentState, FactLearnt
from bonrelais.directory.search.queries import find
from bonrelais.foundation import clock
from bonrelais.journal.models import Entry
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.territory.models import Activity, Commune
from tests import make
from tests.make import Business

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def commune(seat: Seat) -> Commune:
    return make.establishment_of(seat.programme).commune


@pytest.fixture
def client(seat: Seat) -> Client:
    return make.client_of(seat)


def enter(seat: Seat, business: EnteredBusiness) -> Establishment:
    return enter_business(business, by=seat, at=clock.now())


def test_entered_business_is_found_by_its_programme_only(seat: Seat, commune: Commune) -> None:
    contact = ContactFacts("Inès Vanhove", phone="03 21 00 00 00")
    made = enter(seat, EnteredBusiness("  Brocante   Vanhove ", commune, contact=contact))
    neighbour = make.seat(programme=make.programme(joins=seat.programme.epcis.get().epci))
    assert [hit.id for hit in find(seat, "brocante")] == [made.id]
    assert [hit.id for hit in find(neighbour, "brocante")] == []
    assert (made.display_name, made.siret, made.programme_id) == ("Brocante Vanhove", None, seat.programme_id)
    assert Contact.objects.get().name == "Inès Vanhove"
    assert EstablishmentState.objects.get(establishment=made).is_open
    assert sorted(
        Entry.objects.filter(programme_id=seat.programme_id, at=clock.now()).values_list("verb", flat=True)
    ) == [
        "business.entered",
        "contact.added",
    ]


def test_entering_twice_makes_one(seat: Seat, commune: Commune) -> None:
    first = enter(seat, EnteredBusiness("Brocante Vanhove", commune))
    assert enter(seat, EnteredBusiness("BROCANTE VANHOVE", commune)).id == first.id


def test_another_business_of_the_same_name_is_entered_too(seat: Seat, commune: Commune) -> None:
    first = enter(seat, EnteredBusiness("Brocante Vanhove", commune, address="1 rue Haute"))
    other = enter(seat, EnteredBusiness("Brocante Vanhove", commune, address="8 rue Basse"))
    assert (other.id == first.id, other.address) == (False, "8 rue Basse")


def test_entering_twice_keeps_who_was_met(seat: Seat, commune: Commune) -> None:
    first = enter(seat, EnteredBusiness("Brocante Vanhove", commune))
    again = EnteredBusiness("Brocante Vanhove", commune, contact=ContactFacts("Inès Vanhove"))
    assert enter(seat, again).id == first.id
    assert list(Contact.objects.values_list("company", "name")) == [(first.company_id, "Inès Vanhove")]


def test_entering_needs_a_name(seat: Seat, commune: Commune) -> None:
    with pytest.raises(EntryError):
        enter(seat, EnteredBusiness(" - ", commune))


def test_joining_links_the_entered_business_to_the_register(seat: Seat, commune: Commune) -> None:
    entered = enter(seat, EnteredBusiness("Brocante Vanhove", commune))
    register = make.establishment(commune, Business(name="Vanhove Brocante"))
    link = join_to_register(entered, register=register, by=seat, at=clock.now())
    again = join_to_register(entered, register=register, by=seat, at=clock.now())
    assert (link.pk, EstablishmentLink.objects.count(), link.linked_on) == (again.pk, 1, date(2024, 11, 20))


def test_joining_refuses_two_of_the_register(seat: Seat, commune: Commune) -> None:
    one, other = make.establishment(commune), make.establishment(commune)
    with pytest.raises(JoinError):
        join_to_register(one, register=other, by=seat, at=clock.now())


def test_entry_page_shows_what_looks_alike_before_entering(client: Client, seat: Seat, commune: Commune) -> None:
    form = {"name": "Menuiserie Ternink", "commune": str(commune.pk)}
    refused = client.post("/entreprises/nouvelle/", form)
    assert refused.status_code == 422
    assert "1\u00a0entreprise lui ressemble" in refused.content.decode()
    accepted = client.post("/entreprises/nouvelle/", {**form, "sure": "1"})
    made = Establishment.objects.get(programme=seat.programme)
    assert (accepted.status_code, accepted["Location"]) == (302, f"/entreprises/{made.pk}/")


def test_entry_page_finds_the_number_told_in_the_register(client: Client, seat: Seat, commune: Commune) -> None:
    """No name finds a person under partial diffusion: entered again, their name would stand in lists."""
    person = make.establishment(commune, Business(name="Odette Fauquemberg", legal_form="1000", is_partial=True))
    form = {"name": "Odette Fauquemberg", "commune": str(commune.pk), "number": person.siret or ""}
    page = client.post("/entreprises/nouvelle/", form)
    assert (page.status_code, [hit.id for hit in page.context["alike"]]) == (422, [person.id])
    assert not Establishment.objects.filter(programme=seat.programme).exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("activity", "abc", "Aucune activité de la NAF rév. 2 ni de la NAF 2025 n’a ce code."),
        ("activity", "10.71Z", "Aucune activité de la NAF rév. 2 ni de la NAF 2025 n’a ce code."),
        ("name", "!!!", "Écrivez un nom, avec au moins une lettre ou un chiffre."),
        ("contact_name", "\u200b", "Écrivez un nom, avec au moins une lettre ou un chiffre."),
        ("phone", "demain", "Indiquez un numéro de téléphone"),
        ("phone", "03 21 00 00 00", "Indiquez à qui est ce téléphone."),
    ],
)
def test_entry_page_says_what_to_correct(client: Client, commune: Commune, field: str, value: str, words: str) -> None:
    form = {"name": "Brocante", "commune": str(commune.pk), "address": "12 rue Haute", field: value}
    answer = client.post("/entreprises/nouvelle/", form)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="12 rue Haute"' in answer.content.decode()


def test_entry_page_offers_the_communes_of_the_programme(client: Client, commune: Commune) -> None:
    elsewhere = make.establishment_of(make.programme()).commune
    page = client.get("/entreprises/nouvelle/?nom=Brocante").content.decode()
    assert (str(commune.pk) in page, str(elsewhere.pk) in page, 'value="Brocante"' in page) == (True, False, True)


def test_entry_page_costs_the_same_at_one_and_at_three_communes(client: Client, seat: Seat) -> None:
    counts = []
    for _ in range(3):
        make.commune_in(seat.programme.epcis.get().epci)
        with CaptureQueriesContext(connection) as captured:
            client.get("/entreprises/nouvelle/")
        counts.append(len(captured))
    assert counts == [4, 4, 4]


def test_answer_page_keeps_what_was_typed_when_it_cannot_be(client: Client, seat: Seat) -> None:
    place = make.establishment_of(seat.programme)
    form = {"code": "employees.company", "value": "douze", "source": "declared", "learnt_on": "2024-11-20"}
    answer = client.post(f"/entreprises/{place.pk}/reponses/", form)
    assert answer.status_code == 422
    assert "Écrivez un nombre en chiffres, par exemple 12 500 ou 12 500,50." in answer.content.decode()
    assert 'value="douze"' in answer.content.decode()
    assert not FactLearnt.objects.exists()


def test_answer_page_lets_the_question_be_chosen_first(client: Client, seat: Seat) -> None:
    place = make.establishment_of(seat.programme)
    url = f"/entreprises/{place.pk}/reponses/"
    page = client.get(url)
    assert (page.status_code, "Répondre à cette question" in page.content.decode()) == (200, True)
    assert client.post(url, {"code": "lune", "value": "oui"}).status_code == 422


def test_answer_page_offers_the_communes_for_a_place(client: Client, seat: Seat) -> None:
    place = make.establishment_of(seat.programme)
    url = f"/entreprises/{place.pk}/reponses/"
    page = client.get(f"{url}?question=place.project_site").content.decode()
    assert f'<option value="{place.commune.code}">{place.commune.name}</option>' in page
    sent = {"code": "place.project_site", "source": "declared", "learnt_on": "2024-11-20"}
    assert client.post(url, sent).status_code == 422
    assert client.post(url, {**sent, "value": place.commune.code}).status_code == 302
    assert FactLearnt.objects.get().value == place.commune.code


def test_answer_page_asks_since_when_a_known_registration_holds(client: Client, seat: Seat) -> None:
    place = make.establishment_of(seat.programme, Business(crafts_activity="4332AA"))
    url = f"/entreprises/{place.pk}/reponses/"
    form = client.get(f"{url}?question=registration.crafts").context["form"]
    assert (form["value"].value(), form["since_on"].value(), form["since_on"].label) == (
        "oui", None, "Depuis quand est-elle immatriculée comme artisan ?",
    )  # fmt: skip
    sent = {"code": "registration.crafts", "value": "oui", "source": "declared", "learnt_on": "2024-11-20"}
    refused = client.post(url, {**sent, "since_on": "2025-01-01"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["since_on"])
    assert client.post(url, {**sent, "since_on": "2019-05-06"}).status_code == 302
    page = client.get(f"{url}?question=registration.crafts").content.decode()
    assert "Réponse connue : Oui, depuis le 6 mai 2019 (déclaré le 20 novembre 2024)." in " ".join(page.split())


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"value": "peut-être"}, "value"),
        ({"learnt_on": "2024-11-21"}, "learnt_on"),
        ({"learnt_on": ""}, "learnt_on"),
    ],
)
def test_answer_page_refused_says_it_beside_its_field(
    client: Client, seat: Seat, changed: dict[str, str], field: str
) -> None:
    place = make.establishment_of(seat.programme)
    sent = {"code": "digital.has_website", "value": "oui", "source": "declared", "learnt_on": "2024-11-20"}
    answer = client.post(f"/entreprises/{place.pk}/reponses/", {**sent, **changed})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_contact_whose_name_shows_nothing_is_refused(client: Client, seat: Seat) -> None:
    place = make.establishment_of(seat.programme)
    answer = client.post(f"/entreprises/{place.pk}/interlocuteurs/", {"name": "\u200b", "title": "gérante"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    assert not Contact.objects.exists()


def test_coordinator_may_correct_a_contact_of_another_organisation(seat: Seat) -> None:
    place = make.establishment_of(seat.programme)
    contact = make.contact(seat, place.company)
    coordinator = make.client_of(make.seat(Role.COORDINATOR, programme=seat.programme))
    answer = coordinator.post(f"/entreprises/{place.pk}/interlocuteurs/{contact.pk}/", {"name": "Sylvie Terninck"})
    assert (answer.status_code, Contact.objects.get().name) == (302, "Sylvie Terninck")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("4779z", "47.79Z (NAF rév. 2) Commerce de détail de biens d'occasion en magasin"),
        ("43.32g", "43.32G (NAF 2025) Travaux de menuiserie"),
    ],
)
def test_activity_of_an_entered_business_is_read_from_its_code(
    client: Client, commune: Commune, typed: str, read: str
) -> None:
    """One that no business of the territory has yet, as the package publishes it, or of a list loaded."""
    Activity.objects.create(nomenclature="NAF2025", code="43.32G", label="Travaux de menuiserie", section="F")
    form = {"name": "Brocante", "commune": str(commune.pk), "activity": typed}
    assert client.post("/entreprises/nouvelle/", form).status_code == 302
    made = Establishment.objects.select_related("activity").get(display_name="Brocante")
    assert str(made.activity) == read
