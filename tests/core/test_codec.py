import json
from pathlib import Path

import pytest

from bonrelais.core.rules.codec import read_document, write_document
from bonrelais.core.rules.criteria import CRITERIA, CriterionError
from bonrelais.core.rules.criteria.fact import YesNoFact
from bonrelais.core.rules.criteria.manual import Manual
from bonrelais.core.rules.criteria.prior_step import PriorStep
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Requirement, Strength, ToolRule

READS = [
    "activity.2025",
    "activity.is_campsite",
    "activity.is_fast_food",
    "activity.is_hotel",
    "activity.is_industry",
    "activity.rev2",
    "aid.ademe",
    "aid.bpifrance",
    "aid.cheque-numerique",
    "aid.de_minimis",
    "balance.company",
    "branch.idcc",
    "branch.opco",
    "capital.company",
    "clientele.individuals",
    "commitment.4f5dc9c0dc3a",
    "compliance.in_difficulty",
    "compliance.in_insolvency",
    "compliance.is_up_to_date",
    "density.establishment",
    "employees.company",
    "epci_type.establishment",
    "label.ecolabel_eu.aimed",
    "label.ecolabel_eu.held",
    "label.rge.aimed",
    "label.rge.held",
    "legal_form",
    "micro_regime",
    "ownership.is_independent",
    "ownership.is_listed",
    "ownership.is_voluntary_chain",
    "person.is_job_seeker",
    "person.is_under_30",
    "place.head_office",
    "population.establishment",
    "premises.area",
    "premises.built_on",
    "premises.in_town_centre",
    "premises.in_village",
    "premises.is_owned",
    "premises.is_rented",
    "premises.is_shop",
    "premises.sales_area",
    "project.cost",
    "project.has_bank_loan",
    "project.is_started",
    "project.jobs",
    "project.natures",
    "project.own_share",
    "project.requested_aid",
    "project.spend",
    "quantity.bedrooms",
    "registration.crafts",
    "registration.trade",
    "size_category",
    "step.carbon_footprint",
    "step.energy_audit",
    "taken_over_on",
    "tax_regime",
    "turnover.company",
    "turnover.group",
    "zone.perimetre-centre-ville.establishment",
    "zone.qpv.establishment",
    "zone.zfrr.establishment",
]
GOLDEN = Path(__file__).parent / "golden" / "criteria_v1.json"


def test_documents_of_version_1_stay_readable_for_ever() -> None:
    document = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert write_document(read_document(document)) == document


def test_golden_document_holds_every_kind() -> None:
    requirements = read_document(json.loads(GOLDEN.read_text(encoding="utf-8")))
    kinds = {condition.criterion.kind for one in requirements for condition in one.conditions}
    assert kinds == set(CRITERIA)


def test_golden_document_holds_every_form() -> None:
    requirements = read_document(json.loads(GOLDEN.read_text(encoding="utf-8")))
    assert {one.strength for one in requirements} == set(Strength)
    assert {len(one.any_of) > 1 for one in requirements} == {True, False}
    assert {one.when is None for one in requirements} == {True, False}
    assert {condition.is_negated for one in requirements for condition in one.conditions} == {True, False}


def test_rule_says_which_facts_it_reads() -> None:
    rule = ToolRule("outil", read_document(json.loads(GOLDEN.read_text(encoding="utf-8"))))
    assert sorted(rule.reads) == READS


def test_questions_renamed_since_are_still_read() -> None:
    asked: list[Params] = [
        {"code": "debts.are_settled", "question": "À jour de ses cotisations ?", "expected": False},
        {"code": "energy.has_diagnosis", "question": "Un diagnostic énergie ?", "expected": True},
    ]
    document: Params = {"version": 1, "criteria": [{"kind": "fact", "params": one} for one in asked]}
    read = [one.any_of[0].criterion for one in read_document(document)]
    assert read == [
        YesNoFact("compliance.is_up_to_date", "À jour de ses cotisations ?", is_yes_expected=False),
        PriorStep("energy_diagnosis"),
    ]


