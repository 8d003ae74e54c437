"""What a base holds, before the demonstration may be laid in it."""

from enum import Enum

from bonrelais.demonstration.accounts import ACCOUNTS
from bonrelais.demonstration.setting.naming import CODE
from bonrelais.directory.models import Company
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.models import Programme
from bonrelais.territory.models import Epci


class Ground(Enum):
    EMPTY = "empty"
    DEMONSTRATION = "demonstration"
    FOREIGN = "foreign"


def ground() -> Ground:
    """The demonstration is known by its programme and its accounts; anything else is somebody's work."""
    emails = [account.email for account in ACCOUNTS]
    has_accounts = User.objects.filter(email__in=emails).count() == len(emails)
    if has_accounts and Programme.objects.filter(code=CODE).exists():
        return Ground.DEMONSTRATION
    held = (Programme, User, Organisation, Company, Epci)
    return Ground.FOREIGN if any(model.objects.exists() for model in held) else Ground.EMPTY
