"""French sentences of « autres critères », in our own words, and the criteria they give."""

from collections.abc import Sequence
from typing import Final

import pytest

from bonrelais.core.conditions.source import OTHER_HEADING
from tests.core.conditions.told import criteria_of

_CONDITIONS: Final[tuple[tuple[str, list[str]], ...]] = (
    (
        "L'entreprise doit être à jour de ses cotisations sociales et fiscales.",
        ["compliance up_to_date=True"],
    ),
    (
        (
            "Votre entreprise ne doit pas être en redressement judiciaire et doit être à jour de ses "
            "obligations fiscales."
        ),
        ["compliance no_insolvency=True", "compliance up_to_date=True"],
    ),
    (
        "Les entreprises en difficulté ne sont pas éligibles.",
        ["compliance not_in_difficulty=True"],
    ),
    (
        "Être propriétaire ou locataire de ses locaux",
        ["premises occupancy=owner,tenant"],
    ),
    (
        "Le bâtiment doit être achevé depuis plus de deux ans.",
        ["premises built_min_months=24"],
    ),
    (
        "La surface du local ne doit pas dépasser 400 m².",
        ["premises area_max=400"],
    ),
    (
        "Réaliser un chiffre d'affaires annuel compris entre 500 000 € et 50 M€",
        ["turnover max=50000000 measure=turnover min=500000"],
    ),
    (
        "Réaliser un chiffre d'affaires ou un bilan n'excédant pas 2 millions d'euros",
        ["turnover max=2000000 measure=balance | turnover max=2000000 measure=turnover"],
    ),
    (
        "Le montant minimum des dépenses éligibles est de 5 000 € HT",
        ["project_cost min=5000"],
    ),
    (
        "L'investissement minimum est de 10 000 € HT pour les TPE et de 50 000 € HT pour les PME",
        [
            "project_cost min=10000 WHEN size_category categories=MIC",
            "project_cost min=50000 WHEN size_category categories=PME",
        ],
    ),
    (
        "Le coût total doit dépasser 100 k€ (25 k€ en Corse)",
        [
            "project_cost min=100001 WHEN territory exclude=region:94",
            "project_cost min=25000 WHEN territory include=region:94",
        ],
    ),
    (
        "Les devis inférieurs à 300 € ne sont pas éligibles",
        ["project_cost min=300"],
    ),
    (
        "Aucun bon de commande ne doit avoir été signé avant le dépôt de la demande",
        ["not_started"],
    ),
    (
        "Les dossiers doivent être déposés avant tout commencement des travaux.",
        ["not_started"],
    ),
    (
        "Avoir réalisé un audit énergétique de moins de 4 ans",
        ["prior_step max_age_months=48 step=energy_audit"],
    ),
    (
        "Votre entreprise ne doit pas avoir effectué de bilan carbone dans les 3 dernières années",
        ["prior_step done=False max_age_months=36 step=carbon_footprint"],
    ),
    (
        "Pour les entreprises de plus de 50 salariés, avoir réalisé un bilan carbone",
        ["prior_step step=carbon_footprint WHEN workforce min=51"],
    ),
    (
        "Consommation annuelle d'énergie comprise entre 2 et 25 GWh",
        ["quantity code=energy_mwh_year max=25000 min=2000"],
    ),
    (
        "Le projet doit permettre une réduction d'au moins 20 % des consommations d'énergie",
        ["quantity code=energy_saved_percent min=20"],
    ),
    (
        "Les travaux doivent être réalisés par un professionnel RGE",
        ["commitment text=Les travaux doivent être réalisés par un professionnel RGE"],
    ),
    (
        "Être labellisé Clef Verte ou Écolabel européen",
        ["label labels=clef_verte,ecolabel_eu status=held"],
    ),
    (
        "S'engager à obtenir l'Écolabel européen dans les 18 mois",
        [
            "commitment text=S'engager à obtenir l'Écolabel européen dans les 18 mois",
            "label labels=ecolabel_eu status=aimed",
        ],
    ),
    (
        "Être situé en zone de revitalisation rurale (ZRR) ou en quartier prioritaire de la ville (QPV)",
        ["zone zones=zfrr,qpv"],
    ),
    (
        "Être implanté dans une commune de moins de 10 000 habitants",
        ["commune_attribute population_max=9999"],
    ),
    (
        "Les projets doivent être situés dans les départements du Nord, du Pas-de-Calais ou de la Somme",
        ["territory basis=project_site include=department:59,department:62,department:80"],
    ),
    (
        "Être situé dans le sud de la Somme",
        ["zone zones=perimetre-sud-de-la-somme"],
    ),
    (
        "Le siège social doit être situé en Normandie",
        ["territory basis=head_office include=region:28"],
    ),
    (
        "Les associations et les SCI ne sont pas éligibles",
        ["legal_form exclude=92,6540"],
    ),
    (
        "Sont exclues les associations, sauf les entreprises d'insertion",
        ["legal_form exclude=92 | label labels=ei status=held"],
    ),
    (
        "Les commerces de détail de plus de 400 m² ne sont pas éligibles",
        ["naf exclude=47 | premises sales_area_max=400"],
    ),
    (
        "Les entreprises cotées en bourse, les franchises et les banques sont exclues.",
        ["ownership exclude=listed,franchise", "naf exclude=64.1"],
    ),
    (
        "Être immatriculé au RCS ou au Répertoire des Métiers",
        ["registration registers=trade,crafts"],
    ),
    (
        "Ne pas avoir reçu plus de 200 000 € d'aides de minimis sur les trois derniers exercices",
        ["prior_aid de_minimis_max=200000"],
    ),
    (
        "Ne pas avoir déjà bénéficié du dispositif au cours des 3 dernières années",
        ["prior_aid excluded=aide waiting_months=36"],
    ),
    (
        "Non cumulable avec une autre aide de l'ADEME",
        ["prior_aid excluded=ademe"],
    ),
    (
        "Créer au moins 2 emplois en CDI",
        ["jobs counted=created min=2"],
    ),
    (
        "Être demandeur d'emploi ou avoir moins de 30 ans",
        ["person statuses=job_seeker,under_30"],
    ),
    (
        "Être soumise à l'impôt sur les sociétés",
        ["tax_regime regimes=is"],
    ),
    (
        "Être adhérent à l'OPCO 2i",
        ["branch opcos=2i"],
    ),
    (
        "Disposer d'un prêt bancaire d'une durée supérieure à 5 ans",
        ["cofinancing bank_loan=True", "quantity code=loan_months min=61"],
    ),
    (
        "Classé 3 étoiles minimum",
        ["label labels=tourism_ranking status=held", "quantity code=stars min=3"],
    ),
    (
        "Entreprises en création, en reprise ou en transmission de plus de 10 salariés",
        ["project_nature include=creation,takeover,transfer", "workforce min=11"],
    ),
    (
        "Le dispositif est destiné en priorité aux entreprises de moins de 20 salariés.",
        ["~workforce max=19"],
    ),
    (
        "Les associations sont éligibles si elles emploient au moins 3 salariés.",
        ["workforce min=3 WHEN legal_form include=92"],
    ),
    (
        "Dossiers à déposer avant le 15 mars 2027",
        ["period to=2027-03-15"],
    ),
    (
        "Être en zone urbaine",
        ["commune_attribute densities=dense,intermediate"],
    ),
    (
        "Ne pas être soumis au décret tertiaire",
        ["fact code=premises.has_tertiary_duty expected=False"],
    ),
    (
        "Les entreprises de plus de 250 salariés peuvent être accompagnées.",
        ["~workforce min=251"],
    ),
    (
        "Être une entreprise ou une collectivité",
        [],
    ),
    (
        "Les dépenses de communication ne sont pas éligibles.",
        [],
    ),
    (
        "Être redevable de l'agence de l'eau",
        ["fact code=premises.pays_water_fee"],
    ),
    (
        "Être raccordé à l'assainissement collectif, ou disposer de sa propre station",
        ["fact code=premises.has_sewer | manual text=disposer de sa propre station"],
    ),
    (
        "Entreprises bretonnes de plus de 10 salariés",
        ["territory include=region:53", "workforce min=11"],
    ),
    (
        "Sites situés dans le Grand Est (départements 08 et 10)",
        ["territory basis=project_site include=department:08,department:10"],
    ),
    (
        "Capitaux propres positifs",
        ["turnover measure=equity min=1"],
    ),
    (
        "Gain minimum de 50 tCO2eq/an",
        ["quantity code=co2_saved_tonnes min=50"],
    ),
    (
        "Réaliser une étude avec un bureau d'études RGE",
        ["commitment text=Réaliser une étude avec un bureau d'études RGE"],
    ),
    (
        "Une PME au sens européen",
        ["size_category eu_sme=True"],
    ),
    (
        "Le coût du projet est d'au moins 40 000 € (10 000 € en cas de sinistre)",
        ["project_cost min=40000 | manual text=10 000 € en cas de sinistre"],
    ),
    (
        "Chiffre d'affaires d'au moins 5 M€ (des dérogations sont possibles)",
        ["~turnover measure=turnover min=5000000"],
    ),
)


@pytest.mark.parametrize(("text", "expected"), _CONDITIONS)
def test_condition_gives_its_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(OTHER_HEADING, text) == expected
