"""Zones that a place lies in, by law or by agreement; and perimeters drawn by a programme, each by its own slug.

Labels carry their preposition: « l’établissement est … ».
"""

import re
from functools import lru_cache
from typing import Final

from bonrelais.core.text import fold
from bonrelais.core.vocabulary.terms import Term, Vocabulary

PERIMETER: Final = re.compile(r"perimetre-[a-z0-9]+(?:-[a-z0-9]+)*")
_SAID: Final = (
    ("zfrr", "en zone France ruralités revitalisation (ZFRR)"),
    ("afr", "en zone d’aide à finalité régionale (AFR)"),
    ("qpv", "dans un quartier prioritaire de la ville (QPV)"),
    ("ber", "dans un bassin d’emploi à redynamiser (BER)"),
    ("zfu", "en zone franche urbaine (ZFU)"),
    ("zrd", "en zone de restructuration de la défense (ZRD)"),
    ("acv", "dans une ville du programme Action cœur de ville"),
    ("pvd", "dans une commune du programme Petites villes de demain"),
    ("vda", "dans une commune du programme Villages d’avenir"),
    ("ort", "dans une opération de revitalisation de territoire (ORT)"),
    ("ti", "dans un territoire d’industrie"),
    ("ppa", "dans un plan de protection de l’atmosphère (PPA)"),
    ("zfe", "dans une zone à faibles émissions (ZFE)"),
    ("jtf", "dans un territoire du Fonds de transition juste (FTJ)"),
    ("mountain", "en zone de montagne"),
    ("littoral", "dans une commune littorale"),
    ("rural", "en zone rurale"),
    ("urban", "en zone urbaine"),
    ("grand_site", "dans un grand site touristique"),
    ("regional_park", "dans un parc naturel régional"),
    ("island", "sur une île du Ponant"),
    ("overseas", "en outre-mer"),
    ("non_interconnected", "en zone non interconnectée au réseau électrique"),
    ("flood", "en zone inondable"),
    ("zre", "en zone de répartition des eaux (ZRE)"),
)
ZONES: Final = Vocabulary(tuple(Term(code, said, f"L’établissement est-il {said} ?") for code, said in _SAID))

WITHIN_COMMUNES: Final = frozenset({"qpv", "zfu", "ort", "zfe", "flood", "grand_site"})
"""Drawn by streets: a list that names their communes does not say which addresses lie inside."""


def is_zone(code: str) -> bool:
    return code in ZONES or PERIMETER.fullmatch(code) is not None


def zone_label(code: str) -> str:
    if PERIMETER.fullmatch(code):
        return f"dans le périmètre « {code.removeprefix('perimetre-').replace('-', ' ')} »"
    return ZONES.label(code)


def zone_fact(code: str) -> str:
    """The code of the fact that says whether the establishment lies there."""
    return f"zone.{code}.establishment"


# A programme has few, told again for each of its businesses.
@lru_cache(maxsize=1024)
def perimeter_code(name: str) -> str:
    """« perimetre-coeur-de-ville »: two perimeters of one name are one to the rules."""
    return f"perimetre-{fold(name).replace(' ', '-')}"
