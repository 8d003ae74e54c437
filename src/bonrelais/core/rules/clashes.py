"""Two leaves that no value satisfies at once."""

from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import Final, TypeAlias

from bonrelais.core.facts import FactCode
from bonrelais.core.nomenclature import levels_of
from bonrelais.core.rules.criteria.legal_form import FormIs
from bonrelais.core.rules.criteria.naf import NOMENCLATURES, UnderActivity
from bonrelais.core.rules.criteria.territory import InPlace
from bonrelais.core.rules.formula import Leaf
from bonrelais.core.rules.leaves import Flag, OneOf, Since, Within

Sided: TypeAlias = tuple[Leaf, bool]
"""A leaf that must hold, or must not."""
Bounds: TypeAlias = tuple[float, float]
_NO_NUMBER: Final = "aucun nombre ne convient aux deux."
_NO_PLACE: Final = "aucun lieu ne convient aux deux."
_NO_ANSWER: Final = "aucune réponse ne convient aux deux."
_LARGER: Final = {
    FactCode.EMPLOYEES_ESTABLISHMENT: (FactCode.EMPLOYEES_COMPANY, FactCode.EMPLOYEES_GROUP),
    FactCode.EMPLOYEES_COMPANY: (FactCode.EMPLOYEES_GROUP,),
}
"""A place has no more people than its company, nor a company than its group."""


def clash(one: Sided, other: Sided) -> str:
    """Why no value satisfies both, in French; blank when some may. Leaves of two facts have nothing to do together."""
    (mine, is_mine), (theirs, is_theirs) = one, other
    if mine.asked.code != theirs.asked.code:
        return _NO_NUMBER if _is_too_large(one, other) or _is_too_large(other, one) else ""
    if mine == theirs:
        return _NO_ANSWER if is_mine is not is_theirs else ""
    return _between(mine, theirs, is_mine=is_mine, is_theirs=is_theirs)


def _between(mine: Leaf, theirs: Leaf, *, is_mine: bool, is_theirs: bool) -> str:
    """Two different leaves of one fact."""
    may_be, words = True, _NO_ANSWER
    match mine, theirs:
        case Within(), Within():
            may_be, words = _meet(_numbers(mine, is_met=is_mine), _numbers(theirs, is_met=is_theirs)), _NO_NUMBER
        case Flag(), Flag():
            may_be = (mine.is_yes_wanted is is_mine) is (theirs.is_yes_wanted is is_theirs)
        case OneOf(), OneOf():
            may_be = _may_be_both((mine.wanted, is_mine), (theirs.wanted, is_theirs))
        case Since(), Since() if is_mine and is_theirs:
            may_be, words = _meet([_months(mine)], [_months(theirs)]), "aucune date ne convient aux deux."
        case InPlace(), InPlace() if is_mine and is_theirs:
            may_be, words = not _is_elsewhere(mine, theirs), _NO_PLACE
        case UnderActivity(), UnderActivity() if is_mine and is_theirs:
            may_be, words = not _is_another(mine, theirs), "aucune activité ne convient aux deux."
        case FormIs(), FormIs() if is_mine and is_theirs:
            may_be, words = not _is_another_form(mine, theirs), "aucune forme juridique ne convient aux deux."
    return "" if may_be else words


def _numbers(leaf: Within, *, is_met: bool) -> list[Bounds]:
    """The whole numbers that answer as wanted, as one or two ranges from zero."""
    low = float(leaf.wanted.low or 0)
    high = float("inf") if leaf.wanted.high is None else float(leaf.wanted.high)
    if is_met:
        return [(low, high)]
    return [one for one in ((0.0, low - 1), (high + 1, float("inf"))) if one[0] <= one[1] and one[0] < float("inf")]


def _months(leaf: Since) -> Bounds:
    return (float(leaf.min_months or 0), float("inf") if leaf.max_months is None else float(leaf.max_months))


def _meet(mine: Sequence[Bounds], theirs: Sequence[Bounds]) -> bool:
    return any(max(one[0], other[0]) <= min(one[1], other[1]) for one, other in product(mine, theirs))


def _is_too_large(part: Sided, whole: Sided) -> bool:
    """More people in the part than in the whole."""
    (mine, is_mine), (theirs, is_theirs) = part, whole
    if not (isinstance(mine, Within) and isinstance(theirs, Within) and is_mine and is_theirs):
        return False
    larger: Collection[str] = _LARGER.get(FactCode(mine.asked.code), ()) if mine.asked.code in set(FactCode) else ()
    low, high = mine.wanted.low, theirs.wanted.high
    return theirs.asked.code in larger and low is not None and high is not None and low > high


def _may_be_both(one: tuple[frozenset[str], bool], other: tuple[frozenset[str], bool]) -> bool:
    """Codes among some, or out of some."""
    (mine, is_mine), (theirs, is_theirs) = one, other
    if is_mine and is_theirs:
        return not mine.isdisjoint(theirs)
    if is_mine or is_theirs:
        wanted, refused = (mine, theirs) if is_mine else (theirs, mine)
        return not wanted <= refused
    return True


def _is_elsewhere(mine: InPlace, theirs: InPlace) -> bool:
    """All that one accepts is left out by the other; or both accept areas of one level, none of them in common."""
    for one, other in ((mine, theirs), (theirs, mine)):
        if one.include and set(one.include) <= set(other.exclude):
            return True
    levels = {area.level for area in (*mine.include, *theirs.include)}
    has_both = bool(mine.include) and bool(theirs.include)
    return has_both and len(levels) == 1 and set(mine.include).isdisjoint(theirs.include)


def _is_another(mine: UnderActivity, theirs: UnderActivity) -> bool:
    """No code accepted by one stands under, or above, a code accepted by the other."""
    nomenclature = NOMENCLATURES[mine.version]
    pairs = [(levels_of(one, nomenclature), levels_of(other, nomenclature)) for one, other in _pairs(mine, theirs)]
    return bool(pairs) and all(one[-1] not in other and other[-1] not in one for one, other in pairs)


def _is_another_form(mine: FormIs, theirs: FormIs) -> bool:
    pairs = list(_pairs(mine, theirs))
    return bool(pairs) and not any(one.startswith(other) or other.startswith(one) for one, other in pairs)


def _pairs(mine: UnderActivity | FormIs, theirs: UnderActivity | FormIs) -> Iterator[tuple[str, str]]:
    return product(mine.include, theirs.include)
