"""What is erased, at whose request or when its time is over."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from bonrelais.directory.actions.contacts import remove_contact
from bonrelais.directory.models import Consent, Contact
from bonrelais.foundation import clock as product_clock
from bonrelais.foundation.ids import new_id
from bonrelais.journal.models import Entry
from bonrelais.messages.actions import KEPT_FOR
from bonrelais.referrals.access import may_call
from bonrelais.referrals.models import Referral
from bonrelais.visits.actions.drafts import DraftContent, keep_draft
from bonrelais.visits.models import VisitDraft
from bonrelais.visits.queries import latest_draft
from bonrelais.visits.tasks import forget_old_drafts
from tests import make
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db
PERSONAL = ("Anne Adam", "03 21 44 55 66", "anne.adam@exemple.fr")


def test_person_removed_leaves_no_personal_word_anywhere() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    name, phone, email = PERSONAL
    person = make.contact(seat, place.company, name, phone=phone, email=email)
    make.appointment(seat, place, starts_at=product_clock.now() + timedelta(hours=1))
    referral = make.referral(seat, place, owner=person)
    remove_contact(person, by=seat, at=product_clock.now())
    person.refresh_from_db()
    assert (person.name, person.title, person.phone, person.email) == ("Contact retiré", "", "", "")
    client = make.client_of(seat)
    addresses = [
        reverse("desk:sheet", args=[place.pk]),
        reverse("desk:sheet_history", args=[place.pk]),
        reverse("referrals:sheet", args=[referral.pk]),
        "/recherche/?q=adam",
    ]
    pages = [client.get(address).content.decode() for address in addresses]
    assert [[word for word in PERSONAL if word in page] for page in pages] == [[], [], [], []]
    kept = Entry.objects.get(verb="contact.removed")
    assert (kept.subject_id, kept.fields) == (person.pk, ["name", "title", "phone", "email"])


def test_person_removed_takes_back_the_consents_they_gave() -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    person, other = make.contact(seat, place.company), make.contact(seat, place.company, "Bruno Bel")
    given = make.consent(seat, place.company, make.organisation(), contact=person)
    stays = make.consent(seat, place.company, make.organisation(), contact=other)
    remove_contact(person, by=seat, at=product_clock.now())
    assert list(Consent.objects.filter(withdrawn_at__isnull=True)) == [stays]
    assert Entry.objects.get(verb="consent.withdrawn").subject_id == given.pk


def test_person_removed_is_called_no_more_even_where_the_consent_stands() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    assert may_call(referral, referral.answers.get())
    Contact.objects.update(removed_at=product_clock.now())
    row = Referral.objects.select_related("consent__contact", "relay").get()
    assert not may_call(row, row.answers.get())


def test_draft_is_forgotten_once_nobody_is_offered_to_take_it_up(clock: Clock) -> None:
    seat = make.seat()
    place = make.establishment_of(seat.programme)
    keep_draft(place, device_key=new_id(), content=DraftContent({"note": ["…"]}), by=seat, at=product_clock.now())
    clock.advance(timedelta(days=7))
    assert latest_draft(seat, place.pk, on=product_clock.today()) is not None
    assert (forget_old_drafts.call(), VisitDraft.objects.count()) == (0, 1)
    clock.advance(timedelta(days=1))
    assert latest_draft(seat, place.pk, on=product_clock.today()) is None
    assert (forget_old_drafts.call(), VisitDraft.objects.count()) == (1, 0)


def test_privacy_page_says_what_the_product_erases() -> None:
    page = Client().get(reverse("network:privacy")).content.decode()
    assert timedelta(days=365) == KEPT_FOR
    assert [words in page for words in ("au bout d’un an", "au bout de sept jours", "vos coordonnées")] == [True] * 3
