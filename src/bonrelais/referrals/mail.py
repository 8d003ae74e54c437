"""What is written about a referral: to the relay, to the owner, to who sent it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from bonrelais.foundation import clock
from bonrelais.foundation.actor import Actor
from bonrelais.messages.actions import Letter, queue
from bonrelais.messages.models import Message
from bonrelais.referrals import access, signing
from bonrelais.referrals.choices import ReferralState
from bonrelais.referrals.models import Answer, Referral
from bonrelais.referrals.queries.people import Addressee, relay_addressee, sender_addressees
from bonrelais.referrals.queries.routing import next_choice
from bonrelais.referrals.states import EXPIRES_AFTER_DAYS, LEFT_WITHOUT_HELP

ASKED: Final = "referral"
"""The kind of the letter that asks a relay."""
TO_OWNER: Final = "referral-owner"
ANSWERED: Final = "referral-answer"
WITHDRAWN: Final = "referral-withdrawn"
SILENCE: Final = "referral-silence"
_TEXTS: Final = {ASKED: "ask", TO_OWNER: "owner", ANSWERED: "answer", WITHDRAWN: "withdrawn", SILENCE: "silence"}


def answer_link(referral: Referral, *, at: datetime) -> str:
    return _page("referrals:signed", signing.sign(referral.id, referral.relay.email, at=at))


def ask_relay(referral: Referral, *, by: Actor, at: datetime) -> None:
    """The e-mail to the relay: the need in the adviser's words, and the link to answer in one click."""
    link = answer_link(referral, at=at)
    to = relay_addressee(referral.relay, on=clock.day_of(at))
    subject = f"{referral.business_name} : {referral.need.theme.label}"
    letter = _letter(ASKED, referral, to, subject=subject, said={"link": link})
    queue(replace(letter, personal_link=link, rests_on_id=referral.consent_id), by=by, at=at)


def tell_relay_of_withdrawal(answer: Answer, *, by: Actor, at: datetime) -> None:
    """Who was asked reads that nothing is asked any more, and why; nothing when the first letter never left."""
    referral = answer.referral
    if not Message.objects.filter(kind=ASKED, about_id=referral.id, sent_at__isnull=False).exists():
        return
    to = relay_addressee(referral.relay, on=clock.day_of(at))
    subject = f"{referral.business_name} : demande retirée"
    queue(_letter(WITHDRAWN, referral, to, subject=subject, said={"answer": answer}), by=by, at=at)


def tell_owner(referral: Referral, *, by: Actor, at: datetime) -> None:
    """One message to the owner that says who will call; nothing when we have no e-mail of theirs."""
    owner = _owner(referral)
    if owner is None:
        return
    caller = relay_addressee(referral.relay, on=clock.day_of(at))
    subject = f"{referral.relay.organisation.short_name} va vous appeler"
    letter = _letter(TO_OWNER, referral, owner, subject=subject, said={"caller": caller})
    queue(replace(letter, rests_on_id=referral.consent_id), by=by, at=at)


def tell_owner_of_silence(referral: Referral, *, by: Actor, at: datetime) -> None:
    """The owner learns that the relay did not answer, and who looks for somebody else."""
    owner = _owner(referral)
    looking = sender_addressees(referral, on=clock.day_of(at))
    if owner is None or not looking:
        return
    subject = f"{referral.relay.organisation.short_name} ne nous a pas répondu"
    letter = _letter(SILENCE, referral, owner, subject=subject, said={"adviser": looking[0]})
    queue(replace(letter, rests_on_id=referral.consent_id), by=by, at=at)


def tell_sender(answer: Answer, *, by: Actor, at: datetime) -> None:
    """Who sent it learns the answer, with the next relay when the need is left without help."""
    referral, relay, on = answer.referral, answer.referral.relay, clock.day_of(at)
    is_left = ReferralState(answer.state) in LEFT_WITHOUT_HELP and referral.need.ended_at is None
    following = next_choice(access.sending_seat(referral), referral.need, on=on) if is_left else None
    subject = f"{relay.organisation.short_name}, {referral.business_name} : {answer.get_state_display()}"
    said = {"answer": answer, "is_left": is_left, "following": following, "waited": EXPIRES_AFTER_DAYS}
    for to in sender_addressees(referral, on=on):
        if to.user_id != by.actor_id:
            queue(_letter(ANSWERED, referral, to, subject=subject, said=said), by=by, at=at)


def _letter(kind: str, referral: Referral, to: Addressee, *, subject: str, said: Mapping[str, object]) -> Letter:
    links = {
        "sheet_link": _page("referrals:sheet", str(referral.id)),
        "choose_link": _page("referrals:choose", str(referral.need_id)),
    }
    return Letter(
        kind=kind,
        to_email=to.email,
        to_name=to.name,
        subject=subject,
        body=render_to_string(f"referrals/mail/{_TEXTS[kind]}.txt", {"referral": referral, "to": to, **links, **said}),
        programme_id=referral.programme_id,
        about_kind="referral",
        about_id=referral.id,
        company_id=referral.company_id,
    )


def _owner(referral: Referral) -> Addressee | None:
    """Who agreed and may be written to."""
    contact = referral.consent.contact
    if contact is None or contact.removed_at is not None or referral.consent.withdrawn_at is not None:
        return None
    return Addressee(contact.email, contact.name, contact.name) if contact.email else None


def _page(name: str, argument: str) -> str:
    return str(settings.PUBLIC_URL) + reverse(name, args=[argument])
