"""What documents written before still hold, as it is asked now: every document ever written stays readable."""

from collections.abc import Sequence
from typing import Final

from bonrelais.core.interval import Interval
from bonrelais.core.rules.criteria.bounds import say_bounds
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.criteria.prior_aid import PriorAid
from bonrelais.core.rules.criteria.prior_step import PriorStep
from bonrelais.core.rules.criteria.quantity import Quantity
from bonrelais.core.rules.params import Json, Params
from bonrelais.core.vocabulary.questions import FORMER_STEPS

# Both meant another thing for each tool, as no fact may: a person decides of them, in their words.
_SAME_KIND: Final = "same_kind"
_TIMES: Final = "aids_same_tool"
_NAMES: Final = {f"aid:{_SAME_KIND}": "un accompagnement de même nature"}


def present(kind: str, params: Params) -> tuple[str, Params]:
    """A question that has become a step, and what no fact answers any more; all the rest as it is."""
    code = params.get("code")
    if kind == YesNoFact.kind and isinstance(code, str) and code in FORMER_STEPS:
        return PriorStep.kind, {"step": FORMER_STEPS[code], "done": params.get("expected")}
    words = ""
    if kind == Quantity.kind and code == _TIMES:
        words = _times(params.get("min"), params.get("max"))
    elif kind == PriorAid.kind:
        words = _aids(params)
    return (Manual.kind, {"text": words}) if words else (kind, params)


def _times(low: Json, high: Json) -> str:
    low, high = (one if isinstance(one, int) else None for one in (low, high))
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return ""
    return f"Fois où cette aide a été reçue, {say_bounds(Interval(low, high), 'fois')}"


def _aids(params: Params) -> str:
    required, excluded = (_texts(params.get(name)) for name in ("required", "excluded"))
    if _SAME_KIND not in (*required, *excluded):
        return ""
    waiting, most = (
        one if isinstance(one, int) else None for one in (params.get("waiting_months"), params.get("de_minimis_max"))
    )
    return PriorAid(required, excluded, waiting, most).statement(_NAMES)


def _texts(value: Json) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return ()
    return tuple(one for one in value if isinstance(one, str))
