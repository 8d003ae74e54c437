from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bonrelais.core.nomenclature import ActivityCode
from bonrelais.core.text import fold
from bonrelais.directory.actions.contacts import add_contact
from bonrelais.directory.actions.indexing import reindex
from bonrelais.directory.choices import LinkKind
from bonrelais.directory.facts import ContactFacts
from bonrelais.directory.models import Company, Establishment, EstablishmentLink, EstablishmentState
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.territory.actions import ensure_activities
from bonrelais.territory.models import Commune


class EntryError(DomainError):
    """A business cannot be entered so; the message says what to write."""


class JoinError(DomainError):
    """These two cannot be the same establishment."""


@dataclass(frozen=True, slots=True)
class EnteredBusiness:
    """What is known of a business that the register does not hold."""

    name: str
    commune: Commune
    activity: ActivityCode | None = None
    address: str = ""
    postcode: str = ""
    contact: ContactFacts | None = None


@transaction.atomic
def enter_business(business: EnteredBusiness, *, by: Seat, at: datetime) -> Establishment:
    """A company and its establishment, seen by the programme alone; the same name in a commune is entered once."""
    name = " ".join(business.name.split())
    if not fold(name):
        raise EntryError("Indiquez le nom de l’entreprise.")
    held = Establishment.objects.filter(programme=by.programme_id, commune=business.commune, sort_name=fold(name)[:240])
    known = held.order_by("id").first()
    if known is not None:
        return known
    code = business.activity
    activity = ensure_activities([code], by=by, at=at)[code] if code else None
    company = Company.objects.create(programme_id=by.programme_id, name=name, activity=activity, recorded_at=at)
    made = Establishment.objects.create(
        company=company,
        programme_id=by.programme_id,
        display_name=name,
        sort_name=fold(name)[:240],
        is_head_office=True,
        address=business.address.strip(),
        postcode=business.postcode,
        commune=business.commune,
        activity=activity,
        recorded_at=at,
    )
    EstablishmentState.objects.create(
        establishment=made,
        recorded_at=at,
        is_open=True,
        commune=business.commune,
        activity=activity,
        is_registered_crafts=False,
    )
    reindex([made.id])
    if business.contact is not None:
        add_contact(company, facts=business.contact, by=by, at=at)
    record("business.entered", made, by=by, at=at)
    return made


@transaction.atomic
def join_to_register(entered: Establishment, *, register: Establishment, by: Seat, at: datetime) -> EstablishmentLink:
    """Says that a business entered by hand is this one of the register. What hangs on either stays where it is."""
    if entered.programme_id != by.programme_id or register.programme_id is not None:
        raise JoinError("Choisissez une entreprise saisie à la main, puis celle du registre.")
    link, is_new = EstablishmentLink.objects.get_or_create(
        earlier=entered,
        later=register,
        kind=LinkKind.SAME,
        defaults={"programme_id": by.programme_id, "linked_on": clock.day_of(at), "recorded_at": at},
    )
    if is_new:
        record("business.joined", entered, by=by, at=at)
    return link
