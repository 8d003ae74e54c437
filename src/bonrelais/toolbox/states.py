"""The life of a proposal: what each state may become. Granted again corrects the amount, set aside again the reason."""

from typing import Final

from bonrelais.toolbox.choices import ProposalState as S

LIVE: Final = frozenset({S.PROPOSED, S.APPLIED, S.GRANTED})
"""The states of a proposal that goes on or came to something: neither set aside nor refused."""
MAY_BECOME: Final[dict[S, frozenset[S]]] = {
    S.PROPOSED: frozenset({S.SET_ASIDE, S.APPLIED, S.GRANTED, S.REFUSED}),
    S.SET_ASIDE: frozenset({S.SET_ASIDE, S.PROPOSED, S.APPLIED}),
    S.APPLIED: frozenset({S.GRANTED, S.REFUSED, S.SET_ASIDE}),
    S.GRANTED: frozenset({S.GRANTED, S.APPLIED}),
    S.REFUSED: frozenset({S.PROPOSED, S.APPLIED}),
}
