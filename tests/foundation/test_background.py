from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bonrelais.foundation.background import LONGEST_TASK, MAX_ATTEMPTS, free_abandoned_tasks, run_ready_task
from bonrelais.foundation.tasks import forget_ended_sessions, forget_finished_tasks
from tests.strict.clock import Clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stored_tasks")]

WORKER = "here:var"


def claimed(worker: str, *, times: int = 1, clock: Clock) -> None:
    """A task that a worker took and did not finish."""
    forget_ended_sessions.enqueue()
    result = DBTaskResult.objects.get()
    for _ in range(times):
        result.claim(worker)
    DBTaskResult.objects.filter(pk=result.pk).update(started_at=clock.now())


def test_ready_task_is_run_once(clock: Clock) -> None:
    Session.objects.create(session_key="ended", session_data="", expire_date=clock.now() - timedelta(hours=1))
    Session.objects.create(session_key="open", session_data="", expire_date=clock.now() + timedelta(hours=1))
    forget_ended_sessions.enqueue()
    assert [run_ready_task(WORKER), run_ready_task(WORKER)] == [True, False]
    assert [session.session_key for session in Session.objects.all()] == ["open"]
    assert DBTaskResult.objects.get().return_value == 1


def test_task_left_by_a_killed_worker_is_run_again(clock: Clock) -> None:
    claimed(WORKER, clock=clock)
    assert free_abandoned_tasks(WORKER) == 1
    assert run_ready_task(WORKER) is True
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_task_abandoned_three_times_fails(clock: Clock) -> None:
    claimed(WORKER, times=MAX_ATTEMPTS, clock=clock)
    assert free_abandoned_tasks(WORKER) == 1
    result = DBTaskResult.objects.get()
    assert result.status == TaskResultStatus.FAILED
    assert result.exception_class_path == "bonrelais.foundation.background.AbandonedError"


def test_task_of_another_home_is_left_until_it_is_too_long(clock: Clock) -> None:
    claimed("elsewhere:var", clock=clock)
    assert free_abandoned_tasks(WORKER) == 0
    clock.advance(LONGEST_TASK + timedelta(minutes=1))
    assert free_abandoned_tasks(WORKER) == 1


def test_finished_tasks_are_forgotten_after_a_month(clock: Clock) -> None:
    forget_ended_sessions.enqueue()
    run_ready_task(WORKER)
    done = DBTaskResult.objects.get()
    done.finished_at = clock.now() - timedelta(days=31)
    done.save(update_fields=["finished_at"])
    forget_finished_tasks.enqueue()
    run_ready_task(WORKER)
    assert [result.task_name for result in DBTaskResult.objects.all()] == ["forget_finished_tasks"]
