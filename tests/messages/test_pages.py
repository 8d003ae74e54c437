from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from bonrelais.foundation.actor import SYSTEM
from bonrelais.messages import actions
from bonrelais.messages.models import Message
from bonrelais.programmes.choices import Role
from bonrelais.programmes.models import Programme
from bonrelais.programmes.seat import Seat
from tests import make

pytestmark = pytest.mark.django_db
LINK = "https://exemple.fr/r/secret"


@pytest.fixture
def adviser() -> Seat:
    return make.seat()


def subjects(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/messages/{query}")
    return [message.subject for message in page.context["page"].rows]


def test_adviser_reads_what_they_sent(adviser: Seat) -> None:
    make.message(programme=adviser.programme, subject="Le mien", by=adviser.user)
    make.message(programme=adviser.programme, subject="D’une autre", by=make.user())
    make.message(subject="Sans dispositif")
    assert subjects(make.client_of(adviser)) == ["Le mien"]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_coordination_reads_the_whole_programme_and_nothing_else(adviser: Seat, role: Role) -> None:
    make.message(programme=adviser.programme, subject="D’une conseillère", by=adviser.user)
    make.message(programme=make.programme(), subject="D’ailleurs")
    make.message(subject="Sans dispositif")
    assert subjects(make.client_as(role, programme=adviser.programme)) == ["D’une conseillère"]


def test_personal_link_is_read_by_its_addressee_alone(adviser: Seat) -> None:
    letter = make.letter(programme=adviser.programme, personal_link=LINK)
    message = actions.queue(letter, by=adviser, at=make.OPENED_AT)
    page = make.client_of(adviser).get(f"/messages/{message.pk}/").content.decode()
    assert LINK not in page
    assert "lien personnel, connu du seul destinataire" in page


@pytest.mark.parametrize(("is_open", "is_demonstration"), [(True, False), (False, True)])
def test_letters_stay_closed_outside_the_demonstration_and_where_they_leave(
    adviser: Seat, settings: Settings, *, is_open: bool, is_demonstration: bool
) -> None:
    settings.LETTERS_ARE_OPEN = is_open
    Programme.objects.filter(pk=adviser.programme_id).update(is_demonstration=is_demonstration)
    letter = make.letter(programme=adviser.programme, personal_link=LINK)
    message = actions.queue(letter, by=adviser, at=make.OPENED_AT)
    reset = actions.queue(replace(make.letter(), to_email=adviser.user.email), by=SYSTEM, at=make.OPENED_AT)
    client = make.client_of(adviser)
    assert LINK not in client.get(f"/messages/{message.pk}/").content.decode()
    assert client.get(f"/messages/{reset.pk}/").status_code == 404


def test_demonstration_shows_every_letter_with_its_link(adviser: Seat, settings: Settings) -> None:
    settings.LETTERS_ARE_OPEN = True
    Programme.objects.filter(pk=adviser.programme_id).update(is_demonstration=True)
    letter = replace(make.letter(personal_link=LINK), to_email=adviser.user.email)
    message = actions.queue(letter, by=SYSTEM, at=make.OPENED_AT)
    client = make.client_of(adviser)
    assert len(subjects(client)) == 1
    assert f'href="{LINK}"' in client.get(f"/messages/{message.pk}/").content.decode()


def test_messages_are_filtered_by_state(adviser: Seat) -> None:
    sent = make.message(programme=adviser.programme, subject="Parti", by=adviser.user)
    make.message(programme=adviser.programme, subject="Attend", by=adviser.user)
    Message.objects.filter(pk=sent.pk).update(sent_at=make.OPENED_AT)
    client = make.client_of(adviser)
    assert subjects(client, "?etat=sent") == ["Parti"]
    assert subjects(client, "?etat=waiting") == ["Attend"]
    assert subjects(client, "?etat=nimporte&page=zzz") == ["Attend", "Parti"]


def test_failed_message_says_why_and_leaves_again(adviser: Seat) -> None:
    message = make.message(programme=adviser.programme, by=adviser.user)
    Message.objects.filter(pk=message.pk).update(failed_at=make.OPENED_AT, failure="L’adresse est refusée.")
    client = make.client_of(adviser)
    assert "L’adresse est refusée." in client.get(f"/messages/{message.pk}/").content.decode()
    assert client.post(f"/messages/{message.pk}/renvoyer/")["Location"] == "/messages/"
    message.refresh_from_db()
    assert message.failed_at is None


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_five_queries(adviser: Seat, rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(rows):
        make.message(programme=adviser.programme, by=adviser.user)
    client = make.client_of(adviser)
    with django_assert_num_queries(5):
        client.get("/messages/")
