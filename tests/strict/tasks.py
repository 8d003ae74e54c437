from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import override_settings
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend

STORED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@dataclass(frozen=True, slots=True)
class RecordedTasks:
    """The background work asked for by the test so far; nothing of it has run."""

    backend: DummyBackend

    def names(self) -> list[str]:
        return [result.task.name for result in self.backend.results]


@pytest.fixture(autouse=True)
def recorded_tasks() -> Iterator[RecordedTasks]:
    """Background work is recorded, not run; `immediate_tasks` runs it."""
    backend = task_backends["default"]
    assert isinstance(backend, DummyBackend)
    backend.clear()
    yield RecordedTasks(backend)
    backend.clear()


@pytest.fixture
def immediate_tasks(recorded_tasks: RecordedTasks) -> Iterator[None]:
    """Background work runs at once, in the thread that asks for it."""
    del recorded_tasks
    with override_settings(TASKS=IMMEDIATE):
        yield


@pytest.fixture
def stored_tasks(recorded_tasks: RecordedTasks) -> Iterator[None]:
    """Background work is written in the database, as in production; the test runs it with `run_ready_task`."""
    del recorded_tasks
    with override_settings(TASKS=STORED):
        yield
