"""Everyone the fictional register knows up to a day, grown commune by commune."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain as joined
from typing import Final

from bonrelais.demonstration.register import numbering
from bonrelais.demonstration.register.activities.groups import GROUPS
from bonrelais.demonstration.register.activities.model import Activity, ActivityGroup
from bonrelais.demonstration.register.chains import chain_slots, seats
from bonrelais.demonstration.register.dice import Dice, Wheel, wheel
from bonrelais.demonstration.register.ground import Ground, ground_of
from bonrelais.demonstration.register.lives import Establishment
from bonrelais.demonstration.register.past import Memory, closed_long_ago
from bonrelais.demonstration.register.seeds import CommuneSeed, neighbours
from bonrelais.demonstration.register.slots import HOLDERS, Slot, holders, share_open

NEIGHBOURS_SHARE: Final = 0.12
CLOSED_LONG_AGO_SHARE: Final = 0.38

_TIERS: Final = (300, 500, 800, 1000, 1500, 2000, 2500, 3000, 5000, 8000)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to grow: `size` is the number of establishments open in the communes on any day, give or take."""

    communes: Sequence[CommuneSeed]
    seed: int
    size: int


def grow(plan: Plan, until: date) -> list[Establishment]:
    """Every establishment opened by a day, by SIRET; a later day only adds to the list."""
    grounds = {commune.code: ground_of(commune) for commune in (*plan.communes, *neighbours())}
    slots = _slots(plan.communes, grounds, plan.size, plan.seed)
    beside = _slots(neighbours(), grounds, round(plan.size * NEIGHBOURS_SHARE), plan.seed + 1)
    every_slot = [replace(slot, rank=rank) for rank, slot in enumerate((*slots, *beside))]
    chained = chain_slots(every_slot, plan.seed)
    first_free = len(every_slot) * HOLDERS
    lives = joined(
        joined.from_iterable(holders(slot, seed=plan.seed, until=until) for slot in chained),
        seats(chained, grounds, plan.seed),
        _past(plan, grounds, first_free),
    )
    return sorted(lives, key=lambda establishment: establishment.siret)


def _slots(communes: Sequence[CommuneSeed], grounds: dict[str, Ground], size: int, seed: int) -> Iterator[Slot]:
    tiers = {commune.code: _tier(commune) for commune in communes}
    for group in GROUPS:
        dice = Dice(f"{seed} places {group.name}")
        choices = {tier: _choices(group, tier) for tier in sorted(set(tiers.values()))}
        pull = wheel(tuple((commune, commune.population**group.town_pull) for commune in communes))
        for _ in range(round(size * group.share / share_open(group))):
            commune = dice.turn(pull)
            yield Slot(0, commune, grounds[commune.code], group, choices[tiers[commune.code]])


def _tier(commune: CommuneSeed) -> int:
    return max((tier for tier in _TIERS if tier <= commune.population), default=0)


def _choices(group: ActivityGroup, tier: int) -> Wheel[Activity]:
    return wheel(tuple((each, each.weight) for each in group.activities if each.smallest_commune <= tier))


def _past(plan: Plan, grounds: dict[str, Ground], first_rank: int) -> Iterator[Establishment]:
    inhabitants = sum(commune.population for commune in plan.communes)
    rank = first_rank
    for commune in plan.communes:
        count = round(plan.size * CLOSED_LONG_AGO_SHARE * commune.population / inhabitants)
        yield from closed_long_ago(Memory(commune, grounds[commune.code], rank, count), seed=plan.seed)
        rank += count
    if rank > numbering.CAPACITY - 10_000:
        raise ValueError(f"a register of {plan.size} establishments needs more fictional numbers than there are")
