"""« This same aid » is another one for each tool: it goes by the tool's own code, as a fact means one thing for all."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bonrelais.core.rules.criteria.prior_aid import PriorAid
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.core.vocabulary.aids import is_aid

SAME_TOOL: Final = "same_tool"


def with_own_aid(requirements: Iterable[Requirement], code: str) -> list[Requirement]:
    """The requirements of the tool of that code; as they are when its code is too long to name a fact."""
    return [
        replace(
            one,
            any_of=tuple(_own(condition, code) for condition in one.any_of),
            when=None if one.when is None else _own(one.when, code),
        )
        for one in requirements
    ]


def _own(condition: Condition, code: str) -> Condition:
    criterion = condition.criterion
    if not isinstance(criterion, PriorAid) or not is_aid(code):
        return condition
    required, excluded = (
        tuple(dict.fromkeys(code if aid == SAME_TOOL else aid for aid in aids))
        for aids in (criterion.required, criterion.excluded)
    )
    return Condition(replace(criterion, required=required, excluded=excluded), condition.is_negated)
