from datetime import UTC, datetime

import pytest
from django_tasks_db.models import DBTaskResult

from bonrelais.config.schedule import NIGHT, plan_night
from bonrelais.foundation.background import run_ready_task
from tests.strict.clock import Clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stored_tasks")]


def test_night_is_planned_once(clock: Clock) -> None:
    clock.move_to(datetime(2024, 11, 20, 12, 0, tzinfo=UTC))
    assert [plan_night(), plan_night()] == [len(NIGHT), 0]
    first = DBTaskResult.objects.order_by("run_after", "pk")[0]
    assert first.run_after == datetime(2024, 11, 21, 2, 0, tzinfo=UTC)


def test_night_is_planned_the_same_day_before_its_hour(clock: Clock) -> None:
    clock.move_to(datetime(2024, 7, 1, 0, 30, tzinfo=UTC))
    plan_night()
    first = DBTaskResult.objects.order_by("run_after", "pk")[0]
    assert first.run_after == datetime(2024, 7, 1, 1, 0, tzinfo=UTC)


def test_task_of_the_night_is_planned_again_once_done(clock: Clock) -> None:
    clock.move_to(datetime(2024, 11, 20, 12, 0, tzinfo=UTC))
    plan_night()
    assert run_ready_task("here:var") is True
    assert plan_night() == 1
