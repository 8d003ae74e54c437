from datetime import timedelta
from typing import Final

from axes.models import AccessAttempt
from django_tasks import task

from bonrelais.foundation import clock

KEPT: Final = timedelta(days=30)


@task()
def forget_failed_sign_ins() -> int:
    """Failed attempts of more than a month ago: an address tried and where from, which the lockout needs no more."""
    return AccessAttempt.objects.filter(attempt_time__lt=clock.now() - KEPT).delete()[0]
