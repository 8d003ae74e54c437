"""What a business had through the toolbox is known to every tool that looks at aids already had."""

from datetime import datetime
from uuid import UUID

from bonrelais.core.vocabulary.aids import is_aid
from bonrelais.directory.actions.facts import learn_fact, withdraw_fact
from bonrelais.directory.facts import LearntFact
from bonrelais.directory.models import Establishment, FactLearnt
from bonrelais.foundation import clock
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.cards import AlreadyHad
from bonrelais.toolbox.models import Proposal


def learn_had(establishment: Establishment, *, had: AlreadyHad, origin_id: UUID | None, by: Seat, at: datetime) -> None:
    """A tool whose code is too long to name a fact teaches nothing."""
    code = had.proposal.tool.code
    if is_aid(code):
        today = clock.day_of(at)
        learnt = LearntFact(f"aid.{code}", value=True, learnt_on=today, since_on=had.on, origin_id=origin_id)
        learn_fact(establishment, fact=learnt, by=by, at=at)


def forget_had(proposal: Proposal, *, by: Seat, at: datetime) -> None:
    """It was not granted after all."""
    rows = FactLearnt.objects.filter(
        programme_id=by.programme_id,
        company=proposal.company_id,
        code=f"aid.{proposal.tool.code}",
        origin_id=proposal.pk,
        withdrawn_at__isnull=True,
    )
    for row in rows.order_by("id"):
        withdraw_fact(row, by=by, at=at)
