"""Hands work to the background worker.

Actions stand below tasks and cannot import them: they name the task. With the database backend the request to run is
a row written in the change's own transaction: the worker sees it once the change is committed, never if it is undone.
"""

from datetime import datetime
from uuid import UUID

from django.utils.module_loading import import_string
from django_tasks.base import Task


def enqueue(task_path: str, subject: UUID, *, run_after: datetime | None = None) -> None:
    """`task_path` names a task that takes one key, as text; `run_after` delays it."""
    task = import_string(task_path)
    if not isinstance(task, Task):
        raise TypeError(f"{task_path} is not a task")
    if run_after is not None:
        task = task.using(run_after=run_after)
    task.enqueue(str(subject))
