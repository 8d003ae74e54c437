from datetime import datetime
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import FilteredRelation, Q, QuerySet

from bonrelais.foundation.prepared import Given, Prepared
from bonrelais.programmes.access import WORKERS
from bonrelais.programmes.seat import Seat
from bonrelais.referrals import access
from bonrelais.referrals.choices import ReferralState
from bonrelais.referrals.models import Answer, Referral, Relay
from bonrelais.referrals.states import IN_HAND, IN_PROGRESS_OR_HELPED, MAY_BECOME


def present_answers() -> QuerySet[Answer]:
    return Answer.objects.filter(replaced_at__isnull=True)


def followed_up() -> QuerySet[Referral]:
    """Referrals that are a follow-up of their need: a relay has it in hand, or helped."""
    return Referral.objects.filter(answers__replaced_at__isnull=True, answers__state__in=IN_PROGRESS_OR_HELPED)


def with_answer(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """Reads each referral with its present answer, its need and its relay, in one query."""
    answered = rows.annotate(present_answer=FilteredRelation("answers", condition=Q(answers__replaced_at__isnull=True)))
    return answered.select_related(  # type: ignore[misc]  # the stubs do not know filtered relations
        "company", "need__theme", "need__establishment__commune", "relay__organisation", "sent_by", "present_answer"
    )


def answer_of(referral: Referral) -> Answer:
    """The present answer of a referral read by `with_answer`."""
    found: Answer = referral.present_answer  # type: ignore[attr-defined]  # the filtered relation's own name
    return found


_OF_COMPANY: Final = Prepared(
    lambda: with_answer(Referral.objects.filter(programme_id=Given("programme"), company_id=Given("company"))).order_by(
        "-sent_at", "-id"
    )
)


def referrals_of(seat: Seat, company_id: UUID) -> list[Referral]:
    """All the programme's for a company, newest first; for those who work on businesses."""
    if not seat.has(WORKERS):
        raise PermissionDenied
    return _OF_COMPANY.read({"programme": seat.programme_id, "company": company_id})


def listed_referrals(seat: Seat, *, state: ReferralState | None, is_mine: bool) -> QuerySet[Referral]:
    rows = access.visible_referrals(seat)
    if state is not None:
        rows = rows.filter(answers__state=state, answers__replaced_at__isnull=True)
    if is_mine:
        rows = rows.filter(sent_by=seat.user)
    return with_answer(rows).order_by("-sent_at", "-id")


def answers_of(referral_id: UUID) -> list[Answer]:
    """Every state of a referral, oldest first; never empty: sending is the first."""
    rows = Answer.objects.filter(referral_id=referral_id).select_related("answered_by")
    return list(rows.order_by("answered_at", "id"))


def answer_in_force(referral_id: UUID) -> Answer:
    return present_answers().get(referral_id=referral_id)


def may_become(answer: Answer) -> frozenset[ReferralState]:
    return MAY_BECOME[ReferralState(answer.state)]


def unseen_answers(seat: Seat) -> QuerySet[Answer]:
    """What relays answered to this person and has not been seen yet, newest first."""
    return (
        present_answers()
        .filter(referral__programme_id=seat.programme_id, referral__sent_by=seat.user, seen_at__isnull=True)
        .exclude(state=ReferralState.PENDING)
        .exclude(answered_by=seat.user)
        .select_related(
            "referral__company",
            "referral__need__theme",
            "referral__relay__organisation",
            "referral__need__establishment",
        )
        .order_by("-answered_at", "-id")
    )


def waiting_referrals(seat: Seat) -> QuerySet[Referral]:
    """What this person sent and nobody has answered, oldest first."""
    rows = access.visible_referrals(seat).filter(
        sent_by=seat.user, answers__replaced_at__isnull=True, answers__state=ReferralState.PENDING
    )
    return with_answer(rows).order_by("sent_at", "id")


def open_with(relay: Relay) -> QuerySet[Referral]:
    """What the relay has to answer or to close, while the owner's consent stands, the oldest first."""
    present = present_answers().filter(state__in=IN_HAND, referral__relay=relay).values("referral")
    rows = Referral.objects.filter(pk__in=present, consent__withdrawn_at__isnull=True)
    return rows.select_related(*access.PARTS).order_by("sent_at", "id")


def unanswered_by(relay: Relay) -> int:
    """How many referrals handed to this relay nobody has answered."""
    return present_answers().filter(state=ReferralState.PENDING, referral__relay=relay).count()


def unanswered_since(instant: datetime) -> list[Referral]:
    """Referrals of every programme sent before an instant and still pending, oldest first."""
    rows = Referral.objects.filter(
        sent_at__lt=instant, answers__replaced_at__isnull=True, answers__state=ReferralState.PENDING
    )
    return list(
        rows.select_related("company", "need__theme", "relay__organisation", "sent_by").order_by("sent_at", "id")
    )
