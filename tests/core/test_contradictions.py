"""What nobody can meet, as a table: the criteria, and what is said of them."""

from datetime import date

import pytest

from bonrelais.core.facts import Place
from bonrelais.core.rules.codec import read_document
from bonrelais.core.rules.contradictions import contradictions
from bonrelais.core.rules.params import Params

TODAY = date(2026, 11, 26)
NUMBER = "aucun nombre ne convient aux deux."
PLACE = "aucun lieu ne convient aux deux."
ANSWER = "aucune réponse ne convient aux deux."
ACTIVITY = "aucune activité ne convient aux deux."
FORM = "aucune forme juridique ne convient aux deux."
DAY = "aucun jour à venir ne convient aux deux."
DATE = "aucune date ne convient aux deux."
PLACES = (
    Place("62765", "200069037", "62", "32"),
    Place("", "200069037", "62", "32"),
    Place("", "246201016", "62", "32"),
    Place("", "246200729", "62", "32"),
    Place("", "246200729", "59", "32"),
    Place("", "", "62", "32"),
    Place("", "", "59", "32"),
    Place("", "", "75", "11"),
)
"""A small country: a commune named, its intercommunality, one astride two departments, and everywhere else."""


def workforce(**params: int | str) -> Params:
    return {"kind": "workforce", "params": params}


def territory(include: list[str], exclude: list[str] | None = None) -> Params:
    return {"kind": "territory", "params": {"include": include, "exclude": exclude or []}}


def naf(*include: str, exclude: list[str] | None = None, version: str = "rev2") -> Params:
    return {"kind": "naf", "params": {"include": list(include), "exclude": exclude or [], "nomenclature": version}}


def form(*include: str, exclude: list[str] | None = None, **others: str) -> Params:
    return {"kind": "legal_form", "params": {"include": list(include), "exclude": exclude or [], **others}}


def period(end: str, **others: str | bool) -> Params:
    return {"kind": "period", "params": {"to": end, **others}}


def opening(start: str) -> Params:
    return {"kind": "period", "params": {"from": start}}


def age(**months: int) -> Params:
    return {"kind": "age", "params": months}


def size(*categories: str) -> Params:
    return {"kind": "size_category", "params": {"categories": list(categories)}}


def aid(**params: list[str] | int) -> Params:
    return {"kind": "prior_aid", "params": params}


def registered(months: int) -> Params:
    return {"kind": "registration", "params": {"registers": ["crafts"], "since_months": months}}


def branch(*opcos: str) -> Params:
    return {"kind": "branch", "params": {"opcos": list(opcos)}}


def no(criterion: Params) -> Params:
    return {**criterion, "not": True}


def found(*criteria: Params) -> list[tuple[str, str, int, str]]:
    """The key of the criterion at fault, its field, its place and what is said."""
    requirements = read_document({"version": 1, "criteria": criteria})
    told = contradictions(requirements, day=TODAY, labels={"epci:246200729": "CAPSO"}, places=PLACES)
    return [(one.key, one.field, one.place, one.words) for one in told]


def said(*criteria: Params) -> list[str]:
    return [words.rpartition(" : ")[2] for _, _, _, words in found(*criteria)]


