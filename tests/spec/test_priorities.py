"""Which priorities a visit serves, as a table: the rule, what was true that day, the answer."""

import pytest

from bonrelais.core.facts import Grade
from bonrelais.core.figures.priorities import PriorityRule, VisitTraits, is_served, priorities_served

CENTRES = PriorityRule(code="centres", label="Centres-villes", zones=frozenset({"centre-ville", "centre-bourg"}))
ECOLOGY = PriorityRule(
    code="ecologie", label="Transition écologique", themes=frozenset({"energie"}), subjects=frozenset({"ecologie"})
)
CRAFTS = PriorityRule(code="artisanat", label="Artisanat", is_for_crafts=True)
WIDE_CRAFTS = PriorityRule(code="artisanat", label="Artisanat", is_for_crafts=True, counts_presumed_crafts=True)
EMPTY = PriorityRule(code="vide", label="Vide")


@pytest.mark.parametrize(
    ("rule", "traits", "answer"),
    [
        (CENTRES, VisitTraits(zones=frozenset({"centre-bourg"})), True),
        (CENTRES, VisitTraits(zones=frozenset({"qpv"})), False),
        (ECOLOGY, VisitTraits(themes=frozenset({"energie", "chauffage"})), True),
        (ECOLOGY, VisitTraits(subjects=frozenset({"ecologie"})), True),
        (ECOLOGY, VisitTraits(), False),
        (CRAFTS, VisitTraits(crafts=Grade.REGISTERED), True),
        (CRAFTS, VisitTraits(crafts=Grade.PRESUMED), False),
        (WIDE_CRAFTS, VisitTraits(crafts=Grade.PRESUMED), True),
        (WIDE_CRAFTS, VisitTraits(crafts=Grade.NOT_REGISTERED), False),
        (CRAFTS, VisitTraits(), False),
        (EMPTY, VisitTraits(zones=frozenset({"qpv"}), crafts=Grade.REGISTERED), False),
    ],
)
def test_priority_is_served_by_any_of_its_rule(rule: PriorityRule, traits: VisitTraits, *, answer: bool) -> None:
    assert is_served(rule, traits) is answer


def test_a_visit_may_serve_several_priorities() -> None:
    traits = VisitTraits(zones=frozenset({"centre-ville"}), crafts=Grade.REGISTERED)
    assert priorities_served((CENTRES, ECOLOGY, CRAFTS), traits) == {"centres", "artisanat"}
