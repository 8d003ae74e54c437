"""Ways of saying that came from pages of other aids, in our own words, and the criteria they give."""

from collections.abc import Sequence
from typing import Final

import pytest

from bonrelais.core.conditions import ConditionText, SourceProgramme, read_programme
from bonrelais.core.conditions.source import OTHER_HEADING, SECTOR_HEADING
from tests.core.conditions.told import criteria_of

_OTHERS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Réaliser un CA consolidé ≤ à 2 M€", ["turnover max=2000000 measure=turnover"]),
    ("Moins de 20 salariés et moins de 3 M de CA", ["workforce max=19", "turnover max=2999999 measure=turnover"]),
    ("L'investissement minimum éligible est fixé à 6 000 € HT", ["project_cost min=6000"]),
    ("Montant minimum des travaux : 3 500 € HT", ["project_cost min=3500"]),
    ("Non soumise à une procédure collective", ["compliance no_insolvency=True"]),
    ("Ne pas faire partie d'un groupe", ["ownership exclude=group"]),
    (
        "Entreprises de moins de 80 salariés n'appartenant pas à un groupe de 80 salariés et plus",
        ["workforce max=79", "ownership exclude=group | workforce max=79 scope=group"],
    ),
    (
        "La priorité est donnée aux entreprises de moins de 30 salariés qui n'ont pas de service informatique",
        ["~workforce max=29", "manual text=qui n'ont pas de service informatique"],
    ),
    ("Dépôt des demandes ouvert à compter du 2 février 2027", ["period from=2027-02-02"]),
    ("La demande doit être déposée en ligne sur la plateforme", []),
    ("Être installé en métropole ou en outre-mer", []),
    ("Le taux de cumul des aides publiques ne peut dépasser 70 %", []),
    ("Les travaux d'entretien ne sont pas éligibles", []),
    (
        "Les candidats devront choisir deux actions",
        ["commitment text=Les candidats devront choisir deux actions"],
    ),
    (
        "Un délai de 2 ans doit s'écouler entre deux demandes",
        ["commitment text=Un délai de 2 ans doit s'écouler entre deux demandes"],
    ),
    ("Démontrer la pertinence du projet", ["manual text=Démontrer la pertinence du projet"]),
    (
        "Au moins 4 ans d'existence, sauf s'il s'agit d'un projet de reconstruction",
        ["age basis=creation min_months=48 | manual text=Sauf s'il s'agit d'un projet de reconstruction"],
    ),
    ("Ouvert au moins 5 jours par semaine", ["quantity code=opening_days_week min=5"]),
    (
        "Un coût d'au moins 20 000 € pour les entreprises de moins de 50 salariés",
        ["project_cost min=20000 WHEN workforce max=49"],
    ),
    (
        "Pour les PME, l'assiette est d'au moins 30 k€ et pour les ETI d'au moins 90 k€",
        [
            "project_cost min=30000 WHEN size_category categories=PME",
            "project_cost min=90000 WHEN size_category categories=ETI",
        ],
    ),
    ("Disposer d'un local commercial", ["premises occupancy=owner,tenant"]),
    ("Vendre en ligne", ["fact code=digital.sells_online"]),
    ("Avoir clos un premier exercice comptable", ["age basis=creation min_months=12"]),
    ("Les entreprises sans apport personnel sont exclues", ["cofinancing own_share_min=1"]),
    ("Immatriculée depuis plus de 3 mois", ["age basis=registration min_months=3"]),
    ("Les entreprises créées depuis plus de 5 ans sont exclues", ["age basis=creation max_months=60"]),
    ("Les entreprises créées depuis moins de 2 ans sont exclues", ["age basis=creation min_months=24"]),
    ("Ouvert aux auto-entrepreneurs", []),
    ("Ce prêt est aussi accessible aux micro-entreprises.", []),
    ("Réservé aux auto-entrepreneurs", ["not legal_form micro_regime=excluded"]),
    (
        "De 1 à 39 salariés en Bretagne ou de 1 à 15 ailleurs",
        ["manual text=De 1 à 39 salariés en Bretagne ou de 1 à 15 ailleurs"],
    ),
    (
        "Moins de 60 salariés en Corse et moins de 25 salariés dans les autres régions",
        ["manual text=Moins de 60 salariés en Corse et moins de 25 salariés dans les autres régions"],
    ),
    ("L'aide demandée ne peut dépasser 8 000 €", ["project_cost aid_max=8000"]),
    ("L'aide sollicitée ne peut pas dépasser 8 000 €", ["project_cost aid_max=8000"]),
    ("Le montant d'aide est inférieur à 8 000 €", ["manual text=Le montant d'aide est inférieur à 8 000 €"]),
    ("La surface du local ne peut excéder 300 m²", ["premises area_max=300"]),
    ("Le coût du projet ne peut être inférieur à 7 000 €", ["project_cost min=7000"]),
    (
        "Avoir de 5 à 9 salariés sans dépasser 3 M€ de CA",
        ["workforce max=9 min=5", "turnover max=3000000 measure=turnover"],
    ),
    ("Ne pas avoir bénéficié de l'aide dans les 2 ans", ["prior_aid excluded=aide waiting_months=24"]),
    ("Ne pas avoir bénéficié d'une aide dans les 2 ans", ["prior_aid excluded=same_object waiting_months=24"]),
    ("Société basée hors de Paris", ["territory exclude=department:75"]),
    ("Établissement installé hors de la région Bretagne", ["territory exclude=region:53"]),
    ("Structures implantées ailleurs qu'en Corse", ["territory exclude=region:94"]),
    ("Être une structure autre qu'une fondation", ["legal_form exclude=93"]),
    ("Entreprises autres qu'artisanales", ["not registration registers=crafts"]),
    ("Être localisé à l'extérieur de la Normandie", ["territory exclude=region:28"]),
    ("Le siège est situé hors de la Somme", ["territory basis=head_office exclude=department:80"]),
    (
        "Être artisan et être implanté hors de Mayotte",
        ["registration registers=crafts", "territory exclude=region:06"],
    ),
    (
        "Être artisan hors de la zone que dessine le maire",
        ["registration registers=crafts", "manual text=Sont exclus : de la zone que dessine le maire"],
    ),
    ("Ne pas être coté en bourse, sauf les associations", ["ownership exclude=listed | legal_form include=92"]),
)
# A city is its commune; its metropolis only where the words say so.
_CITIES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Être installé à Rennes", ["territory include=commune:35238"]),
    ("Entreprises de Bretagne hors Rennes", ["territory include=region:53", "territory exclude=commune:35238"]),
    ("Être installé dans la métropole de Dijon", ["territory include=epci:242100410"]),
    ("Être installé dans la métropole lilloise", ["manual text=Être installé dans la métropole lilloise"]),
    ("Être installé dans une métropole", ["commune_attribute epci_types=ME"]),
    ("Entreprises de Rennes Métropole", ["territory include=epci:243500139"]),
    ("Être installé à Grenoble-Alpes-Métropole", ["territory include=epci:200040715"]),
    ("Être installé dans le Grand Paris", ["territory include=epci:200054781"]),
    (
        "Être installé dans les agglomérations de Metz, Nancy et Reims",
        ["territory include=epci:200039865,epci:245400676,epci:200067213"],
    ),
    (
        "Être installé dans la métropole de Lyon ou à Lille",
        ["territory include=epci:200046977 | manual text=à Lille"],
    ),
    (
        "Être installé à Lille ou à Aix-Marseille",
        ["territory include=commune:59350,epci:200054807 | manual text=Être installé à Lille ou à Aix-Marseille"],
    ),
    (
        "Être installé dans le Pas-de-Calais, à l'exception de Calais",
        ["territory include=department:62", "manual text=Sont exclus : Calais"],
    ),
)
# « ou » between conditions of any kinds: either is enough, even when only a person can tell the other.
_EITHER: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Avoir moins de 20 salariés ou être implanté en QPV", ["workforce max=19 | zone zones=qpv"]),
    ("Être labellisé RGE ou avoir moins de 5 salariés", ["label labels=rge status=held | workforce max=4"]),
    ("Un coût d'au moins 9 000 € ou un projet en ZFRR", ["project_cost min=9000 | zone zones=zfrr"]),
    (
        "TPE de moins de 8 salariés ou artisans",
        [
            "size_category categories=MIC | registration registers=crafts",
            "workforce max=7 | registration registers=crafts",
        ],
    ),
    (
        "Être propriétaire du local ou avoir l'accord du propriétaire",
        ["premises occupancy=owner | fact code=premises.owner_agrees"],
    ),
    ("Être propriétaire du local ou avoir moins de 6 salariés", ["premises occupancy=owner | workforce max=5"]),
    ("Être inscrit au RCS ou RM", ["registration registers=trade,crafts"]),
    (
        "Les mutuelles sont éligibles si elles ont plus de 3 salariés ou si le projet économise au moins 5 % d'énergie",
        ["workforce min=4 | quantity code=energy_saved_percent min=5 WHEN legal_form include=82"],
    ),
    (
        "Moins de 7 salariés dans le quartier rose ou dans un secteur rose de QPV",
        [
            "workforce max=6 | manual text=Moins de 7 salariés dans le quartier rose ou dans un secteur rose de QPV",
            "zone zones=qpv | manual text=Moins de 7 salariés dans le quartier rose ou dans un secteur rose de QPV",
        ],
    ),
    ("Être certifié RGE ou Qualibois", ["label labels=rge status=held | manual text=Qualibois"]),
    ("Être certifié Qualibois ou RGE", ["label labels=rge status=held | manual text=Être certifié Qualibois"]),
    ("Exercer une activité artisanale ou assimilée", ["registration registers=crafts | manual text=assimilée"]),
    (
        "Commune sous PPA ou dont l'air dépasse les seuils",
        ["zone zones=ppa | manual text=dont l'air dépasse les seuils"],
    ),
    (
        "Avoir réalisé un audit énergétique ou une visite équivalente",
        ["prior_step step=energy_audit | manual text=une visite équivalente"],
    ),
)
# To have some is one thing that a table knows; not to have it goes to a person, and is never read as having it.
_DENIED: Final = (
    "Ne pas avoir souscrit de prêt bancaire",
    "Ne pas disposer d'autofinancement",
    "Ne pas être créateur d'emploi",
    "Ne pas être un employeur",
    "Pas d'apport personnel exigé",
    "Ne pas avoir clos de premier bilan comptable",
    "Ne pas être sédentaire",
)
# What is excepted from a refusal is another way to meet it, never one more condition.
_EXCEPTIONS: Final[tuple[tuple[str, list[str]], ...]] = (
    (
        "Non ouvert aux micro-entrepreneurs, sauf dans le secteur agricole",
        ["legal_form micro_regime=excluded | naf include=A"],
    ),
    (
        "Ne pas être auto-entrepreneur, sauf dans le secteur agricole",
        ["legal_form micro_regime=excluded | naf include=A"],
    ),
    (
        "Sont exclues les entreprises de plus de 30 salariés sauf les coopératives",
        ["workforce max=30 | legal_form include=51,5458,5558,5658,63"],
    ),
    (
        "Sont exclues les entreprises de plus de 90 salariés, sauf celles d'utilité locale",
        ["workforce max=90 | manual text=Sauf celles d'utilité locale"],
    ),
    (
        "Ne pas avoir commencé les travaux, sauf études préalables",
        ["not_started | manual text=Sauf études préalables"],
    ),
    (
        "Ne pas être en procédure collective, sauf celles qui ont un plan",
        ["compliance no_insolvency=True | manual text=Sauf celles qui ont un plan"],
    ),
    (
        "Être artisan. Sont exclus les dompteurs, sauf les mutuelles",
        ["registration registers=crafts", "manual text=Sont exclus : les dompteurs", "manual text=Sauf les mutuelles"],
    ),
    (
        "Sont exclues les associations, sauf les hôtels de plus de 10 salariés",
        ["legal_form exclude=92 | manual text=Sauf les hôtels de plus de 10 salariés"],
    ),
    ("Aucune aide ne sera versée aux entreprises, sauf celles de Bretagne", ["manual text=Sauf celles de Bretagne"]),
    (
        "Les franchises et les banques sont exclues, hors mutuelles",
        ["ownership exclude=franchise", "naf exclude=64.1 | legal_form include=82"],
    ),
)
_SECTORS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Entreprises de toutes tailles et de tous secteurs, sauf la pêche", ["naf exclude=03"]),
    ("Hormis la construction, tous les secteurs sont concernés", ["naf exclude=F"]),
    ("Sont exclus : les crèches, les stations-service et les notaires", ["naf exclude=88.91,47.30,69.1"]),
    (
        "Les commerces saisonniers ne sont pas éligibles",
        ["naf exclude=47 | manual text=Sont exclus : Les commerces saisonniers"],
    ),
    ("GAEC, EARL et SCEA", ["legal_form include=6533,6598,6597"]),
    ("Boulangers, fleuristes et dresseurs d'ours", ["~naf include=10.71,47.76"]),
    ("Magasins d'horlogerie, hors sociétés civiles de moyens", ["naf include=47.77", "legal_form exclude=6589"]),
)


