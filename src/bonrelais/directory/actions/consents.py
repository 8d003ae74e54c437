from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from bonrelais.directory.models import Company, Consent, Contact
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.messages.actions import cancel_letters
from bonrelais.network.models import Organisation
from bonrelais.programmes.seat import Seat


class ConsentDayError(DomainError):
    """Consent is recorded once given."""


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """To whom contact data may go, since when, and who said so."""

    organisation: Organisation
    given_on: date
    contact: Contact | None = None


@transaction.atomic
def give_consent(company: Company, *, facts: ConsentFacts, by: Seat, at: datetime) -> Consent:
    """One open consent for a company and an organisation: given again, the first stands.

    Where it did not say who may be called, who is named now completes it.
    """
    if facts.given_on > clock.day_of(at):
        raise ConsentDayError("Ce jour n’est pas encore venu. Indiquez celui où l’accord a été donné.")
    consent, is_new = Consent.objects.get_or_create(
        programme_id=by.programme_id,
        company=company,
        organisation=facts.organisation,
        withdrawn_at__isnull=True,
        defaults={
            "contact": facts.contact,
            "given_on": facts.given_on,
            "recorded_by": by.user,
            "recorded_at": at,
        },
    )
    if is_new:
        record("consent.given", consent, by=by, at=at)
    elif consent.contact_id is None and facts.contact is not None:
        consent.contact = facts.contact
        consent.save(update_fields=["contact"])
        record("consent.completed", consent, by=by, at=at, fields=["contact"])
    return consent


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: Seat, at: datetime) -> None:
    """From now on nothing more goes to the organisation, letters that wait included; what left, left with consent."""
    current = Consent.objects.select_for_update().get(pk=consent.pk)
    if current.withdrawn_at is None:
        current.withdrawn_at = at
        current.save(update_fields=["withdrawn_at"])
        record("consent.withdrawn", current, by=by, at=at)
        cancel_letters(current.pk, why="Annulé : l’accord du dirigeant a été retiré.", by=by, at=at)
