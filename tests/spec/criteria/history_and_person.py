"""The kinds about what came before, who leads, what is left."""

from bonrelais.core.rules.context import Context, ManualDecision
from bonrelais.core.rules.params import Params
from tests.spec.asking import NO, NOTHING, UNKNOWN, YES, Table
from tests.spec.sheets import DAY, NOT_DONE, done, exactly, sheet, told

OPEN: Params = {"code": "premises.is_shop", "question": "Le local est-il ouvert au public ?"}
WORDS: Params = {"text": "Projet jugé innovant par le comité"}
DECISIONS = [
    Context(DAY),
    *(
        Context(DAY, decisions={"Projet jugé innovant par le comité": one})
        for one in (
            ManualDecision(is_met=True, by="Claire Delmotte", on=DAY),
            ManualDecision(is_met=False, by="Claire Delmotte", on=DAY, note="trop peu d’essais"),
        )
    ),
]

TABLES = (
    Table(
        "prior_step",
        rows=[
            (
                {"step": "feasibility_study"},
                told({"step.feasibility_study": done()}),
                YES,
                "Étape « étude de faisabilité » faite : faite",
            ),
            (
                {"step": "feasibility_study"},
                told({"step.feasibility_study": NOT_DONE}),
                NO,
                "Étape « étude de faisabilité » faite : pas faite",
            ),
            (
                {"step": "feasibility_study"},
                NOTHING,
                UNKNOWN,
                "Étape « étude de faisabilité » faite : pas encore connu",
            ),
            (
                {"step": "carbon_footprint", "max_age_months": 24},
                told({"step.carbon_footprint": done(2023, 9, 28)}),
                YES,
                "Étape « bilan carbone » faite depuis 2\u00a0ans au plus : faite, le 28 septembre 2023",
            ),
            (
                {"step": "carbon_footprint", "max_age_months": 24},
                told({"step.carbon_footprint": done(2023, 9, 27)}),
                NO,
                "Étape « bilan carbone » faite depuis 2\u00a0ans au plus : faite, le 27 septembre 2023",
            ),
            (
                {"step": "carbon_footprint", "max_age_months": 24},
                told({"step.carbon_footprint": done()}),
                UNKNOWN,
                "Étape « bilan carbone » faite depuis 2\u00a0ans au plus : faite, à une date à préciser",
            ),
            (
                {"step": "carbon_footprint", "done": False, "max_age_months": 60},
                told({"step.carbon_footprint": done(2019, 5, 6)}),
                YES,
                "Étape « bilan carbone » pas faite depuis 5\u00a0ans : faite, le 6 mai 2019",
            ),
            (
                {"step": "carbon_footprint", "done": False, "max_age_months": 60},
                told({"step.carbon_footprint": done(2023, 5, 6)}),
                NO,
                "Étape « bilan carbone » pas faite depuis 5\u00a0ans : faite, le 6 mai 2023",
            ),
            (
                {"step": "carbon_footprint", "done": False},
                told({"step.carbon_footprint": NOT_DONE}),
                YES,
                "Étape « bilan carbone » jamais faite : pas faite",
            ),
        ],
        refused=[
            ({}, "step", "Étape préalable, étape : choisissez une réponse."),
            ({"step": "moonwalk"}, "step", "Étape préalable, étape : « moonwalk » n’est pas un choix possible."),
            (
                {"step": "diagnosis", "max_age_months": 0},
                "max_age_months",
                "Étape préalable, dans les derniers mois seulement : doit être au-dessus de zéro.",
            ),
            ({"step": "diagnosis", "done": "oui"}, "done", "Étape préalable, doit être faite : doit être oui ou non."),
        ],
    ),
    Table(
        "prior_aid",
        rows=[
            (
                {"excluded": ["same_object"]},
                told({"aid.same_object": NOT_DONE}),
                YES,
                "Ne pas avoir eu une aide pour le même projet : jamais eu",
            ),
            (
                {"excluded": ["same_object"]},
                told({"aid.same_object": done()}),
                NO,
                "Ne pas avoir eu une aide pour le même projet : une aide pour le même projet",
            ),
            (
                {"excluded": ["same_object"]},
                NOTHING,
                UNKNOWN,
                "Ne pas avoir eu une aide pour le même projet : pas encore connu",
            ),
            (
                {"excluded": ["tourism"], "waiting_months": 60},
                told({"aid.tourism": done(2019, 5, 6)}),
                YES,
                "Ne pas avoir eu une aide au tourisme depuis 5\u00a0ans : une aide au tourisme, le 6 mai 2019",
            ),
            (
                {"excluded": ["tourism"], "waiting_months": 60},
                told({"aid.tourism": done(2023, 5, 6)}),
                NO,
                "Ne pas avoir eu une aide au tourisme depuis 5\u00a0ans : une aide au tourisme, le 6 mai 2023",
            ),
            (
                {"excluded": ["tourism"], "waiting_months": 60},
                told({"aid.tourism": done()}),
                UNKNOWN,
                "Ne pas avoir eu une aide au tourisme depuis 5\u00a0ans : une aide au tourisme, à une date à préciser",
            ),
            (
                {"required": ["ademe", "bpifrance_diagnosis"]},
                told({"aid.ademe": NOT_DONE, "aid.bpifrance_diagnosis": done(2024, 2, 1)}),
                YES,
                (
                    "Avoir déjà eu une aide de l’ADEME ou un diagnostic de Bpifrance : "
                    "un diagnostic de Bpifrance, le 1er février 2024"
                ),
            ),
            (
                {"required": ["ademe"], "excluded": ["cheque-numerique"]},
                told({"aid.ademe": done(), "aid.cheque-numerique": done()}),
                NO,
                (
                    "Avoir déjà eu une aide de l’ADEME, ne pas avoir eu l’aide « cheque-numerique » : "
                    "l’aide « cheque-numerique »"
                ),
            ),
            (
                {"de_minimis_max": 300000},
                told({"aid.de_minimis": exactly(12_000)}),
                YES,
                "Aides « de minimis » de 300\u00a0000\u00a0€ au plus sur trois ans : 12\u00a0000\u00a0€",
            ),
            (
                {"de_minimis_max": 300000},
                told({"aid.de_minimis": exactly(300_001)}),
                NO,
                "Aides « de minimis » de 300\u00a0000\u00a0€ au plus sur trois ans : 300\u00a0001\u00a0€",
            ),
        ],
        refused=[
            ({}, "required", "Aides déjà reçues, aides exigées : choisissez une aide, ou un plafond."),
            (
                {"required": ["Région"]},
                "required",
                "Aides déjà reçues, aides exigées : « Région » n’est pas un choix possible.",
            ),
            (
                {"excluded": ["de_minimis"]},
                "excluded",
                "Aides déjà reçues, aides qui excluent : « de_minimis » n’est pas un choix possible.",
            ),
            (
                {"required": ["ademe"], "excluded": ["ademe"]},
                "excluded",
                "Aides déjà reçues, aides qui excluent : « une aide de l’ADEME » est à la fois demandé et exclu.",
            ),
            (
                {"required": ["ademe"], "waiting_months": 12},
                "waiting_months",
                (
                    "Aides déjà reçues, délai d’attente (mois) : "
                    "ne vaut que pour une aide qui exclut. Choisissez-la, ou effacez."
                ),
            ),
            (
                {"excluded": ["ademe"], "waiting_months": 0},
                "waiting_months",
                "Aides déjà reçues, délai d’attente (mois) : doit être au-dessus de zéro.",
            ),
            (
                {"de_minimis_max": -5},
                "de_minimis_max",
                "Aides déjà reçues, aides « de minimis » au plus (€) : ne peut pas être négatif.",
            ),
        ],
    ),
    Table(
        "person",
        rows=[
            (
                {"statuses": ["job_seeker", "under_30"]},
                told({"person.is_job_seeker": False, "person.is_under_30": True}),
                YES,
                "Dirigeant demandeur d’emploi ou âgé de moins de 30 ans : âgé de moins de 30 ans",
            ),
            (
                {"statuses": ["job_seeker"]},
                told({"person.is_job_seeker": False}),
                NO,
                "Dirigeant demandeur d’emploi : non",
            ),
            (
                {"statuses": ["job_seeker", "under_30"]},
                told({"person.is_job_seeker": False}),
                UNKNOWN,
                "Dirigeant demandeur d’emploi ou âgé de moins de 30 ans : pas encore connu",
            ),
            ({"statuses": ["trained"]}, NOTHING, UNKNOWN, "Dirigeant formé au métier : pas encore connu"),
        ],
        refused=[
            ({}, "statuses", "Situation du dirigeant, situations acceptées : choisissez au moins une situation."),
            (
                {"statuses": ["rich"]},
                "statuses",
                "Situation du dirigeant, situations acceptées : « rich » n’est pas un choix possible.",
            ),
        ],
    ),
    Table(
        "fact",
        rows=[
            (OPEN, sheet(**{"premises.is_shop": True}), YES, "Le local est-il ouvert au public ? oui"),
            (OPEN, sheet(**{"premises.is_shop": False}), NO, "Le local est-il ouvert au public ? non"),
            (
                {**OPEN, "expected": False},
                sheet(**{"premises.is_shop": False}),
                YES,
                "Il faut répondre non. Le local est-il ouvert au public ? non",
            ),
            (OPEN, NOTHING, UNKNOWN, "Le local est-il ouvert au public ? pas encore connu"),
        ],
        refused=[
            ({"code": "moon"}, "code", "Fait à connaître, fait : « moon » n’est pas une question du catalogue."),
            (
                {"code": "employees.company"},
                "code",
                "Fait à connaître, fait : « employees.company » n’est pas une question du catalogue.",
            ),
            ({}, "code", "Fait à connaître, fait : doit être rempli."),
            (
                {"code": "premises.is_shop", "expected": "oui"},
                "expected",
                "Fait à connaître, réponse attendue : doit être oui ou non.",
            ),
        ],
    ),
    Table(
        "manual",
        rows=[
            (WORDS, NOTHING, UNKNOWN, "Projet jugé innovant par le comité : à décider"),
            (WORDS, NOTHING, YES, "Projet jugé innovant par le comité : oui"),
            (WORDS, NOTHING, NO, "Projet jugé innovant par le comité : trop peu d’essais"),
        ],
        refused=[
            ({"text": "  "}, "text", "À décider par une personne, condition : doit être rempli."),
        ],
        given=DECISIONS,
    ),
)
