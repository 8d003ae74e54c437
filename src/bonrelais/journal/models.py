from django.conf import settings
from django.db import models

from bonrelais.foundation.models import Row


class Entry(Row):
    """One change: who, what, on what, when. Names of fields, never their contents: nothing about people stands here."""

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    actor_ref = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    programme_id = models.UUIDField(null=True)
    fields = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "at"], name="journal_by_subject"),
            models.Index(fields=["programme_id", "at"], name="journal_by_programme"),
        ]
