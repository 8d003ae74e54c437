"""How a tool of the demonstration is written: who offers it, for what, to whom."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bonrelais.core.interval import Interval
from bonrelais.core.rules.criteria import Criterion
from bonrelais.core.rules.criteria.age import Age, AgeBasis
from bonrelais.core.rules.criteria.compliance import Compliance
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.criteria.legal_form import LegalForm, Presence
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.criteria.naf import Naf
from bonrelais.core.rules.criteria.period import Period
from bonrelais.core.rules.criteria.prior_step import PriorStep
from bonrelais.core.rules.criteria.registration import Register, Registered
from bonrelais.core.rules.criteria.territory import Area, AreaLevel, Territory
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.criteria.workforce import Workforce, WorkforceUnit
from bonrelais.core.rules.criteria.zone import Zone
from bonrelais.core.rules.requirements import Condition, Requirement, Strength
from bonrelais.demonstration.register.communes import PAYS_DE_LUMBRES, PAYS_DE_SAINT_OMER
from bonrelais.directory.facts_catalogue import definition_of
from bonrelais.toolbox.choices import ToolKind

SINCE: Final = date(2020, 9, 1)


@dataclass(frozen=True, slots=True)
class ToolPlan:
    """`organisation` by its short name, `themes` by code; without requirements, open to everyone."""

    organisation: str
    title: str
    kind: ToolKind
    themes: tuple[str, ...]
    summary: str
    requirements: tuple[Requirement, ...] = field(default=())
    amount_words: str = ""
    most_euros: int | None = None
    since: date = SINCE


def needs(key: str, *criteria: Criterion) -> Requirement:
    """One of these conditions is met."""
    return Requirement(key, tuple(Condition(one) for one in criteria))


def prefers(key: str, *criteria: Criterion) -> Requirement:
    return Requirement(key, tuple(Condition(one) for one in criteria), strength=Strength.PREFERENCE)


def aims_at(key: str, *criteria: Criterion) -> Requirement:
    return Requirement(key, tuple(Condition(one) for one in criteria), strength=Strength.TARGETING)


def _epci(siren: str) -> Area:
    return Area(AreaLevel.EPCI, siren)


BOTH_TERRITORIES: Final = needs("territoire", Territory((_epci(PAYS_DE_SAINT_OMER), _epci(PAYS_DE_LUMBRES))))
IN_SAINT_OMER: Final = needs("territoire", Territory((_epci(PAYS_DE_SAINT_OMER),)))
IN_LUMBRES: Final = needs("territoire", Territory((_epci(PAYS_DE_LUMBRES),)))
IN_REGION: Final = needs("territoire", Territory((Area(AreaLevel.REGION, "32"),)))
NOT_MICRO: Final = needs("regime", LegalForm(micro_regime=Presence.EXCLUDED))
NOT_PUBLIC: Final = needs("forme", LegalForm(public_body=Presence.EXCLUDED))
CRAFTS: Final = needs("artisanat", Registered((Register.CRAFTS,)))
TRADE: Final = needs("commerce", Registered((Register.TRADE,)))
CRAFTS_OR_TRADE: Final = needs("immatriculation", Registered((Register.CRAFTS, Register.TRADE)))
SETTLED_DEBTS: Final = needs("cotisations", Compliance(is_up_to_date=True))


def staff(*, low: int | None = None, high: int | None = None) -> Requirement:
    return needs("effectif", Workforce(Interval(low, high)))


def full_time(*, low: int | None = None, high: int | None = None) -> Requirement:
    return needs("effectif-etp", Workforce(Interval(low, high), WorkforceUnit.FTE))


def older_than(months: int) -> Requirement:
    return needs("anciennete", Age(min_months=months))


def younger_than(months: int, basis: AgeBasis = AgeBasis.CREATION) -> Requirement:
    return needs("jeunesse", Age(max_months=months, basis=basis))


def activity(*include: str, but: tuple[str, ...] = ()) -> Requirement:
    return needs("activite", Naf(include, but))


def open_between(start: date | None, end: date | None = None, *, is_spent: bool = False) -> Requirement:
    return needs("periode", Period(start, end, is_spent))


def asked(code: str, *, is_yes: bool = True) -> Requirement:
    return needs(code.replace(".", "-"), YesNoFact(code, definition_of(code).question, is_yes))


def in_zone(*codes: str) -> Requirement:
    return needs("zone", Zone(codes))


def after(step: str) -> Requirement:
    return needs(step.replace("_", "-"), PriorStep(step))


def judged(key: str, words: str) -> Requirement:
    return needs(key, Manual(words))


def about(*themes: str) -> Requirement:
    return needs("theme", Theme(themes))
