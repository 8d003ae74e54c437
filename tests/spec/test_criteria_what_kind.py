"""Each kind of criterion as a table: parameters, what is known, the answer and the sentence read aloud."""

import pytest

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.core.rules.context import Context, ManualDecision
from bonrelais.core.rules.params import Params
from bonrelais.core.rules.verdicts import Answer
from tests.spec.asking import LABELS, NOTHING, Row, check, find
from tests.spec.sheets import DAY, JOINER, NOT_REGISTERED, PRESUMED, REGISTERED, SINCE_2024, sheet

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN

NAF: list[Row] = [
    (
        {"include": ["C", "43"]},
        sheet(activity_rev2=JOINER),
        YES,
        "Activité parmi C Industrie manufacturière ou 43 : 43.32A Travaux de menuiserie bois et PVC",
    ),
    (
        {"include": ["F"], "exclude": ["43.3"]},
        sheet(activity_rev2=JOINER),
        NO,
        "Activité parmi F Construction, sauf 43.3 : 43.32A Travaux de menuiserie bois et PVC",
    ),
    (
        {"exclude": ["A"]},
        sheet(activity_rev2=JOINER),
        YES,
        "Toute activité sauf A Agriculture, sylviculture et pêche : 43.32A Travaux de menuiserie bois et PVC",
    ),
    ({"include": ["95"]}, NOTHING, UNKNOWN, "Activité parmi 95 : pas encore connu"),
    (
        {"include": ["43.3"]},
        sheet(activity_rev2=ActivityCode(Nomenclature.NAFREV2, "43")),
        UNKNOWN,
        "Activité parmi 43.3 : 43, à préciser",
    ),
    (
        {"include": ["45"]},
        sheet(activity_rev2=ActivityCode(Nomenclature.NAFREV1, "45.4D")),
        UNKNOWN,
        "Activité parmi 45 : 45.4D, à préciser",
    ),
    (
        {"include": ["T"], "nomenclature": "2025"},
        sheet(activity_rev2=ActivityCode(Nomenclature.NAFREV2, "96.02A")),
        UNKNOWN,
        "Activité parmi T Autres activités de services : pas encore connu",
    ),
    (
        {"include": ["T"], "nomenclature": "2025"},
        sheet(activity_2025=ActivityCode(Nomenclature.NAF2025, "96.21Y")),
        YES,
        "Activité parmi T Autres activités de services : 96.21Y",
    ),
]

CRAFTS: Params = {"registers": ["crafts"]}
REGISTRATION: list[Row] = [
    (CRAFTS, sheet(registration_crafts=REGISTERED), YES, "Immatriculée artisanat : oui"),
    (CRAFTS, sheet(registration_crafts=NOT_REGISTERED), NO, "Immatriculée artisanat : non"),
    (
        CRAFTS,
        sheet(registration_crafts=PRESUMED),
        UNKNOWN,
        "Immatriculée artisanat : présumé, 87 % des établissements de cette activité le sont",
    ),
    (CRAFTS, NOTHING, UNKNOWN, "Immatriculée artisanat : pas encore connu"),
    (
        {"registers": ["crafts", "trade"]},
        sheet(registration_crafts=PRESUMED, registration_trade=REGISTERED),
        YES,
        "Immatriculée artisanat ou immatriculée commerce : oui",
    ),
    (
        {"registers": ["crafts", "trade"]},
        sheet(registration_crafts=PRESUMED, registration_trade=NOT_REGISTERED),
        UNKNOWN,
        "Immatriculée artisanat ou immatriculée commerce : présumé, 87 % des établissements de cette activité le sont",
    ),
    (
        {"registers": ["crafts"], "since_months": 12},
        sheet(registration_crafts=SINCE_2024),
        YES,
        "Immatriculée artisanat depuis 1\u00a0an au moins : depuis le 28 septembre 2024",
    ),
    (
        {"registers": ["crafts"], "since_months": 13},
        sheet(registration_crafts=SINCE_2024),
        NO,
        "Immatriculée artisanat depuis 1\u00a0an et 1\u00a0mois au moins : depuis le 28 septembre 2024",
    ),
    (
        {"registers": ["crafts"], "since_months": 12},
        sheet(registration_crafts=REGISTERED),
        UNKNOWN,
        "Immatriculée artisanat depuis 1\u00a0an au moins : oui, depuis une date à préciser",
    ),
]

