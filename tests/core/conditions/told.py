"""Criteria in one line each, to be read in tables of tests."""

from collections.abc import Mapping

from bonrelais.core.conditions import ConditionText, SourceProgramme, TypedCriterion, read_programme
from bonrelais.core.rules.params import Json, Params

# What a parameter says when nothing else is meant.
_USUAL: Mapping[str, Json] = {
    "scope": "company",
    "unit": "employees",
    "basis": "establishment",
    "nomenclature": "rev2",
    "done": True,
    "expected": True,
}


def criteria_of(heading: str, text: str) -> list[str]:
    """The criteria of a programme « aide » that has this text alone."""
    programme = read_programme(SourceProgramme("aide", "Aide", texts=(ConditionText(heading, text),)))
    return [told(criterion) for criterion in programme.criteria]


def told(criterion: TypedCriterion) -> str:
    """« ~workforce max=19 »: a tilde for what only ranks, then the alternatives, then what guards them."""
    alternatives = " | ".join(told_condition(condition) for condition in criterion.conditions)
    when = criterion.document.get("when")
    guard = f" WHEN {told_condition(when)}" if isinstance(when, Mapping) else ""
    return ("" if criterion.strength == "eligibility" else "~") + alternatives + guard


def told_condition(condition: Params) -> str:
    params = condition["params"]
    shown = params.items() if isinstance(params, Mapping) else ()
    words = [f"{name}={_told_value(value)}" for name, value in sorted(shown) if _is_telling(name, value)]
    return " ".join([*(["not"] if condition.get("not") else []), str(condition["kind"]), *words])


def _is_telling(name: str, value: Json) -> bool:
    return name != "question" and _USUAL.get(name) != value


def _told_value(value: Json) -> str:
    return ",".join(str(one) for one in value) if isinstance(value, list) else str(value)
