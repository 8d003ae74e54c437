from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from bonrelais.foundation import delivery
from bonrelais.foundation.actor import Actor, ActorKind
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import lines_written_together, record
from bonrelais.messages.models import Message

DELIVER: Final = "bonrelais.messages.tasks.deliver_message"
BACK_OFF: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
"""How long to wait after each failed attempt; after the last, the message has failed."""


KEPT_FOR: Final = timedelta(days=365)
"""How long the text and the addressee of a letter are kept; docs/operations.md and the privacy page say it too."""


WITHHELD: Final = "Message masqué"
WHY_WITHHELD: Final = (
    "Ce message nommait une entreprise qui a demandé depuis que ses informations ne soient pas diffusées. "
    "Son texte n’est plus conservé."
)


class AlreadySentError(DomainError):
    pass


class LetterClosedError(DomainError):
    """Cancelled or erased: it does not leave any more."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail to write to one person.

    `kind` says what it is for (« invitation »), `about_kind` and `about_id` what it is about, opaquely, `company_id`
    the company it names, and `rests_on_id` what allows it to leave (a consent). A `personal_link` that stands in the
    body and acts in the addressee's name is masked on our pages.
    """

    kind: str
    to_email: str
    subject: str
    body: str
    to_name: str = ""
    programme_id: UUID | None = None
    about_kind: str = ""
    about_id: UUID | None = None
    rests_on_id: UUID | None = None
    company_id: UUID | None = None
    personal_link: str = ""


LONGEST_NAME: Final = 160
LONGEST_SUBJECT: Final = 200


def _header(text: str, longest: int) -> str:
    """On one line, and no longer than a header of ours may be: a name is typed by people, or comes from a register."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


@transaction.atomic
def queue(letter: Letter, *, by: Actor, at: datetime) -> Message:
    """Writes the message with the change that causes it; the worker delivers it once the change is committed."""
    message = Message.objects.create(
        programme_id=letter.programme_id,
        kind=letter.kind,
        about_kind=letter.about_kind,
        about_id=letter.about_id,
        rests_on_id=letter.rests_on_id,
        company_id=letter.company_id,
        sender_id=by.actor_id if by.actor_kind is ActorKind.USER else None,
        to_email=letter.to_email,
        to_name=_header(letter.to_name, LONGEST_NAME),
        subject=_header(letter.subject, LONGEST_SUBJECT),
        body=letter.body,
        personal_link=letter.personal_link,
        created_at=at,
    )
    record("message.queued", message, by=by, at=at)
    delivery.enqueue(DELIVER, message.pk)
    return message


@transaction.atomic
def note_delivery(message: Message, *, by: Actor, at: datetime) -> Message:
    message.sent_at, message.failure = at, ""
    message.attempts += 1
    message.save(update_fields=["sent_at", "failure", "attempts"])
    record("message.sent", message, by=by, at=at)
    return message


@dataclass(frozen=True, slots=True)
class Failure:
    """`reason` in French, without the address. A lasting one is not tried again."""

    reason: str
    is_lasting: bool = False


@transaction.atomic
def note_failure(message: Message, *, failure: Failure, by: Actor, at: datetime) -> Message:
    """Tries again after a wait that grows, then gives up."""
    message.attempts += 1
    message.failure = failure.reason
    if failure.is_lasting or message.attempts > len(BACK_OFF):
        message.failed_at = at
    else:
        delivery.enqueue(DELIVER, message.pk, run_after=at + BACK_OFF[message.attempts - 1])
    message.save(update_fields=["attempts", "failure", "failed_at"])
    record("message.failed" if message.failed_at else "message.delayed", message, by=by, at=at)
    return message


@transaction.atomic
def try_again(message: Message, *, by: Actor, at: datetime) -> Message:
    """A failed message is put back to be sent."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.cancelled_at is not None:
        raise LetterClosedError(f"Ce message ne repart pas. {message.failure}")
    if message.erased_at is not None:
        raise LetterClosedError("Ce message a plus d’un an : son texte est effacé, il ne repart pas.")
    if message.failed_at is None:
        raise AlreadySentError("Ce message est déjà parti ou va partir. Rechargez la page pour voir son état.")
    message.failed_at, message.failure, message.attempts = None, "", 0
    message.save(update_fields=["failed_at", "failure", "attempts"])
    record("message.queued_again", message, by=by, at=at)
    delivery.enqueue(DELIVER, message.pk)
    return message


@transaction.atomic
def cancel_letters(subject: UUID, *, why: str, by: Actor, at: datetime) -> int:
    """Letters about the subject, or that rest on it, and have not left never will; `why` is read on their page."""
    rows = Message.objects.select_for_update().filter(
        Q(about_id=subject) | Q(rests_on_id=subject), sent_at__isnull=True, cancelled_at__isnull=True
    )
    cancelled = list(rows.order_by("created_at", "id"))
    for message in cancelled:
        message.cancelled_at, message.failure = at, why
        message.save(update_fields=["cancelled_at", "failure"])
        record("message.cancelled", message, by=by, at=at)
    return len(cancelled)


@transaction.atomic
def erase_old_letters(*, by: Actor, at: datetime) -> int:
    """Erases text, addressee and link of letters closed and older than a year; that they left, and when, is kept."""
    old = Message.objects.filter(
        Q(sent_at__isnull=False) | Q(failed_at__isnull=False) | Q(cancelled_at__isnull=False),
        created_at__lt=at - KEPT_FOR,
        erased_at__isnull=True,
    )
    erased = list(old.order_by("created_at", "id"))
    old.update(body="", personal_link="", to_email="", to_name="", erased_at=at)
    with lines_written_together():
        for message in erased:
            record("message.erased", message, by=by, at=at)
    return len(erased)


@transaction.atomic
def withhold_letters(companies: Collection[UUID], *, by: Actor, at: datetime) -> int:
    """Empties the letters that name these companies; one that waits to leave keeps its link, which still serves."""
    named = Message.objects.select_for_update().filter(company_id__in=companies).order_by("id")
    letters = list(named.exclude(subject=WITHHELD))
    for message in letters:
        message.subject = WITHHELD
        message.body = _withheld_text(message)
    Message.objects.bulk_update(letters, ["subject", "body"], batch_size=200)
    with lines_written_together():
        for message in letters:
            record("message.withheld", message, by=by, at=at, fields=["subject", "body"])
    return len(letters)


def _withheld_text(message: Message) -> str:
    if message.erased_at is not None:
        return ""
    may_leave = message.sent_at is None and message.cancelled_at is None
    return f"{WHY_WITHHELD}\n\n{message.personal_link}" if may_leave and message.personal_link else WHY_WITHHELD
