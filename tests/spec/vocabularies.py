"""The page of the vocabularies, and where a list of choices stands in it."""

from collections.abc import Iterator

from bonrelais.core.rules.criteria import CRITERIA
from bonrelais.core.vocabulary.activities import ACTIVITIES
from bonrelais.core.vocabulary.aids import AIDS
from bonrelais.core.vocabulary.branches import OPCOS
from bonrelais.core.vocabulary.choices import DENSITIES, EPCI_TYPES, SIZE_CATEGORIES, TAX_REGIMES
from bonrelais.core.vocabulary.labels import LABELS
from bonrelais.core.vocabulary.natures import NATURES, SPENDS
from bonrelais.core.vocabulary.ownership import OWNERSHIPS
from bonrelais.core.vocabulary.persons import PERSONS
from bonrelais.core.vocabulary.premises import LOCATIONS, OCCUPANCIES, USES
from bonrelais.core.vocabulary.quantities import QUANTITIES
from bonrelais.core.vocabulary.questions import QUESTIONS
from bonrelais.core.vocabulary.steps import STEPS
from bonrelais.core.vocabulary.terms import Term, Vocabulary
from bonrelais.core.vocabulary.zones import ZONES

FEW = 8
Options = tuple[tuple[str, str], ...]
VOCABULARIES: tuple[tuple[str, Vocabulary], ...] = (
    ("les métiers", ACTIVITIES),
    ("les zones", ZONES),
    ("les occupations du local", OCCUPANCIES),
    ("les usages du local", USES),
    ("les emplacements", LOCATIONS),
    ("les densités", DENSITIES),
    ("les intercommunalités", EPCI_TYPES),
    ("les catégories", SIZE_CATEGORIES),
    ("les régimes fiscaux", TAX_REGIMES),
    ("les opérateurs de compétences", OPCOS),
    ("les situations de capital", OWNERSHIPS),
    ("les labels", LABELS),
    ("les quantités", QUANTITIES),
    ("les natures de projet", NATURES),
    ("les dépenses", SPENDS),
    ("les étapes", STEPS),
    ("les aides", AIDS),
    ("les situations du dirigeant", PERSONS),
    ("les questions", QUESTIONS),
)


def place_of(options: Options) -> tuple[str, str]:
    """The title of the vocabulary that these choices come from, and its anchor."""
    codes = [code for code, _ in options]
    title = next(title for title, among in VOCABULARIES if [term.code for term in among] == codes)
    return title, title.replace(" ", "-")


def page_of_vocabularies() -> str:
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield (
        "# Les vocabulaires\n\nCe que les critères peuvent demander. Un code dure toujours et a le même sens pour "
        "tous les outils. Trois listes restent ouvertes : les périmètres d’un dispositif (`perimetre-…`, parmi "
        "[les zones](#les-zones)), les outils déjà reçus (leur code, parmi [les aides](#les-aides)) et les "
        f"engagements ({CRITERIA['commitment'].label.lower()}, par leurs mots). Retour à "
        "[toutes les sortes](README.md)."
    )
    for title, among in VOCABULARIES:
        has_question = any(term.question for term in among)
        heads = "| code | mot | question |\n| --- | --- | --- |" if has_question else "| code | mot |\n| --- | --- |"
        lines = "\n".join(_line(term, has_question=has_question) for term in among)
        yield f"## {title[0].upper()}{title[1:]}\n\n{heads}\n{lines}"


def _line(term: Term, *, has_question: bool) -> str:
    word = f"{term.label} ({term.unit})" if term.unit else term.label
    asked = f" {term.question} |" if has_question else ""
    return f"| `{term.code}` | {word} |{asked}"
