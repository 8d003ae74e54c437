from collections.abc import Sequence
from dataclasses import dataclass

from bonrelais.directory.models import Contact
from bonrelais.network.models import User
from bonrelais.programmes.models import Priority, Theme


@dataclass(frozen=True, slots=True)
class VisitChoices:
    """What the visit screen offers: advisers, contacts, the leaves of the themes' tree, priorities.

    `usual` is the adviser proposed: who asks when they are one; nobody for others, who must choose.
    """

    advisers: Sequence[User]
    usual: User | None
    contacts: Sequence[Contact]
    themes: Sequence[Theme]
    priorities: Sequence[Priority]
