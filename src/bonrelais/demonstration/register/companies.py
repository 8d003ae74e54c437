"""A fictional company: who it is, and from when its data is only partly public."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bonrelais.core.identifiers import Siren
from bonrelais.demonstration.register.activities.groups import SOLE_TRADER
from bonrelais.demonstration.register.activities.model import Activity
from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.register.people import Person, person
from bonrelais.demonstration.register.signs import company_name, short_name

_PARTIAL_SHARE: Final = {True: 0.135, False: 0.018}  # natural persons, legal persons
_LATER: Final = 0.2
_FIRST_REQUEST: Final = date(2019, 1, 1)


@dataclass(frozen=True, slots=True)
class Company:
    """`person` is set for sole traders, `name` for the others; `partial_from` is None while nothing is hidden."""

    siren: Siren
    legal_form: int
    person: Person | None
    name: str
    short_name: str
    partial_from: date | None


def found_company(siren: Siren, legal_form: int, activity: Activity, dice: Dice) -> Company:
    is_person = legal_form == SOLE_TRADER
    name = "" if is_person else company_name(legal_form, activity, dice)
    return Company(
        siren=siren,
        legal_form=legal_form,
        person=person(dice) if is_person else None,
        name=name,
        short_name=short_name(name) if dice.happens(0.06) else "",
        partial_from=_partial_from(dice, is_person=is_person),
    )


def _partial_from(dice: Dice, *, is_person: bool) -> date | None:
    if not dice.happens(_PARTIAL_SHARE[is_person]):
        return None
    return dice.years_after(_FIRST_REQUEST, 6) if dice.happens(_LATER) else date.min
