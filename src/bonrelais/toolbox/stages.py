from dataclasses import dataclass
from datetime import date

from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.models import ProposalStage


@dataclass(frozen=True, slots=True)
class Stage:
    """A state to open, from a day, with its reason or its amount in cents."""

    state: ProposalState
    since_on: date
    reason: str = ""
    amount_cents: int | None = None

    def repeats(self, row: ProposalStage) -> bool:
        """Whether the row already says it, whatever the day; what was granted is corrected down to its day."""
        if self.state is ProposalState.GRANTED and self.since_on != row.since_on:
            return False
        return (self.state.value, self.reason, self.amount_cents) == (row.state, row.reason, row.amount_cents)
