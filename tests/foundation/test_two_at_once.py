"""Two people at the same instant, each on a connection of their own: the second meets what the first has done.

The first has done its work and not ended its transaction when the second begins; it ends while the second waits.
Without the row held, the second would decide on what stood before.
"""

from collections.abc import Callable
from functools import partial
from threading import Event, Thread
from typing import Final

import pytest
from django.db import connection, transaction

from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.programmes.actions import accept_invitation
from bonrelais.programmes.models import Membership
from bonrelais.projects.actions import correct_outcome
from bonrelais.projects.models import Outcome
from bonrelais.referrals.choices import DeclineReason, ReferralState
from bonrelais.referrals.models import Answer
from bonrelais.toolbox.actions import draft_version, publish_version
from bonrelais.toolbox.cards import VersionDraft
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.drafts import state_of
from bonrelais.visits.actions.visits import correct_visit, record_visit
from bonrelais.visits.models import Visit, VisitVersion
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE: Final = 10
LONG_ENOUGH_TO_MEET: Final = 0.3

Work = Callable[[], object]


def run(work: Work, outcome: list[str], *, before_end: Work = lambda: None) -> None:
    try:
        with transaction.atomic():
            work()
            before_end()
        outcome.append("done")
    except DomainError as refusal:
        outcome.append(type(refusal).__name__)
    finally:
        connection.close()


def meet(first: Work, second: Work) -> tuple[list[str], list[str]]:
    """What each came to: « done », or the name of its refusal."""
    worked, may_end = Event(), Event()
    outcomes: tuple[list[str], list[str]] = ([], [])

    def hold() -> None:
        worked.set()
        may_end.wait(PATIENCE)

    threads = [
        Thread(target=run, args=(first, outcomes[0]), kwargs={"before_end": hold}),
        Thread(target=run, args=(second, outcomes[1])),
    ]
    threads[0].start()
    assert worked.wait(PATIENCE)
    threads[1].start()
    threads[1].join(LONG_ENOUGH_TO_MEET)
    assert threads[1].is_alive(), "the second did not wait"
    may_end.set()
    for thread in threads:
        thread.join(PATIENCE)
    return outcomes


def test_visit_sent_twice_at_once_is_recorded_once() -> None:
    seat = make.seat()
    place, report = make.establishment_of(seat.programme), make.report(seat)
    send = partial(record_visit, place, report=report, by=seat, at=clock.now())
    assert meet(send, send) == (["done"], ["done"])
    assert Visit.objects.count() == 1


def test_second_correction_of_a_visit_is_refused() -> None:
    seat = make.seat()
    version = make.version_of(make.visit(seat, make.establishment_of(seat.programme)))
    report = make.report(seat, minutes=90)
    correct = partial(correct_visit, version, report=report, reason="Durée", by=seat, at=clock.now())
    assert meet(correct, correct) == (["done"], ["StaleVersionError"])
    assert VisitVersion.objects.filter(replaced_at__isnull=True).count() == 1


def test_relay_that_takes_and_declines_at_once_has_one_answer() -> None:
    seat = make.seat()
    referral = make.referral(seat, make.establishment_of(seat.programme))
    outcomes = meet(
        partial(make.answer, referral, ReferralState.DECLINED, reason=DeclineReason.TERRITORY),
        partial(make.answer, referral),
    )
    assert outcomes == (["done"], ["DomainError"])  # taken after a decline: say why
    assert Answer.objects.get(referral=referral, replaced_at__isnull=True).state == ReferralState.DECLINED


def test_outcome_is_corrected_once() -> None:
    seat = make.seat()
    row = make.outcome(seat, make.project(seat, make.establishment_of(seat.programme)))
    entries = [make.outcome_entry(value=value) for value in (1_000_000, 2_000_000)]
    works = [partial(correct_outcome, row, outcome=one, reason="Devis", by=seat, at=clock.now()) for one in entries]
    assert meet(*works) == (["done"], ["OutcomeRefusedError"])
    assert Outcome.objects.filter(corrects=row).count() == 1


def test_invitation_opens_one_role() -> None:
    guest = make.user(email="invitee@exemple.fr")
    invitation = make.invitation(make.seat(), email=guest.email)
    accept = partial(accept_invitation, invitation, by=guest, at=clock.now())
    assert meet(accept, accept) == (["done"], ["InvitationClosedError"])
    assert Membership.objects.filter(user=guest).count() == 1


def test_draft_of_a_tool_is_written_by_the_first_of_two() -> None:
    seat = make.seat()
    tool = make.tool(seat)
    seen = state_of(ToolVersion.objects.get(tool=tool))
    drafts = [VersionDraft(summary=words, effective_from_on=clock.today()) for words in ("Une", "Autre")]
    works = [partial(draft_version, tool, version=one, by=seat, at=clock.now(), over=seen) for one in drafts]
    assert meet(*works) == (["done"], ["DraftChangedError"])
    assert ToolVersion.objects.get(tool=tool, published_at__isnull=True).summary == "Une"


def test_draft_written_while_it_is_published_is_not_published() -> None:
    seat = make.seat()
    version = make.draft(seat, make.tool(seat))
    other = VersionDraft(summary="Autre", effective_from_on=clock.today())
    outcomes = meet(
        partial(draft_version, version.tool, version=other, by=seat, at=clock.now(), over=state_of(version)),
        partial(publish_version, version, by=seat, at=clock.now(), seen=state_of(version)),
    )
    assert outcomes == (["done"], ["DraftChangedError"])
    assert ToolVersion.objects.get(pk=version.pk).published_at is None


def test_need_is_closed_once() -> None:
    seat = make.seat()
    need = make.need(seat, make.establishment_of(seat.programme))
    ends = [partial(end_need, need, end=end, by=seat, at=clock.now()) for end in (NeedEnd.ANSWERED, NeedEnd.MISTAKEN)]
    assert meet(*ends) == (["done"], ["NeedEndedError"])
    need.refresh_from_db()
    assert need.end == NeedEnd.ANSWERED
