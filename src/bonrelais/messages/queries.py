from django.db.models import Q, QuerySet

from bonrelais.messages.choices import MessageState
from bonrelais.messages.models import Message

MASK = "[lien personnel, connu du seul destinataire]"

_TO_LEAVE = Q(sent_at__isnull=True, failed_at__isnull=True, cancelled_at__isnull=True)
_CONDITIONS = {
    MessageState.WAITING: _TO_LEAVE & Q(attempts=0),
    MessageState.RETRYING: _TO_LEAVE & Q(attempts__gt=0),
    MessageState.SENT: Q(sent_at__isnull=False),
    MessageState.FAILED: Q(failed_at__isnull=False, sent_at__isnull=True, cancelled_at__isnull=True),
    MessageState.CANCELLED: Q(cancelled_at__isnull=False, sent_at__isnull=True),
}


def of_state(messages: QuerySet[Message], state: MessageState | None) -> QuerySet[Message]:
    return messages if state is None else messages.filter(_CONDITIONS[state])


def body_without_link(message: Message) -> str:
    """The text that somebody else than its addressee may read."""
    return message.body.replace(message.personal_link, MASK) if message.personal_link else message.body
