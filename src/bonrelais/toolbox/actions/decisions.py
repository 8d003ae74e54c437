from datetime import datetime

from django.db import transaction

from bonrelais.directory.models import Company
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.cards import ManualAnswer
from bonrelais.toolbox.models import ManualDecision, Tool, ToolVersion
from bonrelais.toolbox.queries.versions import manual_words


class DecisionError(DomainError):
    pass


@transaction.atomic
def decide_manually(version: ToolVersion, *, answer: ManualAnswer, by: Seat, at: datetime) -> ManualDecision | None:
    """A named person answers a manual condition for one company; the former answer is withdrawn, not lost."""
    if answer.words not in manual_words(version):
        raise DecisionError("Ce critère n’est plus dans la version en vigueur. Rechargez la page.")
    Tool.objects.select_for_update(of=("self",)).get(pk=version.tool_id)
    held = ManualDecision.objects.filter(
        version__tool=version.tool_id,
        programme_id=by.programme_id,
        company=answer.company,
        words=answer.words,
        withdrawn_at__isnull=True,
    )
    present = held.order_by("-recorded_at", "-id").first()
    if present is not None and present.is_met is answer.is_met:
        return present
    held.update(withdrawn_at=at)
    if answer.is_met is None:
        if present is not None:
            record("tool_condition.undecided", present, by=by, at=at)
        return None
    return _decide(version, answer.company, answer, by=by, at=at)


def _decide(version: ToolVersion, company: Company, answer: ManualAnswer, *, by: Seat, at: datetime) -> ManualDecision:
    decision = ManualDecision.objects.create(
        version=version,
        company=company,
        programme_id=by.programme_id,
        words=answer.words,
        is_met=bool(answer.is_met),
        decided_by=by.user,
        decided_on=clock.day_of(at),
        recorded_at=at,
    )
    record("tool_condition.decided", decision, by=by, at=at)
    return decision
