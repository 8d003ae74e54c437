"""The meetings up to the day the results were published: those that count, and those that do not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, repeat
from typing import Final

from bonrelais.demonstration.register.communes import PAYS_DE_LUMBRES, PAYS_DE_SAINT_OMER
from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.story.businesses import Business
from bonrelais.demonstration.story.calendar import last_worked, next_worked, spread, worked_days
from bonrelais.demonstration.story.meetings import Meeting, ProjectIdea, Side, Twist
from bonrelais.demonstration.story.pools import Pools
from bonrelais.demonstration.story.published import MET_BY_SECTOR, MET_BY_YEAR
from bonrelais.programmes.choices import Mode
from bonrelais.programmes.defaults.sectors import DefaultSector

LAST_COUNTED: Final = date(2024, 11, 18)
_LOCKDOWN_ENDS: Final = date(2021, 6, 1)
_PARTIAL_RANKS: Final = frozenset({97, 301, 502, 711})
_ENTERED_RANKS: Final = frozenset({262, 455, 698})
_CORRECTED: Final = 6
_SEEN_IN_2020: Final = 12
_SEEN_AGAIN: Final = 90
_LUMBRES_BEFORE: Final = (6, 8)
"""Businesses of the pays de Lumbres seen before it joined: met again since, and never again."""
_LUMBRES_IDEAS: Final = (
    ProjectIdea("investissement", invests=40_000_00),
    ProjectIdea("ressources-humaines", hires=2),
    ProjectIdea("numerique"),
)
_CALLED_ONLY: Final = 18
_CANCELLED: Final = 5


def tell_first_years(pools: Pools, businesses: Sequence[Business]) -> tuple[list[Meeting], list[Meeting]]:
    """The meetings that count (one a business), and beside them those that must not."""
    counted = _counted(pools)
    beside = [
        *_seen_in_2020(counted),
        *_seen_again(counted),
        *_other_places(counted, businesses),
        *_lumbres_before(pools, counted),
        *_not_held_in_person(pools),
    ]
    return counted, beside


def side_of(business: Business, dice: Dice) -> Side:
    is_for_crafts = dice.happens(0.93 if business.is_crafts else 0.12)
    return Side.CMA if is_for_crafts else Side.CCI


def mode_on(day: date, dice: Dice) -> Mode:
    if day < _LOCKDOWN_ENDS:
        return Mode.VIDEO if dice.happens(0.35) else Mode.ON_SITE
    throw = dice.random()
    if throw < 0.84:
        return Mode.ON_SITE
    return Mode.OFFICE if throw < 0.95 else Mode.VIDEO


def meeting_of(business: Business, day: date, dice: Dice) -> Meeting:
    return Meeting(
        siret=business.siret,
        on=day,
        side=side_of(business, dice),
        mode=mode_on(day, dice),
        sector=business.sector,
        epci=business.epci,
    )


def _counted(pools: Pools) -> list[Meeting]:
    dice = Dice("first years")
    days = [(day, epci) for year, shares in MET_BY_YEAR for epci, count in shares.items()
            for day in spread(count, date(year, 1, 4), min(date(year, 12, 22), LAST_COUNTED), dice)]  # fmt: skip
    days.sort()
    sectors = [sector.value for sector, count in MET_BY_SECTOR.items() for _ in range(count)]
    dice.shuffle(sectors)
    meetings = []
    for rank, ((day, epci), sector) in enumerate(zip(days, sectors, strict=True)):
        is_partial = rank in _PARTIAL_RANKS
        business = pools.take(sector, PAYS_DE_SAINT_OMER if is_partial else epci, day, is_partial=is_partial)
        meetings.append(replace(meeting_of(business, day, dice), epci=business.epci))
    return _entered_by_hand(_corrected(meetings, dice))


def _entered_by_hand(meetings: list[Meeting]) -> list[Meeting]:
    """A few were too new for the register the day they were met: they are entered by hand in its place."""
    return [
        replace(one, siret=f"hand-{rank}", twist=Twist.ENTERED_BY_HAND) if rank in _ENTERED_RANKS else one
        for rank, one in enumerate(meetings)
    ]


def _corrected(meetings: list[Meeting], dice: Dice) -> list[Meeting]:
    ranks = {dice.below(len(meetings)) for _ in range(_CORRECTED)} - _ENTERED_RANKS
    return [replace(one, twist=Twist.CORRECTED) if rank in ranks else one for rank, one in enumerate(meetings)]


def _seen_in_2020(counted: Sequence[Meeting]) -> list[Meeting]:
    """Met as the programme started, before the published period, and met again in it."""
    dice = Dice("seen in 2020")
    old = [one for one in counted if one.on.year == 2021 and one.epci == PAYS_DE_SAINT_OMER]
    days = spread(_SEEN_IN_2020, date(2020, 10, 5), date(2020, 12, 18), dice)
    return [
        replace(one, on=day, twist=Twist.NONE) for one, day in zip(dice.sample(old, _SEEN_IN_2020), days, strict=True)
    ]


def _seen_again(counted: Sequence[Meeting]) -> list[Meeting]:
    """A second visit some months later; the business is counted already."""
    dice = Dice("seen again")
    early = [one for one in counted if one.twist is Twist.NONE and one.on < LAST_COUNTED - timedelta(days=80)]
    chosen = dice.sample(early, _SEEN_AGAIN)
    return [_again(one, dice) for one in chosen]


def _again(one: Meeting, dice: Dice) -> Meeting:
    day = next_worked(one.on + timedelta(days=60 + dice.below(340)))
    mode = Mode.PHONE if dice.happens(0.15) else mode_on(day, dice)
    return replace(one, on=last_worked(min(day, LAST_COUNTED)), mode=mode, is_first=False, twist=Twist.NONE)


def _other_places(counted: Sequence[Meeting], businesses: Sequence[Business]) -> list[Meeting]:
    """The other shop of a company met already: one company, counted once."""
    siren_of = {one.siret: one.siren for one in businesses}
    met = {siren_of[one.siret]: one for one in counted if one.siret in siren_of}
    dice = Dice("other places")
    found: list[Meeting] = []
    for business in businesses:
        first = met.get(business.siren)
        if first is None or first.siret == business.siret or business.is_partial or len(found) == 4:
            continue
        day = next_worked(first.on + timedelta(days=120))
        if business.is_open(day) and business.opened_on < date(2020, 8, 1) and day < LAST_COUNTED:
            found.append(replace(meeting_of(business, day, dice), side=first.side, is_first=False))
    return found


def _lumbres_before(pools: Pools, counted: Sequence[Meeting]) -> list[Meeting]:
    """Seen before their intercommunality joined: kept, not counted."""
    dice = Dice("lumbres before")
    again, never = _LUMBRES_BEFORE
    days = spread(again + never, date(2021, 9, 6), date(2022, 12, 9), dice)
    since = dice.sample([one for one in counted if one.epci == PAYS_DE_LUMBRES and one.twist is Twist.NONE], again)
    met = [replace(one, on=day, mode=Mode.ON_SITE) for one, day in zip(since, days[:again], strict=True)]
    others = [meeting_of(pools.take(_any_sector(dice), PAYS_DE_LUMBRES, day), day, dice) for day in days[again:]]
    ideas = chain(((one,) for one in _LUMBRES_IDEAS), repeat(()))
    return met + [replace(one, ideas=given) for one, given in zip(others, ideas, strict=False)]


def _not_held_in_person(pools: Pools) -> list[Meeting]:
    """Telephone calls, visits cancelled after they were recorded, and one that turned out to be a call."""
    dice = Dice("not held in person")
    days = worked_days(date(2021, 2, 1), date(2024, 10, 31))
    taken = []
    for rank in range(_CALLED_ONLY + _CANCELLED + 1):
        day = dice.pick(days)
        one = meeting_of(pools.take(_any_sector(dice), PAYS_DE_SAINT_OMER, day), day, dice)
        if rank < _CALLED_ONLY:
            taken.append(replace(one, mode=Mode.PHONE))
        else:
            is_cancelled = rank < _CALLED_ONLY + _CANCELLED
            taken.append(replace(one, mode=Mode.ON_SITE, twist=Twist.CANCELLED if is_cancelled else Twist.MADE_A_CALL))
    return taken


def _any_sector(dice: Dice) -> str:
    return dice.pick(
        (DefaultSector.COMMERCE, DefaultSector.PERSONAL_SERVICES, DefaultSector.CONSTRUCTION, DefaultSector.HOSPITALITY)
    ).value
