"""What the toolbox asks of criteria beyond core: their codes exist, and they ask something."""

from collections.abc import Mapping, Sequence
from typing import Final

from bonrelais.core.rules.criteria.commitment import Commitment
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.criteria.territory import Territory
from bonrelais.core.rules.criteria.theme import Theme
from bonrelais.core.rules.requirements import Requirement

LONGEST_WORDS: Final = 600
MOST_CONDITIONS: Final = 1000
"""What a file may bring in one tool; far more than any has."""


def refusal_of(requirements: Sequence[Requirement], labels: Mapping[str, str]) -> str:
    """Why the list cannot be kept, in French; empty when it can. `labels` are those found for its codes."""
    if sum(1 for requirement in requirements for _ in requirement.conditions) > MOST_CONDITIONS:
        return f"Un outil a {MOST_CONDITIONS} conditions au plus. Réunissez-en, ou faites-en deux outils."
    for requirement in requirements:
        for condition in requirement.conditions:
            refusal = _refusal_of_one(condition.criterion, labels)
            if refusal:
                return refusal
    return ""


def _refusal_of_one(criterion: object, labels: Mapping[str, str]) -> str:
    if isinstance(criterion, Territory):
        unknown = [str(area) for area in (*criterion.include, *criterion.exclude) if str(area) not in labels]
        return f"Territoire : « {unknown[0]} » n’est pas connu. Vérifiez ce code." if unknown else ""
    if isinstance(criterion, Theme):
        lost = [code for code in criterion.themes if f"theme:{code}" not in labels]
        return f"Thème : « {lost[0]} » n’est pas un thème de ce dispositif." if lost else ""
    if isinstance(criterion, Manual | Commitment) and len(criterion.text) > LONGEST_WORDS:
        return f"{criterion.label} : {LONGEST_WORDS} caractères au plus. Faites-en deux critères."
    return ""
