from collections.abc import Sequence
from dataclasses import dataclass

from bonrelais.directory.models import Contact
from bonrelais.network.models import User
from bonrelais.programmes.models import Priority, Theme


@dataclass(frozen=True, slots=True)
class VisitChoices:
    """What the visit screen offers: advisers, who asks first; contacts, the leaves of the themes' tree, priorities."""

    advisers: Sequence[User]
    contacts: Sequence[Contact]
    themes: Sequence[Theme]
    priorities: Sequence[Priority]
