"""Advice, training, studies, networks and events."""

from datetime import date
from typing import Final

from bonrelais.core.interval import Interval
from bonrelais.core.rules.criteria.registration import Register, Registered
from bonrelais.core.rules.criteria.workforce import Workforce
from bonrelais.demonstration.setting.partners import CAPSO, CCI, CMA
from bonrelais.demonstration.setting.toolbox.model import (
    BOTH_TERRITORIES,
    CRAFTS,
    IN_SAINT_OMER,
    NOT_PUBLIC,
    TRADE,
    ToolPlan,
    about,
    activity,
    aims_at,
    asked,
    judged,
    older_than,
    open_between,
    staff,
    younger_than,
)
from bonrelais.toolbox.choices import ToolKind

SUPPORT: Final = (
    ToolPlan(
        CMA, "Diagnostic numérique de l’artisan", ToolKind.ADVICE, ("numerique",),
        "Deux heures avec une conseillère : présence en ligne, outils, sécurité, et un plan d’action.",
        (BOTH_TERRITORIES, CRAFTS), "Gratuit", 0,
    ),
    ToolPlan(
        CCI, "Parcours e-commerce", ToolKind.ADVICE, ("numerique", "developpement-commercial"),
        "Quatre ateliers et un suivi individuel pour vendre en ligne.",
        (BOTH_TERRITORIES, TRADE, asked("digital.has_website")), "150 € par participant",
    ),
    ToolPlan(
        CMA, "Action commerciale : dix clés pour vendre", ToolKind.TRAINING, ("developpement-commercial", "formation"),
        "Deux journées pour construire son offre, fixer ses prix et prospecter.",
        (CRAFTS, staff(high=10)), "Prise en charge possible", None,
    ),
    ToolPlan(
        CCI, "Client mystère et plan de vente", ToolKind.STUDY, ("developpement-commercial",),
        "Une visite mystère, une restitution, trois actions à mener dans les six mois.",
        (TRADE, activity("47", "I", "95", "96"), staff(high=20)), "Gratuit pour les adhérents d’une union commerciale",
    ),
    ToolPlan(
        "Espace Énergie Pro", "Visite énergie de l’atelier ou de la boutique", ToolKind.ADVICE,
        ("transition-ecologique",),
        "Un conseiller relève les consommations et chiffre les économies possibles.",
        (BOTH_TERRITORIES, staff(high=49)), "Gratuit", 0,
    ),
    ToolPlan(
        "Espace Énergie Pro", "Étude de faisabilité solaire en toiture", ToolKind.STUDY, ("transition-ecologique",),
        "Étude technique et financière d’une installation en autoconsommation.",
        (BOTH_TERRITORIES, asked("premises.is_owned"), older_than(24)), "80 % pris en charge, 4 000 € au plus", 4_000,
        date(2022, 9, 1),
    ),
    ToolPlan(
        CMA, "Diagnostic transmission", ToolKind.ADVICE, ("transmission-reprise",),
        "Évaluation de l’entreprise, calendrier de la cession, annonce et mise en relation.",
        (CRAFTS, older_than(60)), "Gratuit", 0,
    ),
    ToolPlan(
        "Cédants et repreneurs", "Parrainage d’un repreneur", ToolKind.NETWORK, ("transmission-reprise",),
        "Un ancien dirigeant accompagne le repreneur pendant un an.",
        (judged("motivation", "Le comité retient le repreneur après un entretien"),), "Cotisation de 90 €",
    ),
    ToolPlan(
        "BGE", "Appui flash à la gestion", ToolKind.ADVICE, ("gestion-et-financement",),
        "Trois rendez-vous pour remettre à plat trésorerie, coûts et tableaux de bord.",
        (BOTH_TERRITORIES, staff(high=9), NOT_PUBLIC), "Gratuit", 0,
    ),
    ToolPlan(
        "BGE", "Test d’activité en boutique à l’essai", ToolKind.ADVICE, ("local-et-centre-ville",),
        "Une boutique de centre-ville à loyer réduit pendant un an, avec un suivi mensuel.",
        (IN_SAINT_OMER, younger_than(12), activity("47", "56", "96")), "Loyer réduit de moitié",
        None, date(2022, 1, 1),
    ),
    ToolPlan(
        "France Travail", "Recrutement par la mise en situation", ToolKind.ADVICE, ("ressources-humaines",),
        "L’agence évalue les candidats sur les gestes du métier, sans regarder les diplômes.",
        (asked("hiring.is_planned"), about("ressources-humaines")), "Gratuit", 0,
    ),
    ToolPlan(
        "Mission locale", "Immersion et premier apprenti", ToolKind.NETWORK, ("ressources-humaines", "formation"),
        "Des jeunes viennent une à quatre semaines découvrir le métier avant un contrat.",
        (BOTH_TERRITORIES, asked("apprentice.is_present", is_yes=False)), "Gratuit", 0,
    ),
    ToolPlan(
        CCI, "Premiers pas à l’export", ToolKind.ADVICE, ("export",),
        "Diagnostic, choix du pays, formalités et premier rendez-vous avec un distributeur.",
        (TRADE, activity("C", "46"), older_than(24)), "400 € de reste à charge",
    ),
    ToolPlan(
        "Club Entreprendre", "Petits-déjeuners de dirigeants", ToolKind.EVENT, ("mise-en-reseau",),
        "Chaque premier jeudi, un témoignage et des rencontres entre dirigeants des deux vallées.",
        (BOTH_TERRITORIES, aims_at("taille", Workforce(Interval(1, None)))), "8 € le petit-déjeuner",
    ),
    ToolPlan(
        "Vitrines des Deux Vallées", "Chèques-cadeaux et animations de centre-ville", ToolKind.NETWORK,
        ("local-et-centre-ville", "developpement-commercial"),
        "Adhésion à l’union commerciale : chèques-cadeaux, fêtes de fin d’année, braderies.",
        (BOTH_TERRITORIES, asked("premises.is_shop")), "Adhésion de 120 € par an",
    ),
    ToolPlan(
        "Chambre d’agriculture", "Rencontres circuits courts", ToolKind.EVENT, ("mise-en-reseau",),
        "Met en relation restaurateurs, commerçants et producteurs du marais et des vallées.",
        (BOTH_TERRITORIES, activity("I", "47", "10")), "Gratuit", 0,
    ),
    ToolPlan(
        CMA, "Hygiène alimentaire : mise à niveau", ToolKind.TRAINING, ("reglementation", "formation"),
        "Une journée pour mettre à jour le plan de maîtrise sanitaire.",
        (activity("10", "56"), aims_at("artisans", Registered((Register.CRAFTS,)))), "220 €, prise en charge possible",
    ),
    ToolPlan(
        CAPSO, "Bourse aux locaux du territoire", ToolKind.ADVICE, ("investissement", "local-et-centre-ville"),
        "Recense les locaux et terrains disponibles et organise les visites.",
        (IN_SAINT_OMER,), "Gratuit", 0,
    ),
    ToolPlan(
        CMA, "Semaine du numérique responsable", ToolKind.EVENT, ("numerique", "transition-ecologique"),
        "Ateliers d’une heure, en ligne et en atelier.",
        (CRAFTS, open_between(date(2026, 3, 2), date(2026, 12, 18))), "Gratuit", 0,
        date(2026, 2, 2),
    ),
)  # fmt: skip
