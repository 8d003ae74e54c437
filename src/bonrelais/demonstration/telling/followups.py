"""What follows a visit: projects, referrals, tools, needs that end, promises kept."""

from datetime import datetime

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


def follow(teller: Teller, meeting: Meeting, visit: Visit, *, heard: Heard, contact: Contact | None) -> None:
    rows = {row.theme_id: row for row in Need.objects.filter(visit=visit)} if heard.needs else {}
    for told in heard.needs:
        need = rows[told.theme.pk]
        if told.fate is Fate.PROJECT and told.idea is not None:
            projects.plan_project(teller, meeting, need, told.idea)
        elif told.fate is Fate.REFERRAL and contact is not None:
            referrals.plan_referral(teller, meeting, need, contact, told.parent)
        elif told.fate is Fate.TOOL:
            offers.plan_offer(teller, meeting, need, told.parent)
        else:
            let_end(teller, meeting, need)
    for callback in visit.callbacks.order_by("id"):
        keep_later(teller, meeting, callback)


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
