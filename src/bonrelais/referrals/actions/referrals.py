from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from bonrelais.foundation.actor import Actor, ActorKind
from bonrelais.foundation.clock import day_of
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.messages.actions import cancel_letters
from bonrelais.messages.models import Message
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.referrals import mail
from bonrelais.referrals.access import is_in_service
from bonrelais.referrals.choices import ReferralState
from bonrelais.referrals.models import Answer, Referral
from bonrelais.referrals.queries.people import relay_addressee
from bonrelais.referrals.requests import ReferralRequest, RelayAnswer
from bonrelais.referrals.states import BY_RELAY, LEAST_TRIES, LINK_EVERY, MAY_BECOME, REOPENED_FROM


class ReferralRefusedError(DomainError):
    """The need cannot be handed to this relay."""


class AlreadyAnsweredError(DomainError):
    """The referral has moved since the page was opened."""


@transaction.atomic
def send_referral(need: Need, *, request: ReferralRequest, by: Seat, at: datetime) -> Referral:
    """Hands a need to a relay once, with the owner's consent; the relay and the owner are written to."""
    already = Referral.objects.filter(programme_id=by.programme_id, device_key=request.device_key).first()
    if already is not None:
        return already
    _check(need, request=request, by=by)
    referral = Referral(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company_id=need.company_id,
        need=need,
        relay=request.relay,
        consent=request.consent,
        reason=request.reason,
        message=request.message.strip(),
        sent_by=by.user,
        sent_at=at,
        device_key=request.device_key,
    )
    try:
        with transaction.atomic():
            referral.save(force_insert=True)
    except IntegrityError:
        return Referral.objects.get(programme_id=by.programme_id, device_key=request.device_key)
    Answer.objects.create(referral=referral, state=ReferralState.PENDING, answered_by=by.user, answered_at=at)
    record("referral.sent", referral, by=by, at=at)
    mail.ask_relay(referral, by=by, at=at)
    mail.tell_owner(referral, by=by, at=at)
    return referral


def _check(need: Need, *, request: ReferralRequest, by: Seat) -> None:
    relay, consent = request.relay, request.consent
    if need.ended_at is not None:
        raise ReferralRefusedError("Ce besoin est clos. Rouvrez-le avant de le confier à un relais.")
    if relay.programme_id != by.programme_id or not is_in_service(relay):
        raise ReferralRefusedError("Ce relais n’est plus proposé. Choisissez-en un autre.")
    is_for_this = consent.company_id == need.company_id and consent.organisation_id == relay.organisation_id
    if consent.withdrawn_at is not None or consent.programme_id != by.programme_id or not is_for_this:
        raise ReferralRefusedError(
            f"Le dirigeant n’a pas donné son accord pour {relay.organisation.short_name}. Demandez-le, puis notez-le."
        )
    if consent.contact is None or consent.contact.removed_at is not None:
        raise ReferralRefusedError("Personne ne peut être appelé. Choisissez qui le sera, ou ajoutez la personne.")
    waiting = Answer.objects.filter(
        referral__need=need,
        referral__relay=relay,
        replaced_at__isnull=True,
        state__in=[ReferralState.PENDING, ReferralState.ACCEPTED],
    )
    if waiting.exists():
        raise ReferralRefusedError("Ce besoin est déjà entre les mains de ce relais.")


@transaction.atomic
def answer_referral(referral: Referral, *, answer: RelayAnswer, by: Actor, at: datetime) -> Answer:
    """The relay takes, declines with a reason, or closes; who sent it is told. Said twice, it counts once."""
    if answer.state not in BY_RELAY:
        raise DomainError("Cette réponse n’est pas proposée. Rechargez la page.")
    if answer.state is ReferralState.DECLINED and answer.reason is None:
        raise DomainError("Choisissez un motif : il dit à qui s’adresser ensuite.")
    if answer.state is ReferralState.UNREACHABLE and (answer.attempts or 0) < LEAST_TRIES:
        raise DomainError("Essayez au moins deux fois avant de dire que l’entreprise est injoignable.")
    if by.actor_kind is ActorKind.RELAY and not is_in_service(referral.relay):
        raise ReferralRefusedError("Vous n’êtes plus relais de ce dispositif : ce lien n’y répond plus.")
    present = _held(referral)
    if _says_again(present, answer):
        return present
    if present.state in REOPENED_FROM and answer.state is ReferralState.ACCEPTED and not answer.comment.strip():
        raise DomainError("Dites en un mot pourquoi vous reprenez cette demande.")
    row = _move(present, answer=answer, by=by, at=at)
    if by.actor_id != referral.sent_by_id:
        mail.tell_sender(row, by=by, at=at)
    return row


