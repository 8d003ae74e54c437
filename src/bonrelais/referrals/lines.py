from dataclasses import dataclass
from datetime import date

from bonrelais.foundation import clock
from bonrelais.referrals.choices import ReferralState
from bonrelais.referrals.models import Answer, Referral

LATE_AFTER_DAYS = 9
"""Without an answer from this day on, the adviser sees « sans réponse »."""

SHOWN = {
    ReferralState.PENDING: ("mute", "clock"),
    ReferralState.ACCEPTED: ("yes", "check-lg"),
    ReferralState.HELPED: ("yes", "check-all"),
    ReferralState.DECLINED: ("no", "x-lg"),
    ReferralState.NO_HELP: ("no", "x-lg"),
    ReferralState.UNREACHABLE: ("ask", "telephone"),
    ReferralState.EXPIRED: ("no", "hourglass-split"),
    ReferralState.WITHDRAWN: ("mute", "x-lg"),
}


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """A referral as a list shows it: its present state in a word, an icon and a tone."""

    referral: Referral
    answer: Answer
    tone: str
    icon: str
    word: str


def line_of(referral: Referral, answer: Answer, *, on: date) -> ReferralLine:
    state = ReferralState(answer.state)
    tone, icon = SHOWN[state]
    days = (on - clock.day_of(referral.sent_at)).days
    if state is ReferralState.PENDING and days >= LATE_AFTER_DAYS:
        return ReferralLine(referral, answer, "ask", "hourglass-split", f"Sans réponse, {days} jours")
    return ReferralLine(referral, answer, tone, icon, state.label)
