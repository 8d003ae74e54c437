"""What is asked of a relay and what it answers: the arguments of the actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from bonrelais.directory.facts import ContactFacts
from bonrelais.directory.models import Consent
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.models import Theme
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Relay
from bonrelais.territory.models import Commune, Epci


@dataclass(frozen=True, slots=True)
class RelayCard:
    """A contact point as it is entered: its people, themes and places. No place: the whole programme."""

    organisation: Organisation
    name: str
    email: str
    themes: Sequence[Theme]
    title: str = ""
    phone: str = ""
    user: User | None = None
    epcis: Sequence[Epci] = field(default=())
    communes: Sequence[Commune] = field(default=())


@dataclass(frozen=True, slots=True)
class ReferralRequest:
    """One need handed to one relay; `reason` says in French why this one, as it was shown."""

    relay: Relay
    consent: Consent
    reason: str
    device_key: UUID
    message: str = ""


@dataclass(frozen=True, slots=True)
class Handing:
    """As the adviser tells it. `contact` is the key of a person known, `new_contact` one just told; the consent already
    recorded says who may be called, and needs neither."""

    relay: Relay
    device_key: UUID
    message: str = ""
    contact: str = ""
    new_contact: ContactFacts | None = None
    has_consent: bool = False


@dataclass(frozen=True, slots=True)
class RelayAnswer:
    """What a relay says: a decline names its reason, « injoignable » its number of tries."""

    state: ReferralState
    comment: str = ""
    reason: DeclineReason | None = None
    attempts: int | None = None
