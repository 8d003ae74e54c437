"""Rules that hold for texts nobody has seen: each row is one rule, in our own words."""

from collections.abc import Sequence
from typing import Final

import pytest

from bonrelais.core.conditions.source import (
    AGE_HEADING,
    OTHER_HEADING,
    SECTOR_HEADING,
    SIZE_HEADING,
    TERRITORY_HEADING,
)
from tests.core.conditions.told import criteria_of

_COOPERATIVES: Final = "legal_form include=51,5458,5558,5658,63"
# What is excepted from a bound is not asked to keep it; « hors » leaves out; a denial of « hors » is no denial.
_BOUNDS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Moins de 40 salariés, sauf les SCOP", [f"workforce max=39 | {_COOPERATIVES}"]),
    ("Un CA inférieur à 3 M€, à l'exception des artisans",
     ["turnover max=2999999 measure=turnover | registration registers=crafts"]),
    ("Plus de 15 salariés, hors associations", ["workforce min=16", "legal_form exclude=92"]),
    ("Pour les TPE, au moins 4 000 €", ["manual text=TPE : au moins 4 000 €"]),
    ("Pour les ETI, au moins 90 000 € de dépenses", ["project_cost min=90000 WHEN size_category categories=ETI"]),
    ("Le projet ne doit pas être réalisé hors de France", ["territory basis=project_site include=country:FR"]),
    ("Le site ne peut pas être situé en dehors de la Bretagne", ["territory basis=project_site include=region:53"]),
)  # fmt: skip
# Infinitives in a row with one « ou » at the end: each of them is enough.
_ROWS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Être artisan, avoir moins de 12 salariés ou être en QPV",
     ["registration registers=crafts | workforce max=11 | zone zones=qpv"]),
    ("Avoir moins de 12 salariés, être en QPV ou avoir dompté un ours",
     ["workforce max=11 | zone zones=qpv | manual text=ou avoir dompté un ours"]),
    ("Être artisan, avoir moins de 12 salariés et être en QPV",
     ["registration registers=crafts", "workforce max=11", "zone zones=qpv"]),
)  # fmt: skip
_PERMISSIONS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Ouvert aux auto-entrepreneurs", []),
    ("Le dispositif est ouvert aux auto-entrepreneurs et aux associations",
     ["~not legal_form micro_regime=excluded | legal_form include=92"]),
    ("Uniquement ouvert aux auto-entrepreneurs", ["not legal_form micro_regime=excluded"]),
)  # fmt: skip
_SECTORS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Artisans du bâtiment", ["registration registers=crafts", "naf include=F"]),
    ("Artisans du bâtiment et commerces", ["registration registers=crafts | naf include=F,G"]),
    ("Coopératives laitières", ["legal_form include=6316,6317,6318"]),
    ("Abattoirs, verreries et chaudronneries", ["naf include=10.1,23.1,25,28"]),
    ("Tous secteurs d'activité, en particulier la pêche", []),
    ("Tous les secteurs (pêche, commerce, cirque)", []),
    ("Services (codes NAF G à J)", ["naf include=G,H,I,J"]),
    ("Autopartage et reconditionnement", ["activity include=mobility,repairer"]),
    ("Commerces sédentaires ou non, avec ou sans vitrine", ["naf include=G"]),
    ("Sont exclus : les commerces situés dans une galerie commerciale",
     ["naf exclude=47 | not premises locations=shopping_centre"]),
    ("Centres équestres, discothèques et zoos", ["naf include=93.1,93.2,85.51,56.3,93.29,91"]),
    # a trade of several divisions, refused, would refuse too many: a person tells, for those divisions alone
    ("Tous secteurs, sauf les cavistes et les brasseries",
     ["naf exclude=47.25", "naf exclude=11.05,56 | manual text=Sont exclus : les brasseries"]),
)  # fmt: skip


