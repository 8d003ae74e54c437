"""A criterion as cells of the schema, when the schema can hold it whole."""

from collections.abc import Mapping

from bonrelais.core.rules.criteria.age import Age, AgeBasis
from bonrelais.core.rules.criteria.legal_form import LegalForm
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.criteria.naf import Naf, NafVersion
from bonrelais.core.rules.criteria.period import Period
from bonrelais.core.rules.criteria.size_category import SizeCategory
from bonrelais.core.rules.criteria.territory import Territory
from bonrelais.core.rules.criteria.workforce import Workforce, WorkforceScope, WorkforceUnit
from bonrelais.core.rules.requirements import Requirement, Strength
from bonrelais.toolbox.exchange.days import closing, opening
from bonrelais.toolbox.exchange.legal_forms import words_of
from bonrelais.toolbox.exchange.places import codes_of
from bonrelais.toolbox.exchange.schema.fields import PIPE, SECTORS

Cells = Mapping[str, str]


def cells_of(requirement: Requirement) -> Cells | None:
    """None: it can only be written as a sentence. What is read back from the cells is for the caller to compare."""
    if len(requirement.any_of) != 1 or requirement.when is not None or requirement.any_of[0].is_negated:
        return None
    criterion = requirement.any_of[0].criterion
    if requirement.strength is Strength.TARGETING:
        return _aimed(criterion)
    return _required(criterion) if requirement.strength is Strength.ELIGIBILITY else None


def _aimed(criterion: object) -> Cells | None:
    if isinstance(criterion, Naf) and criterion.version is NafVersion.REV2 and not criterion.exclude:
        return {"ciblage_naf": PIPE.join(criterion.include)}
    if isinstance(criterion, Manual) and criterion.text.startswith(SECTORS):
        return {"ciblage_secteur_activite": PIPE.join(criterion.text.removeprefix(SECTORS).split(", "))}
    return None


def _required(criterion: object) -> Cells | None:
    match criterion:
        case Territory():
            return _pair("eligibilite_geographique", codes_of(criterion))
        case LegalForm():
            return _pair("eligibilite_forme_juridique", words_of(criterion))
        case Naf(include=(), version=NafVersion.REV2):
            return {"ciblage_naf_exclusions": PIPE.join(criterion.exclude)}
        case _:
            return _bounds(criterion) or _size_category(criterion)


def _bounds(criterion: object) -> Cells | None:
    """Days, employees and years: what has a low and a high end."""
    cells: dict[str, str] = {}
    match criterion:
        case Period(start=start, end=end, is_closed_by_budget=False):
            cells = {
                "date_ouverture": opening(start) if start else "",
                "date_cloture": closing(end) if end else "",
            }
        case Workforce(wanted=wanted, unit=WorkforceUnit.EMPLOYEES, scope=WorkforceScope.COMPANY):
            cells = {
                "eligibilite_effectif_minimal": "" if wanted.low is None else str(wanted.low),
                "eligibilite_effectif_maximal": "" if wanted.high is None else str(wanted.high),
            }
        case Age(min_months=int(months), max_months=None, basis=AgeBasis.CREATION) if months % 12 == 0:
            cells = {"eligibilite_annees_existence_minimal": str(months // 12)}
    return {name: text for name, text in cells.items() if text} or None


def _size_category(criterion: object) -> Cells | None:
    if not isinstance(criterion, SizeCategory) or criterion.is_eu_sme:
        return None
    return {"eligibilite_categorie_taille_entreprise": PIPE.join(criterion.categories)}


def _pair(field: str, told: tuple[list[str], list[str]] | None) -> Cells | None:
    """What is accepted and what is excluded stand in two fields."""
    if told is None:
        return None
    include, exclude = told
    return {
        **({field: PIPE.join(include)} if include else {}),
        **({f"{field}_exclusions": PIPE.join(exclude)} if exclude else {}),
    }
