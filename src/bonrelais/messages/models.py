from django.db import models

from bonrelais.foundation.models import Row
from bonrelais.messages.choices import MessageState
from bonrelais.network.models import User


class Message(Row):
    """One e-mail to one person, kept until delivered and after.

    Written in the change's own transaction, delivered after commit. `personal_link` stands in the body; it opens
    something in the addressee's name, so pages mask it. `rests_on` is the key of what allows it to leave (a consent),
    opaquely: once that is taken back, the letter is cancelled. `company_id` is the company that the letter names,
    opaquely: the letter is withheld when that company asks not to be published. After a year its text and addressee
    are erased.
    """

    programme_id = models.UUIDField(null=True)
    company_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    rests_on_id = models.UUIDField(null=True)
    sender = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    to_email = models.EmailField(blank=True)
    to_name = models.CharField(max_length=160, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    personal_link = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["programme_id", "created_at"], name="message_by_programme"),
            models.Index(fields=["about_id"], name="message_by_subject"),
            models.Index(fields=["rests_on_id"], name="message_by_ground"),
            models.Index(fields=["company_id"], name="message_by_company"),
        ]

    @property
    def state(self) -> MessageState:
        if self.sent_at is not None:
            return MessageState.SENT
        if self.cancelled_at is not None:
            return MessageState.CANCELLED
        if self.failed_at is not None:
            return MessageState.FAILED
        return MessageState.RETRYING if self.attempts else MessageState.WAITING
