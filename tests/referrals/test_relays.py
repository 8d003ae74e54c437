"""The directory of relays: who serves what, edited without loss, and only while the organisation takes part."""

import pytest
from django.test import Client
from django.urls import reverse

from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.errors import DomainError
from bonrelais.messages.models import Message
from bonrelais.programmes.actions import retire_theme
from bonrelais.programmes.actions.programme import add_organisation, leave_epci, remove_organisation
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import ProgrammeEpci, ProgrammeOrganisation, Theme
from bonrelais.programmes.seat import Seat
from bonrelais.referrals import signing
from bonrelais.referrals.actions.relays import RelayExistsError, add_relay, edit_relay, retire_relay
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Referral, Relay, RelayCompetence, RelayTerritory
from bonrelais.referrals.requests import RelayCard
from tests import make

pytestmark = pytest.mark.django_db
TELEPHONE = "03 21 44 55 66"


def served(relay: Relay) -> set[str]:
    held = RelayCompetence.objects.filter(relay=relay, withdrawn_at__isnull=True)
    return {str(key) for key in held.values_list("theme_id", flat=True)}


def leaves(relay: Relay) -> None:
    """The relay's organisation takes part no more."""
    present = ProgrammeOrganisation.objects.get(programme=relay.programme, organisation=relay.organisation)
    remove_organisation(present, on=clock.today(), by=SYSTEM, at=clock.now())


def parent_of(seat: Seat) -> Theme:
    parent = make.leaf_theme(seat).parent
    assert parent is not None
    return parent


def edit(seat: Seat, relay: Relay, **changed: str) -> int:
    """Opens the form of a relay, changes what is given, and sends it as a browser would."""
    client, url = make.client_of(seat), reverse("referrals:relay_edit", args=[relay.pk])
    form = client.get(url).context["form"]
    typed = {bound.name: value for bound in form if (value := bound.value())}
    return client.post(url, {**typed, **changed}).status_code


def test_address_of_another_relay_is_refused_in_words_and_keeps_what_was_typed() -> None:
    seat = make.seat(Role.COORDINATOR)
    first = make.relay(seat)
    second = make.relay(seat, of=first.organisation)
    url = reverse("referrals:relay_edit", args=[second.pk])
    typed = {"name": "Léo Carpentier", "email": first.email, "themes": [str(make.leaf_theme(seat).pk)]}
    response = make.client_of(seat).post(url, typed)
    page = response.content.decode()
    assert (response.status_code, "a déjà un autre relais à cette adresse" in page, "Léo Carpentier" in page) == (
        422,
        True,
        True,
    )
    second.refresh_from_db()
    assert second.name == "Marc Fouquart"


def test_same_person_is_one_relay_whatever_the_case_of_the_address() -> None:
    seat = make.seat(Role.COORDINATOR)
    held = make.relay(seat)
    themes = [make.leaf_theme(seat)]
    with pytest.raises(RelayExistsError, match="a déjà un relais à cette adresse"):
        add_relay(RelayCard(held.organisation, "Léo", held.email.upper(), themes), by=seat, at=clock.now())
    other = add_relay(RelayCard(held.organisation, "Léo", "Leo@BGE.exemple.fr", themes), by=seat, at=clock.now())
    assert other.email == "leo@bge.exemple.fr"


def test_telephone_that_is_none_is_refused_beside_its_field() -> None:
    seat = make.seat(Role.COORDINATOR)
    relay = make.relay(seat)
    url = reverse("referrals:relay_edit", args=[relay.pk])
    typed = {"name": relay.name, "email": relay.email, "themes": [str(make.leaf_theme(seat).pk)], "phone": "le soir"}
    response = make.client_of(seat).post(url, typed)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["phone"])


def test_telephone_changes_and_the_whole_theme_stays_served() -> None:
    seat = make.seat(Role.COORDINATOR)
    parent = parent_of(seat)
    relay = make.relay(seat, themes=(parent,))
    assert edit(seat, relay, phone=TELEPHONE) == 302
    relay.refresh_from_db()
    assert (relay.phone, served(relay)) == (TELEPHONE, {str(parent.pk)})


def test_theme_no_longer_served_is_withdrawn_and_stays_readable() -> None:
    seat = make.seat(Role.COORDINATOR)
    parent, leaf = parent_of(seat), make.leaf_theme(seat)
    relay = make.relay(seat, themes=(parent, leaf))
    card = RelayCard(relay.organisation, relay.name, relay.email, [leaf])
    edit_relay(relay, card=card, by=seat, at=clock.now())
    held = RelayCompetence.objects.filter(relay=relay).order_by("withdrawn_at", "id")
    assert {row.theme: row.withdrawn_at is not None for row in held} == {leaf: False, parent: True}


def test_theme_retired_and_intercommunality_gone_stay_with_the_relay_that_serves_them() -> None:
    seat = make.seat(Role.COORDINATOR)
    relay = make.relay(seat)
    joined = ProgrammeEpci.objects.get(programme=seat.programme)
    RelayTerritory.objects.create(relay=relay, epci=joined.epci)
    retire_theme(make.leaf_theme(seat), by=SYSTEM, at=clock.now())
    leave_epci(joined, left_on=clock.today(), by=SYSTEM, at=clock.now())
    before = served(relay)
    assert edit(seat, relay, phone=TELEPHONE) == 302
    assert (served(relay), RelayTerritory.objects.get(relay=relay).epci) == (before, joined.epci)


