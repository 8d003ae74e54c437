from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from bonrelais.desk.queries import needs_without_relay
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock as product_clock
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.choices import DeclineReason, ReferralState
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db


def fill(seat: Seat, place: Establishment, rows: int) -> None:
    """As many rows of each kind around one business."""
    for rank in range(rows):
        theme = make.leaf_theme(seat, rank)
        make.visit(seat, place, themes=(theme,))
        need = make.need(seat, place, theme=make.leaf_theme(seat, rank + 3))
        make.answer(make.referral(seat, place, of_need=need))
        make.project(seat, place, steps=("Signer",))
        make.outcome(seat, make.project(seat, place))
        make.callback(seat, place)
        make.private_note(seat, place.company)
        make.contact(seat, place.company, f"Personne {rank}")
        make.appointment(seat, place, starts_at=product_clock.now() + timedelta(hours=1 + rank))


PAGES = {
    "desk:home": 9,
    "desk:agenda": 4,
    "desk:sheet": 12,
    "desk:sheet_tools": 11,
    "desk:sheet_projects": 8,
    "desk:sheet_history": 9,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", PAGES)
def test_page_asks_the_base_as_much_for_one_row_as_for_three(
    name: str, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    fill(seat, place, rows)
    client = make.client_of(seat)
    url = reverse(name, args=[place.pk] if "sheet" in name else [])
    with django_assert_num_queries(PAGES[name]):
        assert client.get(url).status_code == 200


def test_home_shows_the_day_and_what_is_due(clock: Clock) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    make.appointment(seat, place, starts_at=clock.now() + timedelta(hours=2))
    late = make.callback(seat, place, due_on=date(2024, 11, 21))
    need = make.need(seat, place, words="Se faire connaître")
    clock.move_to(date(2024, 11, 22))
    page = make.client_of(seat).get("/").content.decode()
    assert ("rappel en retard" in page, late.text in page, need.words in page) == (True, True, True)


def test_home_counts_needs_without_relay_and_opens_them_all() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    for number in range(8):
        make.need(seat, place, words=f"Besoin {number}")
    client = make.client_of(seat)
    short, whole = client.get("/"), client.get("/?besoins=tous")
    assert [len(page.context["home"].needs) for page in (short, whole)] == [6, 8]
    assert ["Voir les 8 besoins" in page.content.decode() for page in (short, whole)] == [True, False]


def test_home_leaves_out_what_others_do() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    colleague = make.seat(programme=seat.programme)
    make.callback(colleague, place)
    make.need(colleague, place, words="Besoin de la collègue")
    page = make.client_of(seat).get("/").content.decode()
    assert ("Envoyer le plan de financement" in page, "Besoin de la collègue" in page) == (False, False)


@pytest.mark.parametrize(
    ("state", "is_followed"), [("pending", True), ("accepted", True), ("helped", True), ("declined", False)]
)
def test_need_left_by_its_relay_is_again_a_need_without_relay(state: str, *, is_followed: bool) -> None:
    seat = make.seat()
    need = make.need(seat, make.establishment_of(seat.programme))
    referral = make.referral(seat, need.establishment, of_need=need)
    if state == "declined":
        make.answer(referral, ReferralState.DECLINED, reason=DeclineReason.CAPACITY)
    elif state != "pending":
        make.answer(referral)
    if state == "helped":
        make.answer(referral, ReferralState.HELPED)
    assert list(needs_without_relay(seat)) == ([] if is_followed else [need])


def test_need_declined_by_one_relay_and_held_by_another_is_followed() -> None:
    seat = make.seat()
    need = make.need(seat, make.establishment_of(seat.programme))
    make.answer(
        make.referral(seat, need.establishment, of_need=need), ReferralState.DECLINED, reason=DeclineReason.CAPACITY
    )
    make.referral(seat, need.establishment, of_need=need)
    assert list(needs_without_relay(seat)) == []


def test_answer_seen_leaves_the_home() -> None:
    seat = make.seat()
    answer = make.answer(make.referral(seat, make.establishment_of(seat.programme)))
    client = make.client_of(seat)
    assert "Pas de nouvelle réponse" not in client.get("/").content.decode()
    client.post(reverse("referrals:seen"), {"answer": [str(answer.pk), "pas-une-cle"]})
    assert "Pas de nouvelle réponse" in client.get("/").content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_private_note_is_on_the_sheet_of_its_own_structure_only(role: Role) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    make.private_note(seat, place.company, "Pense à transmettre en secret")
    url = reverse("desk:sheet_history", args=[place.pk])
    own = make.client_of(make.seat(programme=seat.programme, organisation=seat.organisation)).get(url)
    other = make.client_of(make.seat(role, programme=seat.programme)).get(url)
    assert ("en secret" in own.content.decode(), "en secret" in other.content.decode()) == (True, False)


def test_history_holds_everything_newest_first() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    make.visit(seat, place, held_on=date(2024, 11, 4))
    make.project(seat, place, proposed_on=date(2024, 11, 12))
    make.need(seat, place, words="Trop peu de passage")
    page = make.client_of(seat).get(reverse("desk:sheet_history", args=[place.pk])).content.decode()
    order = [page.index(words) for words in ("Trop peu de passage", "Remplacer la scie", "Rencontre sur place")]
    assert order == sorted(order)


def test_sheet_of_a_partial_company_hides_what_the_register_hides() -> None:
    seat = make.seat()
    hidden = make.Business(name="Dupuis Éloi", legal_form="1000", is_partial=True, address="3 rue Basse")
    place = make.establishment_of(seat.programme, hidden)
    page = make.client_of(seat).get(reverse("desk:sheet", args=[place.pk])).content.decode()
    assert ("Dupuis" in page, "rue Basse" in page, "Diffusion partielle" in page) == (False, False, True)


def test_palette_finds_businesses_people_tools_and_pages() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    make.contact(seat, place.company, "Marie Lenoir")
    client = make.client_of(seat)
    business = client.get("/recherche/?q=terninc", headers={"HX-Request": "true"}).content.decode()
    person = client.get("/recherche/?q=lenoir", headers={"HX-Request": "true"}).content.decode()
    page = client.get("/recherche/?q=agen", headers={"HX-Request": "true"}).content.decode()
    assert (str(place.pk) in business, "Marie Lenoir" in person, "/agenda/" in page) == (True, True, True)
    assert "<html" not in business


def test_palette_finds_no_person_of_another_programme() -> None:
    """The register is shared, people are not."""
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    elsewhere = make.seat()
    make.contact(elsewhere, place.company, "Marie Lenoir")
    assert "Marie Lenoir" not in make.client_of(seat).get("/recherche/?q=lenoir").content.decode()


def test_sheet_leads_to_every_correction_of_what_is_known() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    contact = make.contact(seat, place.company)
    consent = make.consent(seat, place.company, make.organisation("Initiative"), contact=contact)
    fact = make.fact(seat, place.company, "digital.has_website", value=True)
    links = [
        reverse("directory:contact_add", args=[place.pk]),
        reverse("directory:contact_edit", args=[place.pk, contact.pk]),
        reverse("directory:contact_remove", args=[place.pk, contact.pk]),
        reverse("directory:consent_give", args=[place.pk]),
        reverse("directory:consent_withdraw", args=[place.pk, consent.pk]),
        reverse("directory:fact_withdraw", args=[place.pk, fact.pk]),
    ]
    own = make.client_of(seat).get(reverse("desk:sheet", args=[place.pk])).content.decode()
    reader = make.client_as(Role.ADMINISTRATOR, programme=seat.programme)
    read = reader.get(reverse("desk:sheet", args=[place.pk])).content.decode()
    assert [link for link in links if f'"{link}"' not in own] == []
    assert [link for link in links if f'"{link}"' in read] == []
    assert f"Initiative, le 20 nov. 2024, par {contact.name}" in own.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("role", "asks"), [(Role.ADVISER, True), (Role.COORDINATOR, True), (Role.ADMINISTRATOR, False)]
)
def test_sheet_leads_to_the_questions_of_a_need_for_who_notes_answers(role: Role, *, asks: bool) -> None:
    seat = make.seat(role)
    place = make.establishment_of(seat.programme)
    adviser = make.seat(programme=seat.programme)
    make.tool(adviser)
    need = make.need(adviser, place)
    page = make.client_of(seat).get(reverse("desk:sheet_tools", args=[place.pk])).content.decode()
    assert ("Proposer ou écarter un outil" in page, reverse("toolbox:interview", args=[need.pk]) in page) == (
        True,
        asks,
    )


def test_palette_without_result_says_so() -> None:
    assert "Rien ne correspond" in make.client_as(Role.ADVISER).get("/recherche/?q=zzzzzz").content.decode()


def test_who_does_what_names_people_by_theme_and_counts_what_nobody_does() -> None:
    seat = make.seat(Role.COORDINATOR)
    make.relay(seat, name="Leïla Brahmi")
    page = make.client_of(seat).get("/qui-fait-quoi/").content.decode()
    assert ("Leïla Brahmi" in page, "sans personne" in page) == (True, True)


@pytest.mark.parametrize("week", ["0", "1", "-3", "999", "demain", "--1"])
def test_agenda_opens_on_any_week(week: str) -> None:
    assert make.client_as(Role.ADVISER).get(f"/agenda/?semaine={week}").status_code == 200


def test_contact_leads_to_a_sheet_that_opens_here() -> None:
    """The head office of the company lies in another territory."""
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    office = make.establishment_of(make.programme())
    Establishment.objects.filter(pk=place.pk).update(is_head_office=False)
    Establishment.objects.filter(pk=office.pk).update(company=place.company, is_head_office=True)
    make.contact(seat, place.company, "Sophie Caron")
    make.acquaintance(seat.programme_id, place.company, first=product_clock.today())
    page = make.client_of(seat).get("/recherche/?q=caron").content.decode()
    urls = [reverse("desk:sheet", args=[pk]) for pk in (place.pk, office.pk)]
    assert [url in page for url in urls] == [True, False]
