"""Companies of several establishments: some slots are given to them, and each has a seat that stays open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bonrelais.demonstration.register import numbering
from bonrelais.demonstration.register.activities.model import Activity, ActivityGroup
from bonrelais.demonstration.register.addresses import address_in
from bonrelais.demonstration.register.companies import found_company
from bonrelais.demonstration.register.dice import Dice, wheel
from bonrelais.demonstration.register.ground import Ground
from bonrelais.demonstration.register.lives import Establishment, Nomenclature, Period, State
from bonrelais.demonstration.register.seeds import CommuneSeed, neighbours
from bonrelais.demonstration.register.slots import Holder, Slot
from bonrelais.demonstration.register.workforce import draw_workforce

_CHAINED: Final = {
    "shops": 0.07,
    "finance": 0.2,
    "wholesale": 0.09,
    "personal": 0.03,
    "industry": 0.04,
    "hospitality": 0.03,
    "business": 0.02,
    "transport": 0.05,
}
_FORMS: Final = wheel(((5710, 50.0), (5499, 38.0), (5599, 12.0)))
_SEAT_BANDS: Final = wheel((("02", 20.0), ("03", 20.0), ("11", 30.0), ("12", 20.0), ("21", 8.0), ("22", 2.0)))
_LARGEST: Final = 7
_SEAT_OUTSIDE: Final = 0.45
_NEVER: Final = date(2199, 1, 1)
_FIRST_FOUNDED: Final = date(2008, 2, 1)


def chain_slots(slots: Sequence[Slot], seed: int) -> list[Slot]:
    """The same slots, some of them now held by chains; the numbers of the chains follow those of the slots."""
    dice = Dice(f"{seed} chains")
    chained: list[Slot] = []
    holder: Holder | None = None
    left, founded = 0, 0
    for slot in slots:
        if not dice.happens(_CHAINED.get(slot.group.name, 0.0)):
            chained.append(slot)
            continue
        if holder is None or left == 0 or holder.activity not in slot.choices.choices:
            founded += 1
            holder, left = _found(slot, founded, dice), 1 + dice.below(_LARGEST)
        chained.append(replace(slot, chain=holder, rank_in_chain=left))
        left -= 1
    return chained


def seats(slots: Sequence[Slot], grounds: dict[str, Ground], seed: int) -> Iterator[Establishment]:
    """One seat a chain, in a neighbouring town or where its first place is."""
    seen: set[str] = set()
    towns = neighbours()
    for slot in slots:
        if slot.chain is None or slot.chain.company.siren in seen:
            continue
        seen.add(slot.chain.company.siren)
        dice = Dice(f"{seed} seat {slot.chain.company.siren}")
        town = dice.pick(towns) if dice.happens(_SEAT_OUTSIDE) else slot.commune
        yield _seat(slot.chain, slot.group, town, grounds[town.code], dice)


def _found(slot: Slot, founded: int, dice: Dice) -> Holder:
    activity: Activity = dice.turn(slot.choices)
    company = found_company(numbering.siren(numbering.CAPACITY - founded), dice.turn(_FORMS), activity, dice)
    return Holder(replace(company, partial_from=None), activity)


def _seat(holder: Holder, group: ActivityGroup, town: CommuneSeed, ground: Ground, dice: Dice) -> Establishment:
    opened_on = _FIRST_FOUNDED + timedelta(days=dice.below(2_000))
    activity = holder.activity
    period = Period(opened_on, State.OPEN, activity.code, activity.twin, Nomenclature.NAF_REV2, "")
    return Establishment(
        company=holder.company,
        siret=numbering.siret(holder.company.siren, 0),
        created_on=opened_on,
        address=address_in(town, ground, group.setting, dice),
        may_be_seat=True,
        periods=(period,),
        workforce=draw_workforce(opened_on.year, _NEVER.year, dice.turn(_SEAT_BANDS), dice),
        crafts_code="",
    )
