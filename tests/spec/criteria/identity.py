"""The kinds about what the company is."""

from datetime import date

from bonrelais.core.rules.params import Params
from tests.spec.asking import NO, NOTHING, UNKNOWN, YES, Table
from tests.spec.sheets import NOT_REGISTERED, PRESUMED, REGISTERED, SINCE_2024, sheet

CRAFTS: Params = {"registers": ["crafts"]}
NO_MICRO: Params = {"micro_regime": "excluded"}

TABLES = (
    Table(
        "registration",
        rows=[
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
                (
                    "Immatriculée artisanat ou immatriculée commerce : "
                    "présumé, 87 % des établissements de cette activité le sont"
                ),
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
        ],
        refused=[
            ({}, "registers", "Immatriculation, registres acceptés : choisissez au moins un registre."),
            (
                {"registers": ["moon"]},
                "registers",
                "Immatriculation, registres acceptés : « moon » n’est pas un choix possible.",
            ),
        ],
    ),
    Table(
        "legal_form",
        rows=[
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
            (NO_MICRO, sheet(legal_form="5498"), UNKNOWN, "Hors micro-entreprise : pas encore connu"),
            (
                NO_MICRO,
                sheet(legal_form="5499", micro_regime=True),
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
        ],
        refused=[
            (
                {"include": ["SARL"]},
                "include",
                (
                    "Forme juridique, formes acceptées : "
                    "« SARL » n’est pas un code de forme juridique (un à quatre chiffres)."
                ),
            ),
            (
                {"micro_regime": "peut-être"},
                "micro_regime",
                "Forme juridique, micro-entreprise : « peut-être » n’est pas un choix possible.",
            ),
        ],
    ),
    Table(
        "age",
        rows=[
            (
                {"min_months": 12},
                sheet(created_on=date(2024, 9, 28)),
                YES,
                "1\u00a0an au moins depuis la création : 1\u00a0an, créée le 28 septembre 2024",
            ),
            (
                {"min_months": 12},
                sheet(created_on=date(2024, 9, 29)),
                NO,
                "1\u00a0an au moins depuis la création : 11\u00a0mois, créée le 29 septembre 2024",
            ),
            (
                {"max_months": 36},
                sheet(created_on=date(2022, 9, 28)),
                YES,
                "3\u00a0ans au plus depuis la création : 3\u00a0ans, créée le 28 septembre 2022",
            ),
            (
                {"max_months": 36},
                sheet(created_on=date(2022, 9, 27)),
                NO,
                "3\u00a0ans au plus depuis la création : plus de 3\u00a0ans, créée le 27 septembre 2022",
            ),
            (
                {"max_months": 36, "basis": "takeover"},
                sheet(created_on=date(2022, 9, 28)),
                UNKNOWN,
                "3\u00a0ans au plus depuis la reprise : pas encore connu",
            ),
            (
                {"min_months": 12},
                sheet(created_on=date(1900, 1, 1)),
                UNKNOWN,
                "1\u00a0an au moins depuis la création : pas encore connu",
            ),
        ],
        refused=[
            ({}, "min_months", "Ancienneté, minimum (mois) : indiquez un minimum ou un maximum."),
            (
                {"min_months": 0},
                "min_months",
                "Ancienneté, minimum (mois) : zéro au moins ne demande rien. Mettez plus, ou laissez vide.",
            ),
            ({"min_months": 1201}, "min_months", "Ancienneté, minimum (mois) : ne peut pas dépasser 1\u00a0200."),
            (
                {"min_months": 12, "max_months": 6},
                "max_months",
                "Ancienneté, maximum (mois) : ne peut pas être sous le minimum.",
            ),
        ],
    ),
)
