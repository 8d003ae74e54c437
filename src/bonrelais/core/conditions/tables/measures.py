"""What a bounded number measures: by its unit, then by the subject named nearest to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bonrelais.core.conditions.bounds import Unit
from bonrelais.core.rules.params import Json


@dataclass(frozen=True, slots=True)
class Measure:
    """`low` and `high` are the parameters that take the bounds; blank where the kind has none on that side.

    A blank `kind` is a subject that no criterion measures. `is_vague`: any clearer subject of the clause is preferred.
    """

    unit: Unit
    subject: re.Pattern[str]
    kind: str
    low: str = "min"
    high: str = "max"
    params: Mapping[str, Json] = field(default_factory=dict)
    is_vague: bool = False


def measure(
    unit: Unit, subject: str, kind: str, bounds: str = "min max", params: Mapping[str, Json] | None = None
) -> Measure:
    low, high = bounds.split()
    return Measure(unit, re.compile(subject), kind, low.strip("-"), high.strip("-"), params or {})


def vague(one: Measure) -> Measure:
    return replace(one, is_vague=True)


def quantity(unit: Unit, subject: str, code: str) -> Measure:
    return measure(unit, subject, "quantity", params={"code": code})


_SAVED: Final = r"\b(?:evit|econom|epargn|redui|reduc|diminu|abat|gain|baiss|substitu)\w*"
_ANY: Final = r"^"  # found at the start of every clause: the farthest subject, taken when no other is named
# The order decides between two subjects as near as one another.
MEASURES: Final = (
    # people
    measure(Unit.EMPLOYEE, r"\bgroupe\b", "workforce", params={"scope": "group"}),
    measure(Unit.EMPLOYEE, r"\b(?:etablissement|site)s?\b", "workforce", params={"scope": "establishment"}),
    measure(Unit.EMPLOYEE, _ANY, "workforce", params={"scope": "company"}),
    measure(
        Unit.FTE,
        r"\bcrea(?:t|tion|teur|nt)\w*|\bcreer\b|\bembauch|\brecrut",
        "jobs",
        "min -",
        params={"counted": "created"},
    ),
    measure(Unit.FTE, _ANY, "workforce", params={"scope": "company", "unit": "fte"}),
    measure(Unit.BARE, r"\beffectifs?\b|\bsalaries\b", "workforce", params={"scope": "company"}),
    measure(Unit.INHABITANT, _ANY, "commune_attribute", "population_min population_max"),
    measure(Unit.JOB, r"\bmaint\w+|\bsauvegard\w+|\bconserv\w+", "jobs", "min -", params={"counted": "either"}),
    measure(Unit.JOB, _ANY, "jobs", "min -", params={"counted": "created"}),
    # money
    measure(Unit.EURO, r"\bchiffres? d'affaires?|\bca\b", "turnover", params={"measure": "turnover"}),
    measure(Unit.EURO, r"\bbilans?\b", "turnover", params={"measure": "balance"}),
    measure(Unit.EURO, r"\bcapital social|\bcapital\b", "turnover", params={"measure": "capital"}),
    measure(
        Unit.EURO,
        r"(?<!apport en )(?<!apports en )\b(?:fonds|capitaux) propres",
        "turnover",
        params={"measure": "equity"},
    ),
    measure(Unit.EURO, r"\bapports?\b", ""),
    measure(Unit.EURO, r"\bminimis\b|\baides? (?:publiques?|d'etat)", "prior_aid", "- de_minimis_max"),
    measure(Unit.EURO, r"\bmontant (?:\w+ )?(?:d'|de l')aide\b(?! (?:demande|sollicite|de minimis|publique))", ""),
    measure(
        Unit.EURO,
        r"\bdemandes? d'aide|\bmontant d'aide (?:demande|sollicite)e?|\baides? (?:demandee|sollicitee)s?"
        r"|\b(?:subvention|pret) (?:demande|sollicite)e?",
        "project_cost",
        "- aid_max",
    ),
    measure(
        Unit.EURO,
        r"\b(?:cout|depense|investissement|investir|assiette|devis|budget|capex|facture|plan de "
        r"financement)s?\b",
        "project_cost",
    ),
    vague(measure(Unit.EURO, r"\b(?:projet|travaux|operation|montant|prestation|achat)s?\b", "project_cost")),
    measure(Unit.PERCENT, r"\bparticuliers\b|\bb ?to ?c\b|\bb2c\b", "clientele", "individuals_min individuals_max"),
    measure(Unit.PERCENT, r"\bautofinanc\w+|\bapports?\b|\bfonds propres\b", "cofinancing", "own_share_min -"),
    quantity(
        Unit.PERCENT,
        r"\b(?:factures?|depenses?|couts?|achats?|poids)\b[a-z' ]{0,15}(?:energ\w+|electri\w+|gaz\b)"
        r"(?=.*\b(?:chiffre d'affaires|ca\b|valeur ajoutee|ventes))",
        "energy_cost_percent",
    ),
    quantity(Unit.PERCENT, r"\b(?:r ?& ?d|recherche)\b", "research_percent"),
    quantity(Unit.PERCENT, r"\b(?:rentabilite|tri)\b", "return_percent"),
    quantity(Unit.PERCENT, r"\b(?:autoproduction|autoconsomm\w+|couverture)\b", "self_consumption_percent"),
    quantity(Unit.PERCENT, r"\b(?:surface couverte|ratio|surface traitee)\b", "solar_roof_percent"),
    quantity(Unit.PERCENT, r"\b(?:emissions?|ges|co2|carbone)\b", "co2_saved_percent"),
    quantity(Unit.PERCENT, r"\b(?:eau|hydriques?|prelevements?)\b", "water_saved_percent"),
    vague(quantity(Unit.PERCENT, r"\b(?:energ\w+|consommations?)\b", "energy_saved_percent")),
    quantity(Unit.PERCENT, r"\bemplacements? nus?\b|\bemplacements?\b", "bare_pitches_percent"),
    quantity(Unit.PERCENT, r"\bescales?\b", "port_calls_percent"),
    quantity(Unit.PERCENT, r"\bchambres?\b", "room_works_percent"),
    quantity(Unit.PERCENT, r"\btourisme|\btouristiques?", "tourism_income_percent"),
    measure(  # how it went, no share of anything
        Unit.PERCENT,
        r"\b(?:baiss|perdu|pertes?\b|diminu|recul|hausse|augment|croissance|progress)\w*(?=.*\b(?:chiffre"
        r"|ca\b|ventes|activite))"
        r"|(?:chiffres? d'affaires|\bca|\bventes|\bactivite)\b[a-z ']{0,20}\b(?:baiss|recul|hausse|progress"
        r"|diminu|crois|augment)\w*",
        "",
    ),
    quantity(Unit.PERCENT, r"\bexport\w*|\betranger", "export_percent"),
    quantity(
        Unit.PERCENT,
        r"\brecettes?\b(?!.{0,45}(?:activites?|biolog|agricol|certifi|touris))|\bressources propres"
        r"|\bventes?\b(?! directe)",
        "market_income_percent",
    ),
    vague(
        quantity(
            Unit.PERCENT,
            r"(?<!% du )(?<!pourcent du )\bchiffre d'affaires(?! .{0,20}(?:consacre|issu|dedie|provenant"
            r"|realise (?:a|dans|avec|aupres)))",
            "market_income_percent",
        )
    ),
    # time
    measure(
        Unit.MONTH,
        r"\b(?:dirigeante?|gerante?|porteur|createur|agee?|apprentie?|alternante?|stagiaire|tuteur|doctorante?|cedant"
        r"|jeune(?!s? (?:entreprise|societe|pousse))|ferme|vacant|inoccupe|desaffecte)e?s?\b",
        "",
    ),
    quantity(Unit.MONTH, r"\bretour\b|\btrb\b|\btri\b", "payback_months"),
    quantity(
        Unit.MONTH,
        r"\bremboursement|\b(?:pret|emprunt)\b.{0,30}\bduree|\bduree (?:du|de) (?:pret|emprunt)",
        "loan_months",
    ),
    quantity(Unit.MONTH, r"\b(?:bail|baux)\b(?!.*\b(?:depuis|signe|conclu))", "lease_months"),
    vague(quantity(Unit.MONTH, r"\bprojets?\b|\bdelai\b|\btravaux\b|\boperations?\b", "project_months")),
    quantity(Unit.MONTH, r"\bouvert\w*(?! (?:aux?|a|depuis)\b)|\bouverture|\bpar an\b|\bsaisonni\w+", "opening_months"),
    measure(
        Unit.MONTH,
        r"\b(?:acheter?|achetee?s?|louer|louee?s?|location|vehicules?|cdd|contrats?|embauche|maint\w+)\b",
        "",
    ),
    measure(Unit.MONTH, r"\bconstrui\w+|\bacheve\w*|\bbatiments?\b|\bconstruction\b", "premises", "built_min_months -"),
    measure(
        Unit.MONTH, r"\bimmatricul\w+|\binscri\w+", "age", "min_months max_months", params={"basis": "registration"}
    ),
    measure(Unit.MONTH, r"\breprise\b|\brepris\w*", "age", "min_months max_months", params={"basis": "takeover"}),
    measure(
        Unit.MONTH,
        (
            r"\bactivite|\bexist(?:e|ent|er|ence)\b|(?<!batiment )(?<!batiments )(?<!locaux )\bexistant\b"
            r"|\bbilans?\b(?! carbone| ges| de gaz| total| de ses| d'actions?"
            r"| des actions?)|\bclotur\w+|\bcree\w*"
            r"|\bcreation|\banciennete|\bexercices?\b|\bbilans? (?:couvrant|comptable|clos)"
        ),
        "age",
        "min_months max_months",
        params={"basis": "creation"},
    ),
    vague(
        measure(
            Unit.MONTH,
            r"\b(?:entreprises?|tpe|pme|societes?|structures?|start-?ups?)(?= (?:[a-z]+ )?de (?:plus|moins)"
            r"| ayant| a (?:plus|moins|au moins))",
            "age",
            "min_months max_months",
            params={"basis": "creation"},
        )
    ),
    # places and things
    quantity(
        Unit.SQUARE_METRE,
        r"\b(?:accroi|agrandi|augment)\w+[a-z' ]{0,60}surface[a-z' ]*|\bajout\w+|\bextension|\bsupplementaires?",
        "extension_m2",
    ),
    quantity(
        Unit.SQUARE_METRE,
        r"\btoitures?(?: [a-z]+){0,3} surface|\bsurface(?: [a-z]+){0,3} toitures?"
        r"|\btoitures?",
        "roof_m2",
    ),
    quantity(Unit.SQUARE_METRE, r"\bpanneaux|\bombrieres?|\bphotovolta", "solar_panels_m2"),
    quantity(Unit.HECTARE, r"\bfor(?:et|esti)", "forest_hectares"),
    quantity(Unit.HECTARE, r"\bexploit|\bcultiv|\bagricol|\bsau\b|\bvign", "farm_hectares"),
    measure(
        Unit.SQUARE_METRE,
        (
            r"(?<!accroitre la )(?<!agrandir la )(?<!augmenter la )\bsurfaces? (?:commerciale"
            r"|de vente)|\bcommerces? (?:de detail|sedentaire|d'une (?:taille|surface))"
            r"|\bcommerces?(?= de (?:plus|moins) de)"
            r"|\b(?:epicerie|superette|supermarche|boulangerie|librairie|pharmacie)s?(?= de (?:plus"
            r"|moins) de)|\bmoyennes? surfaces?"
            r"|\bpoints? de vente"
        ),
        "premises",
        "sales_area_min sales_area_max",
    ),
    quantity(Unit.SQUARE_METRE, r"\bcapteurs?\b", "solar_collector_m2"),
    measure(
        Unit.SQUARE_METRE,
        r"\bbatiments?\b|\bimmeubles?\b|\bloca(?:l|ux)\b|\bsuperficie|\bsurface|\betablissement|\bmagasin"
        r"|\bboutique|\bplancher",
        "premises",
        "area_min area_max",
    ),
    quantity(Unit.CUBIC_METRE, r"\beconomis\w+|\beconomies?|\bepargn\w+|\breduction", "water_saved_m3_year"),
    vague(
        quantity(
            Unit.CUBIC_METRE,
            r"\beaux?\b|\bprelev|\bconsomm|\bhydr|\bpluie|\brecuper|\bforage|\bsource\b",
            "water_m3_year",
        )
    ),
    quantity(
        Unit.MWH,
        r"\bproduction|\bchaleur|\bchaufferies?|\bproduit|\bproduis\w+|\bproduire|\bthermique|\bsort(?:i"
        r"|ie)\b|\bvalorise",
        "heat_mwh_year",
    ),
    quantity(Unit.MWH, r"\beconomi|\bgains?\b|\breduction", "energy_saved_mwh_year"),
    quantity(Unit.MWH, _ANY, "energy_mwh_year"),
    quantity(Unit.KWC, r"\bkwc|\bphotovolt|\bsolaire|\bpanneaux|\bmwc", "power_kwc"),
    quantity(Unit.KWC, _ANY, "power_kw"),
    quantity(  # emitted is not saved
        Unit.TONNE,
        rf"{_SAVED}(?=.*(?:co2|\bemissions?|\bges\b|\bcarbone))|(?:co2|\bemissions?|\bges\b|\bcarbone)(?=.*{_SAVED})",
        "co2_saved_tonnes",
    ),
    quantity(
        Unit.TONNE,
        r"\bdechets?|\bbiodechets?|\bmatieres?|\bplastiques?|\btrait|\bcollect|\btri\b|\brecycl",
        "waste_tonnes_year",
    ),
    quantity(Unit.WEEKDAY, _ANY, "opening_days_week"),
    quantity(Unit.STAR, r"\bapres (?:travaux|projet|renovation)|\bvis(?:ant|er|e|ent)\b", "stars_after"),
    quantity(Unit.STAR, _ANY, "stars"),
    quantity(Unit.BEDROOM, _ANY, "bedrooms"),
    quantity(Unit.PITCH, r"\bnus?\b|\bplafonn\w+", "bare_pitches"),
    quantity(Unit.PITCH, _ANY, "pitches"),
    quantity(Unit.TRUCK, _ANY, "heavy_vehicles"),
    quantity(Unit.VEHICLE, r"\blourds?\b", "heavy_vehicles"),
    quantity(Unit.VEHICLE, _ANY, "vehicles"),
    quantity(Unit.SITE, r"\bgroupe\b|\bchaine\b|\bproprietaire", "group_sites"),
    quantity(Unit.SITE, _ANY, "sites"),
    quantity(Unit.PROJECT, r"\bchaleur", "heat_projects"),
    quantity(Unit.REGION, _ANY, "regions"),
    quantity(Unit.SEAT, r"\bpar jour|\bserv\w+|\brepas", "meals_day"),
    quantity(Unit.SEAT, _ANY, "seats"),
    quantity(Unit.PLACE, r"\bparkings?|\bstationnement", "parking_places"),
    quantity(
        Unit.PLACE,
        r"\blits?\b|\bhebergement|\bcapacite|\bcouchages?\b|\bgites?\b|\brefuges?\b|\bauberges?\b|\bvacances\b"
        r"|\bhotel\w*|\bresidences?\b",
        "beds",
    ),
    quantity(Unit.PARTNER, r"\bpartenaires?|\bcollabor|\bconsortium|\bgroupement|\bcollecti|\bgroupe d", "partners"),
)
