"""Every fact that may be learnt: those the criteria read, and yes/no questions of this programme's trade."""

from typing import Final

from bonrelais.core.catalogue import FactDefinition
from bonrelais.core.vocabulary.facts import ALL_FACTS, find_fact, find_fact_in_words
from bonrelais.foundation.errors import DomainError


class UnknownFactError(DomainError):
    """The catalogue has no such fact."""


CATALOGUE: Final = ALL_FACTS
"""Those with a code of their own. `find_fact` knows those of open families too: perimeters, tools, commitments."""


def definition_of(code: str) -> FactDefinition:
    found = find_fact(code)
    if found is None:
        raise UnknownFactError("Cette question n’est pas au catalogue. Choisissez-en une de la liste.")
    return found


__all__ = ["CATALOGUE", "UnknownFactError", "definition_of", "find_fact", "find_fact_in_words"]
