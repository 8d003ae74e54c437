"""The kinds about how the company stands."""

from tests.spec.asking import NO, NOTHING, UNKNOWN, YES, Table
from tests.spec.sheets import told

TABLES = (
    Table(
        "tax_regime",
        rows=[
            (
                {"regimes": ["is", "ir_reel"]},
                told({"tax_regime": "is"}),
                YES,
                (
                    "Régime fiscal parmi impôt sur les sociétés ou impôt sur le revenu au régime réel : "
                    "impôt sur les sociétés"
                ),
            ),
            (
                {"regimes": ["is", "ir_reel"]},
                told({"tax_regime": "ir_micro"}),
                NO,
                (
                    "Régime fiscal parmi impôt sur les sociétés ou impôt sur le revenu au régime réel : "
                    "impôt sur le revenu au régime micro"
                ),
            ),
            ({"regimes": ["is"]}, NOTHING, UNKNOWN, "Régime fiscal parmi impôt sur les sociétés : pas encore connu"),
        ],
        refused=[
            ({}, "regimes", "Régime fiscal, régimes acceptés : choisissez au moins un régime."),
            ({"regimes": ["tva"]}, "regimes", "Régime fiscal, régimes acceptés : « tva » n’est pas un choix possible."),
            ({"regimes": []}, "regimes", "Régime fiscal, régimes acceptés : choisissez au moins un régime."),
        ],
    ),
    Table(
        "ownership",
        rows=[
            (
                {"include": ["independent", "voluntary_chain"]},
                told({"ownership.is_independent": False, "ownership.is_voluntary_chain": True}),
                YES,
                "Entreprise indépendante ou en chaîne volontaire : en chaîne volontaire",
            ),
            (
                {"include": ["independent"]},
                told({"ownership.is_independent": False}),
                NO,
                "Entreprise indépendante : non",
            ),
            (
                {"include": ["independent", "voluntary_chain"]},
                told({"ownership.is_independent": False}),
                UNKNOWN,
                "Entreprise indépendante ou en chaîne volontaire : pas encore connu",
            ),
            (
                {"exclude": ["listed"]},
                told({"ownership.is_listed": False}),
                YES,
                "Entreprise qui n’est pas cotée en bourse : pas concernée",
            ),
            (
                {"exclude": ["franchise", "integrated_chain"]},
                told({"ownership.is_franchise": True}),
                NO,
                "Entreprise qui n’est pas franchisée ou en chaîne intégrée : franchisée",
            ),
            (
                {"include": ["independent"], "exclude": ["franchise"]},
                told({"ownership.is_independent": True}),
                UNKNOWN,
                "Entreprise indépendante, mais pas franchisée : pas encore connu",
            ),
        ],
        refused=[
            ({}, "include", "Indépendance et capital, situations acceptées : choisissez au moins une réponse."),
            (
                {"include": ["mine"]},
                "include",
                "Indépendance et capital, situations acceptées : « mine » n’est pas un choix possible.",
            ),
            (
                {"exclude": ["mine"]},
                "exclude",
                "Indépendance et capital, situations exclues : « mine » n’est pas un choix possible.",
            ),
            (
                {"include": ["group"], "exclude": ["group"]},
                "exclude",
                "Indépendance et capital, situations exclues : « filiale d’un groupe » est à la fois demandé et exclu.",
            ),
        ],
    ),
    Table(
        "compliance",
        rows=[
            (
                {"not_in_difficulty": True},
                told({"compliance.in_difficulty": False}),
                YES,
                "Entreprise qui n’est pas en difficulté : pas en difficulté",
            ),
            (
                {"not_in_difficulty": True},
                told({"compliance.in_difficulty": True}),
                NO,
                "Entreprise qui n’est pas en difficulté : en difficulté",
            ),
            ({"no_insolvency": True}, NOTHING, UNKNOWN, "Entreprise sans procédure collective : pas encore connu"),
            (
                {"up_to_date": True},
                told({"compliance.is_up_to_date": True}),
                YES,
                "Entreprise à jour de ses obligations fiscales et sociales : à jour",
            ),
            (
                {"not_in_difficulty": True, "no_insolvency": True, "up_to_date": True},
                told(
                    {
                        "compliance.in_difficulty": False,
                        "compliance.in_insolvency": False,
                        "compliance.is_up_to_date": False,
                    }
                ),
                NO,
                (
                    "Entreprise qui n’est pas en difficulté, sans procédure collective et à jour de ses "
                    "obligations fiscales et sociales : pas à jour"
                ),
            ),
            (
                {"not_in_difficulty": True, "up_to_date": True},
                told({"compliance.is_up_to_date": True}),
                UNKNOWN,
                (
                    "Entreprise qui n’est pas en difficulté et à jour de ses obligations fiscales et sociales : "
                    "pas encore connu"
                ),
            ),
        ],
        refused=[
            (
                {},
                "not_in_difficulty",
                "Situation régulière, pas en difficulté (au sens européen) : demandez au moins une des trois.",
            ),
            (
                {"up_to_date": False},
                "not_in_difficulty",
                "Situation régulière, pas en difficulté (au sens européen) : demandez au moins une des trois.",
            ),
            (
                {"up_to_date": "oui"},
                "up_to_date",
                "Situation régulière, à jour de ses obligations fiscales et sociales : doit être oui ou non.",
            ),
        ],
    ),
    Table(
        "label",
        rows=[
            (
                {"labels": ["rge"]},
                told({"label.rge.held": True}),
                YES,
                "Détenir la qualification RGE : détient la qualification RGE",
            ),
            ({"labels": ["rge"]}, told({"label.rge.held": False}), NO, "Détenir la qualification RGE : non"),
            (
                {"labels": ["rge"]},
                told({"label.rge.aimed": True}),
                UNKNOWN,
                "Détenir la qualification RGE : pas encore connu",
            ),
            (
                {"labels": ["rge", "ecolabel_eu"]},
                told({"label.rge.held": False, "label.ecolabel_eu.held": True}),
                YES,
                "Détenir la qualification RGE ou l’Écolabel européen : détient l’Écolabel européen",
            ),
            (
                {"labels": ["ecolabel_eu"], "status": "aimed"},
                told({"label.ecolabel_eu.held": False, "label.ecolabel_eu.aimed": True}),
                YES,
                "Détenir ou viser l’Écolabel européen : vise l’Écolabel européen",
            ),
            (
                {"labels": ["ecolabel_eu"], "status": "aimed"},
                told({"label.ecolabel_eu.held": True}),
                YES,
                "Détenir ou viser l’Écolabel européen : détient l’Écolabel européen",
            ),
            (
                {"labels": ["ecolabel_eu"], "status": "aimed"},
                told({"label.ecolabel_eu.held": False, "label.ecolabel_eu.aimed": False}),
                NO,
                "Détenir ou viser l’Écolabel européen : non",
            ),
            (
                {"labels": ["ecolabel_eu"], "status": "aimed"},
                NOTHING,
                UNKNOWN,
                "Détenir ou viser l’Écolabel européen : pas encore connu",
            ),
        ],
        refused=[
            ({}, "labels", "Label ou agrément, labels acceptés : choisissez au moins un label."),
            (
                {"labels": ["gault"]},
                "labels",
                "Label ou agrément, labels acceptés : « gault » n’est pas un choix possible.",
            ),
            (
                {"labels": ["rge"], "status": "lost"},
                "status",
                "Label ou agrément, il doit être : « lost » n’est pas un choix possible.",
            ),
        ],
    ),
)