NO_MICRO: Params = {"micro_regime": "excluded"}
LEGAL_FORM: list[Row] = [
    (
        {"include": ["92"]},
        sheet(legal_form="9220"),
        YES,
        "Forme juridique 92 Association loi 1901 ou assimilé : Association loi 1901 ou assimilé",
    ),
    (
        {"exclude": ["65"]},
        sheet(legal_form="6540"),
        NO,
        "Toute forme juridique sauf 65 Société civile : Société civile",
    ),
    (
        {"exclude": ["65"]},
        NOTHING,
        UNKNOWN,
        "Toute forme juridique sauf 65 Société civile : pas encore connu",
    ),
    (
        NO_MICRO,
        sheet(legal_form="5710"),
        YES,
        "Hors micro-entreprise : Société par actions simplifiée (SAS)",
    ),
    (NO_MICRO, sheet(legal_form="1000"), UNKNOWN, "Hors micro-entreprise : pas encore connu"),
    (
        NO_MICRO,
        sheet(legal_form="1000", micro_regime=True),
        NO,
        "Hors micro-entreprise : micro-entreprise",
    ),
    (
        {"include": ["1"], "micro_regime": "required"},
        sheet(legal_form="1000", micro_regime=True),
        YES,
        "Forme juridique 1 Entrepreneur individuel, au régime de la micro-entreprise : Entrepreneur individuel",
    ),
    (
        {"public_body": "excluded"},
        sheet(legal_form="7210"),
        NO,
        "Hors organisme public : Collectivité territoriale",
    ),
]

OPEN: Params = {"code": "premises.is_shop", "question": "Le local est-il ouvert au public ?"}
FACT: list[Row] = [
    (OPEN, sheet(**{"premises.is_shop": True}), YES, "Le local est-il ouvert au public ? oui"),
    (OPEN, sheet(**{"premises.is_shop": False}), NO, "Le local est-il ouvert au public ? non"),
    (
        {**OPEN, "expected": False},
        sheet(**{"premises.is_shop": False}),
        YES,
        "Il faut répondre non. Le local est-il ouvert au public ? non",
    ),
    (OPEN, NOTHING, UNKNOWN, "Le local est-il ouvert au public ? pas encore connu"),
]


@pytest.mark.parametrize("row", NAF)
def test_naf_answers_with_its_reason(row: Row) -> None:
    check("naf", row)


@pytest.mark.parametrize("row", REGISTRATION)
def test_registration_answers_with_its_reason(row: Row) -> None:
    check("registration", row)


@pytest.mark.parametrize("row", LEGAL_FORM)
def test_legal_form_answers_with_its_reason(row: Row) -> None:
    check("legal_form", row)


@pytest.mark.parametrize("row", FACT)
def test_fact_answers_with_its_reason(row: Row) -> None:
    check("fact", row)


@pytest.mark.parametrize(
    ("themes", "answer", "text"),
    [
        (None, UNKNOWN, "Besoin sur le thème Numérique : aucun besoin choisi"),
        (frozenset({"numerique", "site-vitrine"}), YES, "Besoin sur le thème Numérique : Numérique"),
        (frozenset({"formation"}), NO, "Besoin sur le thème Numérique : autre thème"),
    ],
)
def test_theme_looks_at_the_need(themes: frozenset[str] | None, answer: Answer, text: str) -> None:
    context = Context(DAY, themes=themes, labels=LABELS)
    finding, told = find("theme", {"themes": ["numerique"]}, NOTHING, context)
    assert (finding.answer, told) == (answer, text)


def test_manual_condition_waits_for_a_named_person() -> None:
    words = "Projet jugé innovant par le comité"
    finding, told = find("manual", {"text": words}, NOTHING)
    assert (finding.answer, told) == (UNKNOWN, f"{words} : à décider")
    decision = ManualDecision(is_met=True, by="Claire Delmotte", on=DAY)
    decided, told = find("manual", {"text": words}, NOTHING, Context(DAY, decisions={words: decision}))
    assert (decided.answer, told) == (YES, f"{words} : oui")
    assert decided.source == "décidé par Claire Delmotte le 28 septembre 2025"
