"""What a base holds, before the demonstration may be laid in it."""

from enum import Enum
from typing import Final

from bonrelais.demonstration.accounts import ACCOUNTS
from bonrelais.demonstration.setting.naming import CODE
from bonrelais.directory.models import Company
from bonrelais.journal.models import Entry
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.models import Programme
from bonrelais.territory.models import Epci

BUILT: Final = "demonstration.built"
"""The line of the journal written last."""


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
