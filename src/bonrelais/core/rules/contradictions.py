"""What a list of requirements asks that nobody can meet: found before it is published, told in French."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from bonrelais.core.french import inside, show_day
from bonrelais.core.nomenclature import levels_of
from bonrelais.core.rules.clashes import Sided, clash
from bonrelais.core.rules.context import Labels
from bonrelais.core.rules.criteria.legal_form import LegalForm
from bonrelais.core.rules.criteria.naf import NOMENCLATURES, Naf
from bonrelais.core.rules.criteria.period import Period
from bonrelais.core.rules.criteria.territory import Area, AreaLevel, Territory
from bonrelais.core.rules.formula import AllOf, AnyOf, Formula, Leaf, Not
from bonrelais.core.rules.requirements import Condition, Requirement, Strength

_FRANCE: Final = Area(AreaLevel.COUNTRY, "FR")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`key` is the requirement to correct and `place` the condition in it: its rank in `any_of`, -1 for its guard.

    `field` names the parameter, or is empty when the whole condition is at fault.
    """

    key: str
    words: str
    field: str = ""
    place: int = 0


def contradictions(requirements: Sequence[Requirement], *, day: date, labels: Labels) -> list[Contradiction]:
    """In the order of the requirements. What only ranks, or holds in one case only, contradicts nothing."""
    found = [one for requirement in requirements for one in _within(requirement, labels)]
    decisive = [one for one in requirements if one.strength is Strength.ELIGIBILITY and one.when is None]
    found += [_over(one) for one in decisive if all(_is_over(condition, day) for condition in one.any_of)]
    for former, later in combinations(decisive, 2):
        words = _between(former, later)
        if words:
            told = inside(" ou bien ".join(one.statement(labels) for one in former.any_of))
            found.append(Contradiction(later.key, f"Contredit un autre critère, « {told} » : {words}"))
    return found


def _within(requirement: Requirement, labels: Labels) -> Iterator[Contradiction]:
    """A condition that takes back what it gives."""
    places = [*enumerate(requirement.any_of), *([(-1, requirement.when)] if requirement.when is not None else [])]
    for place, condition in places:
        taken_back = _taken_back(condition, labels)
        if taken_back:
            words = f"« {taken_back} » est à la fois accepté et exclu. Gardez l’un ou l’autre."
            yield Contradiction(requirement.key, words, "exclude", place)


def _taken_back(condition: Condition, labels: Labels) -> str:
    match condition.criterion:
        case Territory() as asked:
            lost = [one for one in asked.include if one in asked.exclude or _FRANCE in asked.exclude]
            return lost[0].name(labels) if lost else ""
        case Naf() as asked:
            codes = ((code, levels_of(code, NOMENCLATURES[asked.version])) for code in asked.include)
            return next((code for code, above in codes if not set(above).isdisjoint(asked.exclude)), "")
        case LegalForm() as asked:
            return next((code for code in asked.include if asked.exclude and code.startswith(asked.exclude)), "")
    return ""


def _is_over(condition: Condition, day: date) -> bool:
    asked = condition.criterion
    return isinstance(asked, Period) and not condition.is_negated and asked.end is not None and asked.end < day


def _over(requirement: Requirement) -> Contradiction:
    ends = [one.criterion.end for one in requirement.any_of if isinstance(one.criterion, Period) and one.criterion.end]
    words = f"Cette période est finie depuis le {show_day(max(ends))} : personne n’y aurait droit. Changez la fin."
    return Contradiction(requirement.key, words, "to")


def _between(former: Requirement, later: Requirement) -> str:
    """Why nobody meets both; blank when somebody may. Each possibility of one must clash with each of the other."""
    words = [_clash(one, other) for one in former.any_of for other in later.any_of]
    return words[0] if all(words) else ""


def _clash(one: Condition, other: Condition) -> str:
    pairs = ((mine, theirs) for mine in _needed(one.formula) for theirs in _needed(other.formula))
    return next((words for mine, theirs in pairs if (words := clash(mine, theirs))), "")


def _needed(formula: Formula, *, is_met: bool = True) -> Iterator[Sided]:
    """The leaves that must all hold, or fail, for the formula to hold; a choice between several needs none of them."""
    match formula:
        case Not(part):
            yield from _needed(part, is_met=not is_met)
        case Leaf():
            yield (formula, is_met)
        case AllOf(parts) if is_met:
            yield from (one for part in parts for one in _needed(part))
        case AnyOf(parts) if not is_met:
            yield from (one for part in parts for one in _needed(part, is_met=False))
