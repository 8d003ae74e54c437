"""Values that tell leaves of one fact apart: when none of them satisfies the leaves, no value does."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from string import ascii_uppercase, digits
from typing import Final, TypeAlias

from bonrelais.core.days import add_months
from bonrelais.core.facts import FactValue, Grade, Place, Registration, Step
from bonrelais.core.nomenclature import ActivityCode, Nomenclature, legal_forms, levels_of
from bonrelais.core.rules.criteria.legal_form import MAY_HAVE_SOLE_PARTNER, CompanyIsNoMicro, FormIs
from bonrelais.core.rules.criteria.naf import NOMENCLATURES, UnderActivity
from bonrelais.core.rules.criteria.registration import InRegister
from bonrelais.core.rules.criteria.size_category import CategoryIs
from bonrelais.core.rules.criteria.territory import InPlace
from bonrelais.core.rules.formula import Given, Leaf
from bonrelais.core.rules.leaves import Flag, OneOf, Overlaps, StepDone
from bonrelais.core.vocabulary.choices import ANY_SME, SIZE_CATEGORIES

Sided: TypeAlias = tuple[Leaf | Given, bool]
"""What must hold, or must not."""
_FEW_DAYS: Final = timedelta(days=4)
"""Past the end of a short month, on either side of an anniversary."""
_DIVISIONS: Final = tuple(f"{number:02d}" for number in range(1, 100))
_LONGEST_FORM: Final = 4
MOST_LOOKS: Final = 1_500_000
"""About a second: a list of criteria is looked at while it is typed."""


@dataclass(slots=True)
class Patience:
    """How many looks are left, a leaf at a value each: what takes longer is left unsaid."""

    left: int = MOST_LOOKS

    def lasts(self, looks: int) -> bool:
        """Once they are taken from what is left."""
        self.left -= looks
        return not self.is_over

    @property
    def is_over(self) -> bool:
        return self.left <= 0


@dataclass(frozen=True, slots=True)
class Domain:
    """The day of the question, and places enough to tell apart the areas that the rule names.

    Without places nothing is said of territories. `patience` is shared by all that is looked for on it.
    """

    day: date
    places: Sequence[Place] = ()
    patience: Patience = field(default_factory=Patience)


def samples(asked: Collection[Sided], ground: Domain) -> Sequence[FactValue] | None:
    """Of what is asked of one fact; None where a leaf has no such list."""
    found: list[FactValue] = []
    for kind in {type(one) for one, _ in asked}:
        of_kind = [(one, is_met) for one, is_met in asked if type(one) is kind]
        values = _of_kind(of_kind, ground)
        if values is None:
            return None
        found += values
    return found


def _of_kind(asked: Sequence[Sided], ground: Domain) -> Sequence[FactValue] | None:
    leaves = [one for one, _ in asked]
    found: Sequence[FactValue] | None = None
    match leaves[0]:
        case Flag():
            found = (True, False)
        case OneOf():
            found = (*{code for one in leaves if isinstance(one, OneOf) for code in one.wanted}, "")
        case Overlaps():
            found = (_widest(asked),)
        case StepDone():
            months = {one.max_age_months for one in leaves if isinstance(one, StepDone)}
            found = (Step(False), *(Step(True, day) for day in _days(months, ground.day)))
        case InRegister():
            since = _days({one.since_months for one in leaves if isinstance(one, InRegister)}, ground.day)
            found = (Registration(Grade.NOT_REGISTERED), *(Registration(Grade.REGISTERED, day) for day in since))
        case CategoryIs():
            found = tuple(code for code, _ in SIZE_CATEGORIES.options if code != ANY_SME)
        case FormIs() | CompanyIsNoMicro():
            named = {code for one in leaves if isinstance(one, FormIs) for code in (*one.include, *one.exclude)}
            found = _forms(MAY_HAVE_SOLE_PARTNER | named)
        case UnderActivity(version=version):
            named = {code for one in leaves if isinstance(one, UnderActivity) for code in one.include | one.exclude}
            found = _activities(frozenset(named), NOMENCLATURES[version])
        case InPlace():
            found = ground.places or None
    return found


def _widest(asked: Sequence[Sided]) -> frozenset[str]:
    """All the codes that one of the leaves wants, but those that none may hold."""
    wanted: set[str] = set()
    refused: set[str] = set()
    for one, is_met in asked:
        if isinstance(one, Overlaps):
            (wanted if is_met else refused).update(one.wanted)
    return frozenset(wanted - refused)


def _days(months: Iterable[int | None], day: date) -> Iterator[date]:
    """That day, and both sides of each anniversary."""
    yield day
    for number in months:
        if number:
            anniversary = add_months(day, -number)
            yield from (anniversary - _FEW_DAYS, anniversary + _FEW_DAYS)


# The same lists are looked at for each pair of criteria, and at each pause of the typing.
@lru_cache(maxsize=512)
def _activities(named: frozenset[str], nomenclature: Nomenclature) -> tuple[ActivityCode, ...]:
    """A sub-class under each code named, and under each of those above it, outside of what is named deeper."""
    known = [one for one in _DIVISIONS if ActivityCode(nomenclature, one).section is not None]
    above = {level for code in named for level in levels_of(code, nomenclature) if len(level) > 1}
    nodes = {*known, *above}
    codes = [_whole_activity(node, nodes) for node in sorted(nodes)]
    return tuple(ActivityCode(nomenclature, code) for code in codes if code)


def _whole_activity(node: str, nodes: Collection[str]) -> str:
    """« 47.1 » and two signs, so that no other node holds it; blank where all that may stand under it is named."""
    steps = {2: [f".{one}" for one in digits], 4: list(digits), 5: list(ascii_uppercase)}
    while node and len(node) in steps:
        node = next((node + step for step in steps[len(node)] if node + step not in nodes), "")
    return node


@lru_cache(maxsize=512)
def _forms(named: frozenset[str]) -> tuple[str, ...]:
    """A legal form of four digits under each code named or known here, outside of what is named or known deeper."""
    nodes = {code[:length] for code in (*named, *legal_forms()) for length in range(1, len(code) + 1)}
    return tuple(code for node in sorted(nodes) if (code := _whole_form(node, nodes)))


def _whole_form(node: str, nodes: Collection[str]) -> str:
    while node and len(node) < _LONGEST_FORM:
        node = next((node + digit for digit in digits if node + digit not in nodes), "")
    return node
