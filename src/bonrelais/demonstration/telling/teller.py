"""What every chapter of the telling works with."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.setting.cast import Cast
from bonrelais.demonstration.story.calendar import PUBLISHED_ON, last_worked, next_worked, office_hour
from bonrelais.demonstration.telling.diary import Diary, Happening
from bonrelais.foundation import clock

_CLOSED_ON: Final = last_worked(PUBLISHED_ON - timedelta(days=1))
PUBLISHED_AT: Final = clock.at_paris(_CLOSED_ON, time(18))
"""What counts in the published results is recorded by then."""


@dataclass(frozen=True, slots=True)
class Teller:
    cast: Cast
    diary: Diary

    def some_days_later(self, at: datetime, days: tuple[int, int], dice: Dice, happening: Happening) -> datetime:
        """Writes down something for an office hour, between so many days and so many; gives the instant."""
        low, high = days
        day = next_worked(clock.day_of(at) + timedelta(days=low + dice.below(high - low + 1)))
        moment = max(office_hour(day, dice), at + timedelta(minutes=1))
        self.diary.write(moment, happening)
        return moment


def key_of(dice: Dice) -> UUID:
    """A device key, as a phone would draw one."""
    return UUID(int=dice.getrandbits(128), version=4)


def before_publication(day: date) -> date:
    return min(day, _CLOSED_ON)
