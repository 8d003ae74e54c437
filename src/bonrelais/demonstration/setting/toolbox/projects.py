"""Aids to a project, each with the conditions of its own trade, place, money and history."""

from typing import Final

from bonrelais.core.interval import Interval
from bonrelais.core.rules.criteria.activity import Activity
from bonrelais.core.rules.criteria.branch import Branch
from bonrelais.core.rules.criteria.clientele import Clientele
from bonrelais.core.rules.criteria.cofinancing import Cofinancing
from bonrelais.core.rules.criteria.commitment import Commitment
from bonrelais.core.rules.criteria.commune_attribute import CommuneAttribute
from bonrelais.core.rules.criteria.jobs import Counted, Jobs
from bonrelais.core.rules.criteria.label import Label, LabelStatus
from bonrelais.core.rules.criteria.not_started import NotStarted
from bonrelais.core.rules.criteria.ownership import Ownership
from bonrelais.core.rules.criteria.person import Person
from bonrelais.core.rules.criteria.premises import Premises
from bonrelais.core.rules.criteria.prior_aid import PriorAid
from bonrelais.core.rules.criteria.prior_step import PriorStep
from bonrelais.core.rules.criteria.project_cost import ProjectCost
from bonrelais.core.rules.criteria.project_nature import ProjectNature
from bonrelais.core.rules.criteria.quantity import Quantity
from bonrelais.core.rules.criteria.size_category import SizeCategory
from bonrelais.core.rules.criteria.tax_regime import TaxRegime
from bonrelais.core.rules.criteria.turnover import Measure, Turnover
from bonrelais.core.rules.criteria.zone import Zone
from bonrelais.demonstration.setting.partners import CAPSO
from bonrelais.demonstration.setting.toolbox.model import (
    BOTH_TERRITORIES,
    CRAFTS_OR_TRADE,
    IN_REGION,
    IN_SAINT_OMER,
    ToolPlan,
    needs,
    prefers,
    staff,
)
from bonrelais.toolbox.choices import ToolKind

_NOT_STARTED: Final = needs("debut", NotStarted())

PROJECTS: Final = (
    ToolPlan(
        CAPSO, "Aide à la modernisation des commerces de centre-ville", ToolKind.GRANT,
        ("local-et-centre-ville", "investissement"),
        "Une part du réaménagement d’une boutique de moins de 400 m², avant le début des travaux.",
        (IN_SAINT_OMER, CRAFTS_OR_TRADE, staff(high=9), _NOT_STARTED,
         needs("local", Premises(sales_area=Interval(None, 399), uses=("shop",))),
         needs("nature", ProjectNature(("modernisation", "accessibility"), spend_exclude=("stock",))),
         needs("cout", ProjectCost(Interval(5_000, 80_000), 10_000)),
         needs("metier", Activity(exclude=("fast_food", "itinerant"))),
         prefers("clients", Clientele(Interval(50, None)))),
        "25 % des dépenses, 10 000 € au plus", 10_000,
    ),
    ToolPlan(
        "Région", "Tourisme durable des campagnes", ToolKind.GRANT, ("transition-ecologique", "investissement"),
        "Des travaux d’économie d’énergie et d’eau dans les petits hôtels et campings.",
        (IN_REGION, _NOT_STARTED,
         needs("metier", Activity(("hotel", "campsite", "group_lodging"))),
         needs("commune", CommuneAttribute(Interval(None, 30_000), ("intermediate", "low", "very_low"))),
         needs("capacite", Quantity("bedrooms", Interval(5, 60)), Quantity("pitches", Interval(None, 80))),
         needs("diagnostic", PriorStep("tourism_diagnosis", max_age_months=36)),
         needs("capital", Ownership(("independent", "voluntary_chain"), ("listed",))),
         prefers("label", Label(("ecolabel_eu", "clef_verte"), LabelStatus.AIMED)),
         needs("engagement", Commitment("Maintenir l’activité pendant cinq ans"))),
        "40 % des travaux, 30 000 € au plus", 30_000,
    ),
    ToolPlan(
        "Région", "Prêt de croissance verte", ToolKind.LOAN, ("transition-ecologique", "gestion-et-financement"),
        "Un prêt sans garantie, à côté d’un prêt bancaire de même montant.",
        (IN_REGION,
         needs("categorie", SizeCategory(("PME",), is_eu_sme=True)),
         needs("chiffre", Turnover(Interval(200_000, 50_000_000))),
         needs("fonds", Turnover(Interval(1, None), Measure.EQUITY)),
         needs("impot", TaxRegime(("is", "ir_reel"))),
         needs("banque", Cofinancing(needs_bank_loan=True, own_share_min=10)),
         needs("aides", PriorAid(excluded=("same_object",), waiting_months=36, de_minimis_max=300_000))),
        "De 10 000 à 75 000 €", 75_000,
    ),
    ToolPlan(
        "BGE", "Tremplin création en quartier", ToolKind.ADVICE, ("gestion-et-financement",),
        "Un suivi de deux ans pour créer dans un quartier prioritaire, ou quand on cherche un emploi.",
        (BOTH_TERRITORIES,
         needs("public", Person(("job_seeker", "under_30", "minimum_income")), Zone(("qpv",))),
         needs("nature", ProjectNature(("creation", "takeover"))),
         needs("emplois", Jobs(1, Counted.EITHER))),
        "Gratuit", 0,
    ),
    ToolPlan(
        "OPCO", "Parcours compétences des commerces de proximité", ToolKind.TRAINING,
        ("ressources-humaines", "formation"),
        "Une formation sur mesure pour les entreprises de la branche.",
        (BOTH_TERRITORIES, staff(low=1, high=49), needs("branche", Branch(("ep", "opcommerce"), ("0843", "0992")))),
        "Pris en charge par l’opérateur de compétences",
    ),
)  # fmt: skip
