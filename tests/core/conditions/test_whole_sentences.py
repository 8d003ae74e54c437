"""Whose words they are, and that no half of a sentence is lost: each row is one rule, in our own words."""

from collections.abc import Sequence
from typing import Final

import pytest

from bonrelais.core.conditions.source import AGE_HEADING, OTHER_HEADING, SECTOR_HEADING, TERRITORY_HEADING
from tests.core.conditions.told import criteria_of

# What is said of the person hired, trained or tutored, of another business or of a group, is not asked of the owner.
_OF_OTHERS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Le bénéficiaire doit embaucher un apprenti de moins de 26 ans",
     ["fact code=apprentice.is_planned", "manual text=moins de 26 ans"]),
    ("L'apprenti doit être âgé de moins de 30 ans", ["manual text=L'apprenti doit être âgé de moins de 30 ans"]),
    ("Employer un travailleur handicapé", ["manual text=Employer un travailleur handicapé"]),
    ("Le cédant doit avoir plus de 55 ans", ["manual text=Le cédant doit avoir plus de 55 ans"]),
    ("Reprise d'une société en difficulté", ["manual text=Reprise d'une société en difficulté"]),
    ("Être membre d'une association d'artisans", ["manual text=Être membre d'une association d'artisans"]),
    ("Sont exclues les sociétés cotées et leurs filiales",
     ["ownership exclude=listed", "manual text=Sont exclus : leurs filiales"]),
    ("Reprendre une entreprise de moins de 40 salariés",
     ["manual text=Reprendre une entreprise de moins de 40 salariés"]),
    ("Associations de commerçants", ["legal_form include=92"]),
    ("Travailleurs indépendants du cirque", ["manual text=Travailleurs indépendants du cirque"]),
    ("Entreprises et exploitations agricoles", []),
    ("Le salarié doit avoir au moins un an d'ancienneté",
     ["manual text=Le salarié doit avoir au moins un an d'ancienneté"]),
    ("Le bailleur doit être une collectivité", ["manual text=Le bailleur doit être une collectivité"]),
    ("La reprise doit porter sur une entreprise de moins de 40 salariés",
     ["manual text=La reprise doit porter sur une entreprise de moins de 40 salariés"]),
    ("Projet soutenu par une collectivité", ["manual text=Projet soutenu par une collectivité"]),
    ("Local situé dans une rue commerçante", ["manual text=Local situé dans une rue commerçante"]),
)  # fmt: skip
_SIZES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Micro-entreprises de moins de 12 salariés et de moins de 3 M€ de chiffre d'affaires",
     ["size_category categories=MIC", "workforce max=11", "turnover max=2999999 measure=turnover"]),
    ("Réservé aux micro-entreprises et aux PME", ["size_category categories=MIC,PME"]),
    ("Non éligible aux micro-entreprises", ["legal_form micro_regime=excluded"]),
    ("Moins de 40 salariés et moins de 8 M€ de chiffre d'affaires ou de total de bilan",
     ["workforce max=39",
      "turnover max=7999999 measure=turnover | turnover max=7999999 measure=balance"]),
    ("Toute entreprise inscrite au RCS ou au RM dont l'effectif est inférieur à 25 salariés",
     ["registration registers=trade,crafts", "workforce max=24"]),
    ("Entreprise de moins de 40 salariés ou association de moins de 8 salariés",
     ["manual text=Entreprise de moins de 40 salariés ou association de moins de 8 salariés"]),
    ("PME (les grandes entreprises ne sont pas éligibles)",
     ["size_category categories=PME", "not size_category categories=GE"]),
    ("Micro-entreprises au sens européen", ["size_category categories=MIC"]),
    ("TPE de moins de 8 salariés et PME de moins de 40 salariés",
     ["manual text=TPE de moins de 8 salariés et PME de moins de 40 salariés"]),
    ("TPE et PME industrielles de plus de 4 ans",
     ["size_category categories=MIC,PME", "naf include=B,C,D,E", "age basis=creation min_months=48"]),
    ("Priorité aux entreprises de moins de 12 salariés", ["~workforce max=11"]),
    ("Sont éligibles les entreprises de moins de 12 salariés, à l'exception des franchises",
     ["workforce max=11", "ownership exclude=franchise"]),
    ("Entreprises en redressement judiciaire avec plan de continuation éligibles",
     ["~not compliance no_insolvency=True"]),
    ("Ne pas avoir de dettes fiscales", ["compliance up_to_date=True"]),
    ("Apport en fonds propres d'au moins 4 000 €", ["manual text=Apport en fonds propres d'au moins 4 000 €"]),
    ("Cofinancement d'au moins 25 % par l'entreprise",
     ["manual text=Cofinancement d'au moins 25 % par l'entreprise"]),
)  # fmt: skip
_FORMS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Les entreprises individuelles et sociétés sont éligibles", []),
    ("Être une société ou une entreprise individuelle", []),
    ("Les sociétés et entreprises individuelles de moins de 12 salariés", ["workforce max=11"]),
    ("SARL, SAS, SA et coopératives", ["legal_form include=54,57,55,56,51,5458,5558,5658,63"]),
    ("Toute personne physique ou morale inscrite au RCS", ["registration registers=trade"]),
)  # fmt: skip
# Who opens a sentence is asked too.
_HEADS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Commerce de détail d'une surface de vente inférieure à 250 m²",
     ["naf include=47", "premises sales_area_max=249"]),
    ("Restaurants titulaires du titre de maître restaurateur",
     ["naf include=56", "label labels=maitre_restaurateur status=held"]),
    ("Commerces de proximité situés en centre-ville",
     ["activity include=local_shop", "premises locations=town_centre"]),
    ("Campings et chambres d'hôtes", ["naf include=55.3 | activity include=guest_rooms"]),
    ("Les boulangeries des communes de moins de 3 000 habitants",
     ["naf include=10.71", "commune_attribute population_max=2999"]),
    ("Entreprises de transport de voyageurs de moins de 15 salariés",
     ["naf include=49.1,49.3,50.1,50.3,51.1", "workforce max=14"]),
    # a shop may be a bakery, a restaurant or a hairdresser
    ("Commerces ouverts au moins 5 jours par semaine",
     ["naf include=G,10.13,10.71,10.82,56,95,96", "quantity code=opening_days_week min=5"]),
    ("PME dont l'activité est industrielle", ["size_category categories=PME", "naf include=B,C,D,E"]),
    ("Artisans du bâtiment de moins de 12 salariés",
     ["registration registers=crafts", "naf include=F", "workforce max=11"]),
    ("Les TPE du commerce et de l'artisanat",
     ["size_category categories=MIC", "naf include=G | registration registers=crafts"]),
    ("Entreprises forestières de plus de 4 salariés", ["naf include=02", "workforce min=5"]),
    ("Sociétés de services de plus de 25 salariés", ["naf include=H,I,J,K,L,M,N,P,Q,R,S", "workforce min=26"]),
    ("Scieries produisant plus de 4 000 m³ par an", ["naf include=16", "manual text=plus de 4 000 m³"]),
    ("Artisans et restaurateurs de moins de 15 salariés",
     ["registration registers=crafts | naf include=56", "workforce max=14"]),
    ("Exploiter un camping ou un hôtel", ["naf include=55.3,55.1"]),
    ("Artisans de Bretagne", ["registration registers=crafts", "territory include=region:53"]),
    ("Industriels de la plasturgie de plus de 12 salariés", ["naf include=22", "workforce min=13"]),
    ("Taille : TPE, PME", ["size_category categories=MIC,PME"]),
)  # fmt: skip
# The half that no table knows is kept, and what lies abroad goes whole to a person.
_KEPT: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Exercer son activité depuis au moins 2 ans sur le territoire de la communauté de communes",
     ["age basis=creation min_months=24",
      "manual text=Exercer son activité depuis au moins 2 ans sur le territoire de la communauté de communes"]),
    ("Artisans titulaires d'un brevet de dompteur",
     ["registration registers=crafts", "manual text=Artisans titulaires d'un brevet de dompteur"]),
    ("Agriculteurs à titre principal",
     ["registration registers=agricultural", "manual text=Agriculteurs à titre principal"]),
    ("Avoir un projet d'export hors de l'Union européenne",
     ["manual text=Avoir un projet d'export hors de l'Union européenne"]),
    ("Tournée située en dehors de la France", ["manual text=Tournée située en dehors de la France"]),
    ("Avoir un salarié ou être en cours de recrutement",
     ["workforce min=1 | manual text=Avoir un salarié ou être en cours de recrutement",
      "project_nature include=hire | manual text=Avoir un salarié ou être en cours de recrutement"]),
    ("Émettre plus de 400 tCO2 par an", ["manual text=Émettre plus de 400 tCO2 par an"]),
    ("Éviter au moins 400 tCO2 par an", ["quantity code=co2_saved_tonnes min=400"]),
    ("Commerce fermé depuis plus de 8 mois", ["manual text=Commerce fermé depuis plus de 8 mois"]),
    ("Le gérant doit résider dans le canton", ["manual text=Le gérant doit résider dans le canton"]),
    ("Justifier de 2 ans d'activité et d'un résultat positif",
     ["age basis=creation min_months=24", "fact code=accounts.are_profitable"]),
    ("Être labellisé EPV ou en cours de labellisation", ["label labels=epv status=aimed"]),
    ("Dompteurs d'ours de moins de 12 salariés",
     ["workforce max=11", "manual text=Dompteurs d'ours de moins de 12 salariés"]),
    ("Associations circassiennes de moins de 12 salariés",
     ["legal_form include=92", "workforce max=11",
      "manual text=Associations circassiennes de moins de 12 salariés"]),
    ("Toutes les PME du canton", ["size_category categories=PME", "manual text=Toutes les PME du canton"]),
    ("Être situé à moins de 800 mètres d'un QPV", ["manual text=Être situé à moins de 800 mètres d'un QPV"]),
    ("La demande doit être faite dans les 8 mois suivant la création",
     ["manual text=La demande doit être faite dans les 8 mois suivant la création"]),
    ("Dirigeant de plus de 50 ans souhaitant dompter un ours",
     ["person statuses=over_50", "manual text=Dirigeant de plus de 50 ans souhaitant dompter un ours"]),
    ("Avoir plus de 12 salariés en Île-de-France",
     ["workforce min=13", "manual text=Avoir plus de 12 salariés en Île-de-France"]),
    ("Avoir perdu plus de 25 % de son chiffre d'affaires",
     ["manual text=Avoir perdu plus de 25 % de son chiffre d'affaires"]),
    ("Vendre ses chaises en circuit court", ["manual text=Vendre ses chaises en circuit court"]),
    ("Maraîchers en cours d'installation",
     ["registration registers=agricultural", "manual text=Maraîchers en cours d'installation"]),
    ("Le programme est ouvert aux startups de moins de 7 ans",
     ["activity include=startup", "age basis=creation max_months=84"]),
    ("Bail signé depuis moins de 8 mois", ["manual text=Bail signé depuis moins de 8 mois"]),
    ("Projet de création d'au moins 6 emplois", ["jobs counted=created min=6"]),
)  # fmt: skip
_THINGS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Avoir un local d'activité accessible au public", ["premises uses=shop"]),
    ("Disposer d'un parking de plus de 30 places",
     ["fact code=premises.has_parking", "quantity code=parking_places min=31"]),
    ("Véhicule utilitaire électrique neuf", ["fact code=vehicles.are_zero_emission", "fact code=vehicles.are_new"]),
    ("Disposer d'un siège social ou d'un établissement en Corse", ["territory include=region:94"]),
    ("Être une femme porteuse d'un projet de création",
     ["person statuses=woman", "project_nature include=creation"]),
    ("Le véhicule doit être neuf et électrique",
     ["fact code=vehicles.are_new", "fact code=vehicles.are_zero_emission"]),
    ("Avoir une carte de commerçant ambulant", ["activity include=itinerant"]),
    ("L'établissement doit être classé ERP", ["premises uses=shop"]),
    ("Ne pas avoir bénéficié d'un PGE", ["prior_aid excluded=pge"]),
)  # fmt: skip
# A refusal told in part asks those that it may concern, and no one else.
_REFUSALS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Exclusion des activités de banque, d'assurance et d'immobilier", ["naf exclude=64.1,65,L"]),
    ("Activités exclues : agences immobilières, professions libérales",
     ["naf exclude=68.31", "not registration registers=liberal"]),
    ("Les professions libérales réglementées sont exclues",
     ["not registration registers=liberal | manual text=Sont exclus : professions libérales réglementées"]),
    ("Sont exclus : les discothèques",
     ["naf exclude=56.3,93.29 | manual text=Sont exclus : les discothèques"]),
    ("Commerces de plus de 300 m² exclus", ["naf exclude=47 | premises sales_area_max=300"]),
    ("Les supermarchés et le négoce sont exclus", ["naf exclude=47.11D,47.11E,47.11F,47.19A,46"]),
    ("Secteurs exclus : charbon, construction navale",
     ["naf exclude=30.1", "manual text=Sont exclus : charbon"]),
    ("Exclusions : tabac", ["naf exclude=12,46.35,47.26 | manual text=Sont exclus : tabac"]),
)  # fmt: skip
_PLACES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Occitanie, hors Toulouse Métropole", ["territory exclude=epci:243100518 include=region:76"]),
    ("France entière, sauf la Corse", ["territory exclude=region:94"]),
    ("Hauts-de-France (Aisne, Oise)", ["territory include=department:02,department:60"]),
    ("Communes rurales de Normandie",
     ["commune_attribute densities=low,very_low", "territory include=region:28"]),
    ("Massif du Jura", ["zone zones=perimetre-massif-du-jura"]),
    ("Bretagne, hors vallée des ours", ["manual text=Bretagne, hors vallée des ours"]),
)  # fmt: skip
_AGES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Moins de 4 ans pour les créateurs, moins de 2 ans pour les repreneurs",
     ["manual text=Moins de 4 ans pour les créateurs, moins de 2 ans pour les repreneurs"]),
    ("Entreprise de plus de 4 ans sauf reprise", ["age basis=creation min_months=48 | manual text=Sauf reprise"]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        *((OTHER_HEADING, *one) for one in (*_OF_OTHERS, *_SIZES, *_FORMS, *_HEADS, *_KEPT, *_THINGS, *_REFUSALS)),
        *((SECTOR_HEADING, *one) for one in _REFUSALS[:4]),
        *((TERRITORY_HEADING, *one) for one in _PLACES),
        *((AGE_HEADING, *one) for one in _AGES),
    ],
)
def test_sentence_is_read_whole(heading: str, text: str, expected: Sequence[str]) -> None:
    assert criteria_of(heading, text) == expected