# What the aid is, or where else to ask, asks nothing.
_SILENT: Final = (
    "La dépense subventionnable est plafonnée à 60 000 €",
    "Aide versée sous forme d'avance remboursable",
    "Aide soumise au régime cadre exempté de notification",
    "L'attribution se fait au fil de l'eau",
    "Les exploitations viticoles relèvent d'un autre dispositif",
    "Être inscrite au répertoire SIRENE",
    "Toutes les régions",
    "Ce prêt est destiné à financer des stocks",
    "Cette formation s'adresse aux dirigeants et salariés",
    "Sont concernées toutes les entreprises",
    "Aucun prêt bancaire n'est exigé",
    "Il n'est pas nécessaire d'être artisan",
    "L'entreprise ne doit pas nécessairement être propriétaire",
    "Les entreprises de moins de 12 salariés bénéficient d'un tarif réduit",
    "Le taux est majoré de 10 % en zone AFR",
    "Montant maximum de 6 000 € pour les entreprises de moins de 12 salariés",
    "Si vous êtes une collectivité, consultez l'autre page",
    "Pour toute entreprise de plus de 60 salariés, contactez votre délégation",
    "Dispositif gratuit pour les TPE",
    "Durée : 18 mois",
    "La Région prend en charge 70 % du coût",
    "Programme limité à 20 participants",
)
# What the project will be, what one wishes or joins, is undertaken; what must be weighed is for a person.
_UNDERTAKEN: Final = (
    "Le projet doit intégrer un volet de formation",
    "L'installation doit comporter au moins quatre vannes",
    "Participation du gérant aux ateliers",
    "Signature d'une convention avec le théâtre",
    "Votre projet vise une autre gestion des chaises",
    "Le poids des véhicules doit être inférieur à 3 tonnes",
    "L'étude doit être réalisée par un bureau d'études référencé",
)
_WEIGHED: Final = (
    "Le projet doit présenter un bénéfice significatif",
    "Le projet doit démontrer un gain pour l'environnement",
    "Sont exclus : les projets dont la pertinence est faible",
    "Sont exclus : les projets de chaises seules",
    "Vous souhaitez réduire vos consommations",
    "Être adhérent à la ligue des dompteurs",
)
_NUMBERS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Une facture d'énergie d'au moins 4 % du chiffre d'affaires", ["quantity code=energy_cost_percent min=4"]),
    ("Surface de panneaux d'au moins 70 m²", ["quantity code=solar_panels_m2 min=70"]),
    ("Exploiter au moins 12 hectares", ["quantity code=farm_hectares min=12"]),
    ("Projet collectif d'au moins 4 entreprises", ["quantity code=partners min=4"]),
    ("Avoir au moins 30 places de parking",
     ["quantity code=parking_places min=30", "fact code=premises.has_parking"]),
    ("Ouvert toute l'année", ["quantity code=opening_months min=12"]),
    ("Ne pas avoir bénéficié d'une aide de la Région dans les deux dernières années",
     ["prior_aid excluded=region waiting_months=24"]),
    ("Plancher d'investissement de 16 000 €", ["manual text=Plancher d'investissement de 16 000 €"]),
)  # fmt: skip
_STARTS: Final = (
    "Les travaux déjà commencés ne sont pas éligibles",
    "Aucun engagement avant l'accusé de réception",
    "La commande doit être passée après l'accord",
    "Déposer la demande avant de signer le devis",
)
_WORDINGS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Le montant du prêt ne peut excéder celui des fonds propres",
     ["commitment text=Le montant du prêt ne peut excéder celui des fonds propres"]),
    ("Disposer de fonds propres au moins égaux au prêt",
     ["commitment text=Disposer de fonds propres au moins égaux au prêt"]),
    ("Avoir obtenu le permis de construire", ["fact code=project.has_permits"]),
    ("Relever d'une filière à responsabilité élargie du producteur", ["fact code=products.are_put_on_market"]),
    ("Cotiser à un éco-organisme", ["fact code=products.pay_eco_fee"]),
    ("Dépendre du régime général", ["fact code=staff.is_in_general_scheme"]),
    ("Les bâtiments neufs ne sont pas éligibles", ["fact code=premises.is_existing"]),
    ("Avoir obtenu l'Écolabel européen", ["label labels=ecolabel_eu status=held"]),
    ("Viser l'Écolabel européen", ["label labels=ecolabel_eu status=aimed"]),
    ("Les entreprises étrangères sont exclues", ["ownership exclude=foreign"]),
    ("Être situé dans une commune adhérente du Parc", ["zone zones=regional_park"]),
    ("En Bretagne, le dispositif vise les entreprises de moins de 30 salariés",
     ["workforce max=29 WHEN territory include=region:53"]),
    ("SCI exclues, sauf les SCI utiles", ["legal_form exclude=6540 | manual text=Sauf les SCI utiles"]),
    ("N'avoir jamais réalisé de bilan carbone", ["prior_step done=False step=carbon_footprint"]),
    ("Être engagé dans une démarche RSE ou souhaiter s'engager",
     ["prior_step step=rse_approach | commitment text=souhaiter s'engager"]),
    ("Exercer une activité artisanale, commerciale ou industrielle",
     ["registration registers=crafts | naf include=G,B,C,D,E"]),
    ("Être certifié HVE ou bio", ["label labels=hve,organic status=held"]),
    ("Non cumulable avec le Diag Phare", ["prior_aid excluded=phare"]),
    ("Les personnes morales de droit public sont exclues", ["legal_form exclude=4,7"]),
    ("Les établissements publics industriels et commerciaux sont exclus", ["legal_form exclude=4,7"]),
    ("Être employeur, tous statuts juridiques confondus", ["workforce min=1"]),
    ("Être sur le territoire d'une collectivité partenaire",
     ["manual text=Être sur le territoire d'une collectivité partenaire"]),
    ("Avoir bénéficié d'un accompagnement de la CCI", ["prior_aid required=chamber"]),
    ("Un projet de chaleur fatale de plus de 2 GWh/an",
     ["fact code=project.is_waste_heat", "quantity code=heat_mwh_year min=2001"]),
    ("Les associations ne sont éligibles que si elles emploient plus de 2 salariés",
     ["workforce min=3 WHEN legal_form include=92"]),
    ("Les entreprises de plus de 300 salariés doivent fournir un bilan",
     ["commitment text=fournir un bilan WHEN workforce min=301"]),
    ("Les hôtels doivent être classés", ["label labels=tourism_ranking status=held WHEN naf include=55.1"]),
    ("Être labellisé RGE (pour les entreprises du bâtiment)", ["label labels=rge status=held WHEN naf include=F"]),
    ("Le projet peut être porté par une association", ["~legal_form include=92"]),
    ("Un diagnostic préalable est recommandé", ["~prior_step step=diagnosis"]),
    ("Embaucher un demandeur d'emploi", ["commitment text=Embaucher un demandeur d'emploi"]),
    ("Recruter un apprenti", ["fact code=apprentice.is_planned"]),
    ("Les entreprises non immatriculées en France sont exclues", ["territory include=country:FR"]),
    ("Les sites hors de Bretagne sont exclus", ["territory include=region:53"]),
    ("Réalisé avec des particuliers à plus de 40 % du chiffre d'affaires", ["clientele individuals_min=41"]),
    ("Être créateur d'emplois : 40 ETP minimum",
     ["jobs counted=created min=1", "jobs counted=created min=40"]),
    ("Il doit s'agir de réparations de chaises", ["commitment text=Il doit s'agir de réparations de chaises"]),
    ("Hors obligation d'achat", ["fact code=energy.sells_surplus expected=False"]),
    ("Les investissements devront être maintenus pendant 4 ans",
     ["commitment text=Les investissements devront être maintenus pendant 4 ans"]),
    ("Vous n'avez pas encore signé de devis", ["not_started"]),
    ("Vous devez être inscrit à la CMA", ["registration registers=crafts"]),
    ("Votre entreprise a moins de 12 ans", ["age basis=creation max_months=144"]),
    ("Votre toiture a une surface d'au moins 90 m²", ["quantity code=roof_m2 min=90"]),
    ("Votre projet porte sur la mobilité douce", ["project_nature include=mobility"]),
    ("Votre bâtiment est soumis au dispositif Éco Énergie Tertiaire", ["fact code=premises.has_tertiary_duty"]),
    ("Peuvent candidater les entreprises de moins de 90 salariés", ["workforce max=89"]),
    ("Relever d'un régime réel d'imposition", ["tax_regime regimes=is,ir_reel"]),
    ("Les travaux de construction neuve et de mise en conformité sont exclus", []),
    ("Être localisé sur le territoire de Dinan Agglomération", ["zone zones=perimetre-dinan-agglomeration"]),
    ("Être situé dans la vallée de la Bruche", ["zone zones=perimetre-vallee-de-la-bruche"]),
    ("Être situé dans le massif des Vosges", ["zone zones=perimetre-massif-des-vosges"]),
    ("Être situé sur le territoire concerné", ["manual text=Être situé sur le territoire concerné"]),
    ("L'aide est réservée aux projets de cirque", ["commitment text=L'aide est réservée aux projets de cirque"]),
    ("L'aide est réservée aux entreprises de cirque", ["manual text=L'aide est réservée aux entreprises de cirque"]),
    ("Exister depuis plus de 4 ans", ["age basis=creation min_months=48"]),
    ("Moins de 15 salariés, y compris les entreprises sans salarié", ["workforce max=14"]),
    ("Les achats de mobilier et de matériel ne sont pas éligibles", []),
    ("L'aide ne peut être reçue qu'une seule fois", ["commitment text=L'aide ne peut être reçue qu'une seule fois"]),
    ("Les entreprises qui vendent exclusivement sur internet sont exclues", ["activity exclude=online_shop"]),
    ("Les franchises et les sociétés qui vendent uniquement en ligne sont exclues",
     ["ownership exclude=franchise", "activity exclude=online_shop"]),
    ("Disposer d'un parking non ouvert au public", ["fact code=premises.has_parking"]),
    ("Les bureaux d'études ne sont pas éligibles pour les projets de leur champ",
     ["naf exclude=71 | manual text=Les bureaux d'études ne sont pas éligibles pour les projets de leur champ"]),
    ("Classé 4 étoiles ou visant ce classement",
     ["quantity code=stars min=4 | label labels=tourism_ranking status=aimed"]),
    ("Entreprises en création, reprise ou développement de moins de 6 ans",
     ["project_nature include=creation,takeover,development",
      "age basis=takeover max_months=72 | age basis=creation max_months=72"]),
    ("Être bénéficiaire du Fonds Chaleur", ["prior_aid required=fonds-chaleur"]),
)  # fmt: skip
_SIZES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Toutes tailles (hors micro-entreprises)", ["legal_form micro_regime=excluded"]),
    ("Non éligible aux micro entreprises", ["legal_form micro_regime=excluded"]),
    ("Sans salarié", ["workforce max=0"]),
)
_AGES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Éligible à toutes les entreprises, y compris en création", []),
    ("Éligible aux entreprises en création", ["~project_nature include=creation"]),
    ("Aucune ancienneté minimale", []),
    ("Création ou reprise", ["project_nature include=creation,takeover"]),
)
_PLACES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Paris et petite couronne", ["territory include=department:75,department:92,department:93,department:94"]),
    ("Bassin Rhône-Méditerranée", ["zone zones=perimetre-bassin-rhone-mediterranee"]),
    ("Communauté de communes du Pays de Lumbres", ["territory include=epci:246201016"]),
    ("Territoires d'industrie", ["zone zones=ti"]),
    ("Vallée des ours", ["manual text=Vallée des ours"]),
)


