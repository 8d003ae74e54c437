"""The kinds about what is counted."""

from tests.spec.asking import NO, NOTHING, UNKNOWN, YES, Table
from tests.spec.sheets import band, exactly, told

TABLES = (
    Table(
        "clientele",
        rows=[
            (
                {"individuals_min": 50},
                told({"clientele.individuals": exactly(50)}),
                YES,
                "Ventes aux particuliers de 50\u00a0% au moins : 50\u00a0%",
            ),
            (
                {"individuals_min": 50},
                told({"clientele.individuals": exactly(30)}),
                NO,
                "Ventes aux particuliers de 50\u00a0% au moins : 30\u00a0%",
            ),
            (
                {"individuals_max": 20},
                told({"clientele.individuals": band(10, 30)}),
                UNKNOWN,
                "Ventes aux particuliers de 20\u00a0% au plus : de 10 à 30\u00a0%, à préciser",
            ),
            (
                {"individuals_min": 20, "individuals_max": 60},
                told({"clientele.individuals": exactly(30)}),
                YES,
                "Ventes aux particuliers de 20 à 60\u00a0% : 30\u00a0%",
            ),
            (
                {"individuals_min": 50},
                NOTHING,
                UNKNOWN,
                "Ventes aux particuliers de 50\u00a0% au moins : pas encore connu",
            ),
        ],
        refused=[
            (
                {},
                "individuals_min",
                "Clientèle, part des particuliers au moins (%) : indiquez un minimum ou un maximum.",
            ),
            (
                {"individuals_min": 101},
                "individuals_min",
                "Clientèle, part des particuliers au moins (%) : ne peut pas dépasser 100.",
            ),
            (
                {"individuals_max": 120},
                "individuals_max",
                "Clientèle, part des particuliers au plus (%) : ne peut pas dépasser 100.",
            ),
            (
                {"individuals_min": 60, "individuals_max": 20},
                "individuals_max",
                "Clientèle, part des particuliers au plus (%) : ne peut pas être sous le minimum.",
            ),
            (
                {"individuals_min": 0},
                "individuals_min",
                (
                    "Clientèle, part des particuliers au moins (%) : "
                    "zéro au moins ne demande rien. Mettez plus, ou laissez vide."
                ),
            ),
            (
                {"individuals_max": 100},
                "individuals_max",
                "Clientèle, part des particuliers au plus (%) : cent pour cent au plus ne demande rien. Mettez moins.",
            ),
        ],
    ),
    Table(
        "quantity",
        rows=[
            (
                {"code": "vehicles", "min": 10, "max": 100},
                told({"quantity.vehicles": exactly(10)}),
                YES,
                "Véhicules, 10 à 100 : 10\u00a0véhicules",
            ),
            (
                {"code": "vehicles", "min": 10, "max": 100},
                told({"quantity.vehicles": exactly(4)}),
                NO,
                "Véhicules, 10 à 100 : 4\u00a0véhicules",
            ),
            ({"code": "bedrooms", "min": 10}, NOTHING, UNKNOWN, "Chambres, 10 au moins : pas encore connu"),
            (
                {"code": "stars", "min": 2, "max": 5},
                told({"quantity.stars": exactly(3)}),
                YES,
                "Classement, 2 à 5\u00a0étoiles : 3\u00a0étoiles",
            ),
            (
                {"code": "water_m3_year", "min": 10000, "max": 100000},
                told({"quantity.water_m3_year": band(5_000, 20_000)}),
                UNKNOWN,
                (
                    "Eau consommée, 10\u00a0000 à 100\u00a0000\u00a0m³ par an : "
                    "de 5\u00a0000 à 20\u00a0000\u00a0m³ par an, à préciser"
                ),
            ),
            (
                {"code": "power_kwc", "min": 10},
                told({"quantity.power_kwc": exactly(36)}),
                YES,
                "Puissance photovoltaïque, 10\u00a0kWc au moins : 36\u00a0kWc",
            ),
            (
                {"code": "opening_months", "min": 6},
                told({"quantity.opening_months": exactly(5)}),
                NO,
                "Ouverture dans l’année, 6\u00a0mois au moins : 5\u00a0mois",
            ),
            (
                {"code": "co2_saved_tonnes", "min": 1000},
                told({"quantity.co2_saved_tonnes": exactly(1_200)}),
                YES,
                (
                    "Émissions évitées, 1\u00a0000\u00a0tonnes de CO₂ par an au moins : "
                    "1\u00a0200\u00a0tonnes de CO₂ par an"
                ),
            ),
        ],
        refused=[
            ({"min": 1}, "code", "Quantité, ce qui est compté : choisissez une réponse."),
            (
                {"code": "moons", "min": 1},
                "code",
                "Quantité, ce qui est compté : « moons » n’est pas un choix possible.",
            ),
            ({"code": "stars"}, "min", "Quantité, minimum : indiquez un minimum ou un maximum."),
            ({"code": "stars", "min": 5, "max": 2}, "max", "Quantité, maximum : ne peut pas être sous le minimum."),
            (
                {"code": "stars", "min": 0},
                "min",
                "Quantité, minimum : zéro au moins ne demande rien. Mettez plus, ou laissez vide.",
            ),
            ({"code": "export_percent", "min": 101}, "min", "Quantité, minimum : ne peut pas dépasser 100."),
        ],
    ),
)
