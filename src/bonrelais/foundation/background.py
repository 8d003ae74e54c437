"""Background work, as the one worker of a home does it: tasks one by one, and what a killed worker left is freed."""

from datetime import timedelta
from typing import Final

from django.db import OperationalError, transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import is_locked_database_exception

from bonrelais.foundation import clock

StoredTask = DBTaskResult[..., object]
MAX_ATTEMPTS: Final = 3
LONGEST_TASK: Final = timedelta(hours=6)


class AbandonedError(Exception):
    """The worker was stopped in the middle of the task, as many times as is allowed."""


def run_ready_task(worker: str) -> bool:
    """Runs the next ready task, if there is one. A database busy elsewhere is tried again later."""
    try:
        result = _claim_ready_task(worker)
    except OperationalError as refusal:
        if is_locked_database_exception(refusal):
            return False
        raise
    if result is None:
        return False
    _runner(worker).run_task(result)
    return True


def _claim_ready_task(worker: str) -> StoredTask | None:
    ready = DBTaskResult.objects.ready().filter(backend_name="default")
    if not ready.exists():
        return None
    with transaction.atomic():
        result = ready.get_locked()
        if result is not None:
            result.claim(worker)
    return result


def _runner(worker: str) -> Worker:
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=worker,
    )


@transaction.atomic
def free_abandoned_tasks(worker: str) -> int:
    """Puts back the tasks that a killed worker left running; gives up after three attempts. Returns how many.

    Called between two tasks by the only worker of its home: what still runs under its own name was left by a
    predecessor. Another home's worker is believed dead past the longest time a task may take.
    """
    found = 0
    for result in DBTaskResult.objects.select_for_update().running().order_by("pk"):
        own = result.worker_ids[-1:] == [worker]
        if not own and (result.started_at is None or result.started_at > clock.now() - LONGEST_TASK):
            continue
        found += 1
        if len(result.worker_ids) >= MAX_ATTEMPTS:
            result.set_failed(AbandonedError(f"{len(result.worker_ids)} attempts"))
        else:
            result.status = TaskResultStatus.READY
            result.save(update_fields=["status"])
    return found
