from datetime import date

import pytest
from django.test import Client

from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.errors import DomainError
from bonrelais.network import actions, queries
from bonrelais.network.actions import AbsencePlan, OrganisationFacts, Person
from bonrelais.network.choices import OrganisationKind
from bonrelais.network.models import Absence
from bonrelais.programmes.actions import end_role
from bonrelais.programmes.models import Membership
from bonrelais.programmes.seat import Seat
from tests import make

pytestmark = pytest.mark.django_db
AT = make.OPENED_AT
TODAY = date(2024, 11, 20)


@pytest.fixture
def seat() -> Seat:
    return make.seat()


@pytest.fixture
def signed_in(seat: Seat) -> Client:
    return make.client_of(seat)


def test_identity_is_changed(seat: Seat, signed_in: Client) -> None:
    form = {"first_name": " Claire ", "last_name": "Delmotte", "phone": "03 21 00 00 00"}
    assert signed_in.post("/compte/coordonnees/", form)["Location"] == "/compte/"
    seat.user.refresh_from_db()
    assert (seat.user.name, seat.user.phone) == ("Claire Delmotte", "03 21 00 00 00")


@pytest.mark.parametrize(
    "wrong", [{"first_name": ""}, {"phone": "appelez-moi"}, {"phone": "03"}, {"last_name": "x" * 81}]
)
def test_wrong_identity_is_shown_again(seat: Seat, signed_in: Client, wrong: dict[str, str]) -> None:
    form = {"first_name": "Claire", "last_name": "Delmotte", "phone": "", **wrong}
    assert signed_in.post("/compte/coordonnees/", form).status_code == 422
    before = seat.user.name
    seat.user.refresh_from_db()
    assert seat.user.name == before


def test_absence_names_a_colleague_as_stand_in(seat: Seat, signed_in: Client) -> None:
    colleague = make.seat(organisation=seat.organisation, programme=seat.programme)
    form = {"from_on": "2024-12-23", "until_on": "2024-12-31", "stand_in": str(colleague.user.pk)}
    assert signed_in.post("/compte/absences/", form).status_code == 302
    absence = Absence.objects.get()
    assert (absence.user, absence.stand_in) == (seat.user, colleague.user)
    assert "vous remplace" in signed_in.get("/compte/").content.decode()
    assert queries.stand_ins([seat.user], on=date(2024, 12, 31)) == {seat.user.pk: colleague.user}
    assert queries.stand_ins([seat.user], on=date(2025, 1, 1)) == {}


def test_stand_in_is_a_colleague(seat: Seat, signed_in: Client) -> None:
    stranger = make.seat(programme=seat.programme).user
    form = {"from_on": "2024-12-23", "until_on": "2024-12-31", "stand_in": str(stranger.pk)}
    assert signed_in.post("/compte/absences/", form).status_code == 422


@pytest.mark.parametrize(
    ("from_on", "until_on"),
    [("2024-12-31", "2024-12-23"), ("2024-11-01", "2024-11-19"), ("", "2024-12-01"), ("demain", "2024-12-01")],
)
def test_wrong_absence_is_shown_again(signed_in: Client, from_on: str, until_on: str) -> None:
    assert signed_in.post("/compte/absences/", {"from_on": from_on, "until_on": until_on}).status_code == 422
    assert not Absence.objects.exists()


def test_absences_do_not_overlap(seat: Seat) -> None:
    plan = AbsencePlan(from_on=date(2024, 12, 1), until_on=date(2024, 12, 10))
    actions.announce_absence(seat.user, plan=plan, by=seat, at=AT)
    overlap = AbsencePlan(from_on=date(2024, 12, 10), until_on=date(2024, 12, 12))
    with pytest.raises(actions.AbsenceError):
        actions.announce_absence(seat.user, plan=overlap, by=seat, at=AT)


def test_person_does_not_stand_in_for_themselves(seat: Seat) -> None:
    plan = AbsencePlan(from_on=TODAY, until_on=TODAY, stand_in=seat.user)
    with pytest.raises(actions.AbsenceError):
        actions.announce_absence(seat.user, plan=plan, by=seat, at=AT)


def test_absence_is_withdrawn(seat: Seat, signed_in: Client) -> None:
    plan = AbsencePlan(from_on=TODAY, until_on=TODAY)
    absence = actions.announce_absence(seat.user, plan=plan, by=seat, at=AT)
    assert signed_in.post(f"/compte/absences/{absence.pk}/retirer/").status_code == 302
    assert not Absence.objects.exists()


def test_address_opens_one_account_whatever_its_case() -> None:
    make.user(email="claire@exemple.fr")
    person = Person(email=" CLAIRE@exemple.fr", first_name="Claire", last_name="Delmotte")
    with pytest.raises(actions.EmailTakenError):
        actions.create_user(person, password=None, by=SYSTEM, at=AT)


def test_account_without_password_does_not_open() -> None:
    person = Person(email="sans@exemple.fr", first_name="Sans", last_name="Mot")
    assert not actions.create_user(person, password=None, by=SYSTEM, at=AT).has_usable_password()


@pytest.mark.parametrize(
    ("name", "siren"), [("Structure connue", None), ("Autre", "732829320"), ("Autre", "732829321"), ("Autre", "12")]
)
def test_organisation_has_its_own_name_and_siren(name: str, siren: str | None) -> None:
    facts = OrganisationFacts("Structure connue", "Connue", OrganisationKind.OTHER, "732 829 320")
    actions.create_organisation(facts, by=SYSTEM, at=AT)
    wrong = OrganisationFacts(name, "Autre", OrganisationKind.OTHER, siren)
    with pytest.raises(DomainError):
        actions.create_organisation(wrong, by=SYSTEM, at=AT)


def test_person_who_left_is_a_colleague_no_more(seat: Seat) -> None:
    colleague = make.seat(organisation=seat.organisation, programme=seat.programme).user
    assert list(queries.colleagues(seat.user, on=TODAY)) == [colleague]
    end_role(Membership.objects.get(user=colleague), on=TODAY, by=SYSTEM, at=AT)
    assert list(queries.colleagues(seat.user, on=TODAY)) == []
    actions.join_organisation(colleague, organisation=seat.organisation, on=TODAY, by=SYSTEM, at=AT)
    assert list(queries.colleagues(seat.user, on=TODAY)) == [colleague]


def test_person_who_keeps_a_role_for_the_organisation_is_still_a_colleague(seat: Seat) -> None:
    colleague = make.seat(organisation=seat.organisation, programme=seat.programme).user
    elsewhere = make.membership(user=colleague, organisation=seat.organisation)
    end_role(elsewhere, on=TODAY, by=SYSTEM, at=AT)
    assert list(queries.colleagues(seat.user, on=TODAY)) == [colleague]


@pytest.mark.parametrize(
    ("path", "title"),
    [("/confidentialite/", "Données personnelles"), ("/accessibilite/", "Accessibilité : partiellement conforme")],
)
def test_public_page_opens_without_an_account(client: Client, path: str, title: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert f"<h1>{title}</h1>" in page.content.decode()
