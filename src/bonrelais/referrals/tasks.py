from datetime import timedelta

from django_tasks import task

from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.referrals.actions.referrals import AlreadyAnsweredError, expire_referral
from bonrelais.referrals.queries.referrals import unanswered_since
from bonrelais.referrals.states import EXPIRES_AFTER_DAYS


@task()
def expire_unanswered_referrals() -> int:
    """Says « sans réponse » of what nobody answered in time; the relay may still take it. Gives how many."""
    now = clock.now()
    expired = 0
    for referral in unanswered_since(now - timedelta(days=EXPIRES_AFTER_DAYS)):
        try:
            expire_referral(referral, by=SYSTEM, at=now)
        except AlreadyAnsweredError:
            continue
        expired += 1
    return expired
