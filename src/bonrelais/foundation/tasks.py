from datetime import timedelta
from typing import Final

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from bonrelais.foundation import clock

KEPT: Final = timedelta(days=30)


@task()
def forget_ended_sessions() -> int:
    """Sessions past their end, which nobody can use any more."""
    return Session.objects.filter(expire_date__lt=clock.now()).delete()[0]


@task()
def forget_finished_tasks() -> int:
    """What the background work did more than a month ago."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEPT).delete()[0]


@task()
def forget_failed_sign_ins() -> int:
    """Failed attempts of more than a month ago: an address tried and where from, which the lockout needs no more."""
    forgotten: int = AccessAttempt.objects.filter(attempt_time__lt=clock.now() - KEPT).delete()[0]
    return forgotten
