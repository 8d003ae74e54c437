from datetime import datetime
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from bonrelais.foundation.actor import Actor
from bonrelais.messages.actions import Letter, queue
from bonrelais.referrals import signing
from bonrelais.referrals.models import Answer, Referral

ASKED: Final = "referral"
"""The kind of the letter that asks a relay."""


def answer_link(referral: Referral, *, at: datetime) -> str:
    return str(settings.PUBLIC_URL) + reverse("referrals:signed", args=[signing.sign(referral.id, at=at)])


def ask_relay(referral: Referral, *, by: Actor, at: datetime) -> None:
    """The e-mail to the relay: the need in the adviser's words, and the link to answer in one click."""
    link = answer_link(referral, at=at)
    body = render_to_string("referrals/mail/ask.txt", {"referral": referral, "link": link})
    letter = Letter(
        kind=ASKED,
        to_email=referral.relay.email,
        to_name=referral.relay.name,
        subject=f"{referral.company.shown_name} : {referral.need.theme.label}",
        body=body,
        programme_id=referral.programme_id,
        about_kind="referral",
        about_id=referral.id,
        personal_link=link,
    )
    queue(letter, by=by, at=at)


def tell_owner(referral: Referral, *, by: Actor, at: datetime) -> None:
    """One message to the owner that says who will call; nothing when we have no e-mail of theirs."""
    contact = referral.consent.contact
    if contact is None or not contact.email:
        return
    body = render_to_string("referrals/mail/owner.txt", {"referral": referral, "contact": contact})
    letter = Letter(
        kind="referral-owner",
        to_email=contact.email,
        to_name=contact.name,
        subject=f"{referral.relay.organisation.short_name} va vous appeler",
        body=body,
        programme_id=referral.programme_id,
        about_kind="referral",
        about_id=referral.id,
    )
    queue(letter, by=by, at=at)


def tell_adviser(answer: Answer, *, by: Actor, at: datetime) -> None:
    """The adviser who sent it learns the answer."""
    referral, relay = answer.referral, answer.referral.relay
    link = str(settings.PUBLIC_URL) + reverse("referrals:sheet", args=[referral.id])
    body = render_to_string("referrals/mail/answer.txt", {"answer": answer, "referral": referral, "link": link})
    letter = Letter(
        kind="referral-answer",
        to_email=referral.sent_by.email,
        to_name=referral.sent_by.name,
        subject=f"{relay.organisation.short_name}, {referral.company.shown_name} : {answer.get_state_display()}",
        body=body,
        programme_id=referral.programme_id,
        about_kind="referral",
        about_id=referral.id,
    )
    queue(letter, by=by, at=at)
