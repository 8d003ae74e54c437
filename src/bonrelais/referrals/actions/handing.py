"""Handing a need to a relay as the adviser tells it: who may be called, on whose word, then the referral."""

from datetime import datetime

from django.db import transaction

from bonrelais.core.rules.verdicts import Answer
from bonrelais.directory import access as directory_access
from bonrelais.directory.actions.consents import ConsentFacts, give_consent
from bonrelais.directory.actions.contacts import add_contact
from bonrelais.directory.models import Consent, Contact
from bonrelais.foundation import clock
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.referrals.actions.referrals import ReferralRefusedError, send_referral
from bonrelais.referrals.models import Referral
from bonrelais.referrals.queries.routing import RelayChoice, choice_of, in_words
from bonrelais.referrals.requests import Handing, ReferralRequest


class IncompleteError(ReferralRefusedError):
    """Something was not told: `field` names it, as `Handing` does."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


@transaction.atomic
def hand_over(need: Need, *, handing: Handing, by: Seat, at: datetime) -> Referral:
    """Notes the person to call and the owner’s consent when they are new, and sends the referral: all or nothing."""
    relay = handing.relay
    choice = choice_of(by, need, relay, on=clock.day_of(at))
    if choice is None:
        raise ReferralRefusedError("Ce relais n’est plus proposé. Choisissez-en un autre.")
    name = relay.organisation.short_name
    if choice.proposal.answer is Answer.NO:
        why = " ; ".join(reason.text for reason in choice.proposal.reasons if reason.answer is Answer.NO)
        raise ReferralRefusedError(f"Ce besoin n’est pas pour {name}. {why}")
    if choice.consent is None and not handing.has_consent:
        raise IncompleteError(
            "has_consent", f"Le dirigeant n’a pas donné son accord pour {name}. Demandez-le, puis cochez la case."
        )
    asked = ReferralRequest(
        relay=relay,
        consent=_consent(need, choice, handing=handing, by=by, at=at),
        reason=in_words(choice.proposal),
        device_key=handing.device_key,
        message=handing.message,
    )
    return send_referral(need, request=asked, by=by, at=at)


def _consent(need: Need, choice: RelayChoice, *, handing: Handing, by: Seat, at: datetime) -> Consent:
    """The one already given, when it says who may be called; else the one just told, for a person chosen or added."""
    if choice.consent is not None and choice.called is not None:
        return choice.consent
    person = _person(need, handing=handing, by=by, at=at)
    facts = ConsentFacts(choice.relay.organisation, given_on=clock.day_of(at), contact=person)
    return give_consent(need.company, facts=facts, by=by, at=at)


def _person(need: Need, *, handing: Handing, by: Seat, at: datetime) -> Contact:
    if handing.new_contact is not None:
        return add_contact(need.company, facts=handing.new_contact, by=by, at=at)
    people = directory_access.contacts(by, need.company_id)
    if not people:
        raise IncompleteError("contact_name", "Indiquez qui le relais appellera : personne n’est encore noté.")
    chosen = next((person for person in people if str(person.id) == handing.contact), None)
    if chosen is None:
        raise IncompleteError("contact", "Choisissez qui sera appelé.")
    return chosen
