"""The kinds about the place of business."""

from datetime import date
from decimal import Decimal

from bonrelais.core.interval import Interval
from tests.spec.asking import NO, UNKNOWN, YES, Table
from tests.spec.sheets import band, exactly, told

TABLES = (
    Table(
        "premises",
        rows=[
            (
                {"sales_area_max": 400},
                told({"premises.sales_area": exactly(400)}),
                YES,
                "Local avec une surface de vente de 400\u00a0m² au plus : 400\u00a0m² de vente",
            ),
            (
                {"sales_area_max": 400},
                told({"premises.sales_area": exactly(401)}),
                NO,
                "Local avec une surface de vente de 400\u00a0m² au plus : 401\u00a0m² de vente",
            ),
            (
                {"sales_area_max": 399},
                told({"premises.sales_area": Interval.exactly(Decimal("399.5"))}),
                YES,
                "Local avec une surface de vente de moins de 400\u00a0m² : 399,5\u00a0m² de vente",
            ),
            (
                {"sales_area_max": 400},
                told({"premises.sales_area": band(300, 500)}),
                UNKNOWN,
                "Local avec une surface de vente de 400\u00a0m² au plus : de 300 à 500\u00a0m² de vente, à préciser",
            ),
            (
                {"sales_area_max": 400},
                told({"premises.area": exactly(900)}),
                UNKNOWN,
                "Local avec une surface de vente de 400\u00a0m² au plus : pas encore connu",
            ),
            (
                {"area_min": 60, "area_max": 1000},
                told({"premises.area": exactly(900)}),
                YES,
                "Local de 60 à 1\u00a0000\u00a0m² : 900\u00a0m²",
            ),
            (
                {"occupancy": ["owner", "manager"]},
                told({"premises.is_owned": False, "premises.is_managed": True}),
                YES,
                "Local occupé comme propriétaire ou gestionnaire : gestionnaire",
            ),
            (
                {"occupancy": ["owner", "manager"]},
                told({"premises.is_owned": False}),
                UNKNOWN,
                "Local occupé comme propriétaire ou gestionnaire : pas encore connu",
            ),
            (
                {"occupancy": ["owner"]},
                told({"premises.is_owned": False}),
                NO,
                "Local occupé comme propriétaire : pas propriétaire",
            ),
            (
                {"uses": ["tertiary"], "area_max": 1000},
                told({"premises.is_tertiary": True, "premises.area": exactly(1200)}),
                NO,
                "Local de 1\u00a0000\u00a0m² au plus, utilisé comme bâtiment tertiaire : 1\u00a0200\u00a0m²",
            ),
            (
                {"locations": ["town_centre", "village"]},
                told({"premises.in_town_centre": True}),
                YES,
                "Local situé en centre-ville ou village : centre-ville",
            ),
            (
                {"built_min_months": 24},
                told({"premises.built_on": date(2023, 9, 28)}),
                YES,
                "Local construit depuis 2\u00a0ans au moins : 2\u00a0ans, construit le 28 septembre 2023",
            ),
            (
                {"built_min_months": 24},
                told({"premises.built_on": date(2023, 9, 29)}),
                NO,
                (
                    "Local construit depuis 2\u00a0ans au moins : "
                    "1\u00a0an et 11\u00a0mois, construit le 29 septembre 2023"
                ),
            ),
        ],
        refused=[
            ({}, "occupancy", "Local, occupé comme : indiquez ce qui est demandé du local."),
            ({"uses": ["lune"]}, "uses", "Local, usages acceptés : « lune » n’est pas un choix possible."),
            (
                {"area_min": 100, "area_max": 50},
                "area_max",
                "Local, surface au plus (m²) : ne peut pas être sous le minimum.",
            ),
            (
                {"sales_area_min": 0},
                "sales_area_min",
                "Local, surface de vente au moins (m²) : zéro au moins ne demande rien. Mettez plus, ou laissez vide.",
            ),
            (
                {"built_min_months": 0},
                "built_min_months",
                "Local, construit depuis au moins (mois) : doit être au-dessus de zéro.",
            ),
            (
                {"occupancy": ["squatter"]},
                "occupancy",
                "Local, occupé comme : « squatter » n’est pas un choix possible.",
            ),
            (
                {"locations": ["moon"]},
                "locations",
                "Local, emplacements acceptés : « moon » n’est pas un choix possible.",
            ),
        ],
    ),
)
