"""Grants, loans, guarantees and reliefs."""

from datetime import date
from typing import Final

from bonrelais.core.interval import Interval
from bonrelais.core.rules.criteria.age import Age, AgeBasis
from bonrelais.core.rules.criteria.registration import Register, Registered
from bonrelais.core.rules.criteria.workforce import Workforce
from bonrelais.demonstration.setting.partners import CAPSO, CCI, CCPL
from bonrelais.demonstration.setting.toolbox.model import (
    BOTH_TERRITORIES,
    CRAFTS,
    CRAFTS_OR_TRADE,
    IN_LUMBRES,
    IN_REGION,
    IN_SAINT_OMER,
    NOT_MICRO,
    NOT_PUBLIC,
    SETTLED_DEBTS,
    TRADE,
    ToolPlan,
    about,
    activity,
    after,
    asked,
    full_time,
    in_zone,
    judged,
    needs,
    older_than,
    open_between,
    prefers,
    staff,
)
from bonrelais.toolbox.choices import ToolKind

MONEY: Final = (
    ToolPlan(
        CAPSO, "Aide aux vitrines et façades commerciales", ToolKind.GRANT, ("local-et-centre-ville",),
        "Prend en charge une part des travaux de façade, d’enseigne et de vitrine en centre-ville ou centre-bourg.",
        (IN_SAINT_OMER, CRAFTS_OR_TRADE, staff(high=9), asked("premises.is_shop"),
         judged("architecte", "Le projet a reçu l’avis favorable de l’architecte-conseil")),
        "30 % des travaux, 5 000 € au plus", 5_000,
    ),
    ToolPlan(
        CCPL, "Coup de pouce commerce de village", ToolKind.GRANT, ("local-et-centre-ville", "investissement"),
        "Soutient le dernier commerce ou l’installation d’un commerce de première nécessité.",
        (IN_LUMBRES, activity("47", "56", "10.71C", "96.02"), staff(high=5)),
        "40 % des dépenses, 8 000 € au plus", 8_000, date(2023, 1, 1),
    ),
    ToolPlan(
        CAPSO, "Aide à l’investissement des très petites entreprises", ToolKind.GRANT, ("investissement",),
        "Subvention pour l’achat de matériel neuf, cofinancée avec la Région.",
        (IN_SAINT_OMER, CRAFTS_OR_TRADE, staff(high=9), older_than(12), NOT_MICRO, SETTLED_DEBTS),
        "20 % de l’investissement, 10 000 € au plus", 10_000,
    ),
    ToolPlan(
        "Région", "Chèque transition des petites entreprises", ToolKind.GRANT,
        ("transition-ecologique", "investissement"),
        "Finance des équipements qui réduisent les consommations, après un diagnostic.",
        (IN_REGION, staff(high=49), NOT_PUBLIC, after("energy_diagnosis"), open_between(date(2022, 3, 1))),
        "50 % de la dépense, 25 000 € au plus", 25_000, date(2022, 3, 1),
    ),
    ToolPlan(
        "Région", "Contrat de développement industriel", ToolKind.GRANT, ("investissement", "innovation"),
        "Accompagne un programme d’investissement de production avec création d’emplois.",
        (IN_REGION, activity("C"), full_time(low=10), older_than(36), asked("hiring.is_planned")),
        "15 % du programme, 200 000 € au plus", 200_000,
    ),
    ToolPlan(
        "Région", "Fonds de relance artisanat 2021", ToolKind.GRANT, ("gestion-et-financement", "investissement"),
        "Aide exceptionnelle au redémarrage des ateliers.",
        (IN_REGION, CRAFTS, open_between(date(2021, 1, 1), date(2021, 12, 31))),
        "3 000 € forfaitaires", 3_000, date(2021, 1, 1),
    ),
    ToolPlan(
        "Initiative", "Prêt d’honneur création", ToolKind.LOAN, ("gestion-et-financement", "transmission-reprise"),
        "Prêt à taux zéro, sans garantie, qui renforce l’apport du créateur ou du repreneur.",
        (BOTH_TERRITORIES, needs("jeunesse", Age(max_months=36),
                                 Age(max_months=36, basis=AgeBasis.TAKEOVER)), NOT_PUBLIC,
         judged("comite", "Le comité d’agrément donne un avis favorable")),
        "3 000 à 15 000 € à taux zéro", 15_000,
    ),
    ToolPlan(
        "Initiative", "Prêt d’honneur croissance", ToolKind.LOAN, ("gestion-et-financement", "investissement"),
        "Prêt à taux zéro pour une entreprise de plus de trois ans qui investit ou embauche.",
        (BOTH_TERRITORIES, older_than(36), staff(low=1, high=20), NOT_MICRO,
         judged("comite", "Le comité d’agrément donne un avis favorable")),
        "10 000 à 30 000 € à taux zéro", 30_000,
    ),
    ToolPlan(
        "Banque des Trois Rivières", "Prêt équipement artisan", ToolKind.LOAN, ("investissement",),
        "Financement du matériel professionnel sur trois à sept ans, réponse sous dix jours.",
        (CRAFTS, SETTLED_DEBTS), "Jusqu’à 80 000 €", 80_000,
    ),
    ToolPlan(
        "Banque des Trois Rivières", "Garantie de caution mutuelle", ToolKind.GUARANTEE, ("gestion-et-financement",),
        "Garantit la moitié d’un prêt bancaire pour limiter la caution personnelle.",
        (CRAFTS_OR_TRADE, NOT_MICRO), "50 % du prêt, 150 000 € au plus", 150_000,
    ),
    ToolPlan(
        CCI, "Avance transformation numérique", ToolKind.LOAN, ("numerique",),
        "Avance remboursable pour s’équiper d’un logiciel ou d’une boutique en ligne.",
        (BOTH_TERRITORIES, TRADE, staff(high=49), asked("digital.sells_online", is_yes=False), about("numerique")),
        "Jusqu’à 6 000 €, remboursés en deux ans", 6_000,
    ),
    ToolPlan(
        CAPSO, "Exonération en quartier prioritaire", ToolKind.TAX_RELIEF, ("gestion-et-financement",),
        "Allègement d’impôts locaux pour les commerces de proximité des quartiers prioritaires.",
        (IN_SAINT_OMER, staff(high=10), activity("G", "I", "S"), in_zone("qpv")),
        "Exonération de cinq ans",
    ),
    ToolPlan(
        "OPCO", "Prise en charge des formations des salariés", ToolKind.GRANT, ("formation",),
        "Rembourse le coût pédagogique des formations des salariés des petites entreprises.",
        (staff(low=1, high=49), NOT_PUBLIC, about("formation")), "Jusqu’à 2 000 € par salarié", 2_000,
    ),
    ToolPlan(
        "France Travail", "Aide à l’embauche en contrat de professionnalisation", ToolKind.GRANT,
        ("ressources-humaines", "formation"),
        "Aide forfaitaire pour l’embauche d’un demandeur d’emploi en formation.",
        (staff(high=249), asked("hiring.is_planned"), SETTLED_DEBTS), "6 000 € la première année", 6_000,
    ),
    ToolPlan(
        "Région", "Fonds économie de proximité et solidaire", ToolKind.GRANT, ("investissement", "mise-en-reseau"),
        "Soutient les structures de l’économie sociale et solidaire qui investissent.",
        (IN_REGION, needs("ess", Registered((Register.SOCIAL_ECONOMY, Register.ASSOCIATION))),
         prefers("taille", Workforce(Interval(None, 20)))),
        "25 % des dépenses, 30 000 € au plus", 30_000, date(2023, 4, 1),
    ),
)  # fmt: skip
