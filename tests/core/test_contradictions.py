"""What nobody can meet, as a table: the criteria, and what is said of them."""

from datetime import date

import pytest

from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.contradictions import contradictions
from bonrelais.core.rules.params import Params

TODAY = date(2026, 11, 26)
NUMBER = "aucun nombre ne convient aux deux."
PLACE = "aucun lieu ne convient aux deux."
ANSWER = "aucune réponse ne convient aux deux."


def workforce(**params: int | str) -> Params:
    return {"kind": "workforce", "params": params}


def territory(include: list[str], exclude: list[str] | None = None) -> Params:
    return {"kind": "territory", "params": {"include": include, "exclude": exclude or []}}


def naf(*include: str, exclude: list[str] | None = None) -> Params:
    return {"kind": "naf", "params": {"include": list(include), "exclude": exclude or []}}


def period(end: str) -> Params:
    return {"kind": "period", "params": {"to": end}}


def found(*criteria: Params) -> list[tuple[str, str, int, str]]:
    """The key of the criterion at fault, its field, its place and what is said."""
    requirements = read_document({"version": 1, "criteria": criteria})
    told = contradictions(requirements, day=TODAY, labels={"epci:246200729": "CAPSO"})
    return [(one.key, one.field, one.place, one.words) for one in told]


def said(*criteria: Params) -> list[str]:
    return [words.rpartition(" : ")[2] for _, _, _, words in found(*criteria)]


SMALL = workforce(max=9)
LARGE = workforce(min=50)
OWNER: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
TOGETHER: list[tuple[str, list[Params], list[str]]] = [
    ("two numbers apart", [SMALL, LARGE], [NUMBER]),
    ("two numbers that touch", [workforce(max=9), workforce(min=9)], []),
    ("a number and its contrary", [SMALL, {**SMALL, "not": True}], [ANSWER]),
    ("a number out of the other", [workforce(min=3, max=5), {**workforce(max=9), "not": True}], [NUMBER]),
    ("a number beside the other", [workforce(min=3, max=50), {**workforce(max=9), "not": True}], []),
    ("numbers of two facts", [workforce(max=9), workforce(min=50, unit="fte")], []),
    ("more in the place than in the company", [workforce(min=50, scope="establishment"), SMALL], [NUMBER]),
    ("more in the company than in the place", [workforce(max=9, scope="establishment"), LARGE], []),
    ("a choice that leaves a way", [SMALL, {"any_of": [LARGE, naf("47")]}], []),
    ("a choice that leaves none", [SMALL, {"any_of": [LARGE, workforce(min=20)]}], [NUMBER]),
    ("in one case only", [SMALL, {**LARGE, "when": naf("47")}], []),
    ("one that only ranks", [SMALL, {**LARGE, "strength": "targeting"}], []),
    ("two territories of one level", [territory(["epci:246200729"]), territory(["epci:246201016"])], [PLACE]),
    ("a commune and an intercommunality", [territory(["epci:246200729"]), territory(["commune:62765"])], []),
    ("a territory left out elsewhere", [territory(["region:32"]), territory([], ["region:32"])], [PLACE]),
    ("two activities apart", [naf("47"), naf("43.32A")], ["aucune activité ne convient aux deux."]),
    ("an activity under the other", [naf("C"), naf("10.71C")], []),
    (
        "two ages apart",
        [{"kind": "age", "params": {"min_months": 36}}, {"kind": "age", "params": {"max_months": 12}}],
        ["aucune date ne convient aux deux."],
    ),
    (
        "two legal forms apart",
        [{"kind": "legal_form", "params": {"include": ["1"]}}, {"kind": "legal_form", "params": {"include": ["57"]}}],
        ["aucune forme juridique ne convient aux deux."],
    ),
    (
        "two tax regimes apart",
        [
            {"kind": "tax_regime", "params": {"regimes": ["is"]}},
            {"kind": "tax_regime", "params": {"regimes": ["exempt"]}},
        ],
        [ANSWER],
    ),
    ("a question and its contrary", [OWNER, {**OWNER, "not": True}], [ANSWER]),
]


@pytest.mark.parametrize(("criteria", "words"), [row[1:] for row in TOGETHER], ids=[row[0] for row in TOGETHER])
def test_criteria_together_contradict_only_when_nobody_meets_them(criteria: list[Params], words: list[str]) -> None:
    assert said(*criteria) == words


@pytest.mark.parametrize(("criteria", "words"), [row[1:] for row in TOGETHER], ids=[row[0] for row in TOGETHER])
def test_order_of_criteria_changes_nothing_to_a_contradiction(criteria: list[Params], words: list[str]) -> None:
    assert said(*reversed(criteria)) == words


def test_contradiction_is_told_of_the_later_criterion_and_quotes_the_other() -> None:
    assert found(SMALL, LARGE) == [
        ("c2", "", 0, f"Contredit un autre critère, « moins de 10 salariés » : {NUMBER}"),
    ]


@pytest.mark.parametrize(
    ("criterion", "what"),
    [
        (territory(["epci:246200729"], ["epci:246200729"]), "CAPSO"),
        (territory(["epci:246200729"], ["country:FR"]), "CAPSO"),
        (naf("43.32A", exclude=["43"]), "43.32A"),
        (naf("10.71C", exclude=["C"]), "10.71C"),
        ({"kind": "legal_form", "params": {"include": ["5710"], "exclude": ["57"]}}, "5710"),
    ],
)
def test_what_is_accepted_and_left_out_at_once_is_told_at_its_field(criterion: Params, what: str) -> None:
    words = f"« {what} » est à la fois accepté et exclu. Gardez l’un ou l’autre."
    assert found(criterion) == [("c1", "exclude", 0, words)]
    assert found({"any_of": [SMALL, criterion]}) == [("c1", "exclude", 1, words)]
    assert found({**SMALL, "when": criterion}) == [("c1", "exclude", -1, words)]


def test_narrower_exclusion_contradicts_nothing() -> None:
    assert found(naf("43", exclude=["43.32A"]), territory(["region:32"], ["commune:62765"])) == []


def test_period_already_over_is_told_at_its_end() -> None:
    assert found(period("2026-11-25")) == [
        (
            "c1",
            "to",
            0,
            "Cette période est finie depuis le 25 novembre 2026 : personne n’y aurait droit. Changez la fin.",
        ),
    ]
    assert found(period("2026-11-26")) == []
    assert found({"any_of": [period("2026-06-30"), period("2026-12-31")]}) == []
    assert found({**period("2026-11-25"), "not": True}) == []
