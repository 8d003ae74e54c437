"""Handing a need to a relay: who is proposed first, who will be called, what is refused."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from bonrelais.directory.actions.contacts import remove_contact
from bonrelais.directory.models import Consent, Contact
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.ids import new_id
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.models import Need
from bonrelais.network.choices import OrganisationKind
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.actions.referrals import expire_referral
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.lines import line_of
from bonrelais.referrals.models import Referral, Relay
from bonrelais.referrals.queries.referrals import answer_in_force
from bonrelais.referrals.queries.routing import next_choice
from tests import make

pytestmark = pytest.mark.django_db


def asked(seat: Seat) -> tuple[Need, Relay, Client]:
    need = make.need(seat, make.establishment_of(seat.programme))
    return need, make.relay(seat), make.client_of(seat)


def page_of(client: Client, need: Need) -> str:
    return client.get(reverse("referrals:choose", args=[need.pk])).content.decode()


def send(client: Client, need: Need, relay: Relay, **typed: str) -> tuple[int, str]:
    form = {"relay": str(relay.pk), "device_key": str(new_id()), "message": "Plutôt le matin.", **typed}
    response = client.post(reverse("referrals:send", args=[need.pk]), form)
    return response.status_code, response.content.decode()


def names(client: Client, need: Need) -> list[str]:
    context = client.get(reverse("referrals:choose", args=[need.pk])).context
    return [card.choice.relay.name for card in context["cards"]]


def remarks(client: Client, need: Need) -> dict[str, tuple[str, ...]]:
    context = client.get(reverse("referrals:choose", args=[need.pk])).context
    return {card.choice.relay.name: card.choice.proposal.remarks for card in context["cards"]}


@pytest.mark.parametrize("chosen", ["", "0190b7c0-0000-7000-8000-000000000001"])
def test_nobody_is_called_without_being_chosen(chosen: str) -> None:
    seat = make.seat()
    need, relay, client = asked(seat)
    make.contact(seat, need.company, "Anne Adam")
    make.contact(seat, need.company, "Bruno Bel")
    status, page = send(client, need, relay, has_consent="on", contact=chosen)
    assert (status, "Choisissez qui sera appelé" in page, Consent.objects.count()) == (422, True, 0)
    assert ("Plutôt le matin." in page, 'id="id_has_consent" checked' in page) == (True, True)


def test_person_chosen_is_the_one_called() -> None:
    seat = make.seat()
    need, relay, client = asked(seat)
    make.contact(seat, need.company, "Anne Adam")
    second = make.contact(seat, need.company, "Bruno Bel")
    assert send(client, need, relay, has_consent="on", contact=str(second.pk))[0] == 302
    assert Referral.objects.get().consent.contact == second


def test_unknown_person_is_added_in_the_same_form() -> None:
    seat = make.seat()
    need, relay, client = asked(seat)
    assert "personne ne peut être appelé" in page_of(client, need)
    status, page = send(client, need, relay, has_consent="on")
    assert (status, "Indiquez qui le relais appellera" in page) == (422, True)
    assert send(client, need, relay, has_consent="on", contact_name="Anne Adam")[0] == 422
    typed = {"has_consent": "on", "contact_name": "Anne Adam", "contact_phone": "03 21 00 00 00"}
    assert send(client, need, relay, **typed)[0] == 302
    called = Referral.objects.get().consent.contact
    assert called is not None
    assert (called.name, called.phone, Contact.objects.count()) == ("Anne Adam", "03 21 00 00 00", 1)


def test_refused_consent_leaves_no_person_behind() -> None:
    seat = make.seat()
    need, relay, client = asked(seat)
    status, page = send(client, need, relay, contact_name="Anne Adam", contact_phone="03 21 00 00 00")
    assert (status, "n’a pas donné son accord" in page, "Anne Adam" in page) == (422, True, True)
    assert f"pour que {relay.organisation.short_name} reçoive ses coordonnées" in page
    assert (Contact.objects.count(), Consent.objects.count()) == (0, 0)


def test_consent_already_given_says_who_will_be_called() -> None:
    seat = make.seat()
    need, relay, client = asked(seat)
    owner = make.contact(seat, need.company, "Anne Adam", phone="03 21 00 00 00")
    make.consent(seat, need.company, relay.organisation, contact=owner)
    page = page_of(client, need)
    assert ("Sera appelé : <b>Anne Adam</b>" in page, "Choisir une personne" in page) == (True, False)
    assert send(client, need, relay)[0] == 302


def test_consent_that_names_nobody_is_completed() -> None:
    seat = make.seat()
    need, relay, client = asked(seat)
    owner = make.contact(seat, need.company, "Anne Adam")
    consent = make.consent(seat, need.company, relay.organisation)
    assert send(client, need, relay)[0] == 422
    assert send(client, need, relay, contact=str(owner.pk))[0] == 302
    consent.refresh_from_db()
    assert (consent.contact, Consent.objects.count()) == (owner, 1)


def test_person_removed_is_not_called_by_another_referral() -> None:
    seat = make.seat()
    need, relay, client = asked(seat)
    gone = make.contact(seat, need.company, "Anne Adam")
    make.consent(seat, need.company, relay.organisation, contact=gone)
    remove_contact(gone, by=seat, at=clock.now())
    stays = make.contact(seat, need.company, "Bruno Bel")
    status, page = send(client, need, relay, contact=str(stays.pk))
    assert (status, "n’a pas donné son accord" in page) == (422, True)
    assert send(client, need, relay, contact=str(stays.pk), has_consent="on")[0] == 302
    assert Referral.objects.get().consent.contact == stays


def test_relay_that_says_no_is_not_sent_the_need() -> None:
    seat = make.seat()
    need, _, client = asked(seat)
    elsewhere = make.relay(seat, themes=(make.leaf_theme(seat, 7),))
    owner = make.contact(seat, need.company)
    status, page = send(client, need, elsewhere, has_consent="on", contact=str(owner.pk))
    assert (status, "Thème hors de ses compétences" in page, Referral.objects.count()) == (422, True, 0)


def test_closed_need_offers_no_form() -> None:
    seat = make.seat()
    need, _, client = asked(seat)
    end_need(need, end=NeedEnd.ANSWERED, by=seat, at=clock.now())
    page = page_of(client, need)
    assert ("Envoyer la demande" in page, "Besoin clos" in page) == (False, True)


@pytest.mark.parametrize("silent", [False, True])
def test_who_refused_or_kept_silent_comes_last_and_does_not_know_the_company(*, silent: bool) -> None:
    seat = make.seat()
    need, zoe, client = asked(seat)
    Relay.objects.filter(pk=zoe.pk).update(name="Zoé")
    make.relay(seat, name="Albert")
    referral = make.referral(seat, need.establishment, relay_to=zoe, of_need=need)
    if silent:
        expire_referral(referral, by=SYSTEM, at=clock.now())
    else:
        make.answer(referral, ReferralState.DECLINED, reason=DeclineReason.PUBLIC)
    assert names(client, need) == ["Albert", "Zoé"]
    said = "N’a pas répondu pour ce besoin" if silent else "A refusé ce besoin : ce n’est pas mon public"
    assert remarks(client, need)["Zoé"][0] == said
    assert "Connaît déjà l’entreprise" not in remarks(client, need)["Zoé"]


def test_who_helped_knows_the_company_for_another_need() -> None:
    seat = make.seat()
    need, zoe, client = asked(seat)
    make.answer(make.referral(seat, need.establishment, relay_to=zoe, of_need=need))
    other = make.need(seat, need.establishment, words="Autre besoin")
    assert remarks(client, other)[zoe.name][0] == "Connaît déjà l’entreprise"


def test_what_a_relay_did_for_one_need_or_one_business_says_nothing_of_another() -> None:
    seat = make.seat()
    need, relay, client = asked(seat)
    make.answer(make.referral(seat, need.establishment, relay_to=relay, of_need=need))
    elsewhere = make.need(seat, make.establishment_of(seat.programme))
    refused = make.need(seat, need.establishment, words="Autre besoin")
    make.answer(
        make.referral(seat, need.establishment, relay_to=relay, of_need=refused),
        ReferralState.DECLINED,
        reason=DeclineReason.CAPACITY,
    )
    told = {one: remarks(client, one)[relay.name] for one in (need, refused, elsewhere)}
    assert [[remark for remark in told[one] if "demande" not in remark] for one in (need, refused, elsewhere)] == [
        ["Connaît déjà l’entreprise"],
        ["A refusé ce besoin : nous ne pouvons pas en prendre plus", "Connaît déjà l’entreprise"],
        [],
    ]


def test_next_relay_neither_has_the_need_nor_left_it() -> None:
    seat = make.seat()
    need, first, _ = asked(seat)
    referral = make.referral(seat, need.establishment, relay_to=first, of_need=need)
    assert next_choice(seat, need, on=clock.today()) is None
    make.answer(referral, ReferralState.DECLINED, reason=DeclineReason.CAPACITY)
    assert next_choice(seat, need, on=clock.today()) is None
    second = make.relay(seat)
    following = next_choice(seat, need, on=clock.today())
    assert following is not None
    assert following.relay == second


@pytest.mark.parametrize(("days", "told"), [(8, "En attente de réponse"), (9, "Sans réponse, 9 jours")])
def test_silence_is_told_from_the_ninth_day_on(days: int, told: str) -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    line = line_of(referral, answer_in_force(referral.pk), on=clock.today() + timedelta(days=days))
    assert line.word == told


def test_unknown_crafts_leave_the_other_chamber_to_be_known_and_ask() -> None:
    seat = make.seat()
    need = make.need(seat, make.establishment_of(seat.programme, make.Business(legal_form="5710")))
    for kind in (OrganisationKind.CMA, OrganisationKind.CCI):
        make.relay(seat, of=make.organisation(kind=kind), name=kind.value)
    client = make.client_of(seat)
    assert names(client, need) == ["cci", "cma"]
    page = page_of(client, need)
    assert ("L’entreprise est-elle immatriculée comme artisan ?" in page, "Relais exclus" in page) == (True, False)
    assert f"{reverse('directory:fact_learn', args=[need.establishment_id])}?question=registration.crafts" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_base_as_much_for_one_relay_as_for_three(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat = make.seat()
    need = make.need(seat, make.establishment_of(seat.programme))
    for rank in range(rows):
        relay = make.relay(seat)
        owner = make.contact(seat, need.company, f"Personne {rank}")
        make.consent(seat, need.company, relay.organisation, contact=owner)
    client = make.client_of(seat)
    with django_assert_num_queries(12):
        assert client.get(reverse("referrals:choose", args=[need.pk])).status_code == 200