@pytest.mark.parametrize(("text", "expected"), _OTHERS)
def test_other_condition_gives_its_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(OTHER_HEADING, text) == expected


@pytest.mark.parametrize(("text", "expected"), _CITIES)
def test_city_is_its_commune(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(OTHER_HEADING, text) == expected


@pytest.mark.parametrize(("text", "expected"), _EITHER)
def test_either_of_two_conditions_is_enough(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(OTHER_HEADING, text) == expected


@pytest.mark.parametrize("text", _DENIED)
def test_what_is_denied_is_not_asked_for(text: str) -> None:
    assert criteria_of(OTHER_HEADING, text) == [f"manual text={text}"]


@pytest.mark.parametrize(("text", "expected"), _EXCEPTIONS)
def test_exception_to_a_refusal_admits(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(OTHER_HEADING, text) == expected


@pytest.mark.parametrize(("text", "expected"), _SECTORS)
def test_sectors_give_their_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(SECTOR_HEADING, text) == expected


def test_refusal_left_to_a_person_says_that_it_refuses() -> None:
    texts = (ConditionText(OTHER_HEADING, "Sont exclus :\n- les dompteurs de puces"),)
    programme = read_programme(SourceProgramme("aide", "Aide", texts=texts))
    assert programme.unread == ("Sont exclus : les dompteurs de puces",)
