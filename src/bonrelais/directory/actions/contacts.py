from datetime import datetime

from django.db import transaction

from bonrelais.core.text import fold
from bonrelais.directory.actions.consents import withdraw_consent
from bonrelais.directory.facts import REMOVED_NAME, ContactFacts
from bonrelais.directory.models import Company, Consent, Contact
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat


class NamelessContactError(DomainError):
    """A contact is at least a name."""


@transaction.atomic
def add_contact(company: Company, *, facts: ContactFacts, by: Seat, at: datetime) -> Contact:
    """A person in the company. The same name with the same phone and e-mail is kept once."""
    clean = _checked(facts)
    held = Contact.objects.filter(
        programme=by.programme_id,
        company=company,
        name=clean.name,
        phone=clean.phone,
        email=clean.email,
        removed_at__isnull=True,
    ).order_by("id")
    known = held.first()
    if known is not None:
        return known
    contact = Contact.objects.create(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company=company,
        name=clean.name,
        title=clean.title,
        phone=clean.phone,
        email=clean.email,
        recorded_by=by.user,
        recorded_at=at,
    )
    record("contact.added", contact, by=by, at=at)
    return contact


@transaction.atomic
def edit_contact(contact: Contact, *, facts: ContactFacts, by: Seat, at: datetime) -> Contact:
    clean = _checked(facts)
    current = Contact.objects.select_for_update().get(pk=contact.pk, removed_at__isnull=True)
    changed = [name for name in ("name", "title", "phone", "email") if getattr(current, name) != getattr(clean, name)]
    if changed:
        current.name, current.title = clean.name, clean.title
        current.phone, current.email = clean.phone, clean.email
        current.save(update_fields=changed)
        record("contact.edited", current, by=by, at=at, fields=changed)
    return current


@transaction.atomic
def remove_contact(contact: Contact, *, by: Seat, at: datetime) -> None:
    """The person's name, title, telephone and e-mail are erased for good, and the consents they gave withdrawn.

    The row stays, without a person: visits still say that somebody was met.
    """
    current = Contact.objects.select_for_update().get(pk=contact.pk)
    if current.removed_at is not None:
        return
    for consent in Consent.objects.filter(contact=current, withdrawn_at__isnull=True).order_by("id"):
        withdraw_consent(consent, by=by, at=at)
    current.name, current.removed_at = REMOVED_NAME, at
    current.title = current.phone = current.email = ""
    current.save(update_fields=["name", "title", "phone", "email", "removed_at"])
    record("contact.removed", current, by=by, at=at, fields=["name", "title", "phone", "email"])


def _checked(facts: ContactFacts) -> ContactFacts:
    name = " ".join(facts.name.split())
    if not fold(name):
        raise NamelessContactError("Indiquez le nom de la personne.")
    return ContactFacts(name, facts.title.strip(), facts.phone.strip(), facts.email.strip())