@pytest.mark.parametrize(("text", "expected"), [*_BOUNDS, *_ROWS, *_PERMISSIONS, *_NUMBERS, *_WORDINGS])
def test_other_condition_gives_its_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(OTHER_HEADING, text) == expected


@pytest.mark.parametrize("text", _SILENT)
def test_what_the_aid_is_asks_nothing(text: str) -> None:
    assert criteria_of(OTHER_HEADING, text) == []


@pytest.mark.parametrize("text", _STARTS)
def test_project_has_not_started(text: str) -> None:
    assert criteria_of(OTHER_HEADING, text) == ["not_started"]


@pytest.mark.parametrize("text", _UNDERTAKEN)
def test_what_the_project_will_be_is_undertaken(text: str) -> None:
    assert criteria_of(OTHER_HEADING, text) == [f"commitment text={text}"]


@pytest.mark.parametrize("text", _WEIGHED)
def test_what_must_be_weighed_is_for_a_person(text: str) -> None:
    assert criteria_of(OTHER_HEADING, text) == [f"manual text={text}"]


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        *((SIZE_HEADING, *one) for one in _SIZES),
        *((AGE_HEADING, *one) for one in _AGES),
        *((TERRITORY_HEADING, *one) for one in _PLACES),
    ],
)
def test_heading_gives_its_criteria(heading: str, text: str, expected: Sequence[str]) -> None:
    assert criteria_of(heading, text) == expected


@pytest.mark.parametrize(("text", "expected"), _SECTORS)
def test_sectors_give_their_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(SECTOR_HEADING, text) == expected
