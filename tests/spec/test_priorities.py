"""Which priorities a visit serves, as a table: the rule, what was true that day, the answer."""

import pytest

from bonrelais.core.facts import Grade
from bonrelais.core.figures.priorities import PriorityRule, VisitTraits, priorities_served, why_served

CENTRES = PriorityRule(code="centres", label="Centres-villes", zones=frozenset({"centre-ville", "centre-bourg"}))
ECOLOGY = PriorityRule(
    code="ecologie", label="Transition écologique", themes=frozenset({"energie"}), subjects=frozenset({"ecologie"})
)
CRAFTS = PriorityRule(code="artisanat", label="Artisanat", is_for_crafts=True)
WIDE_CRAFTS = PriorityRule(code="artisanat", label="Artisanat", is_for_crafts=True, counts_presumed_crafts=True)
EMPTY = PriorityRule(code="vide", label="Vide")


@pytest.mark.parametrize(
    ("rule", "traits", "why"),
    [
        (CENTRES, VisitTraits(zones=frozenset({"centre-bourg"})), "établissement dans le périmètre"),
        (CENTRES, VisitTraits(zones=frozenset({"qpv"})), None),
        (
            ECOLOGY,
            VisitTraits(themes=frozenset({"energie", "chauffage"})),
            "besoin relevé sur le thème",
        ),
        (ECOLOGY, VisitTraits(subjects=frozenset({"ecologie"})), "sujet abordé à la rencontre"),
        (ECOLOGY, VisitTraits(), None),
        (CRAFTS, VisitTraits(crafts=Grade.REGISTERED), "inscrite aux métiers"),
        (CRAFTS, VisitTraits(crafts=Grade.PRESUMED), None),
        (WIDE_CRAFTS, VisitTraits(crafts=Grade.PRESUMED), "présumée artisanale"),
        (WIDE_CRAFTS, VisitTraits(crafts=Grade.NOT_REGISTERED), None),
        (CRAFTS, VisitTraits(), None),
        (EMPTY, VisitTraits(zones=frozenset({"qpv"}), crafts=Grade.REGISTERED), None),
    ],
)
def test_priority_is_served_by_any_of_its_rule(rule: PriorityRule, traits: VisitTraits, why: str | None) -> None:
    assert why_served(rule, traits) == why


def test_a_visit_may_serve_several_priorities() -> None:
    traits = VisitTraits(zones=frozenset({"centre-ville"}), crafts=Grade.REGISTERED)
    assert priorities_served((CENTRES, ECOLOGY, CRAFTS), traits) == {
        "centres": "établissement dans le périmètre",
        "artisanat": "inscrite aux métiers",
    }