SMALL = workforce(max=9)
LARGE = workforce(min=50)
OWNER: Params = {"kind": "premises", "params": {"occupancy": ["owner"]}}
TOGETHER: list[tuple[str, list[Params], list[str]]] = [
    ("two numbers apart", [SMALL, LARGE], [NUMBER]),
    ("two numbers that touch", [workforce(max=9), workforce(min=9)], []),
    ("a number and its contrary", [SMALL, no(SMALL)], [NUMBER]),
    ("a number out of the other", [workforce(min=3, max=5), no(SMALL)], [NUMBER]),
    ("a number beside the other", [workforce(min=3, max=50), no(SMALL)], []),
    ("numbers of two facts", [workforce(max=9), workforce(min=50, unit="fte")], []),
    ("more in the place than in the company", [workforce(min=50, scope="establishment"), SMALL], [NUMBER]),
    ("more in the company than in the place", [workforce(max=9, scope="establishment"), LARGE], []),
    ("a choice that leaves a way", [SMALL, {"any_of": [LARGE, naf("47")]}], []),
    ("a choice that leaves none", [SMALL, {"any_of": [LARGE, workforce(min=20)]}], [NUMBER]),
    ("in one case only", [SMALL, {**LARGE, "when": naf("47")}], []),
    ("one that only ranks", [SMALL, {**LARGE, "strength": "targeting"}], []),
    ("two territories of one level", [territory(["epci:246200729"]), territory(["epci:246201016"])], [PLACE]),
    ("a commune and another intercommunality", [territory(["epci:246200729"]), territory(["commune:62765"])], [PLACE]),
    ("a commune and its intercommunality", [territory(["epci:200069037"]), territory(["commune:62765"])], []),
    ("a territory left out elsewhere", [territory(["region:32"]), territory([], ["region:32"])], [PLACE]),
    (
        "a commune and its department left out",
        [territory(["commune:62765"]), territory([], ["department:62"])],
        [PLACE],
    ),
    ("a commune and its region left out", [territory(["commune:62765"]), territory([], ["region:32"])], [PLACE]),
    ("a commune and another department", [territory(["commune:62765"]), territory(["department:59"])], [PLACE]),
    ("a commune and its department", [territory(["commune:62765"]), territory(["department:62"])], []),
    ("a department and a commune of it left out", [territory(["department:62"]), territory([], ["commune:62765"])], []),
    ("an EPCI and another department", [territory(["epci:246201016"]), territory(["department:59"])], [PLACE]),
    ("an EPCI astride and either department", [territory(["epci:246200729"]), territory(["department:59"])], []),
    (
        "a region and each of its departments left out",
        [territory(["region:32"]), no(territory(["department:62", "department:59"]))],
        [PLACE],
    ),
    ("a region and one of its departments left out", [territory(["region:32"]), no(territory(["department:62"]))], []),
    (
        "another region, of two places",
        [
            territory(["region:32"]),
            {**territory(["region:11"]), "params": {"include": ["region:11"], "basis": "head_office"}},
        ],
        [],
    ),
    ("two activities apart", [naf("47"), naf("43.32A")], [ACTIVITY]),
    ("an activity under the other", [naf("C"), naf("10.71C")], []),
    ("an activity and its section left out", [naf("47"), naf(exclude=["G"])], [ACTIVITY]),
    ("an activity and itself left out", [naf("47"), naf(exclude=["47"])], [ACTIVITY]),
    ("an activity and its contrary", [naf("47"), no(naf("47"))], [ACTIVITY]),
    ("a section and all its divisions left out", [naf("G"), naf(exclude=["45", "46", "47"])], [ACTIVITY]),
    ("a section and some divisions left out", [naf("G"), naf(exclude=["45", "46"])], []),
    ("an activity and a part of it left out", [naf("47"), naf(exclude=["47.11F", "47.2"])], []),
    (
        "a section of NAF 2025 and its divisions left out",
        [naf("G", version="2025"), naf(exclude=["46", "47"], version="2025")],
        [ACTIVITY],
    ),
    ("activities of two nomenclatures", [naf("47"), naf(exclude=["G"], version="2025")], []),
    ("two ages apart", [age(min_months=36), age(max_months=12)], [DATE]),
    ("two ages that touch", [age(min_months=12), age(max_months=12)], []),
    ("an age and not a larger one", [age(max_months=12), no(age(max_months=24))], [DATE]),
    ("an age and not a smaller one", [age(max_months=24), no(age(max_months=12))], []),
    ("two legal forms apart", [form("1"), form("57")], [FORM]),
    ("a legal form and its family left out", [form("57"), form(exclude=["5"])], [FORM]),
    ("a legal form and itself left out", [form("57"), form(exclude=["57"])], [FORM]),
    ("a family and a legal form left out", [form("5"), form(exclude=["57"])], []),
    ("a private form and a public body", [form("1", "5"), form(public_body="required")], [FORM]),
    ("a public form and no public body", [form("41", "1"), form(public_body="excluded")], []),
    ("a company and the micro regime", [form("57"), form(micro_regime="required")], [FORM]),
    ("a company that may have a sole partner and the micro regime", [form("54"), form(micro_regime="required")], []),
    ("a company kept as one of several partners", [form("5499"), form(micro_regime="required")], []),
    ("a person and the micro regime", [form("1"), form(micro_regime="required")], []),
    ("a company and no micro regime", [form("57"), form(micro_regime="excluded")], []),
    ("periods that do not meet", [period("2026-12-31"), opening("2027-01-01")], [DAY]),
    ("periods that meet a day", [period("2027-01-01"), opening("2027-01-01")], []),
    ("a period and not a longer one", [period("2026-12-31"), no(period("2027-06-30"))], [DAY]),
    ("a period and not a shorter one", [period("2027-06-30"), no(period("2026-12-31"))], []),
    ("a period whose budget is spent", [period("2027-06-30", closed_by_budget=True), opening("2026-01-01")], []),
    ("size categories apart", [size("MIC"), size("GE")], [ANSWER]),
    ("a size category within the other", [size("MIC"), size("PME")], []),
    ("a size category and not the one that holds it", [size("MIC"), no(size("PME"))], [ANSWER]),
    ("a size category and not a smaller one", [size("PME"), no(size("MIC"))], []),
    ("every size category left out", [size("ETI", "GE"), no(size("ETI", "GE"))], [ANSWER]),
    ("more people in the company than in its group", [LARGE, workforce(max=9, scope="group")], [NUMBER]),
    ("an aid that is needed and left out", [aid(required=["ademe"]), aid(excluded=["ademe"])], [ANSWER]),
    ("an aid left out for some time", [aid(required=["ademe"]), aid(excluded=["ademe"], waiting_months=24)], []),
    ("registered for long, and not for longer", [registered(12), no(registered(13))], []),
    ("registered for long, and not for less", [registered(13), no(registered(12))], [ANSWER]),
    ("two branches apart, and one at a time", [branch("ep"), no(branch("ep"))], [ANSWER]),
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


THREE = [naf("47", "56"), naf(exclude=["47"]), naf(exclude=["I"])]


def test_three_criteria_that_nobody_meets_together_are_told_with_those_that_count() -> None:
    told = "Contredit d’autres critères, « activité parmi 47 ou 56 » et « toute activité sauf 47 » : "
    assert found(*THREE, workforce(min=3)) == [("c3", "", 0, f"{told}aucune activité ne convient à tous.")]
    assert found(*THREE[:2], naf(exclude=["56.1"])) == []


def test_possibilities_that_exclude_one_another_across_three_criteria_are_told() -> None:
    choice: Params = {"any_of": [workforce(max=9), age(max_months=12)]}
    both = [choice, workforce(min=50), age(min_months=36)]
    assert [key for key, *_ in found(*both)] == ["c3"]
    assert found(choice, workforce(min=50), age(min_months=6)) == []


@pytest.mark.parametrize(
    ("criterion", "what"),
    [
        (form("57", micro_regime="required"), "aucune forme juridique ne convient"),
        (form("1", public_body="required"), "aucune forme juridique ne convient"),
        (naf(exclude=list("ABCDEFGHIJKLMNOPQRSTU")), "aucune activité ne convient"),
        (territory([], ["country:FR"]), "aucun lieu ne convient"),
        (no(opening("2020-01-01")), ""),
    ],
)
def test_criterion_that_nobody_meets_is_told_alone(criterion: Params, what: str) -> None:
    expected = [("c1", "", 0, f"Personne ne peut remplir ce critère : {what}.")] if what else []
    assert found(criterion) == expected
    assert found(criterion, SMALL) == expected


def test_territories_are_not_looked_at_without_places() -> None:
    requirements = read_document({"version": 1, "criteria": [territory(["region:32"]), territory(["region:11"])]})
    assert contradictions(requirements, day=TODAY, labels={}) == []


def test_contradiction_is_told_of_the_later_criterion_and_quotes_the_other() -> None:
    assert found(SMALL, LARGE) == [
        ("c2", "", 0, f"Contredit un autre critère, « moins de 10 salariés » : {NUMBER}"),
    ]


@pytest.mark.parametrize(
    ("criterion", "what"),
    [
        (territory(["epci:246200729"], ["epci:246200729"]), "CAPSO"),
        (territory(["epci:246200729"], ["country:FR"]), "CAPSO"),
        (territory(["commune:62765", "region:11"], ["department:62"]), "62765"),
        (territory(["commune:62765"], ["epci:200069037"]), "62765"),
        (territory(["epci:246200729"], ["department:62", "department:59"]), "CAPSO"),
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
    assert found(territory(["epci:246200729"], ["department:62"])) == []


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