@transaction.atomic
def withdraw_referral(referral: Referral, *, comment: str, by: Seat, at: datetime) -> Answer:
    """Nothing is asked any more: letters that wait do not leave, and the relay who read one is told why."""
    if not comment.strip():
        raise DomainError("Dites pourquoi vous retirez cette mise en relation : le relais le lira.")
    row = _move(_held(referral), answer=RelayAnswer(ReferralState.WITHDRAWN, comment), by=by, at=at)
    cancel_letters(referral.pk, why="Annulé : la mise en relation a été retirée.", by=by, at=at)
    mail.tell_relay_of_withdrawal(row, by=by, at=at)
    return row


@transaction.atomic
def expire_referral(referral: Referral, *, by: Actor, at: datetime) -> Answer:
    """Nobody answered in time: who sent it and the owner are told, with what comes next."""
    row = _move(_held(referral), answer=RelayAnswer(ReferralState.EXPIRED), by=by, at=at)
    mail.tell_sender(row, by=by, at=at)
    mail.tell_owner_of_silence(referral, by=by, at=at)
    return row


@transaction.atomic
def renew_link(referral: Referral, *, by: Actor, at: datetime) -> None:
    """A fresh link to the relay, for one that serves no more; one an hour to an address, however often asked."""
    held = Referral.objects.select_for_update(of=("self",)).select_related("relay", "consent").get(pk=referral.pk)
    present = Answer.objects.get(referral=held, replaced_at__isnull=True)
    is_open = bool(MAY_BECOME[ReferralState(present.state)]) and is_in_service(held.relay)
    if not is_open or held.consent.withdrawn_at is not None:
        raise ReferralRefusedError("Cette mise en relation n’est plus ouverte : il n’y a plus rien à y répondre.")
    to = relay_addressee(held.relay, on=day_of(at))
    sent = Message.objects.filter(kind=mail.ASKED, about_id=held.pk, created_at__gt=at - LINK_EVERY)
    if sent.filter(to_email__iexact=to.email).exists():
        return
    record("referral.link_renewed", referral, by=by, at=at)
    mail.ask_relay(referral, by=by, at=at)


@transaction.atomic
def see_answers(answers: list[UUID], *, by: Seat, at: datetime) -> int:
    """The adviser has seen these answers: they leave the home page. Not journalled: nothing of the case changes."""
    rows = Answer.objects.filter(
        pk__in=answers, referral__sent_by=by.user, referral__programme_id=by.programme_id, seen_at__isnull=True
    )
    return rows.update(seen_at=at)


def _held(referral: Referral) -> Answer:
    """The present answer, the referral held until the end of the transaction: two answers come one after the other."""
    Referral.objects.select_for_update().get(pk=referral.pk)
    present = Answer.objects.get(referral_id=referral.pk, replaced_at__isnull=True)
    present.referral = referral
    return present


def _says_again(present: Answer, answer: RelayAnswer) -> bool:
    """A double click, or a page sent again: the very answer that stands."""
    said = (answer.state, answer.reason or "", answer.comment.strip(), answer.attempts)
    return (present.state, present.reason, present.comment, present.attempts) == said


def _move(present: Answer, *, answer: RelayAnswer, by: Actor, at: datetime) -> Answer:
    referral = present.referral
    if answer.state not in MAY_BECOME[ReferralState(present.state)]:
        raise AlreadyAnsweredError("Cette mise en relation a déjà reçu une réponse : la voici.")
    present.replaced_at = at
    present.save(update_fields=["replaced_at"])
    row = Answer.objects.create(
        referral=referral,
        state=answer.state,
        reason=answer.reason.value if answer.reason else "",
        comment=answer.comment.strip(),
        attempts=answer.attempts,
        answered_by_id=by.actor_id if by.actor_kind is ActorKind.USER else None,
        answered_at=at,
    )
    record(f"referral.{answer.state.value}", referral, by=by, at=at)
    return row