def test_what_no_fact_answers_any_more_is_read_for_a_person() -> None:
    asked: list[Params] = [
        {"kind": "quantity", "params": {"code": "aids_same_tool", "max": 2}},
        {"kind": "prior_aid", "params": {"excluded": ["ademe", "same_kind"], "waiting_months": 24}},
        {"kind": "prior_aid", "params": {"required": ["same_kind"]}, "not": True},
    ]
    read = read_document({"version": 1, "criteria": asked})
    assert [one.any_of[0].criterion for one in read] == [
        Manual("Fois où cette aide a été reçue, 2\u00a0fois au plus"),
        Manual("Ne pas avoir eu une aide de l’ADEME ou un accompagnement de même nature depuis 2\u00a0ans"),
        Manual("Avoir déjà eu un accompagnement de même nature"),
    ]
    assert read_document(write_document(read)) == read


@pytest.mark.parametrize(
    "params",
    [
        {"code": "aids_same_tool"},
        {"code": "aids_same_tool", "max": "deux"},
        {"code": "aids_same_tool", "min": 3, "max": 1},
    ],
)
def test_former_quantity_without_its_bounds_is_refused_in_words(params: Params) -> None:
    with pytest.raises(CriterionError):
        read_document({"version": 1, "criteria": [{"kind": "quantity", "params": params}]})


def test_bounds_refused_since_are_read_where_they_were_kept() -> None:
    zero: Params = {"kind": "workforce", "params": {"min": 0}}
    age: Params = {"kind": "age", "params": {"min_months": 0}}
    document: Params = {"version": 1, "criteria": [{"any_of": [zero, age], "when": zero}]}
    (kept,) = read_document(document, is_kept=True)
    assert [one.statement({}) for one in kept.conditions] == [
        "0 salarié ou plus",
        "0 salarié ou plus",
        "0\u00a0mois au moins depuis la création",
    ]
    with pytest.raises(CriterionError):
        read_document(document)
    with pytest.raises(CriterionError):
        read_document({"version": 1, "criteria": [{"kind": "devinette"}]}, is_kept=True)


def test_missing_key_and_strength_have_defaults() -> None:
    (requirement,) = read_document({"version": 1, "criteria": [{"kind": "workforce", "params": {"max": 9}}]})
    assert (requirement.key, requirement.strength.label) == ("c1", "Condition d’éligibilité")
    assert isinstance(requirement, Requirement)


ROW: Params = {"kind": "workforce", "params": {"max": 9}}


@pytest.mark.parametrize(
    ("document", "field", "message"),
    [
        ({"criteria": []}, "version", "Version None inconnue pour une liste de critères."),
        ({"version": 2, "criteria": []}, "version", "Version 2 inconnue pour une liste de critères."),
        ({"version": 1, "criteria": "x"}, "criteria", "« criteria » doit être une liste."),
        ({"version": 1, "criteria": ["x"]}, "criteria", "« criteria » est illisible."),
        ({"version": 1, "criteria": [], "autre": 1}, "autre", "« autre » est inconnu dans un critère."),
        (
            {"version": 1, "criteria": [{"kind": "devinette"}]},
            "kind",
            "« devinette » n’est pas une sorte de critère connue.",
        ),
        (
            {"version": 1, "criteria": [{**ROW, "strength": "dure"}]},
            "strength",
            "« dure » n’est pas une force de critère connue.",
        ),
        ({"version": 1, "criteria": [{**ROW, "not": "oui"}]}, "not", "« Sauf si » doit être oui ou non."),
        (
            {"version": 1, "criteria": [{**ROW, "key": "a"}, {**ROW, "key": "a"}]},
            "key",
            "Deux critères portent la même clé « a ».",
        ),
        (
            {"version": 1, "criteria": [{"any_of": []}]},
            "any_of",
            "« Au moins un parmi » demande une condition ou plus.",
        ),
        (
            {"version": 1, "criteria": [{"any_of": [{"any_of": [ROW]}]}]},
            "any_of",
            "« any_of » est inconnu dans un critère.",
        ),
    ],
)
def test_document_refusal_names_the_field(document: Params, field: str, message: str) -> None:
    with pytest.raises(CriterionError) as refusal:
        read_document(document)
    assert (refusal.value.field, str(refusal.value)) == (field, message)
