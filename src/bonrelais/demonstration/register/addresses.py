"""Where an establishment stands: an invented address, a point in its commune, and how well the point is known."""

from dataclasses import dataclass
from typing import Final

from bonrelais.demonstration.register.activities.model import Setting
from bonrelais.demonstration.register.dice import Dice, wheel
from bonrelais.demonstration.register.ground import Ground, anywhere, settle
from bonrelais.demonstration.register.seeds import CommuneSeed

RANDOM_POINT: Final = "33"  # INSEE's quality of a point drawn anywhere in the commune

_QUALITIES: Final = wheel((("11", 62.0), ("12", 16.0), ("21", 3.0), ("22", 3.0), (RANDOM_POINT, 16.0)))
_WAYS: Final = wheel(
    (("RUE", 70.0), ("RTE", 7.0), ("CHE", 4.0), ("IMP", 3.0), ("AV", 5.0), ("PL", 5.0), ("BD", 2.0), ("HAM", 4.0))
)
_CENTRAL_WAYS: Final = wheel((("RUE", 66.0), ("PL", 18.0), ("GR", 6.0), ("AV", 6.0), ("BD", 4.0)))
_ZONE_WAYS: Final = wheel((("RUE", 40.0), ("ZONE", 24.0), ("PARC", 10.0), ("AV", 14.0), ("RTE", 12.0)))
_STREETS: Final = (
    "DE LA GARE", "DE L EGLISE", "DU MOULIN", "DES TILLEULS", "DE LA REPUBLIQUE", "DU MARAIS", "DU CHATEAU",
    "DES ECOLES", "DE LA MAIRIE", "DU STADE", "DES PRES", "DU PONT", "DE LA FONTAINE", "DES REMPARTS", "DU CANAL",
    "DE CALAIS", "D ARRAS", "DE LILLE", "DE BOULOGNE", "DU CALVAIRE", "DES LILAS", "DES PEUPLIERS", "DU BOIS",
    "DE LA PAIX", "DES FLEURS", "DU 11 NOVEMBRE", "DU 8 MAI", "DES SAULES", "DE LA VALLEE", "DU MONT", "DE LA CRAIE",
    "DES PECHEURS", "DE LA BRASSERIE", "DU RIVAGE", "D AVAL", "D AMONT", "DES FOSSES", "DE LA PORTE D EAU",
    "DES TANNEURS", "DU VIEUX MARCHE", "DE LA HALLE", "DES CORDIERS", "DU CLOCHER", "DE LA CHAPELLE",
    "DES HIRONDELLES", "DU LAVOIR", "DES VANNIERS", "DE LA LYS", "DE L AA", "DU HAUT PAVE", "DES CHARRONS",
)  # fmt: skip
_ZONE_STREETS: Final = (
    "DE L EUROPE", "DES ARTISANS", "DE L INDUSTRIE", "DES ENTREPRENEURS", "DE LA MALADRERIE", "DU PETIT LAC",
    "DES COMPAGNONS", "DE LA ROTONDE", "DES DEUX ECLUSES", "DE LA BRIQUETERIE", "DU CHAMP DE COURSES",
    "DE L INNOVATION",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    commune: CommuneSeed
    commune_code: str
    number: str
    repetition: str
    way: str
    street: str
    longitude: float
    latitude: float
    quality: str


def address_in(commune: CommuneSeed, ground: Ground, setting: Setting, dice: Dice) -> Address:
    quality = dice.turn(_QUALITIES)
    longitude, latitude = anywhere(ground, dice) if quality == RANDOM_POINT else settle(ground, setting, dice)
    ways = {Setting.CENTRE: _CENTRAL_WAYS, Setting.ZONE: _ZONE_WAYS, Setting.SPREAD: _WAYS}[setting]
    street = dice.pick(_ZONE_STREETS if setting is Setting.ZONE else _STREETS)
    number = str(1 + int(dice.expovariate(1 / 34))) if dice.happens(0.86) else ""
    return Address(
        commune=commune,
        commune_code=commune.code,
        number=number,
        repetition=dice.pick(("B", "T", "A")) if number and dice.happens(0.05) else "",
        way=dice.turn(ways),
        street=street,
        longitude=round(longitude, 6),
        latitude=round(latitude, 6),
        quality=quality,
    )
