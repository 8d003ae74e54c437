"""Places of business: each is held by one establishment after another, so that the number of open ones keeps steady."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bonrelais.demonstration.register import numbering
from bonrelais.demonstration.register.activities.model import Activity, ActivityGroup
from bonrelais.demonstration.register.addresses import address_in
from bonrelais.demonstration.register.companies import Company, found_company
from bonrelais.demonstration.register.dice import Dice, Wheel
from bonrelais.demonstration.register.ground import Ground
from bonrelais.demonstration.register.lives import (
    Establishment,
    Span,
    crafts_code,
    draw_periods,
    draw_span,
    shown_creation,
)
from bonrelais.demonstration.register.seeds import CommuneSeed
from bonrelais.demonstration.register.workforce import draw_workforce

EPOCH: Final = date(2015, 1, 1)  # lives are drawn from here; before it, only what was already open
HOLDERS: Final = 48  # successive companies a slot has numbers for

_OLDEST: Final = EPOCH - date(1955, 1, 1)
_EMPTY_YEARS: Final = 0.7
_MOVES: Final = 0.06
_FIRST_OF_MONTH: Final = 0.4


@dataclass(frozen=True, slots=True)
class Holder:
    """A company and what it does. A chain is a holder of several slots, whose seat stands apart."""

    company: Company
    activity: Activity


@dataclass(frozen=True, slots=True)
class Slot:
    rank: int
    commune: CommuneSeed
    ground: Ground
    group: ActivityGroup
    choices: Wheel[Activity]
    chain: Holder | None = None
    rank_in_chain: int = 0


def share_open(group: ActivityGroup) -> float:
    """The share of the time a slot of this group is held."""
    return group.years_of_life / (group.years_of_life + _EMPTY_YEARS)


def holders(slot: Slot, *, seed: int, until: date) -> Iterator[Establishment]:
    """The establishments that held the slot, oldest first, up to those opened by a day."""
    dice = Dice(f"{seed} slot {slot.rank}")
    opens_on, closes_on = _first_holding(slot.group, dice)
    holder, place = _holder(slot, 0, dice), 0
    for succession in range(1, HOLDERS):
        span = draw_span(opens_on, closes_on, slot.group.years_of_life, dice)
        establishment = _establish(slot, holder, place, span, dice)
        if opens_on > until:
            return
        yield establishment
        if dice.happens(_MOVES):
            opens_on, place = span.ends_on, place + 1
        else:
            opens_on = _on_the_first(dice.years_after(span.ends_on, _EMPTY_YEARS), span.ends_on, dice)
            holder, place = (holder, place + 1) if slot.chain else (_holder(slot, succession, dice), 0)
        closes_on = dice.years_after(opens_on, slot.group.years_of_life)
    raise ValueError(f"slot {slot.rank} has no number left before {until}")


def _first_holding(group: ActivityGroup, dice: Dice) -> tuple[date, date]:
    if dice.happens(share_open(group)):
        age = dice.years_after(EPOCH, group.years_of_life) - EPOCH
        opened_on = _on_the_first(EPOCH - age % _OLDEST - timedelta(days=1), date.min, dice)
        return opened_on, dice.years_after(EPOCH, group.years_of_life)
    opens_on = dice.years_after(EPOCH, _EMPTY_YEARS)
    return opens_on, dice.years_after(opens_on, group.years_of_life)


def _holder(slot: Slot, succession: int, dice: Dice) -> Holder:
    """Who holds the slot: the chain it belongs to, or a new company of one place at a time."""
    if slot.chain:
        return slot.chain
    activity = dice.turn(slot.choices)
    siren = numbering.siren(slot.rank * HOLDERS + succession)
    return Holder(found_company(siren, dice.turn(slot.group.legal_forms), activity, dice), activity)


def _establish(slot: Slot, holder: Holder, place: int, span: Span, dice: Dice) -> Establishment:
    band = dice.turn(slot.group.sizes)
    return Establishment(
        company=holder.company,
        siret=numbering.siret(holder.company.siren, 1 + slot.rank_in_chain * HOLDERS + place if slot.chain else place),
        created_on=shown_creation(span.opens_on, dice),
        address=address_in(slot.commune, slot.ground, slot.group.setting, dice),
        may_be_seat=slot.chain is None,
        periods=draw_periods(span, holder.activity, slot.group, slot.choices, dice),
        workforce=draw_workforce(span.opens_on.year, span.ends_on.year, band, dice),
        crafts_code=crafts_code(holder.activity, dice),
    )


def _on_the_first(day: date, not_before: date, dice: Dice) -> date:
    """Businesses like to open on the first of a month."""
    first = day.replace(day=1)
    return first if dice.happens(_FIRST_OF_MONTH) and first > not_before else day
