"""The kinds about what is done there."""

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from tests.spec.asking import NO, NOTHING, UNKNOWN, YES, Table
from tests.spec.sheets import JOINER, sheet, told

TABLES = (
    Table(
        "naf",
        rows=[
            (
                {"include": ["C", "43"]},
                sheet(activity_rev2=JOINER),
                YES,
                "Activité parmi C Industrie manufacturière ou 43 : 43.32A Travaux de menuiserie bois et PVC",
            ),
            (
                {"include": ["F"], "exclude": ["43.3"]},
                sheet(activity_rev2=JOINER),
                NO,
                "Activité parmi F Construction, sauf 43.3 : 43.32A Travaux de menuiserie bois et PVC",
            ),
            (
                {"exclude": ["A"]},
                sheet(activity_rev2=JOINER),
                YES,
                "Toute activité sauf A Agriculture, sylviculture et pêche : 43.32A Travaux de menuiserie bois et PVC",
            ),
            ({"include": ["95"]}, NOTHING, UNKNOWN, "Activité parmi 95 : pas encore connu"),
            (
                {"include": ["43.3"]},
                sheet(activity_rev2=ActivityCode(Nomenclature.NAFREV2, "43")),
                UNKNOWN,
                "Activité parmi 43.3 : 43, à préciser",
            ),
            (
                {"include": ["45"]},
                sheet(activity_rev2=ActivityCode(Nomenclature.NAFREV1, "45.4D")),
                UNKNOWN,
                "Activité parmi 45 : 45.4D, à préciser",
            ),
            (
                {"include": ["T"], "nomenclature": "2025"},
                sheet(activity_rev2=ActivityCode(Nomenclature.NAFREV2, "96.02A")),
                UNKNOWN,
                "Activité (NAF 2025) parmi T Autres activités de services : pas encore connu",
            ),
            (
                {"include": ["T"], "nomenclature": "2025"},
                sheet(activity_2025=ActivityCode(Nomenclature.NAF2025, "96.21Y")),
                YES,
                "Activité (NAF 2025) parmi T Autres activités de services : 96.21Y",
            ),
            (
                {"exclude": ["A"], "nomenclature": "2025"},
                sheet(activity_2025=ActivityCode(Nomenclature.NAF2025, "96.21Y")),
                YES,
                "Toute activité (NAF 2025) sauf A Agriculture, sylviculture et pêche : 96.21Y",
            ),
        ],
        refused=[
            (
                {"include": ["99.99Z", "Z"]},
                "include",
                "Activité, activités acceptées : « Z » n’est pas un code d’activité de la NAF rév. 2.",
            ),
            ({"include": "C"}, "include", "Activité, activités acceptées : doit être une liste."),
            ({"include": [""]}, "include", "Activité, activités acceptées : contient une valeur vide ou illisible."),
        ],
    ),
    Table(
        "activity",
        rows=[
            (
                {"include": ["hotel", "campsite"]},
                told({"activity.is_hotel": False, "activity.is_campsite": True}),
                YES,
                "Métier exercé parmi hôtel ou camping : camping",
            ),
            (
                {"include": ["hotel", "campsite"]},
                told({"activity.is_hotel": False, "activity.is_campsite": False}),
                NO,
                "Métier exercé parmi hôtel ou camping : non",
            ),
            (
                {"include": ["hotel", "campsite"]},
                told({"activity.is_hotel": False}),
                UNKNOWN,
                "Métier exercé parmi hôtel ou camping : pas encore connu",
            ),
            (
                {"include": ["restaurant"], "exclude": ["fast_food"]},
                told({"activity.is_restaurant": True, "activity.is_fast_food": True}),
                NO,
                "Métier exercé parmi restauration, sauf restauration rapide : restauration rapide",
            ),
            (
                {"include": ["restaurant"], "exclude": ["fast_food"]},
                told({"activity.is_restaurant": True, "activity.is_fast_food": False}),
                YES,
                "Métier exercé parmi restauration, sauf restauration rapide : restauration",
            ),
            (
                {"exclude": ["fast_food", "itinerant"]},
                told({"activity.is_fast_food": False, "activity.is_itinerant": False}),
                YES,
                "Tout métier sauf restauration rapide ou commerce ambulant : pas concernée",
            ),
            (
                {"exclude": ["fast_food", "itinerant"]},
                NOTHING,
                UNKNOWN,
                "Tout métier sauf restauration rapide ou commerce ambulant : pas encore connu",
            ),
        ],
        refused=[
            ({}, "include", "Métier exercé, métiers acceptés : choisissez au moins une réponse."),
            (
                {"include": ["sorcier"]},
                "include",
                "Métier exercé, métiers acceptés : « sorcier » n’est pas un choix possible.",
            ),
            (
                {"exclude": ["sorcier"]},
                "exclude",
                "Métier exercé, métiers exclus : « sorcier » n’est pas un choix possible.",
            ),
            (
                {"include": ["hotel"], "exclude": ["hotel"]},
                "exclude",
                "Métier exercé, métiers exclus : « hôtel » est à la fois demandé et exclu.",
            ),
        ],
    ),
    Table(
        "branch",
        rows=[
            (
                {"opcos": ["ep"]},
                told({"branch.opco": "ep"}),
                YES,
                "Branche parmi OPCO EP (entreprises de proximité) : OPCO EP (entreprises de proximité)",
            ),
            (
                {"opcos": ["ep"]},
                told({"branch.opco": "atlas"}),
                NO,
                "Branche parmi OPCO EP (entreprises de proximité) : Atlas (finance, assurance, conseil)",
            ),
            (
                {"idccs": ["843", "1517"]},
                told({"branch.idcc": "0843"}),
                YES,
                "Branche parmi convention collective 0843 ou convention collective 1517 : 0843",
            ),
            ({"idccs": ["843"]}, told({"branch.idcc": "1517"}), NO, "Branche parmi convention collective 0843 : 1517"),
            (
                {"opcos": ["ep"], "idccs": ["843"]},
                told({"branch.opco": "atlas"}),
                UNKNOWN,
                "Branche parmi OPCO EP (entreprises de proximité) ou convention collective 0843 : pas encore connu",
            ),
            (
                {"opcos": ["ep"], "idccs": ["843"]},
                told({"branch.opco": "ep"}),
                YES,
                (
                    "Branche parmi OPCO EP (entreprises de proximité) ou convention collective 0843 : "
                    "OPCO EP (entreprises de proximité)"
                ),
            ),
            (
                {"opcos": ["ep"]},
                NOTHING,
                UNKNOWN,
                "Branche parmi OPCO EP (entreprises de proximité) : pas encore connu",
            ),
        ],
        refused=[
            (
                {},
                "opcos",
                (
                    "Branche professionnelle, opérateurs de compétences (OPCO) : "
                    "choisissez un opérateur ou une convention."
                ),
            ),
            (
                {"opcos": ["opca"]},
                "opcos",
                "Branche professionnelle, opérateurs de compétences (OPCO) : « opca » n’est pas un choix possible.",
            ),
            (
                {"idccs": ["12345"]},
                "idccs",
                (
                    "Branche professionnelle, conventions collectives (IDCC) : "
                    "« 12345 » n’est pas un numéro IDCC (un à quatre chiffres)."
                ),
            ),
            (
                {"idccs": ["boulangerie"]},
                "idccs",
                (
                    "Branche professionnelle, conventions collectives (IDCC) : "
                    "« boulangerie » n’est pas un numéro IDCC (un à quatre chiffres)."
                ),
            ),
        ],
    ),
)
