"""The facts that the vocabularies bring: each term of the kinds of criteria, as a question that may be asked."""

from collections.abc import Iterator, Mapping
from typing import Final

from bonrelais.core.catalogue import STANDARD_FACTS, FactDefinition, FactShape
from bonrelais.core.vocabulary.activities import ACTIVITIES
from bonrelais.core.vocabulary.aids import AIDS, aid_label, is_aid
from bonrelais.core.vocabulary.commitments import COMMITMENT, commitment_code, commitment_question
from bonrelais.core.vocabulary.declared import DECLARED_FACTS
from bonrelais.core.vocabulary.labels import LABELS
from bonrelais.core.vocabulary.ownership import OWNERSHIPS
from bonrelais.core.vocabulary.persons import PERSONS
from bonrelais.core.vocabulary.premises import LOCATIONS, OCCUPANCIES, OCCUPANCY_FACTS, USES
from bonrelais.core.vocabulary.quantities import QUANTITIES
from bonrelais.core.vocabulary.questions import QUESTIONS
from bonrelais.core.vocabulary.steps import STEPS
from bonrelais.core.vocabulary.terms import Term
from bonrelais.core.vocabulary.zones import PERIMETER, ZONES, zone_label


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _flag(code: str, term: Term) -> FactDefinition:
    return FactDefinition(
        code,
        _capital(term.label),
        term.question,
        FactShape.YES_NO,
        valid_months=term.valid_months,
        is_sensitive=term.is_sensitive,
    )


def label_facts(code: str, label: str) -> tuple[FactDefinition, FactDefinition]:
    """Held, then aimed at: « l’Écolabel européen »."""
    return (
        FactDefinition(
            f"label.{code}.held",
            f"Détient {label}",
            f"L’entreprise a-t-elle {label} ?",
            FactShape.YES_NO,
            valid_months=24,
        ),
        FactDefinition(
            f"label.{code}.aimed",
            f"Vise {label}",
            f"L’entreprise vise-t-elle {label} ?",
            FactShape.YES_NO,
            valid_months=12,
        ),
    )


def aid_fact(code: str, label: str) -> FactDefinition:
    """An aid already had, and on which day."""
    return FactDefinition(
        f"aid.{code}",
        f"A déjà eu {label}",
        f"L’entreprise a-t-elle déjà eu {label} ?",
        FactShape.STEP,
        valid_months=12,
        since_question=f"À quelle date l’entreprise a-t-elle eu {label} ?",
    )


def _step(term: Term) -> FactDefinition:
    return FactDefinition(
        f"step.{term.code}",
        _capital(term.label),
        term.question,
        FactShape.STEP,
        valid_months=term.valid_months,
        since_question=f"De quand date {term.definite} ?",
    )


def _quantity(term: Term) -> FactDefinition:
    return FactDefinition(
        f"quantity.{term.code}",
        _capital(term.label),
        term.question,
        FactShape.NUMBER,
        unit=term.unit,
        valid_months=term.valid_months,
    )


def _brought() -> Iterator[FactDefinition]:
    yield from DECLARED_FACTS
    yield from (_flag(OCCUPANCY_FACTS[term.code], term) for term in OCCUPANCIES)
    yield from (_flag(f"premises.is_{term.code}", term) for term in USES)
    yield from (_flag(f"premises.in_{term.code}", term) for term in LOCATIONS)
    yield from (_flag(term.code, term) for term in QUESTIONS)
    yield from (_flag(f"zone.{term.code}.establishment", term) for term in ZONES)
    yield from (_flag(f"activity.is_{term.code}", term) for term in ACTIVITIES)
    yield from (_flag(f"ownership.is_{term.code}", term) for term in OWNERSHIPS)
    yield from (_quantity(term) for term in QUANTITIES)
    for term in LABELS:
        yield from label_facts(term.code, term.label)
    yield from (_step(term) for term in STEPS)
    yield from (aid_fact(term.code, term.label) for term in AIDS)
    yield from (_flag(f"person.is_{term.code}", term) for term in PERSONS)


ALL_FACTS: Final[Mapping[str, FactDefinition]] = {**STANDARD_FACTS, **{one.code: one for one in _brought()}}
"""Every fact that may be asked, by code, in the order it is offered: sensitive ones of the owner come last."""


def find_fact(code: str) -> FactDefinition | None:
    """One of them, or of the families left open: a perimeter's, a tool's, a commitment's. None for nobody's code."""
    known = ALL_FACTS.get(code)
    if known is not None:
        return known
    family, _, rest = code.partition(".")
    name = rest.removesuffix(".establishment")
    if family == "zone" and rest != name and PERIMETER.fullmatch(name):
        label = zone_label(name)
        return _flag(code, Term(name, label, f"L’établissement est-il {label} ?"))
    if family == "aid" and is_aid(rest):
        return aid_fact(rest, aid_label(rest))
    return _commitment(code, "L’entreprise prend-elle cet engagement ?") if COMMITMENT.fullmatch(code) else None


def find_fact_in_words(code: str, words: str) -> FactDefinition | None:
    """The same; a commitment's question says its words, if they are those of its code."""
    is_so = bool(words) and commitment_code(words) == code
    return _commitment(code, commitment_question(words)) if is_so else find_fact(code)


def _commitment(code: str, question: str) -> FactDefinition:
    return FactDefinition(code, "Engagement", question, FactShape.YES_NO, valid_months=12)
