"""The kinds about the need and the project."""

from bonrelais.core.rules.context import Context
from bonrelais.core.vocabulary.commitments import commitment_code
from tests.spec.asking import LABELS, NO, NOTHING, UNKNOWN, YES, Table
from tests.spec.sheets import DAY, band, exactly, told

NEEDS = [
    Context(DAY, themes=themes, labels=LABELS)
    for themes in (None, frozenset({"numerique", "site-vitrine"}), frozenset({"formation"}))
]

TABLES = (
    Table(
        "theme",
        rows=[
            ({"themes": ["numerique"]}, NOTHING, UNKNOWN, "Besoin sur le thème Numérique : aucun besoin choisi"),
            ({"themes": ["numerique"]}, NOTHING, YES, "Besoin sur le thème Numérique : Numérique"),
            ({"themes": ["numerique"]}, NOTHING, NO, "Besoin sur le thème Numérique : autre thème"),
        ],
        refused=[
            ({"themes": []}, "themes", "Thème, thèmes du besoin : choisissez au moins un thème."),
        ],
        given=NEEDS,
    ),
    Table(
        "project_nature",
        rows=[
            (
                {"include": ["creation", "takeover"]},
                told({"project.natures": frozenset({"takeover", "modernisation"})}),
                YES,
                "Projet parmi création d’entreprise ou reprise : modernisation et reprise",
            ),
            (
                {"include": ["creation", "takeover"]},
                told({"project.natures": frozenset({"modernisation"})}),
                NO,
                "Projet parmi création d’entreprise ou reprise : modernisation",
            ),
            (
                {"exclude": ["research"]},
                told({"project.natures": frozenset({"investment", "research"})}),
                NO,
                "Projet hors recherche et développement : investissement et recherche et développement",
            ),
            (
                {"exclude": ["research"]},
                told({"project.natures": frozenset({"investment"})}),
                YES,
                "Projet hors recherche et développement : investissement",
            ),
            ({"include": ["creation"]}, NOTHING, UNKNOWN, "Projet parmi création d’entreprise : pas encore connu"),
            (
                {"spend_include": ["equipment", "works"]},
                told({"project.spend": frozenset({"works", "stock"})}),
                YES,
                "Projet avec des dépenses parmi matériel et équipements ou travaux : stock et travaux",
            ),
            (
                {"include": ["investment"], "spend_exclude": ["stock"]},
                told({"project.natures": frozenset({"investment"}), "project.spend": frozenset({"stock"})}),
                NO,
                "Projet parmi investissement, sans dépenses parmi stock : stock",
            ),
            (
                {"include": ["investment"], "spend_exclude": ["stock"]},
                told({"project.natures": frozenset({"investment"})}),
                UNKNOWN,
                "Projet parmi investissement, sans dépenses parmi stock : pas encore connu",
            ),
        ],
        refused=[
            ({}, "include", "Nature du projet, natures acceptées : choisissez une nature ou une dépense."),
            (
                {"include": ["war"]},
                "include",
                "Nature du projet, natures acceptées : « war » n’est pas un choix possible.",
            ),
            (
                {"spend_include": ["yachts"]},
                "spend_include",
                "Nature du projet, dépenses acceptées : « yachts » n’est pas un choix possible.",
            ),
            (
                {"spend_exclude": ["yachts"]},
                "spend_exclude",
                "Nature du projet, dépenses exclues : « yachts » n’est pas un choix possible.",
            ),
            (
                {"include": ["hire"], "exclude": ["hire"]},
                "exclude",
                "Nature du projet, natures exclues : « embauche » est à la fois demandé et exclu.",
            ),
            (
                {"spend_include": ["stock"], "spend_exclude": ["stock"]},
                "spend_exclude",
                "Nature du projet, dépenses exclues : « stock » est à la fois demandé et exclu.",
            ),
        ],
    ),
    Table(
        "project_cost",
        rows=[
            (
                {"min": 40000},
                told({"project.cost": exactly(40_000)}),
                YES,
                "Projet de 40\u00a0000\u00a0€ au moins : 40\u00a0000\u00a0€",
            ),
            (
                {"min": 40000},
                told({"project.cost": exactly(39_999)}),
                NO,
                "Projet de 40\u00a0000\u00a0€ au moins : 39\u00a0999\u00a0€",
            ),
            (
                {"min": 100000, "max": 3000000},
                told({"project.cost": band(80_000, 120_000)}),
                UNKNOWN,
                (
                    "Projet de 100\u00a0000 à 3\u00a0000\u00a0000\u00a0€ : "
                    "de 80\u00a0000 à 120\u00a0000\u00a0€, à préciser"
                ),
            ),
            ({"max": 50000}, NOTHING, UNKNOWN, "Projet de 50\u00a0000\u00a0€ au plus : pas encore connu"),
            (
                {"aid_max": 10000},
                told({"project.requested_aid": exactly(12_000)}),
                NO,
                "Aide demandée de 10\u00a0000\u00a0€ au plus : 12\u00a0000\u00a0€ demandés",
            ),
            (
                {"min": 5000, "aid_max": 10000},
                told({"project.cost": exactly(20_000), "project.requested_aid": exactly(8_000)}),
                YES,
                (
                    "Projet de 5\u00a0000\u00a0€ au moins, aide demandée de 10\u00a0000\u00a0€ au plus : "
                    "20\u00a0000\u00a0€"
                ),
            ),
        ],
        refused=[
            ({}, "min", "Coût du projet, coût au moins (€) : indiquez un montant."),
            ({"min": 10, "max": 5}, "max", "Coût du projet, coût au plus (€) : ne peut pas être sous le minimum."),
            ({"aid_max": 0}, "aid_max", "Coût du projet, aide demandée au plus (€) : doit être au-dessus de zéro."),
            ({"min": -1}, "min", "Coût du projet, coût au moins (€) : ne peut pas être négatif."),
            (
                {"min": 0},
                "min",
                "Coût du projet, coût au moins (€) : zéro au moins ne demande rien. Mettez plus, ou laissez vide.",
            ),
        ],
    ),
    Table(
        "not_started",
        rows=[
            ({}, told({"project.is_started": False}), YES, "Projet qui n’est pas commencé : pas commencé"),
            ({}, told({"project.is_started": True}), NO, "Projet qui n’est pas commencé : commencé"),
            ({}, NOTHING, UNKNOWN, "Projet qui n’est pas commencé : pas encore connu"),
        ],
        refused=[
            ({"since": "2025"}, "since", "Projet pas commencé : le paramètre « since » est inconnu."),
        ],
    ),
    Table(
        "cofinancing",
        rows=[
            (
                {"bank_loan": True},
                told({"project.has_bank_loan": True}),
                YES,
                "Prêt bancaire pour le projet : prêt bancaire",
            ),
            (
                {"bank_loan": True},
                told({"project.has_bank_loan": False}),
                NO,
                "Prêt bancaire pour le projet : pas de prêt bancaire",
            ),
            (
                {"own_share_min": 20},
                told({"project.own_share": exactly(15)}),
                NO,
                "Apport de 20\u00a0% au moins : 15\u00a0%",
            ),
            (
                {"own_share_min": 20},
                told({"project.own_share": exactly(20)}),
                YES,
                "Apport de 20\u00a0% au moins : 20\u00a0%",
            ),
            (
                {"bank_loan": True, "own_share_min": 20},
                told({"project.has_bank_loan": True}),
                UNKNOWN,
                "Prêt bancaire pour le projet, et apport de 20\u00a0% au moins : pas encore connu",
            ),
        ],
        refused=[
            (
                {},
                "own_share_min",
                "Cofinancement, apport au moins (%) : indiquez un apport, ou exigez un prêt bancaire.",
            ),
            (
                {"bank_loan": False},
                "own_share_min",
                "Cofinancement, apport au moins (%) : indiquez un apport, ou exigez un prêt bancaire.",
            ),
            ({"own_share_min": 101}, "own_share_min", "Cofinancement, apport au moins (%) : ne peut pas dépasser 100."),
            (
                {"own_share_min": 0},
                "own_share_min",
                "Cofinancement, apport au moins (%) : doit être au-dessus de zéro.",
            ),
            ({"bank_loan": "oui"}, "bank_loan", "Cofinancement, prêt bancaire exigé : doit être oui ou non."),
        ],
    ),
    Table(
        "jobs",
        rows=[
            ({"min": 3}, told({"project.jobs_created": exactly(3)}), YES, "3\u00a0emplois créés au moins : 3"),
            ({"min": 3}, told({"project.jobs_created": exactly(2)}), NO, "3\u00a0emplois créés au moins : 2"),
            (
                {"min": 1, "counted": "kept"},
                told({"project.jobs_created": exactly(2)}),
                UNKNOWN,
                "1\u00a0emploi maintenu au moins : pas encore connu",
            ),
            (
                {"min": 3, "counted": "either"},
                told({"project.jobs": band(2, 4)}),
                UNKNOWN,
                "3\u00a0emplois créés ou maintenus au moins : de 2 à 4, à préciser",
            ),
            (
                {"min": 3, "counted": "either"},
                told({"project.jobs": exactly(5)}),
                YES,
                "3\u00a0emplois créés ou maintenus au moins : 5",
            ),
        ],
        refused=[
            ({}, "min", "Emplois du projet, emplois au moins : indiquez un nombre d’emplois."),
            ({"min": 0}, "min", "Emplois du projet, emplois au moins : doit être au-dessus de zéro."),
            (
                {"min": 1, "counted": "lost"},
                "counted",
                "Emplois du projet, sont comptés les emplois : « lost » n’est pas un choix possible.",
            ),
            ({"min": "3"}, "min", "Emplois du projet, emplois au moins : doit être un nombre entier."),
        ],
    ),
    Table(
        "commitment",
        rows=[
            (
                {"text": "Maintenir l’activité pendant cinq ans"},
                told({commitment_code("maintenir l'activité pendant cinq ans"): True}),
                YES,
                "Engagement « Maintenir l’activité pendant cinq ans » : accepté",
            ),
            (
                {"text": "Maintenir l’activité pendant cinq ans"},
                told({commitment_code("maintenir l'activité pendant cinq ans"): False}),
                NO,
                "Engagement « Maintenir l’activité pendant cinq ans » : refusé",
            ),
            (
                {"text": "Maintenir l’activité pendant cinq ans"},
                NOTHING,
                UNKNOWN,
                "Engagement « Maintenir l’activité pendant cinq ans » : pas encore connu",
            ),
        ],
        refused=[
            ({}, "text", "Engagement, engagement demandé : doit être rempli."),
            ({"text": "  "}, "text", "Engagement, engagement demandé : doit être rempli."),
            ({"text": "…"}, "text", "Engagement, engagement demandé : doit dire un engagement."),
        ],
    ),
)
