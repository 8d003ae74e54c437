"""The kinds about when and where."""

from bonrelais.core.rules.params import Params
from tests.spec.asking import NO, NOTHING, UNKNOWN, YES, Table
from tests.spec.sheets import LUMBRES, SAINT_OMER, SOMEWHERE, exactly, sheet, told

CCPL: Params = {"include": ["epci:246201016"]}

TABLES = (
    Table(
        "period",
        rows=[
            ({}, NOTHING, YES, "Ouvert sans limite de date : en cours"),
            ({"from": "2025-09-28"}, NOTHING, YES, "Ouvert à partir du 28 septembre 2025 : en cours"),
            ({"from": "2025-09-29"}, NOTHING, NO, "Ouvert à partir du 29 septembre 2025 : pas encore ouvert"),
            ({"to": "2025-09-28"}, NOTHING, YES, "Ouvert jusqu’au 28 septembre 2025 : en cours"),
            ({"to": "2025-09-27"}, NOTHING, NO, "Ouvert jusqu’au 27 septembre 2025 : période terminée"),
            (
                {"from": "2025-01-01", "to": "2025-12-31", "closed_by_budget": True},
                NOTHING,
                NO,
                "Ouvert du 1er janvier 2025 au 31 décembre 2025 : budget épuisé",
            ),
        ],
        refused=[
            ({"from": "hier"}, "from", "Période d’ouverture, début : doit être une date (AAAA-MM-JJ)."),
            (
                {"from": "2025-02-01", "to": "2025-01-01"},
                "to",
                "Période d’ouverture, fin : ne peut pas précéder le début.",
            ),
            (
                {"closed_by_budget": "oui"},
                "closed_by_budget",
                "Période d’ouverture, budget épuisé : doit être oui ou non.",
            ),
        ],
    ),
    Table(
        "territory",
        rows=[
            (
                CCPL,
                sheet(place_establishment=LUMBRES),
                YES,
                "Établissement dans le territoire Pays de Lumbres : Lumbres",
            ),
            (
                CCPL,
                sheet(place_establishment=SAINT_OMER),
                NO,
                "Établissement dans le territoire Pays de Lumbres : Saint-Omer",
            ),
            (
                CCPL,
                sheet(place_establishment=SOMEWHERE),
                UNKNOWN,
                "Établissement dans le territoire Pays de Lumbres : 62534",
            ),
            (
                CCPL,
                sheet(place_head_office=LUMBRES),
                UNKNOWN,
                "Établissement dans le territoire Pays de Lumbres : pas encore connu",
            ),
            (
                {"include": ["department:62"], "exclude": ["commune:62765"], "basis": "head_office"},
                sheet(place_head_office=SAINT_OMER),
                NO,
                "Siège dans le territoire 62 hors de 62765 : Saint-Omer",
            ),
            (
                {"exclude": ["commune:62765"]},
                sheet(place_establishment=LUMBRES),
                YES,
                "Établissement hors de 62765 : Lumbres",
            ),
            (
                {"include": ["country:FR"], "basis": "project_site"},
                sheet(place_project=LUMBRES),
                YES,
                "Lieu du projet en France : Lumbres",
            ),
        ],
        refused=[
            ({}, "include", "Territoire, territoires acceptés : indiquez au moins un territoire."),
            (
                {"include": ["Lumbres"]},
                "include",
                "Territoire, territoires acceptés : « Lumbres » n’est pas un territoire (par exemple epci:246201016).",
            ),
        ],
    ),
    Table(
        "zone",
        rows=[
            (
                {"zones": ["zfrr"]},
                told({"zone.zfrr.establishment": True}),
                YES,
                (
                    "Établissement en zone France ruralités revitalisation (ZFRR) : "
                    "en zone France ruralités revitalisation (ZFRR)"
                ),
            ),
            (
                {"zones": ["zfrr"]},
                told({"zone.zfrr.establishment": False}),
                NO,
                "Établissement en zone France ruralités revitalisation (ZFRR) : non",
            ),
            (
                {"zones": ["zfrr"]},
                NOTHING,
                UNKNOWN,
                "Établissement en zone France ruralités revitalisation (ZFRR) : pas encore connu",
            ),
            (
                {"zones": ["qpv", "ber"]},
                told({"zone.qpv.establishment": False, "zone.ber.establishment": True}),
                YES,
                (
                    "Établissement dans un quartier prioritaire de la ville (QPV) ou dans un bassin "
                    "d’emploi à redynamiser (BER) : dans un bassin d’emploi à redynamiser (BER)"
                ),
            ),
            (
                {"zones": ["qpv", "ber"]},
                told({"zone.qpv.establishment": False}),
                UNKNOWN,
                (
                    "Établissement dans un quartier prioritaire de la ville (QPV) ou dans un bassin "
                    "d’emploi à redynamiser (BER) : pas encore connu"
                ),
            ),
            (
                {"zones": ["perimetre-coeur-de-ville"]},
                told({"zone.perimetre-coeur-de-ville.establishment": True}),
                YES,
                "Établissement dans le périmètre « coeur de ville » : dans le périmètre « coeur de ville »",
            ),
        ],
        refused=[
            ({}, "zones", "Zone, zones acceptées : choisissez au moins une zone."),
            ({"zones": ["lune"]}, "zones", "Zone, zones acceptées : « lune » n’est pas un choix possible."),
            ({"zones": ["perimetre-"]}, "zones", "Zone, zones acceptées : « perimetre- » n’est pas un choix possible."),
            ({"zones": "zfrr"}, "zones", "Zone, zones acceptées : doit être une liste."),
        ],
    ),
    Table(
        "commune_attribute",
        rows=[
            (
                {"population_max": 30000},
                told({"population.establishment": exactly(1835)}),
                YES,
                "Commune de 30\u00a0000\u00a0habitants au plus : 1\u00a0835\u00a0habitants",
            ),
            (
                {"population_min": 2000, "population_max": 10000},
                told({"population.establishment": exactly(1835)}),
                NO,
                "Commune de 2\u00a0000 à 10\u00a0000\u00a0habitants : 1\u00a0835\u00a0habitants",
            ),
            (
                {"population_max": 30000},
                NOTHING,
                UNKNOWN,
                "Commune de 30\u00a0000\u00a0habitants au plus : pas encore connu",
            ),
            (
                {"densities": ["low", "very_low"]},
                told({"density.establishment": "low"}),
                YES,
                "Commune peu dense ou très peu dense : peu dense",
            ),
            (
                {"densities": ["low", "very_low"]},
                told({"density.establishment": "dense"}),
                NO,
                "Commune peu dense ou très peu dense : densément peuplée",
            ),
            (
                {"epci_types": ["CC", "CA"]},
                told({"epci_type.establishment": "CC"}),
                YES,
                "Commune en communauté de communes ou communauté d’agglomération : communauté de communes",
            ),
            (
                {"epci_types": ["ME"], "population_min": 5000},
                told({"epci_type.establishment": "CC"}),
                NO,
                "Commune de 5\u00a0000\u00a0habitants au moins, en métropole : communauté de communes",
            ),
            (
                {"densities": ["low"], "population_max": 30000},
                told({"population.establishment": exactly(1835)}),
                UNKNOWN,
                "Commune de 30\u00a0000\u00a0habitants au plus, peu dense : pas encore connu",
            ),
        ],
        refused=[
            (
                {},
                "population_min",
                "Sorte de commune, habitants au moins : indiquez une population, une densité ou une intercommunalité.",
            ),
            (
                {"densities": ["sparse"]},
                "densities",
                "Sorte de commune, densités acceptées : « sparse » n’est pas un choix possible.",
            ),
            (
                {"epci_types": ["XX"]},
                "epci_types",
                "Sorte de commune, intercommunalités acceptées : « XX » n’est pas un choix possible.",
            ),
            (
                {"population_min": 10, "population_max": 5},
                "population_max",
                "Sorte de commune, habitants au plus : ne peut pas être sous le minimum.",
            ),
            (
                {"population_min": 0},
                "population_min",
                "Sorte de commune, habitants au moins : zéro au moins ne demande rien. Mettez plus, ou laissez vide.",
            ),
        ],
    ),
)
