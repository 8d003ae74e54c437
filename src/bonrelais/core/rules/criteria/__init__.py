"""The kinds of criteria. A new kind is one small class and its line in this table."""

from collections.abc import Mapping
from typing import Final

from bonrelais.core.rules.criteria.age import Age
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.criteria.legal_form import LegalForm
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.criteria.naf import Naf
from bonrelais.core.rules.criteria.period import Period
from bonrelais.core.rules.criteria.registration import Registered
from bonrelais.core.rules.criteria.territory import Territory
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.criteria.workforce import Workforce
from bonrelais.core.rules.params import CriterionError, ParamReader, Params

_CLASSES: Final[tuple[type[Criterion], ...]] = (
    Period,
    Territory,
    Workforce,
    Naf,
    Registered,
    LegalForm,
    Age,
    Theme,
    YesNoFact,
    Manual,
)
CRITERIA: Final[Mapping[str, type[Criterion]]] = {one.kind: one for one in _CLASSES}


def read_criterion(kind: str, params: Params) -> Criterion:
    """Build a criterion from its kind and parameters; raise CriterionError in French."""
    if kind not in CRITERIA:
        raise CriterionError(f"« {kind} » n’est pas une sorte de critère connue.", field="kind")
    criterion = CRITERIA[kind]
    reader = ParamReader(criterion.label, criterion.fields, params)
    reader.check_names()
    return criterion.from_params(reader)


__all__ = ["CRITERIA", "Criterion", "CriterionError", "read_criterion"]
