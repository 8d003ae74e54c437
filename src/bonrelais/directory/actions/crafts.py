from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from bonrelais.directory.models import ActivityCraftsShare, Establishment
from bonrelais.foundation import clock

REGISTERED = ~Q(crafts_activity="")


@transaction.atomic
def recompute_crafts_shares(*, at: datetime) -> int:
    """Counts again, activity by activity, how many open establishments are registered for crafts; after each import.

    A derived table, without a journal line: the import has its own. Gives the number of activities.
    """
    shares = (
        Establishment.objects.filter(is_open=True, programme__isnull=True, activity__isnull=False)
        .values_list("activity_id")
        .annotate(total=Count("id"), registered=Count("id", filter=REGISTERED))
        .order_by("activity_id")
    )
    rows = [
        ActivityCraftsShare(
            activity_id=activity, establishments=total, registered=registered, computed_on=clock.day_of(at)
        )
        for activity, total, registered in shares
    ]
    ActivityCraftsShare.objects.all().delete()
    ActivityCraftsShare.objects.bulk_create(rows, batch_size=500)
    return len(rows)
