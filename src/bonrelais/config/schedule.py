"""The night schedule: what runs once a night, and at which hour of Paris. Each task may run twice without harm."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bonrelais.foundation import clock
from bonrelais.foundation.tasks import forget_ended_sessions, forget_failed_sign_ins, forget_finished_tasks
from bonrelais.messages.tasks import erase_old_letters
from bonrelais.referrals.tasks import expire_unanswered_referrals
from bonrelais.toolbox.tasks import forget_uploads
from bonrelais.visits.tasks import forget_old_drafts


@dataclass(frozen=True, slots=True)
class Nightly:
    task: Task[[], int]
    hour: time


NIGHT: Final = (
    Nightly(forget_ended_sessions, time(3, 0)),
    Nightly(forget_finished_tasks, time(3, 10)),
    Nightly(forget_failed_sign_ins, time(3, 20)),
    Nightly(forget_old_drafts, time(3, 30)),
    Nightly(forget_uploads, time(3, 35)),
    Nightly(erase_old_letters, time(3, 40)),
    Nightly(expire_unanswered_referrals, time(5, 0)),
)


def next_run(hour: time) -> datetime:
    """The next time it is that hour in Paris."""
    now = clock.now()
    tonight = clock.at_paris(clock.today(), hour)
    return tonight if tonight > now else clock.at_paris(clock.today() + timedelta(days=1), hour)


def plan_night() -> int:
    """Enqueues each task of the night that is not already waiting; a night missed is made up for at the next start."""
    waiting = set(
        DBTaskResult.objects.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).values_list(
            "task_path", flat=True
        )
    )
    missing = [nightly for nightly in NIGHT if nightly.task.module_path not in waiting]
    for nightly in missing:
        nightly.task.using(run_after=next_run(nightly.hour)).enqueue()
    return len(missing)
