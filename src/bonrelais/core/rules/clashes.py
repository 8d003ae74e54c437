"""What must hold at once, and whether any value satisfies it: told only when it is sure that none does."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import product
from typing import Final, TypeAlias

from bonrelais.core.facts import FactCode, FactValue
from bonrelais.core.french import Number
from bonrelais.core.rules.criteria.legal_form import MAY_HAVE_SOLE_PARTNER, CompanyIsNoMicro, FormIs
from bonrelais.core.rules.criteria.naf import UnderActivity
from bonrelais.core.rules.criteria.period import Today
from bonrelais.core.rules.criteria.territory import InPlace
from bonrelais.core.rules.formula import AllOf, AnyOf, FirstKnown, Formula, Given, Leaf, Not
from bonrelais.core.rules.leaves import Since, Within
from bonrelais.core.rules.samples import Domain, Sided, samples
from bonrelais.core.rules.verdicts import Answer

Way: TypeAlias = tuple[Sided, ...]
"""One of the ways of meeting a formula: what must hold together."""
Bound: TypeAlias = tuple[Number | float, int]
"""A number, and which side of it: 0 the number itself, 1 just above, -1 just under."""
Range: TypeAlias = tuple[Bound, Bound]
Asked: TypeAlias = Mapping[Hashable, Sequence[Sided]]

MOST_WAYS: Final = 200
"""A formula that can be met in more ways than that is left out."""
_A_BOUND: Final = 8
"""What a leaf costs where bounds are compared, beside a look at a value."""
_LEAST: Final = (float("-inf"), 0)
_MOST: Final = (float("inf"), 0)
_EVERY: Final[list[Range]] = [(_LEAST, _MOST)]


class Lack(StrEnum):
    """What is missing, said before « aux deux »."""

    NUMBER = "aucun nombre ne convient"
    DATE = "aucune date ne convient"
    DAY = "aucun jour à venir ne convient"
    PLACE = "aucun lieu ne convient"
    ACTIVITY = "aucune activité ne convient"
    LEGAL_FORM = "aucune forme juridique ne convient"
    ANSWER = "aucune réponse ne convient"


_SCOPES: Final[Mapping[str, tuple[str, int]]] = {
    code: (family, rank)
    for family, codes in {
        "employees": (FactCode.EMPLOYEES_ESTABLISHMENT, FactCode.EMPLOYEES_COMPANY, FactCode.EMPLOYEES_GROUP),
        "fte": (FactCode.FTE_ESTABLISHMENT, FactCode.FTE_COMPANY, FactCode.FTE_GROUP),
    }.items()
    for rank, code in enumerate(codes)
}
"""A place has no more people than its company, nor a company than its group: they are looked at together."""


def ways(formula: Formula, *, is_met: bool = True) -> list[Way]:
    """How a formula may hold, or fail. One that is met in too many ways is taken to be always met."""
    match formula:
        case Not(part):
            return ways(part, is_met=not is_met)
        case Leaf() | Given():
            return [((formula, is_met),)]
        case FirstKnown(parts):  # they never contradict one another: none of them answers the contrary
            return _together(parts, is_met=is_met)
        case AllOf(parts) | AnyOf(parts):
            if isinstance(formula, AllOf) is is_met:
                return _together(parts, is_met=is_met)
            found = [way for part in parts for way in ways(part, is_met=is_met)]
            return found if len(found) <= MOST_WAYS else [()]
    return [()]


def _together(parts: Sequence[Formula], *, is_met: bool) -> list[Way]:
    found: list[Way] = [()]
    for part in parts:
        found = [(*former, *way) for former, way in product(found, ways(part, is_met=is_met))]
        if len(found) > MOST_WAYS:
            return [()]
    return found


def facts_of(way: Way) -> set[Hashable]:
    """What it looks at; what has nothing in common never clashes."""
    return {_fact(one) for one, _ in way}


def lack(way: Way, ground: Domain, *, among: Collection[Hashable] | None = None) -> Lack | None:
    """What no value satisfies, of all that the way asks or of these facts alone.

    None when some values may do, or when too much was looked at already to be sure.
    """
    if not ground.patience.lasts(_A_BOUND * len(way)):
        return None
    asked: dict[Hashable, list[Sided]] = {}
    for one, is_met in way:
        asked.setdefault(_fact(one), []).append((one, is_met))
    chosen = asked if among is None else {fact: sides for fact, sides in asked.items() if fact in among}
    return next((found for sides in chosen.values() if (found := _lack(sides, ground)) is not None), None)


def _fact(one: Leaf | Given) -> Hashable:
    if isinstance(one, Leaf):
        return _SCOPES.get(one.asked.code, (one.asked.code, 0))[0]
    return Today if isinstance(one, Today) else one


def _lack(sides: Sequence[Sided], ground: Domain) -> Lack | None:
    """Of one fact, or of one family of numbers."""
    kinds = {type(one) for one, _ in sides}
    if kinds == {Within}:
        return None if _has_number(sides) else Lack.NUMBER
    if kinds == {Since}:
        return None if _meeting(map(_months, sides), _EVERY) else Lack.DATE
    if kinds == {Today}:
        to_come: list[Range] = [((ground.day.toordinal(), 0), _MOST)]
        return None if _meeting(map(_days, sides), to_come) else Lack.DAY
    if isinstance(sides[0][0], Given):
        return Lack.ANSWER if len({is_met for _, is_met in sides}) > 1 else None
    values = samples(sides, ground)
    if values is None or not ground.patience.lasts(len(values)) or _has_value(sides, values, ground):
        return None
    return _words(sides[0][0])


def _has_value(sides: Sequence[Sided], values: Sequence[FactValue], ground: Domain) -> bool:
    """Whether one of them suits all the sides; taken for granted when there is no patience left."""
    for value in values:
        if not ground.patience.lasts(len(sides)) or all(_may_be(side, value, ground) for side in sides):
            return True
    return False


def _may_be(side: Sided, value: FactValue, ground: Domain) -> bool:
    """Whether a value does not answer the contrary."""
    one, is_met = side
    if not isinstance(one, Leaf) or not isinstance(value, one.takes):
        return True
    if isinstance(one, CompanyIsNoMicro) and value in MAY_HAVE_SOLE_PARTNER:  # what is told of the regime decides
        return True
    return one.answer(value, ground.day) is not (Answer.NO if is_met else Answer.YES)


def _words(one: Leaf | Given) -> Lack:
    match one:
        case InPlace():
            return Lack.PLACE
        case UnderActivity():
            return Lack.ACTIVITY
        case FormIs() | CompanyIsNoMicro():
            return Lack.LEGAL_FORM
    return Lack.ANSWER


def _has_number(sides: Sequence[Sided]) -> bool:
    """Scopes from the smallest: each has as many people at least as the one before."""
    by_scope: dict[int, list[Sided]] = {}
    for one, is_met in sides:
        if isinstance(one, Within):
            by_scope.setdefault(_SCOPES.get(one.asked.code, ("", 0))[1], []).append((one, is_met))
    floor: Bound = _LEAST
    for _, asked in sorted(by_scope.items(), key=lambda row: row[0]):
        left = _meeting(map(_numbers, asked), [(floor, _MOST)])
        if not left:
            return False
        floor = min(low for low, _ in left)
    return True


def _numbers(side: Sided) -> list[Range]:
    one, is_met = side
    return _accepted(one.wanted.low, one.wanted.high, is_met=is_met) if isinstance(one, Within) else _EVERY


def _months(side: Sided) -> list[Range]:
    one, is_met = side
    return _accepted(one.min_months, one.max_months, is_met=is_met) if isinstance(one, Since) else _EVERY


def _days(side: Sided) -> list[Range]:
    """A period whose budget is spent is closed on purpose: it is looked at as if money was left."""
    one, is_met = side
    if not isinstance(one, Today) or (one.is_spent and not is_met):
        return _EVERY
    start = None if one.start is None else one.start.toordinal()
    return _accepted(start, None if one.end is None else one.end.toordinal(), is_met=is_met)


def _accepted(low: Number | None, high: Number | None, *, is_met: bool) -> list[Range]:
    if is_met:
        return [(_LEAST if low is None else (low, 0), _MOST if high is None else (high, 0))]
    under: list[Range] = [] if low is None else [(_LEAST, (low, -1))]
    return under if high is None else [*under, ((high, 1), _MOST)]


def _meeting(ranges: Iterator[list[Range]], domain: list[Range]) -> list[Range]:
    """What stands in one range of each, within the domain."""
    left = domain
    for some in ranges:
        pairs = product(left, some)
        met = ((max(one[0], other[0]), min(one[1], other[1])) for one, other in pairs)
        left = [(low, high) for low, high in met if low <= high]
    return left
