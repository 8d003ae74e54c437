"""What follows a visit: projects, referrals, tools, needs that end, promises kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.story.calendar import office_hour
from bonrelais.demonstration.story.meetings import Meeting
from bonrelais.demonstration.telling import offers, projects, referrals
from bonrelais.demonstration.telling.needs import Fate, Heard
from bonrelais.demonstration.telling.promises import keep_later
from bonrelais.demonstration.telling.teller import Teller
from bonrelais.directory.models import Contact
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.models import Need
from bonrelais.visits.models import Visit


@dataclass(frozen=True, slots=True)
class Aftermath:
    """A visit recorded, and what was heard at it."""

    visit: Visit
    heard: Heard
    contact: Contact | None
    has_promised: bool


def follow(teller: Teller, meeting: Meeting, after: Aftermath) -> None:
    rows = _needs_of(after.visit) if after.heard.needs else {}
    for told in after.heard.needs:
        need = rows[told.theme.pk]
        need.theme = told.theme
        if told.fate is Fate.PROJECT and told.idea is not None:
            projects.plan_project(teller, meeting, need, told.idea)
        elif told.fate is Fate.REFERRAL and after.contact is not None:
            referrals.plan_referral(referrals.Handing(teller, meeting, need, told.parent), after.contact)
        elif told.fate is Fate.TOOL:
            offers.plan_offer(teller, meeting, need, told.parent)
        else:
            let_end(teller, meeting, need)
    if after.has_promised:
        for callback in after.visit.callbacks.order_by("id"):
            keep_later(teller, meeting, callback)


def _needs_of(visit: Visit) -> dict[UUID, Need]:
    return {row.theme_id: row for row in Need.objects.filter(visit=visit).select_related("company")}


def let_end(teller: Teller, meeting: Meeting, need: Need) -> None:
    """Nobody takes it up: it settles or is given up in the end."""
    dice = Dice(f"{need_seed(meeting, need)} end")
    end = NeedEnd.ANSWERED if dice.happens(0.6) else NeedEnd.ABANDONED
    teller.some_days_later(visit_evening(meeting), (20, 95), dice, lambda at: end_once(teller, meeting, need, end, at))


def end_once(teller: Teller, meeting: Meeting, need: Need, end: NeedEnd, at: datetime) -> None:
    end_need(need, end=end, by=teller.cast.advisers[meeting.side], at=at)


def need_seed(meeting: Meeting, need: Need) -> str:
    return f"{meeting.seed} {need.theme.code}"


def visit_evening(meeting: Meeting) -> datetime:
    return office_hour(meeting.on, Dice(meeting.seed)).replace(hour=19)
