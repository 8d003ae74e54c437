"""The meetings from the day after the results were published: the fourth phase, and what may follow it.

The stream does not depend on the day it is read: a later day only hears more of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bonrelais.demonstration.register.communes import PAYS_DE_LUMBRES, PAYS_DE_SAINT_OMER
from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.story.businesses import Business
from bonrelais.demonstration.story.calendar import LAST_DAY, is_worked, spread
from bonrelais.demonstration.story.first_years import meeting_of, mode_on
from bonrelais.demonstration.story.meetings import Meeting
from bonrelais.demonstration.story.pools import PoolEmptyError, Pools
from bonrelais.demonstration.story.published import GOAL_AFTER, GOALS, MET_BY_SECTOR, YearGoal

_LATE_2024: Final = 16
_SECOND_VISITS: Final = 0.14
_AGAIN_AFTER: Final = timedelta(days=330)


def tell_fourth_phase(pools: Pools, met: Sequence[tuple[Business, Meeting]], *, until: date) -> list[Meeting]:
    """Every meeting of the stream held up to a day, in order."""
    known = {business.siret: (business, meeting) for business, meeting in met}
    meetings = list(_new_ones(pools, _LATE_2024, (date(2024, 11, 21), date(2024, 12, 20)), Dice("late 2024")))
    for year in range(2025, min(until.year, LAST_DAY.year) + 1):
        told = _year(year, pools, known)
        meetings += told
    return sorted((one for one in meetings if one.on <= until), key=lambda one: (one.on, one.siret))


def _year(year: int, pools: Pools, known: dict[str, tuple[Business, Meeting]]) -> list[Meeting]:
    dice = Dice(f"year {year}")
    goal = GOALS.get(year, GOAL_AFTER)
    bounds = (date(year, 1, 6), date(year, 12, 21))
    new = list(_new_ones(pools, goal.new, bounds, dice, in_lumbres=_share(goal, goal.new)))
    again = list(_met_again(known, goal, bounds, dice))
    second = [_second(one, dice) for one in (*new, *again) if dice.happens(_SECOND_VISITS)]
    return [*new, *again, *(one for one in second if one is not None)]


def _share(goal: YearGoal, part: int) -> int:
    return round(goal.in_lumbres * part / goal.total)


def _new_ones(
    pools: Pools, count: int, bounds: tuple[date, date], dice: Dice, *, in_lumbres: int = 3
) -> Iterator[Meeting]:
    weights = list(MET_BY_SECTOR.values())
    epcis = [PAYS_DE_LUMBRES] * in_lumbres + [PAYS_DE_SAINT_OMER] * (count - in_lumbres)
    dice.shuffle(epcis)
    for day, epci in zip(spread(count, *bounds, dice), epcis, strict=True):
        sector = dice.choices(list(MET_BY_SECTOR), weights)[0]
        try:
            business = pools.take(sector.value, epci, day)
        except PoolEmptyError:
            business = pools.take("commerce", PAYS_DE_SAINT_OMER, day)
        yield replace(meeting_of(business, day, dice), is_planned_freely=True)


def _met_again(
    known: dict[str, tuple[Business, Meeting]], goal: YearGoal, bounds: tuple[date, date], dice: Dice
) -> Iterator[Meeting]:
    """Businesses of an earlier phase, seen again and still open; each leaves the list."""
    wanted = {PAYS_DE_LUMBRES: _share(goal, goal.again), PAYS_DE_SAINT_OMER: goal.again - _share(goal, goal.again)}
    for epci, count in wanted.items():
        for day in spread(count, *bounds, dice):
            open_ones = sorted(
                siret for siret, (business, before) in known.items()
                if business.epci == epci and business.is_open(day) and before.on + _AGAIN_AFTER < day
            )  # fmt: skip
            if not open_ones:
                continue
            business, before = known.pop(dice.pick(open_ones))
            yield Meeting(
                siret=business.siret,
                on=day,
                side=before.side,
                mode=mode_on(day, dice),
                sector=business.sector,
                epci=epci,
                is_first=False,
                is_planned_freely=True,
            )


def _second(one: Meeting, dice: Dice) -> Meeting | None:
    """A second visit some weeks later, in the same year."""
    day = one.on + timedelta(days=28 + dice.below(60))
    while not is_worked(day):
        day += timedelta(days=1)
    return replace(one, on=day, mode=mode_on(day, dice), is_first=False) if day.year == one.on.year else None
