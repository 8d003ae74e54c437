import logging
import smtplib
from email.utils import formataddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django_tasks import task

from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.messages import actions
from bonrelais.messages.choices import MessageState
from bonrelais.messages.models import Message

logger = logging.getLogger(__name__)


@task()
def deliver_message(message_id: str) -> None:
    """Sends one message. Outside any transaction: a slow mail server must not hold the database."""
    message = Message.objects.get(pk=UUID(message_id))
    if message.state not in {MessageState.WAITING, MessageState.RETRYING}:
        return
    failure = _send(message)
    if failure is None:
        actions.note_delivery(message, by=SYSTEM, at=clock.now())
    else:
        logger.warning("message %s not delivered: %s", message.pk, failure.reason)
        actions.note_failure(message, failure=failure, by=SYSTEM, at=clock.now())


@task()
def erase_old_letters() -> int:
    """The text and the addressee of what was written more than a year ago."""
    return actions.erase_old_letters(by=SYSTEM, at=clock.now())


def _send(message: Message) -> actions.Failure | None:
    letter = EmailMessage(
        subject=message.subject,
        body=message.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[formataddr((message.to_name, message.to_email))],
        headers={"Message-ID": f"<{message.pk}@bonrelais>", "Auto-Submitted": "auto-generated"},
    )
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused:
        return actions.Failure("L’adresse du destinataire est refusée par le serveur de messagerie.", is_lasting=True)
    except smtplib.SMTPAuthenticationError:
        return actions.Failure("Le serveur de messagerie refuse le compte d’envoi de l’installation.")
    except (smtplib.SMTPException, OSError):
        return actions.Failure("Le serveur de messagerie ne répond pas.")
    return None
