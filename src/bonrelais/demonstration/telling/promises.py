"""Promises and call-backs: kept on time, sometimes late."""

from datetime import datetime, timedelta
from functools import partial

from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.story.calendar import next_worked, office_hour
from bonrelais.demonstration.story.meetings import Meeting
from bonrelais.demonstration.telling.teller import Teller
from bonrelais.demonstration.words import around
from bonrelais.foundation import clock
from bonrelais.visits.actions.callbacks import close_callback
from bonrelais.visits.models import Callback


def keep_later(teller: Teller, meeting: Meeting, callback: Callback) -> None:
    dice = Dice(f"{meeting.seed} {callback.text} {callback.due_on}")
    lateness = 15 + dice.below(20) if dice.happens(0.12) else dice.below(4) - 2
    promised_on = clock.day_of(callback.recorded_at)
    day = next_worked(max(callback.due_on + timedelta(days=lateness), promised_on + timedelta(days=1)))
    outcome = dice.pick(around.PROMISES_KEPT)
    teller.diary.write(office_hour(day, dice), partial(_keep, teller, meeting, callback, outcome))


def _keep(teller: Teller, meeting: Meeting, callback: Callback, outcome: str, at: datetime) -> None:
    close_callback(callback, outcome=outcome, by=teller.cast.advisers[meeting.side], at=at)
