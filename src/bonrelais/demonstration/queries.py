"""What a base holds, before the demonstration may be laid in it."""

from datetime import date
from enum import Enum
from typing import Final

from bonrelais.demonstration.accounts import ACCOUNTS
from bonrelais.demonstration.setting.naming import CODE
from bonrelais.demonstration.story.calendar import PUBLISHED_ON
from bonrelais.directory.models import Company
from bonrelais.foundation import clock
from bonrelais.journal.models import Entry
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.models import Programme
from bonrelais.territory.models import Epci

BUILT: Final = "demonstration.built"
"""The line of the journal written last."""


def built_for() -> date:
    """The day at which the demonstration of this base stops."""
    at = Entry.objects.filter(verb=BUILT).order_by("-at", "-id").values_list("at", flat=True)[0]
    return PUBLISHED_ON if at == clock.end_of(PUBLISHED_ON) else clock.day_of(at)


class Ground(Enum):
    EMPTY = "empty"
    DEMONSTRATION = "demonstration"
    INTERRUPTED = "interrupted"
    FOREIGN = "foreign"


def ground() -> Ground:
    """The demonstration is known by its programme and its accounts; anything else is somebody's work."""
    emails = [account.email for account in ACCOUNTS]
    has_accounts = User.objects.filter(email__in=emails).count() == len(emails)
    if has_accounts and Programme.objects.filter(code=CODE).exists():
        is_whole = Entry.objects.filter(verb=BUILT).exists()
        return Ground.DEMONSTRATION if is_whole else Ground.INTERRUPTED
    held = (Programme, User, Organisation, Company, Epci)
    return Ground.FOREIGN if any(model.objects.exists() for model in held) else Ground.EMPTY
