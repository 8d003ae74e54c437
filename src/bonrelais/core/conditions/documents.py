"""Drafts as the documents of requirements that `core.rules.codec` reads, each built by its criterion first."""

from typing import Final

from bonrelais.core.conditions.drafts import Draft
from bonrelais.core.conditions.outcome import TypedCriterion
from bonrelais.core.rules.criteria import CriterionError, read_criterion
from bonrelais.core.rules.params import Json, Params
from bonrelais.core.vocabulary.facts import ALL_FACTS

_HARD: Final = "eligibility"
_SOFT: Final = "targeting"


def write_criterion(draft: Draft, *, key: str, source_text: str) -> TypedCriterion:
    """Raise CriterionError for a draft that is not kept."""
    alternatives = [_condition(one) for one in draft.alternatives]
    guard = None if draft.when is None else _condition(draft.when)
    body: dict[str, Json] = dict(alternatives[0]) if len(alternatives) == 1 else {"any_of": alternatives}
    document: dict[str, Json] = {"key": key, "strength": _SOFT if draft.is_soft else _HARD, **body}
    if guard is not None:
        document["when"] = guard
    if source_text:
        document["source_quote"] = source_text
    return TypedCriterion(document, source_text)


def is_kept(draft: Draft) -> bool:
    """Whether the criteria accept its parameters (« entre 5 et 3 » they do not)."""
    try:
        for one in (*draft.alternatives, *((draft.when,) if draft.when is not None else ())):
            _condition(one)
    except CriterionError:
        return False
    return True


def _condition(draft: Draft) -> dict[str, Json]:
    """The condition with its parameters as the criterion itself writes them."""
    params: Params = draft.params
    if draft.kind == "fact":
        params = {"expected": True, **params, "question": ALL_FACTS[str(params["code"])].question}
    criterion = read_criterion(draft.kind, params)
    return {"kind": draft.kind, "params": criterion.to_params(), **({"not": True} if draft.is_negated else {})}
