"""A person under partial diffusion is named nowhere, and what has no name says so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from bonrelais.directory.models import Company
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.messages.actions import queue
from bonrelais.messages.models import Message
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.models import Referral
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

PERSON = make.Business(name="Paulette Delattre", legal_form="1000", is_partial=True)


def sent(seat: Seat) -> Referral:
    return make.referral(seat, make.establishment_of(seat.programme, PERSON))


@pytest.mark.parametrize(
    ("name", "legal_form", "is_partial", "shown"),
    [
        ("Paulette Delattre", "1000", True, "Nom non diffusé"),
        ("Paulette Delattre", "1000", False, "Paulette Delattre"),
        ("Menuiserie Terninck", "5499", True, "Menuiserie Terninck"),
        ("", "1000", True, "Nom non diffusé"),
        ("", "", False, "Nom non diffusé"),
    ],
)
def test_company_shows_its_name_or_says_it_is_withheld(
    name: str, legal_form: str, *, is_partial: bool, shown: str
) -> None:
    company = Company(name=name, legal_form=legal_form, is_partial=is_partial)
    assert (company.shown_name, str(company)) == (shown, shown)


def test_letters_to_relay_and_adviser_withhold_the_name() -> None:
    referral = sent(make.seat())
    make.answer(referral)
    letters = Message.objects.order_by("created_at", "id")
    assert [letter.kind for letter in letters] == ["referral", "referral-answer"]
    assert ["Nom non diffusé" in letter.subject for letter in letters] == [True, True]
    assert ["Nom non diffusé" in letter.body for letter in letters] == [True, True]
    assert ["Delattre" in letter.subject + letter.body for letter in letters] == [False, False]


def test_pages_of_referrals_withhold_the_name(clock: Clock) -> None:
    seat = make.seat()
    referral = sent(seat)
    make.contact(seat, referral.company, "Sophie Caron")
    clock.advance(timedelta(hours=1))
    client = make.client_of(seat)
    addresses = ["/", reverse("referrals:inbox"), reverse("referrals:sheet", args=[referral.pk]), "/recherche/?q=caron"]
    pages = [client.get(address).content.decode() for address in addresses]
    make.answer(referral)
    pages.append(client.get("/").content.decode())
    assert ["Nom non diffusé" in page for page in pages] == [True] * 5
    assert ["<title>Mise en relation, Nom non diffusé" in page for page in pages] == [False, False, True, False, False]


def test_letter_header_is_one_line_and_short() -> None:
    letter = replace(make.letter(subject="Très\nlong " * 60), to_name="Claire\r\nBcc: tous@exemple.fr " + "n" * 200)
    message = queue(letter, by=SYSTEM, at=clock.now())
    assert (len(message.subject), len(message.to_name)) == (200, 160)
    assert not set("\r\n") & set(message.subject + message.to_name)
