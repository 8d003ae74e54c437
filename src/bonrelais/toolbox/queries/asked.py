"""The facts that a tool asks, in words: those of the catalogue by their label, others by the tool's own question."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bonrelais.core.french import count, inside
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.criteria.manual import MANUAL_PREFIX
from bonrelais.core.rules.formula import Formula, Given, Leaf
from bonrelais.core.rules.verdicts import Missing
from bonrelais.directory.facts_catalogue import CATALOGUE
from bonrelais.toolbox.models import ToolVersion
from bonrelais.toolbox.queries.named import named, names_in
from bonrelais.toolbox.queries.versions import requirements_of

MOST_NAMED: Final = 4
_NEED: Final = "need.theme"
_OF_THE_NEED: Final = "Besoin à servir"


def asked_words(version: ToolVersion) -> dict[str, str]:
    """Each fact that the version may ask, by its code: « Effectif », « Projet jugé innovant »."""
    conditions = [condition for one in requirements_of(version) for condition in one.conditions]
    context = Context(version.effective_from_on)
    asked = [one for condition in conditions for one in _asked(condition.criterion.formula, context)]
    names = names_in([version.labels])
    return {one.code: named(_words(one), names) for one in asked}


def asked_in_words(codes: Sequence[str], words: Mapping[str, str], most: int = MOST_NAMED) -> str:
    """As they follow « À demander : »: « effectif, chiffre d’affaires et 3 autres questions »; blank without any."""
    named = ", ".join(inside(words.get(code, code)) for code in codes[:most])
    more = len(codes) - most
    return f"{named} et {count(more, 'autre question', 'autres questions')}" if more > 0 else named


def _asked(formula: Formula, context: Context) -> Iterator[Missing]:
    if isinstance(formula, Leaf):
        yield formula.asked
    elif isinstance(formula, Given):
        yield from formula.given(context).missing
    for part in formula.inner:
        yield from _asked(part, context)


def _words(asked: Missing) -> str:
    if asked.code.startswith(MANUAL_PREFIX):
        return asked.code.removeprefix(MANUAL_PREFIX)
    if asked.code == _NEED:
        return _OF_THE_NEED
    known = CATALOGUE.get(asked.code)
    return known.label if known is not None else asked.question.rstrip(" ?")
