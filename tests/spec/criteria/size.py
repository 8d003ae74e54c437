"""The kinds about how large the company is."""

from decimal import Decimal

from bonrelais.core.interval import Interval
from tests.spec.asking import NO, NOTHING, UNKNOWN, YES, Table
from tests.spec.sheets import band, exactly, sheet, told

TABLES = (
    Table(
        "workforce",
        rows=[
            ({"max": 19}, sheet(employees_company=band(3, 5)), YES, "Moins de 20 salariés : de 3 à 5"),
            (
                {"max": 40},
                sheet(employees_company=band(20, 49)),
                UNKNOWN,
                "40 salariés au plus : de 20 à 49, à préciser",
            ),
            ({"max": 40}, sheet(employees_company=band(50, 99)), NO, "40 salariés au plus : de 50 à 99"),
            ({"max": 40}, NOTHING, UNKNOWN, "40 salariés au plus : pas encore connu"),
            ({"min": 1}, sheet(employees_company=band(0, 0)), NO, "1 salarié ou plus : 0"),
            ({"min": 1, "max": 9}, sheet(employees_company=band(6, 9)), YES, "De 1 à 9 salariés : de 6 à 9"),
            (
                {"max": 9, "unit": "fte", "scope": "establishment"},
                sheet(employees_establishment=band(3, 5)),
                UNKNOWN,
                "Moins de 10 équivalents temps plein dans l’établissement : pas encore connu",
            ),
            (
                {"max": 9, "unit": "fte"},
                sheet(fte_company=Interval.exactly(Decimal("9.5"))),
                YES,
                "Moins de 10 équivalents temps plein : 9,5",
            ),
            (
                {"max": 8, "unit": "fte"},
                sheet(fte_company=Interval.exactly(Decimal("8.5"))),
                NO,
                "8 équivalents temps plein au plus : 8,5",
            ),
        ],
        refused=[
            ({}, "min", "Effectif, minimum : indiquez un minimum ou un maximum."),
            ({"min": "3"}, "min", "Effectif, minimum : doit être un nombre entier."),
            ({"min": True}, "min", "Effectif, minimum : doit être un nombre entier."),
            ({"min": -1}, "min", "Effectif, minimum : ne peut pas être négatif."),
            ({"min": 9, "max": 3}, "max", "Effectif, maximum : ne peut pas être sous le minimum."),
            ({"max": 9, "unit": "têtes"}, "unit", "Effectif, unité : « têtes » n’est pas un choix possible."),
            ({"max": 9, "taille": 3}, "taille", "Effectif : le paramètre « taille » est inconnu."),
            ({"max": 10**13}, "max", "Effectif, maximum : ne peut pas dépasser 1\u00a0000\u00a0000\u00a0000\u00a0000."),
        ],
    ),
    Table(
        "size_category",
        rows=[
            ({"categories": ["PME"]}, told({"size_category": "PME"}), YES, "Catégorie PME : PME"),
            ({"categories": ["PME"]}, told({"size_category": "MIC"}), YES, "Catégorie PME : microentreprise"),
            ({"categories": ["MIC"]}, told({"size_category": "PME"}), NO, "Catégorie microentreprise : PME"),
            (
                {"categories": ["MIC"]},
                told({"size_category": "MIC_PME"}),
                UNKNOWN,
                "Catégorie microentreprise : PME ou microentreprise, à préciser",
            ),
            (
                {"categories": ["PME", "ETI"]},
                told({"size_category": "MIC_PME"}),
                YES,
                "Catégorie PME ou entreprise de taille intermédiaire : PME ou microentreprise",
            ),
            ({"categories": ["PME"]}, told({"size_category": "GE"}), NO, "Catégorie PME : grande entreprise"),
            ({"categories": ["PME"]}, NOTHING, UNKNOWN, "Catégorie PME : pas encore connu"),
            (
                {"eu_sme": True},
                told(
                    {
                        "employees.company": band(20, 49),
                        "turnover.company": exactly(60_000_000),
                        "balance.company": exactly(40_000_000),
                    }
                ),
                YES,
                "PME au sens européen : de 20 à 49\u00a0salariés",
            ),
            (
                {"eu_sme": True},
                told(
                    {
                        "employees.company": band(20, 49),
                        "turnover.company": exactly(60_000_000),
                        "balance.company": exactly(44_000_000),
                    }
                ),
                NO,
                "PME au sens européen : 60\u00a0000\u00a0000\u00a0€ de chiffre d’affaires",
            ),
            (
                {"eu_sme": True},
                told({"employees.company": band(250, 499)}),
                NO,
                "PME au sens européen : de 250 à 499\u00a0salariés",
            ),
            (
                {"eu_sme": True},
                told({"employees.company": band(20, 49)}),
                UNKNOWN,
                "PME au sens européen : pas encore connu",
            ),
            (
                {"categories": ["PME"], "eu_sme": True},
                told({"size_category": "PME", "employees.company": band(20, 49), "turnover.company": exactly(900_000)}),
                YES,
                "Catégorie PME, et PME au sens européen : PME",
            ),
        ],
        refused=[
            ({}, "categories", "Catégorie d’entreprise, catégories acceptées : choisissez au moins une catégorie."),
            (
                {"categories": ["TPE"]},
                "categories",
                "Catégorie d’entreprise, catégories acceptées : « TPE » n’est pas un choix possible.",
            ),
            ({"eu_sme": "oui"}, "eu_sme", "Catégorie d’entreprise, PME au sens européen : doit être oui ou non."),
            (
                {"eu_sme": False},
                "categories",
                "Catégorie d’entreprise, catégories acceptées : choisissez au moins une catégorie.",
            ),
        ],
    ),
    Table(
        "turnover",
        rows=[
            (
                {"measure": "equity", "min": 0},
                told({"equity.company": exactly(-1)}),
                NO,
                "Capitaux propres de 0\u00a0€ au moins : -1\u00a0€",
            ),
            (
                {"max": 5000000},
                told({"turnover.company": exactly(5_000_000)}),
                YES,
                "Chiffre d’affaires de 5\u00a0000\u00a0000\u00a0€ au plus : 5\u00a0000\u00a0000\u00a0€",
            ),
            (
                {"min": 200000},
                told({"turnover.company": exactly(150_000)}),
                NO,
                "Chiffre d’affaires de 200\u00a0000\u00a0€ au moins : 150\u00a0000\u00a0€",
            ),
            (
                {"min": 200000},
                told({"turnover.company": band(100_000, 300_000)}),
                UNKNOWN,
                (
                    "Chiffre d’affaires de 200\u00a0000\u00a0€ au moins : "
                    "de 100\u00a0000 à 300\u00a0000\u00a0€, à préciser"
                ),
            ),
            (
                {"min": 200000, "max": 1000000},
                told({"turnover.company": exactly(450_000)}),
                YES,
                "Chiffre d’affaires de 200\u00a0000 à 1\u00a0000\u00a0000\u00a0€ : 450\u00a0000\u00a0€",
            ),
            (
                {"measure": "balance", "max": 43000000, "scope": "group"},
                told({"balance.group": exactly(50_000_000)}),
                NO,
                "Total du bilan du groupe de 43\u00a0000\u00a0000\u00a0€ au plus : 50\u00a0000\u00a0000\u00a0€",
            ),
            (
                {"measure": "capital", "min": 5000},
                told({"turnover.company": exactly(450_000)}),
                UNKNOWN,
                "Capital social de 5\u00a0000\u00a0€ au moins : pas encore connu",
            ),
            (
                {"measure": "equity", "min": 1},
                told({"equity.company": exactly(0)}),
                NO,
                "Capitaux propres de 1\u00a0€ au moins : 0\u00a0€",
            ),
        ],
        refused=[
            ({}, "min", "Chiffre d’affaires et comptes, minimum (€) : indiquez un minimum ou un maximum."),
            (
                {"min": 10, "max": 5},
                "max",
                "Chiffre d’affaires et comptes, maximum (€) : ne peut pas être sous le minimum.",
            ),
            (
                {"min": 0},
                "min",
                (
                    "Chiffre d’affaires et comptes, minimum (€) : "
                    "zéro au moins ne demande rien. Mettez plus, ou laissez vide."
                ),
            ),
            ({"min": 1.5}, "min", "Chiffre d’affaires et comptes, minimum (€) : doit être un nombre entier."),
            (
                {"min": 1, "measure": "bénéfice"},
                "measure",
                "Chiffre d’affaires et comptes, montant regardé : « bénéfice » n’est pas un choix possible.",
            ),
            (
                {"min": 1, "scope": "establishment"},
                "scope",
                "Chiffre d’affaires et comptes, compté dans : « establishment » n’est pas un choix possible.",
            ),
        ],
    ),
)
