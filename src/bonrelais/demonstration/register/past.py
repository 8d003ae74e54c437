"""Rows closed long ago: old nomenclatures, codes of communes merged since, units purged of almost everything."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bonrelais.demonstration.register import numbering
from bonrelais.demonstration.register.activities.groups import GROUPS
from bonrelais.demonstration.register.activities.model import Activity, ActivityGroup
from bonrelais.demonstration.register.addresses import Address, address_in
from bonrelais.demonstration.register.companies import found_company
from bonrelais.demonstration.register.dice import Dice, wheel
from bonrelais.demonstration.register.ground import Ground
from bonrelais.demonstration.register.lives import REV2_DAY, Establishment, Nomenclature, Period, State, shown_creation
from bonrelais.demonstration.register.seeds import CommuneSeed

_FIRST_CLOSING: Final = date(1976, 1, 1)
_LAST_CLOSING: Final = date(2014, 12, 31)
_PURGED_BEFORE: Final = date(1995, 1, 1)
_PURGED: Final = 0.5
_WITHOUT_ACTIVITY: Final = 0.06
_FORMER_CODE: Final = 0.45
_GROUPS: Final = wheel(tuple((group, group.share) for group in GROUPS))
_CHOICES: Final = {
    group.name: wheel(tuple((activity, activity.weight) for activity in group.activities)) for group in GROUPS
}


@dataclass(frozen=True, slots=True)
class Memory:
    """A run of closed establishments to draw in one commune; their companies take the numbers from `first_rank` on."""

    commune: CommuneSeed
    ground: Ground
    first_rank: int
    count: int


def closed_long_ago(memory: Memory, *, seed: int) -> Iterator[Establishment]:
    dice = Dice(f"{seed} past {memory.commune.code}")
    for rank in range(memory.first_rank, memory.first_rank + memory.count):
        yield _closed(memory, rank, dice)


def _closed(memory: Memory, rank: int, dice: Dice) -> Establishment:
    group = dice.turn(_GROUPS)
    activity = dice.turn(_CHOICES[group.name])
    closed_on = _FIRST_CLOSING + timedelta(days=dice.below((_LAST_CLOSING - _FIRST_CLOSING).days))
    opened_on = closed_on - timedelta(days=120 + int(dice.expovariate(1 / 3_200)))
    company = found_company(numbering.siren(rank), dice.turn(group.legal_forms), activity, dice)
    code, nomenclature = _old_activity(activity, group, closed_on, dice)
    opened = Period(opened_on, State.OPEN, code, None, nomenclature, "")
    return Establishment(
        company=company,
        siret=numbering.siret(company.siren, dice.below(3)),
        created_on=shown_creation(opened_on, dice),
        address=_old_address(memory, group, dice),
        may_be_seat=True,
        periods=(opened, replace(opened, starts_on=closed_on, state=State.CLOSED)),
        workforce=(),
        crafts_code="",
        is_purged=closed_on < _PURGED_BEFORE and dice.happens(_PURGED),
    )


def _old_activity(activity: Activity, group: ActivityGroup, closed_on: date, dice: Dice) -> tuple[str, Nomenclature]:
    """The last activity, in the nomenclature in force when the establishment closed."""
    nap, naf_1993, naf_rev1 = group.old_codes
    if dice.happens(_WITHOUT_ACTIVITY):
        return "", Nomenclature.NONE
    if closed_on < date(1993, 1, 1):
        return nap, Nomenclature.NAP
    if closed_on < date(2003, 1, 1):
        return naf_1993, Nomenclature.NAF_1993
    if closed_on < REV2_DAY:
        return naf_rev1, Nomenclature.NAF_REV1
    return activity.code, Nomenclature.NAF_REV2


def _old_address(memory: Memory, group: ActivityGroup, dice: Dice) -> Address:
    address = address_in(memory.commune, memory.ground, group.setting, dice)
    if memory.commune.former_codes and dice.happens(_FORMER_CODE):
        return replace(address, commune_code=dice.pick(memory.commune.former_codes))
    return address
