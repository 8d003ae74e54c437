"""The life of a referral, as a table: what each state may become."""

from datetime import timedelta
from typing import Final

from bonrelais.referrals.choices import ReferralState as S

MAY_BECOME: Final[dict[S, frozenset[S]]] = {
    S.PENDING: frozenset({S.ACCEPTED, S.DECLINED, S.EXPIRED, S.WITHDRAWN}),
    S.ACCEPTED: frozenset({S.HELPED, S.NO_HELP, S.UNREACHABLE, S.WITHDRAWN}),
    S.EXPIRED: frozenset({S.ACCEPTED, S.DECLINED, S.WITHDRAWN}),
    S.DECLINED: frozenset({S.ACCEPTED}),
    S.HELPED: frozenset({S.ACCEPTED}),
    S.NO_HELP: frozenset({S.ACCEPTED}),
    S.UNREACHABLE: frozenset({S.ACCEPTED}),
    S.WITHDRAWN: frozenset(),
}
IN_HAND: Final = frozenset({S.PENDING, S.ACCEPTED})
"""What a relay has to answer or to close."""
OPEN: Final = frozenset({S.PENDING, S.ACCEPTED, S.EXPIRED})
BY_RELAY: Final = frozenset({S.ACCEPTED, S.DECLINED, S.HELPED, S.NO_HELP, S.UNREACHABLE})
"""What a relay may answer by itself; withdrawing and expiring are ours."""
REOPENED_FROM: Final = frozenset({S.DECLINED, S.HELPED, S.NO_HELP, S.UNREACHABLE})
"""Taking a need again after one of these is a reopening: it says why."""
LEFT_WITHOUT_HELP: Final = frozenset({S.DECLINED, S.EXPIRED, S.NO_HELP, S.UNREACHABLE})
"""What leaves the need to somebody else."""
IN_PROGRESS_OR_HELPED: Final = frozenset({S.PENDING, S.ACCEPTED, S.HELPED})
"""What is a follow-up of the need: somebody has it, or helped."""
LEAST_TRIES: Final = 2
EXPIRES_AFTER_DAYS: Final = 45
"""Without an answer this long after sending, a referral has expired: told to the adviser, counted as such."""
LINK_EVERY: Final = timedelta(hours=1)
"""A relay is sent a fresh link no more often than this."""
