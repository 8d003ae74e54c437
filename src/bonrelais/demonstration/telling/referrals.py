"""Needs handed to relays: consent, sending, answers, ends."""

from datetime import datetime
from typing import Final

from bonrelais.demonstration.register.dice import Dice, wheel
from bonrelais.demonstration.story.meetings import Meeting
from bonrelais.demonstration.telling.teller import Teller, key_of
from bonrelais.demonstration.words import around
from bonrelais.directory.actions.consents import ConsentFacts, give_consent
from bonrelais.directory.models import Contact
from bonrelais.foundation.actor import SYSTEM, Actor, RelayActor
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.models import Need
from bonrelais.referrals.actions.referrals import answer_referral, expire_referral, see_answers, send_referral
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Answer, Referral, Relay
from bonrelais.referrals.requests import ReferralRequest, RelayAnswer
from bonrelais.referrals.states import EXPIRES_AFTER_DAYS

_FIRST_WORDS: Final = wheel(
    ((ReferralState.ACCEPTED, 70.0), (ReferralState.DECLINED, 11.0), (ReferralState.EXPIRED, 19.0))
)
_SILENCE: Final = (EXPIRES_AFTER_DAYS + 1, EXPIRES_AFTER_DAYS + 1)
_ENDS: Final = wheel(((ReferralState.HELPED, 80.0), (ReferralState.NO_HELP, 12.0), (ReferralState.UNREACHABLE, 8.0)))
_REASONS: Final = (DeclineReason.CAPACITY, DeclineReason.NOT_ELIGIBLE, DeclineReason.DUPLICATE)
_COMMENTS: Final = {
    ReferralState.HELPED: around.HELPED,
    ReferralState.NO_HELP: around.NO_HELP,
    ReferralState.UNREACHABLE: ("Trois appels sans réponse.",),
}


class Handing:
    """One need on its way to one relay."""

    def __init__(self, teller: Teller, meeting: Meeting, need: Need, parent: str) -> None:
        self.teller, self.meeting, self.need, self.parent = teller, meeting, need, parent
        self.relay = _relay(teller, meeting, parent)
        self.seat = teller.cast.advisers[meeting.side]
        self.dice = Dice(f"{meeting.seed} referral {need.theme.code}")

    @property
    def answering(self) -> Actor:
        return self.teller.cast.partners.get(self.relay.email) or RelayActor(self.relay.pk)

    def send(self, contact: Contact, at: datetime) -> None:
        facts = ConsentFacts(organisation=self.relay.organisation, given_on=self.meeting.on, contact=contact)
        consent = give_consent(self.need.company, facts=facts, by=self.seat, at=at)
        request = ReferralRequest(
            relay=self.relay,
            consent=consent,
            reason=f"Compétence « {self.teller.cast.themes[self.parent].label} » sur ce territoire.",
            device_key=key_of(self.dice),
            message=self.dice.pick(around.MESSAGES),
        )
        referral = send_referral(self.need, request=request, by=self.seat, at=at)
        first = self.dice.turn(_FIRST_WORDS)
        if first is ReferralState.EXPIRED:
            self.teller.some_days_later(at, _SILENCE, self.dice, lambda at: self.expire(referral, at))
        else:
            self.teller.some_days_later(at, (4, 18), self.dice, lambda at: self.answer(referral, first, at))

    def answer(self, referral: Referral, state: ReferralState, at: datetime) -> None:
        if state is ReferralState.DECLINED:
            answer = RelayAnswer(state, self.dice.pick(around.DECLINED), self.dice.pick(_REASONS))
            self._ends(NeedEnd.ABANDONED, (20, 70), at)
        else:
            answer = RelayAnswer(state, self.dice.pick(around.ACCEPTED))
            end = self.dice.turn(_ENDS)
            self.teller.some_days_later(at, (18, 80), self.dice, lambda at: self.close(referral, end, at))
        self._say(referral, answer, at)

    def close(self, referral: Referral, state: ReferralState, at: datetime) -> None:
        attempts = 3 if state is ReferralState.UNREACHABLE else None
        self._say(referral, RelayAnswer(state, self.dice.pick(_COMMENTS[state]), attempts=attempts), at)
        is_helped = state is ReferralState.HELPED
        self._ends(NeedEnd.ANSWERED if is_helped else NeedEnd.ABANDONED, (2, 14), at)

    def expire(self, referral: Referral, at: datetime) -> None:
        self._seen_later(expire_referral(referral, by=SYSTEM, at=at), at)
        self._ends(NeedEnd.ABANDONED, (20, 60), at)

    def _say(self, referral: Referral, answer: RelayAnswer, at: datetime) -> None:
        self._seen_later(answer_referral(referral, answer=answer, by=self.answering, at=at), at)

    def _seen_later(self, row: Answer, at: datetime) -> None:
        self.teller.some_days_later(at, (6, 22), self.dice, lambda at: self._see(row, at))

    def _see(self, row: Answer, at: datetime) -> None:
        see_answers([row.pk], by=self.seat, at=at)

    def _ends(self, end: NeedEnd, days: tuple[int, int], at: datetime) -> None:
        self.teller.some_days_later(at, days, self.dice, lambda at: self._end(end, at))

    def _end(self, end: NeedEnd, at: datetime) -> None:
        end_need(self.need, end=end, by=self.seat, at=at)


def plan_referral(handing: Handing, contact: Contact) -> None:
    handing.teller.some_days_later(handing.need.recorded_at, (0, 5), handing.dice, lambda at: handing.send(contact, at))


def _relay(teller: Teller, meeting: Meeting, parent: str) -> Relay:
    """One competent there; of two chambers, the visiting adviser's own."""
    kinds = {"cma", "cci"} - {meeting.side.value}
    able = teller.cast.relays[parent, meeting.epci]
    own = [one for one in able if one.organisation.kind not in kinds]
    return Dice(f"{meeting.seed} relay {parent}").pick(own or able)
