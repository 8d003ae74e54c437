from django.db import models

from bonrelais.foundation.models import Row


class Message(Row):
    """One e-mail to one person, kept until delivered and after. Written in the change's own transaction, delivered after commit."""

    programme_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    to_email = models.EmailField()
    to_name = models.CharField(max_length=160, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["programme_id", "created_at"], name="message_by_programme"),
            models.Index(fields=["about_id"], name="message_by_subject"),
        ]
