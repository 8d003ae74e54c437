"""What is kept beside the rows says nothing of people; private notes stay in their structure."""

from dataclasses import replace
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.test import Client
from django.urls import reverse

from bonrelais.casework.actions import correct_whole_visit
from bonrelais.casework.whole_visit import WholeVisit
from bonrelais.foundation import clock as our_clock
from bonrelais.foundation.tasks import forget_failed_sign_ins
from bonrelais.journal.models import Entry
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import PrivateNote
from tests import make
from tests.make.network import PASSWORD
from tests.strict.clock import Clock

pytestmark = pytest.mark.django_db

SECRET = "Divorce en cours, ne pas en parler."


def test_journal_of_an_export_names_the_filters_without_the_text_looked_for() -> None:
    client = make.client_as(Role.ADVISER)
    assert client.post(reverse("directory:export") + "?q=Paulette+Delattre&taille=1-9").status_code == 200
    assert Entry.objects.get(verb="directory.exported").fields == ["taille=1-9"]


def test_sign_in_leaves_no_list_of_who_signed_in_whence_and_when() -> None:
    form = {"login": make.user().email, "password": PASSWORD}
    assert Client().post(reverse("account_login"), form).status_code == 302
    assert AccessLog.objects.count() == 0


def test_failed_sign_in_is_forgotten_after_a_month(clock: Clock) -> None:
    Client().post(reverse("account_login"), {"login": make.user().email, "password": "faux"})
    AccessAttempt.objects.update(attempt_time=our_clock.now())
    clock.advance(timedelta(days=29))
    assert (forget_failed_sign_ins.func(), AccessAttempt.objects.count()) == (0, 1)
    clock.advance(timedelta(days=2))
    assert (forget_failed_sign_ins.func(), AccessAttempt.objects.count()) == (1, 0)


def test_note_typed_while_correcting_is_kept_for_the_structure_of_who_corrects() -> None:
    adviser = make.seat()
    visit = make.visit(adviser, make.establishment_of(adviser.programme))
    administrator = make.seat(Role.ADMINISTRATOR, programme=adviser.programme)
    whole = WholeVisit(report=replace(make.report(adviser), shared_minutes="Revu."), private_note=SECRET)
    correct_whole_visit(make.version_of(visit), whole=whole, reason="Oubli", by=administrator, at=our_clock.now())
    note = PrivateNote.objects.get()
    assert (note.organisation_id, note.text) == (administrator.organisation_id, SECRET)


def pages(seat: Seat, establishment: str, visit: str) -> list[str]:
    """Every page that could hold a note of this visit."""
    client = make.client_of(seat)
    addresses = [
        reverse("desk:sheet", args=[establishment]),
        reverse("desk:sheet_history", args=[establishment]),
        reverse("casework:visit", args=[visit]),
        reverse("casework:record_visit", args=[establishment]),
        "/recherche/?q=divorce",
        reverse("messages:list"),
    ]
    return [client.get(address).content.decode() for address in addresses]


@pytest.mark.parametrize("role", [Role.ADVISER, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_private_note_stands_on_no_page_of_another_structure(role: Role) -> None:
    writer = make.seat()
    place = make.establishment_of(writer.programme)
    visit = make.visit(writer, place)
    make.private_note(writer, place.company, SECRET)
    own = pages(writer, str(place.pk), str(visit.pk))
    others = pages(make.seat(role, programme=writer.programme), str(place.pk), str(visit.pk))
    assert [SECRET in page for page in own] == [False, True, False, False, False, False]
    assert [SECRET in page for page in others] == [False] * 6
