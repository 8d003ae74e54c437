"""Each constraint of the toolbox, broken once."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.foundation.models import Row
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions
from bonrelais.toolbox.cards import ManualAnswer
from bonrelais.toolbox.choices import ImportFormat
from bonrelais.toolbox.models import (
    ManualDecision,
    Proposal,
    ProposalStage,
    Target,
    TargetList,
    Tool,
    ToolOrigin,
    ToolUpload,
    ToolVersion,
    VersionCheck,
)
from tests import make
from tests.make import Offer

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 20)
MANUAL = make.criteria({"kind": "manual", "params": {"text": "Jugé solide"}})


def copy(row: Row) -> Row:
    """The same values under another key."""
    row.pk = new_id()
    row._state.adding = True
    return row


def second_tool(seat: Seat) -> Row:
    return copy(make.draft_tool(seat))


def second_number(seat: Seat) -> Row:
    version = ToolVersion.objects.get(tool=make.tool(seat))
    version.superseded_at = clock.now()
    return copy(version)


def second_present(seat: Seat) -> Row:
    version = ToolVersion.objects.get(tool=make.tool(seat))
    version.number = 2
    return copy(version)


def second_draft(seat: Seat) -> Row:
    draft = make.draft(seat, make.draft_tool(seat))
    draft.number = 2
    return copy(draft)


def ends_first(seat: Seat) -> Row:
    draft = make.draft(seat, make.draft_tool(seat))
    draft.effective_to_on = date(2019, 1, 1)
    return draft


def second_check(seat: Seat) -> Row:
    return copy(VersionCheck.objects.get(version__tool=make.tool(seat, checked_on=TODAY)))


def second_proposal(seat: Seat) -> Row:
    place = make.establishment_of(seat.programme)
    return copy(make.proposal(seat, place, make.tool(seat), need=make.need(seat, place)))


def second_at_large(seat: Seat) -> Row:
    return copy(make.proposal(seat, make.establishment_of(seat.programme), make.tool(seat)))


def stage(seat: Seat) -> ProposalStage:
    made = make.proposal(seat, make.establishment_of(seat.programme), make.tool(seat))
    return ProposalStage.objects.get(proposal=made)


def second_stage(seat: Seat) -> Row:
    return copy(stage(seat))


def silent_reason(seat: Seat) -> Row:
    row = stage(seat)
    row.state = "set_aside"
    return row


def no_amount(seat: Seat) -> Row:
    row = stage(seat)
    row.state, row.amount_cents = "granted", -1
    return row


def second_decision(seat: Seat) -> Row:
    version = ToolVersion.objects.get(tool=make.tool(seat, Offer(criteria=MANUAL)))
    answer = ManualAnswer(make.establishment_of(seat.programme).company, "Jugé solide", is_met=True)
    decision = actions.decide_manually(version, answer=answer, by=seat, at=clock.now())
    assert decision is not None
    return copy(decision)


def kept(seat: Seat) -> TargetList:
    return make.target_list(seat, make.tool(seat), [make.establishment_of(seat.programme) for _ in range(2)])


def second_list(seat: Seat) -> Row:
    row = kept(seat)
    row.name = "Une autre"
    return copy(row)


def second_name(seat: Seat) -> Row:
    row = kept(seat)
    row.device_key = new_id()
    return copy(row)


def second_target(seat: Seat) -> Row:
    row = kept(seat).targets.get(rank=1)
    row.rank = 3
    return copy(row)


def second_rank(seat: Seat) -> Row:
    row = kept(seat).targets.get(rank=2)
    row.rank = 1
    return row


def silent_removal(seat: Seat) -> Row:
    row = kept(seat).targets.get(rank=1)
    row.removed_at = clock.now()
    return row


def origin(seat: Seat) -> ToolOrigin:
    return ToolOrigin.objects.create(
        programme=seat.programme,
        tool=make.draft_tool(seat),
        source="schema",
        source_id="aide-1",
        snapshot={},
        recorded_at=clock.now(),
    )


def second_origin(seat: Seat) -> Row:
    row = origin(seat)
    row.tool = make.draft_tool(seat)
    return copy(row)


def second_identity(seat: Seat) -> Row:
    row = origin(seat)
    row.source_id = "aide-2"
    return copy(row)


def nameless_origin(seat: Seat) -> Row:
    row = origin(seat)
    row.source_id = ""
    return row


def upload(seat: Seat) -> ToolUpload:
    return actions.keep_upload(actions.SentFile("a.csv", b"Titre\nA\n", ImportFormat.TABLE), by=seat, at=clock.now())


def odd_format(seat: Seat) -> Row:
    row = upload(seat)
    row.format = "pdf"
    return row


def sourceless_upload(seat: Seat) -> Row:
    row = upload(seat)
    row.source = ""
    return row


BROKEN = {
    "tool_code_unique": (Tool, second_tool),
    "tool_version_number_unique": (ToolVersion, second_number),
    "tool_one_present_version": (ToolVersion, second_present),
    "tool_one_draft_at_a_time": (ToolVersion, second_draft),
    "tool_version_ends_after_start": (ToolVersion, ends_first),
    "tool_version_checked_once_a_day": (VersionCheck, second_check),
    "proposal_once_a_need": (Proposal, second_proposal),
    "proposal_once_without_need": (Proposal, second_at_large),
    "proposal_one_present_stage": (ProposalStage, second_stage),
    "proposal_set_aside_has_reason": (ProposalStage, silent_reason),
    "proposal_granted_has_amount": (ProposalStage, no_amount),
    "tool_origin_known_once": (ToolOrigin, second_origin),
    "tool_origin_one_a_source": (ToolOrigin, second_identity),
    "tool_origin_is_named": (ToolOrigin, nameless_origin),
    "tool_upload_format_known": (ToolUpload, odd_format),
    "tool_upload_has_a_source": (ToolUpload, sourceless_upload),
    "manual_decision_one_present": (ManualDecision, second_decision),
    "target_list_device_key_unique": (TargetList, second_list),
    "target_list_name_once_open": (TargetList, second_name),
    "target_once_a_list": (Target, second_target),
    "target_one_a_rank": (Target, second_rank),
    "target_removed_has_reason": (Target, silent_removal),
}


@pytest.mark.parametrize(("name", "made"), list(BROKEN.items()))
def test_constraint_holds(name: str, made: tuple[type[Row], Callable[[Seat], Row]]) -> None:
    model, break_it = made
    assert name in {constraint.name for constraint in model._meta.constraints}
    row = break_it(make.seat())
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
