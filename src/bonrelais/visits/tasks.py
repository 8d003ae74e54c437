from django_tasks import task

from bonrelais.foundation import clock
from bonrelais.visits.actions.drafts import drop_old_drafts


@task()
def forget_old_drafts() -> int:
    """Drafts of more than a week ago."""
    return drop_old_drafts(at=clock.now())
