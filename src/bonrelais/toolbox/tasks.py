from django_tasks import task

from bonrelais.foundation import clock
from bonrelais.toolbox.actions.imports import forget_old_uploads


@task()
def forget_uploads() -> int:
    """Files of tools sent more than two days ago and never taken."""
    return forget_old_uploads(at=clock.now())