def test_organisation_of_a_relay_is_read_only() -> None:
    seat = make.seat(Role.COORDINATOR)
    relay, other = make.relay(seat), make.relay(seat)
    page = make.client_of(seat).get(reverse("referrals:relay_edit", args=[relay.pk])).content.decode()
    assert ('name="organisation"' in page, relay.organisation.name in page) == (False, True)
    assert edit(seat, relay, organisation=str(other.organisation_id)) == 302
    relay.refresh_from_db()
    assert relay.organisation != other.organisation


def test_relay_added_serves_a_theme_whole() -> None:
    seat = make.seat(Role.COORDINATOR)
    client, url = make.client_of(seat), reverse("referrals:relay_add")
    typed = {
        "organisation": str(seat.organisation_id),
        "name": "Léo Carpentier",
        "email": "leo@exemple.fr",
        "themes": [str(parent_of(seat).pk)],
    }
    assert (client.post(url, typed).status_code, client.post(url, typed).status_code) == (302, 422)
    assert served(Relay.objects.get()) == {str(parent_of(seat).pk)}


def test_relay_is_of_an_organisation_of_the_programme() -> None:
    seat = make.seat(Role.COORDINATOR)
    card = RelayCard(make.organisation(), "Léo Carpentier", "leo@exemple.fr", [make.leaf_theme(seat)])
    with pytest.raises(DomainError, match="n’est pas du dispositif"):
        add_relay(card, by=seat, at=clock.now())


def test_relay_leaves_and_comes_back_with_its_organisation() -> None:
    seat = make.seat()
    relay = make.relay(seat, name="Leïla Brahmi")
    client, need = make.client_of(seat), make.need(seat, make.establishment_of(seat.programme))
    pages = [reverse("desk:who_does_what"), reverse("referrals:relays"), reverse("referrals:choose", args=[need.pk])]

    def shown() -> list[bool]:
        return ["Leïla Brahmi" in client.get(page).content.decode() for page in pages]

    assert shown() == [True, True, True]
    leaves(relay)
    assert shown() == [False, False, False]
    add_organisation(seat.programme, organisation=relay.organisation, by=SYSTEM, at=clock.now())
    assert shown() == [True, True, True]


def test_need_is_not_sent_to_a_relay_whose_organisation_left() -> None:
    seat = make.seat()
    relay = make.relay(seat)
    need = make.need(seat, make.establishment_of(seat.programme))
    contact = make.contact(seat, need.company)
    leaves(relay)
    form = {
        "relay": str(relay.pk),
        "has_consent": "on",
        "contact": str(contact.pk),
        "message": "Rappelez vite.",
        "device_key": "0190b7c0-0000-7000-8000-000000000001",
    }
    make.relay(seat)
    response = make.client_of(seat).post(reverse("referrals:send", args=[need.pk]), form)
    page = response.content.decode()
    assert (response.status_code, "n’est plus proposé" in page, "Rappelez vite." in page) == (422, True, True)
    with pytest.raises(DomainError, match="n’est plus proposé"):
        make.referral(seat, need.establishment, relay_to=relay, of_need=need)
    assert Referral.objects.count() == 0


@pytest.mark.parametrize("gone", ["retired", "organisation"])
def test_link_of_who_is_a_relay_no_more_shows_nobody_and_takes_no_answer(gone: str) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    referral = make.referral(seat, place, owner=make.contact(seat, place.company, phone=TELEPHONE))
    link = reverse("referrals:signed", args=[signing.sign(referral.pk, referral.relay.email, at=clock.now())])
    assert TELEPHONE in Client().get(link).content.decode()
    if gone == "retired":
        retire_relay(referral.relay, by=seat, at=clock.now())
    else:
        leaves(referral.relay)
    page = Client().get(link).content.decode()
    assert (TELEPHONE in page, "Vous n’êtes plus relais" in page, seat.user.email in page) == (False, True, True)
    assert Client().post(link, {"state": "accepted"}).status_code == 409
    assert referral.answers.count() == 1


def test_who_retires_a_relay_and_who_waits_for_it_are_told_that_no_answer_comes() -> None:
    coordinator = make.seat(Role.COORDINATOR)
    seat = make.seat(programme=coordinator.programme)
    referral = make.referral(seat, make.establishment_of(seat.programme))
    retire = reverse("referrals:relay_retire", args=[referral.relay_id])
    after = make.client_of(coordinator).post(retire, follow=True).content.decode()
    assert "1\u00a0demande reste sans réponse." in after
    page = make.client_of(seat).get(reverse("referrals:sheet", args=[referral.pk])).content.decode()
    assert ("son lien ne répond plus" in page, "Choisir un autre relais" in page) == (True, True)


def test_relay_at_another_address_receives_what_is_open_again() -> None:
    seat = make.seat(Role.COORDINATOR)
    relay = make.relay(seat)
    places = (make.establishment_of(seat.programme) for _ in range(3))
    waiting, taken, declined = (make.referral(seat, place, relay_to=relay) for place in places)
    make.answer(taken)
    make.answer(declined, ReferralState.DECLINED, reason=DeclineReason.THEME)
    client, url = make.client_of(seat), reverse("referrals:relay_edit", args=[relay.pk])
    form = client.get(url).context["form"]
    typed = {bound.name: value for bound in form if (value := bound.value())}
    told = "2\u00a0demandes en cours sont renvoyées à sa nouvelle adresse"
    pages = [
        client.post(url, {**typed, "email": email}, follow=True).content.decode()
        for email in (relay.email.upper(), "karim@bge.exemple.fr")
    ]
    assert [told in page for page in pages] == [False, True]
    again = Message.objects.filter(kind="referral", to_email="karim@bge.exemple.fr").order_by("created_at", "id")
    assert [letter.about_id for letter in again] == [waiting.pk, taken.pk]
    assert Relay.objects.get(pk=relay.pk).user is None
