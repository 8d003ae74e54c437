"""Who is met in a business, and what is learnt there."""

from datetime import date, datetime
from typing import Final

from bonrelais.demonstration.register import people
from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.words.around import TITLES
from bonrelais.directory.actions.contacts import add_contact
from bonrelais.directory.facts import ContactFacts, LearntFact
from bonrelais.directory.models import Contact, Establishment
from bonrelais.programmes.seat import Seat

_SOLE_TRADER: Final = "1000"
_YES_SHARES: Final = {
    "digital.has_website": 0.45,
    "digital.sells_online": 0.2,
    "premises.is_owned": 0.35,
    "premises.is_shop": 0.6,
    "premises.is_accessible": 0.5,
    "step.energy_diagnosis": 0.2,
    "hiring.is_planned": 0.4,
    "apprentice.is_present": 0.25,
    "compliance.is_up_to_date": 0.9,
    "owner.seeks_successor": 0.12,
}
_EMPLOYEES: Final = "employees.company"


def meet_owner(place: Establishment, dice: Dice, *, by: Seat, at: datetime) -> Contact:
    facts = ContactFacts(
        name=_name(place, dice),
        title=dice.pick(TITLES),
        phone=f"{dice.pick(('03 53 01', '06 39 98'))} {dice.below(100):02d} {dice.below(100):02d}",
        email=f"contact-{dice.below(1_000_000):06d}@exemple.fr" if dice.happens(0.5) else "",
    )
    return add_contact(place.company, facts=facts, by=by, at=at)


def learn(dice: Dice, on: date, share: float) -> tuple[LearntFact, ...]:
    """Answers to a few of the adviser's questions; none at some visits."""
    if not dice.happens(share):
        return ()
    if dice.happens(0.25):
        return (LearntFact(_EMPLOYEES, 1 + int(dice.expovariate(0.3)), on),)
    codes = dice.sample(sorted(_YES_SHARES), 1 + int(dice.happens(0.3)))
    return tuple(LearntFact(code, dice.happens(_YES_SHARES[code]), on) for code in codes)


def _name(place: Establishment, dice: Dice) -> str:
    company = place.company
    if company.legal_form == _SOLE_TRADER and company.name and not company.is_partial:
        return " ".join(word.capitalize() for word in company.name.split())
    first_name, surname = people.first_name(dice), people.surname(dice)
    return f"{first_name.capitalize()} {surname.title()}"
