"""One programme never meets another's rows, nor a row its neighbour's."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.ids import new_id
from bonrelais.messages.actions import queue
from bonrelais.programmes.actions import end_role, remove_organisation
from bonrelais.programmes.choices import Mode, Role
from bonrelais.programmes.models import Membership, Programme, ProgrammeOrganisation
from bonrelais.visits.actions.appointments import plan_appointment
from bonrelais.visits.actions.visits import record_visit
from bonrelais.visits.models import Appointment
from bonrelais.visits.queries import advisers
from bonrelais.visits.reports import AppointmentPlan
from tests import make

pytestmark = pytest.mark.django_db


def test_key_of_another_programme_plans_an_appointment_of_its_own() -> None:
    key, made = new_id(), []
    for seat in (make.seat(), make.seat()):
        plan = AppointmentPlan(seat.user, clock.now() + timedelta(days=1), 60, Mode.ON_SITE, device_key=key)
        made.append(plan_appointment(make.establishment_of(seat.programme), plan=plan, by=seat, at=clock.now()))
    assert [row.programme_id for row in Appointment.objects.order_by("recorded_at", "id")] == [
        row.programme_id for row in made
    ]
    assert made[0].pk != made[1].pk


def beside(place: Establishment) -> Establishment:
    return make.establishment(place.commune, make.Business(name="Boulangerie Wallet"))


def test_visit_does_not_take_the_appointment_of_another_business() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    appointment = make.appointment(seat, beside(place))
    report = replace(make.report(seat), appointment=appointment)
    with pytest.raises(DomainError, match="d’une autre entreprise"):
        record_visit(place, report=report, by=seat, at=clock.now())


def test_role_ended_today_closes_an_open_session_at_once() -> None:
    seat = make.seat()
    client = make.client_of(seat)
    assert client.get("/agenda/").status_code == 200
    held = Membership.objects.get(user=seat.user)
    end_role(held, on=clock.today(), by=SYSTEM, at=clock.now())
    assert (client.get("/agenda/").status_code, advisers(seat, on=clock.today())) == (403, [])


def test_open_letters_without_programme_are_those_of_its_members() -> None:
    seat, stranger = make.seat(Role.ADMINISTRATOR), make.seat()
    Programme.objects.filter(pk=seat.programme_id).update(is_demonstration=True)
    for person in (seat.user, stranger.user):
        letter = replace(make.letter(), to_email=person.email, subject=f"Mot de passe de {person.pk}")
        queue(letter, by=SYSTEM, at=clock.now())
    page = make.client_of(seat).get(reverse("messages:list")).content.decode()
    assert [f"Mot de passe de {person.pk}" in page for person in (seat.user, stranger.user)] == [True, False]


def test_character_zero_is_refused_in_words() -> None:
    seat = make.seat()
    client = make.client_of(seat)
    place = make.establishment_of(seat.programme)
    draft = reverse("casework:draft", args=[place.pk])
    answers = [
        client.get("/recherche/?q=bou%00lan"),
        client.get("/entreprises/?q=%00"),
        Client().get("/r/abc/?x=%00"),
        client.post(draft, {"device_key": str(new_id()), "private_note": "a\x00b"}),
    ]
    assert [answer.status_code for answer in answers] == [400, 400, 400, 400]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_appointment_on_a_day_out_of_reach_is_answered(day: str) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    form = {"day": day, "hour": "00:00", "minutes": "60", "mode": "on_site", "device_key": str(new_id())}
    response = make.client_of(seat).post(reverse("visits:plan", args=[place.pk]), form)
    assert response.status_code == 422


@pytest.mark.parametrize("amount", ["1e999999", "1e99999999999999999999", "NaN", "-Infinity", "9" * 5000])
def test_amount_out_of_reach_is_refused_in_words(amount: str) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    response = make.client_of(seat).post(reverse("projects:new", args=[place.pk]), {"planned_euros": amount})
    assert response.status_code == 422


def test_structure_leaves_once_its_people_have_no_role_and_its_invitations_with_it() -> None:
    seat = make.seat(Role.COORDINATOR)
    invitation = make.invitation(seat)
    present = ProgrammeOrganisation.objects.get(organisation=seat.organisation)
    with pytest.raises(DomainError, match="ont encore un rôle"):
        remove_organisation(present, on=clock.today(), by=SYSTEM, at=clock.now())
    end_role(Membership.objects.get(user=seat.user), on=clock.today(), by=SYSTEM, at=clock.now())
    remove_organisation(present, on=clock.today(), by=SYSTEM, at=clock.now())
    invitation.refresh_from_db()
    assert (present.until_on, invitation.withdrawn_at) == (clock.today(), clock.now())


def test_page_of_a_seated_person_is_private_to_caches() -> None:
    client = make.client_of(make.seat())
    kept = [client.get(address).headers.get("Cache-Control") for address in ("/agenda/", "/entreprises/carte.json")]
    assert kept == ["private", "private, max-age=60"]
    assert Client().get("/confidentialite/").headers.get("Cache-Control") is None


def test_partner_meets_the_referrals_of_its_own_structure_alone() -> None:
    seat = make.seat()
    partner = make.seat(Role.PARTNER, programme=seat.programme)
    place = make.establishment_of(seat.programme)
    own = make.referral(seat, place, relay_to=make.relay(seat, of=partner.organisation))
    other = make.referral(seat, place)
    client = make.client_of(partner)
    sheets = [client.get(reverse("referrals:sheet", args=[row.pk])).status_code for row in (own, other)]
    answers = [
        client.post(reverse("referrals:answer", args=[row.pk]), {"state": "accepted"}).status_code
        for row in (own, other)
    ]
    listed = [line.referral for line in client.get(reverse("referrals:inbox")).context["lines"]]
    assert (sheets, answers, listed) == ([200, 404], [302, 404], [own])


def test_person_known_by_another_programme_is_neither_read_nor_changed_nor_consents_here() -> None:
    """The register is shared, people are not."""
    seat, elsewhere = make.seat(), make.seat()
    place = make.establishment_of(seat.programme)
    stranger = make.contact(elsewhere, place.company, "Marie Lenoir")
    client = make.client_of(seat)
    edit = reverse("directory:contact_edit", args=[place.pk, stranger.pk])
    remove = reverse("directory:contact_remove", args=[place.pk, stranger.pk])
    assert [client.get(edit).status_code, client.post(edit, {"name": "X"}).status_code] == [404, 404]
    assert client.post(remove).status_code == 404
    give = client.get(reverse("directory:consent_give", args=[place.pk]))
    assert list(give.context["form"].fields["contact"].queryset) == []
    stranger.refresh_from_db()
    assert (stranger.name, stranger.removed_at) == ("Marie Lenoir", None)
