"""The kinds of criteria. A new kind is one small class and its line in this table."""

from collections.abc import Mapping
from typing import Final

from bonrelais.core.rules.criteria.activity import Activity
from bonrelais.core.rules.criteria.age import Age
from bonrelais.core.rules.criteria.base import Criterion
from bonrelais.core.rules.criteria.branch import Branch
from bonrelais.core.rules.criteria.clientele import Clientele
from bonrelais.core.rules.criteria.cofinancing import Cofinancing
from bonrelais.core.rules.criteria.commitment import Commitment
from bonrelais.core.rules.criteria.commune_attribute import CommuneAttribute
from bonrelais.core.rules.criteria.compliance import Compliance
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.criteria.former import present
from bonrelais.core.rules.criteria.jobs import Jobs
from bonrelais.core.rules.criteria.label import Label
from bonrelais.core.rules.criteria.legal_form import LegalForm
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.criteria.naf import Naf
from bonrelais.core.rules.criteria.not_started import NotStarted
from bonrelais.core.rules.criteria.ownership import Ownership
from bonrelais.core.rules.criteria.period import Period
from bonrelais.core.rules.criteria.person import Person
from bonrelais.core.rules.criteria.premises import Premises
from bonrelais.core.rules.criteria.prior_aid import PriorAid
from bonrelais.core.rules.criteria.prior_step import PriorStep
from bonrelais.core.rules.criteria.project_cost import ProjectCost
from bonrelais.core.rules.criteria.project_nature import ProjectNature
from bonrelais.core.rules.criteria.quantity import Quantity
from bonrelais.core.rules.criteria.registration import Registered
from bonrelais.core.rules.criteria.size_category import SizeCategory
from bonrelais.core.rules.criteria.tax_regime import TaxRegime
from bonrelais.core.rules.criteria.territory import Territory
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.criteria.turnover import Turnover
from bonrelais.core.rules.criteria.workforce import Workforce
from bonrelais.core.rules.criteria.zone import Zone
from bonrelais.core.rules.params import CriterionError, ParamReader, Params

_CLASSES: Final[tuple[type[Criterion], ...]] = (
    Period,
    Territory,
    Zone,
    CommuneAttribute,
    Workforce,
    SizeCategory,
    Turnover,
    Naf,
    Activity,
    Registered,
    LegalForm,
    Age,
    Branch,
    TaxRegime,
    Ownership,
    Clientele,
    Premises,
    Quantity,
    Label,
    Theme,
    ProjectNature,
    ProjectCost,
    NotStarted,
    Cofinancing,
    PriorStep,
    PriorAid,
    Compliance,
    Person,
    Jobs,
    Commitment,
    YesNoFact,
    Manual,
)
CRITERIA: Final[Mapping[str, type[Criterion]]] = {one.kind: one for one in _CLASSES}


def read_criterion(kind: str, params: Params, *, is_kept: bool = False) -> Criterion:
    """Build a criterion from its kind and parameters; raise CriterionError in French. `is_kept`: accepted once."""
    kind, params = present(kind, params)
    if kind not in CRITERIA:
        raise CriterionError(f"« {kind} » n’est pas une sorte de critère connue.", field="kind")
    criterion = CRITERIA[kind]
    reader = ParamReader(criterion.label, criterion.fields, params, is_kept)
    reader.check_names()
    return criterion.from_params(reader)


__all__ = ["CRITERIA", "Criterion", "CriterionError", "read_criterion"]
