import smtplib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.test import override_settings

from bonrelais.foundation.actor import SYSTEM
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.ids import new_id
from bonrelais.journal.models import Entry
from bonrelais.messages import actions
from bonrelais.messages.choices import MessageState
from bonrelais.messages.models import Message
from bonrelais.messages.queries import body_without_link, of_state
from bonrelais.messages.tasks import deliver_message, erase_old_letters
from tests import make
from tests.strict.clock import Clock
from tests.strict.tasks import RecordedTasks

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 20, 9, 0, tzinfo=UTC)


class ClosedServer(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise ConnectionRefusedError("no server for destinataire@exemple.fr")


class RefusingServer(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise smtplib.SMTPRecipientsRefused({"destinataire@exemple.fr": (550, b"unknown")})


class LockedServer(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise smtplib.SMTPAuthenticationError(535, b"no")


def server(backend: type[BaseEmailBackend]) -> override_settings:
    return override_settings(EMAIL_BACKEND=f"{backend.__module__}.{backend.__qualname__}")


def asked_after(tasks: RecordedTasks) -> datetime:
    """When the last work asked for may start."""
    run_after = tasks.backend.results[-1].task.run_after
    assert run_after is not None
    return run_after


def deliver(message: Message) -> Message:
    deliver_message.call(str(message.pk))
    message.refresh_from_db()
    return message


def test_queued_letter_waits_for_the_worker(recorded_tasks: RecordedTasks) -> None:
    message = make.message()
    assert message.state is MessageState.WAITING
    assert recorded_tasks.names() == ["deliver_message"]
    assert mail.outbox == []
    assert [entry.verb for entry in Entry.objects.filter(subject_id=message.pk)] == ["message.queued"]


def test_letter_remembers_who_wrote_it() -> None:
    user = make.user()
    assert [make.message(by=user).sender, make.message(by=SYSTEM).sender] == [user, None]


def test_worker_delivers_once() -> None:
    message = make.message(subject="Mise en\nrelation")
    for _ in range(2):
        deliver(message)
    assert (message.state, message.attempts, message.sent_at) == (MessageState.SENT, 1, AT)
    sent = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert (sent.subject, sent.to) == ("Mise en relation", [f"{message.to_name} <{message.to_email}>"])
    assert sent.extra_headers["Message-ID"] == f"<{message.pk}@bonrelais>"


def test_silent_server_is_tried_again_later_and_later(recorded_tasks: RecordedTasks) -> None:
    message = make.message()
    waits = []
    with server(ClosedServer):
        for _ in actions.BACK_OFF:
            deliver(message)
            waits.append(asked_after(recorded_tasks) - AT)
            assert message.state is MessageState.RETRYING
        deliver(message)
    assert tuple(waits) == actions.BACK_OFF
    assert (message.state, message.failure) == (MessageState.FAILED, "Le serveur de messagerie ne répond pas.")


def test_server_that_comes_back_gets_the_letter(clock: Clock) -> None:
    message = make.message()
    with server(ClosedServer):
        deliver(message)
    clock.advance(timedelta(minutes=1))
    deliver(message)
    assert (message.state, message.failure, len(mail.outbox)) == (MessageState.SENT, "", 1)


def test_refused_address_is_not_tried_again() -> None:
    message = make.message()
    with server(RefusingServer):
        deliver(message)
    assert (message.state, message.attempts) == (MessageState.FAILED, 1)
    assert message.failure == "L’adresse du destinataire est refusée par le serveur de messagerie."


def test_refused_sending_account_says_so() -> None:
    message = make.message()
    with server(LockedServer):
        deliver(message)
    assert message.failure == "Le serveur de messagerie refuse le compte d’envoi de l’installation."


def test_failure_logs_no_address(caplog: pytest.LogCaptureFixture) -> None:
    message = make.message()
    with server(ClosedServer):
        deliver(message)
    assert str(message.pk) in caplog.text
    assert "@exemple.fr" not in caplog.text


def test_failed_letter_is_sent_again_on_demand() -> None:
    message, user = make.message(), make.user()
    with server(RefusingServer):
        deliver(message)
    again = actions.try_again(message, by=user, at=AT)
    assert again.state is MessageState.WAITING
    assert deliver(again).state is MessageState.SENT
    with pytest.raises(DomainError):
        actions.try_again(message, by=user, at=AT)


def test_each_state_finds_its_letters() -> None:
    waiting, sent, failed, retrying, cancelled = (make.message() for _ in range(5))
    Message.objects.filter(pk=cancelled.pk).update(cancelled_at=AT)
    deliver(sent)
    with server(RefusingServer):
        deliver(failed)
    with server(ClosedServer):
        deliver(retrying)
    found = {state: [one.pk for one in of_state(Message.objects.all(), state)] for state in MessageState}
    assert found == {
        MessageState.WAITING: [waiting.pk],
        MessageState.RETRYING: [retrying.pk],
        MessageState.SENT: [sent.pk],
        MessageState.FAILED: [failed.pk],
        MessageState.CANCELLED: [cancelled.pk],
    }
    assert of_state(Message.objects.all(), None).count() == 5


def test_cancelled_letter_neither_leaves_nor_is_sent_again() -> None:
    subject = new_id()
    about = actions.queue(replace(make.letter(), about_id=subject), by=SYSTEM, at=AT)
    resting = actions.queue(replace(make.letter(), rests_on_id=subject), by=SYSTEM, at=AT)
    other = make.message()
    with server(RefusingServer):
        deliver(about)
    assert actions.cancel_letters(subject, why="Annulé : l’accord a été retiré.", by=SYSTEM, at=AT) == 2
    assert [deliver(one).state for one in (about, resting, other)] == [
        MessageState.CANCELLED,
        MessageState.CANCELLED,
        MessageState.SENT,
    ]
    assert len(mail.outbox) == 1
    with pytest.raises(actions.LetterClosedError, match="l’accord a été retiré"):
        actions.try_again(about, by=SYSTEM, at=AT)


def test_letter_that_left_is_not_cancelled() -> None:
    message = deliver(make.message())
    assert actions.cancel_letters(message.pk, why="Annulé.", by=SYSTEM, at=AT) == 0
    assert message.state is MessageState.SENT


def test_letter_of_more_than_a_year_ago_keeps_neither_text_nor_addressee(clock: Clock) -> None:
    old, waiting, failed = make.message(), make.message(), make.message()
    deliver(old)
    with server(RefusingServer):
        deliver(failed)
    clock.advance(timedelta(days=364))
    recent = deliver(make.message())
    clock.advance(timedelta(days=1, minutes=1))
    assert (erase_old_letters.call(), erase_old_letters.call()) == (2, 0)
    kept = Message.objects.filter(pk__in=[old.pk, failed.pk]).values_list(
        "body", "to_email", "to_name", "personal_link"
    )
    assert list(kept.order_by("id")) == [("", "", "", ""), ("", "", "", "")]
    assert [Message.objects.get(pk=one.pk).body != "" for one in (waiting, recent)] == [True, True]
    with pytest.raises(actions.LetterClosedError, match="plus d’un an"):
        actions.try_again(failed, by=SYSTEM, at=clock.now())


def test_personal_link_is_masked() -> None:
    letter = make.letter(personal_link="https://exemple.fr/r/secret")
    message = actions.queue(letter, by=SYSTEM, at=AT)
    assert "secret" in message.body
    assert body_without_link(message) == "Bonjour,\n\n[lien personnel, connu du seul destinataire]\n"


@pytest.mark.usefixtures("immediate_tasks")
def test_letter_reaches_its_addressee_through_the_worker() -> None:
    message = make.message()
    message.refresh_from_db()
    assert message.state is MessageState.SENT
    assert len(mail.outbox) == 1


def test_withheld_letter_keeps_its_link_only_while_it_waits() -> None:
    """What has left is emptied; what is about to leave still serves its addressee, without naming the company."""
    company, link = new_id(), "https://exemple.fr/r/abc"
    waiting, sent, other = (
        actions.queue(
            actions.Letter(
                "referral", "a@exemple.fr", "Chez Odette", f"Odette : {link}", company_id=one, personal_link=link
            ),
            by=SYSTEM,
            at=AT,
        )
        for one in (company, company, new_id())
    )
    actions.note_delivery(sent, by=SYSTEM, at=AT)
    assert actions.withhold_letters([company], by=SYSTEM, at=AT) == 2
    kept = {pk: (subject, body) for pk, subject, body in Message.objects.values_list("pk", "subject", "body")}
    assert kept == {
        waiting.pk: (actions.WITHHELD, f"{actions.WHY_WITHHELD}\n\n{link}"),
        sent.pk: (actions.WITHHELD, actions.WHY_WITHHELD),
        other.pk: ("Chez Odette", f"Odette : {link}"),
    }
    assert actions.withhold_letters([company], by=SYSTEM, at=AT) == 0
    assert set(Entry.objects.filter(verb="message.withheld").values_list("subject_id", flat=True)) == {
        waiting.pk,
        sent.pk,
    }


def test_letter_that_will_not_leave_keeps_no_link_once_withheld() -> None:
    """Cancelled, or erased after a year: only the reason is read, or nothing."""
    company, subject, link = new_id(), new_id(), "https://exemple.fr/r/abc"
    letter = actions.Letter(
        "referral", "a@exemple.fr", "Chez Odette", f"Odette : {link}", company_id=company, personal_link=link
    )
    erased = actions.queue(letter, by=SYSTEM, at=AT)
    actions.note_delivery(erased, by=SYSTEM, at=AT)
    actions.erase_old_letters(by=SYSTEM, at=AT + actions.KEPT_FOR * 2)
    cancelled = actions.queue(replace(letter, about_id=subject), by=SYSTEM, at=AT)
    actions.cancel_letters(subject, why="L’accord a été retiré.", by=SYSTEM, at=AT)
    assert actions.withhold_letters([company], by=SYSTEM, at=AT) == 2
    kept = {pk: (subject, body) for pk, subject, body in Message.objects.values_list("pk", "subject", "body")}
    assert kept == {erased.pk: (actions.WITHHELD, ""), cancelled.pk: (actions.WITHHELD, actions.WHY_WITHHELD)}
