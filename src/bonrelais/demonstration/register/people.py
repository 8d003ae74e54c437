"""Invented people: common first names, surnames put together from syllables of the region."""

from dataclasses import dataclass
from typing import Final

from bonrelais.demonstration.register.dice import Dice

_WOMEN: Final = (
    "MARIE", "NATHALIE", "ISABELLE", "SYLVIE", "CATHERINE", "FRANCOISE", "VALERIE", "SANDRINE", "STEPHANIE",
    "VERONIQUE", "SOPHIE", "CELINE", "CHANTAL", "PATRICIA", "AURELIE", "VIRGINIE", "CORINNE", "EMILIE", "JULIE",
    "LAURENCE", "DELPHINE", "ELODIE", "CAROLINE", "KARINE", "CHRISTELLE", "MELANIE", "AUDREY", "CLAIRE", "SARAH",
    "CAMILLE", "MANON", "LEA", "PAULINE", "MARINE", "JUSTINE", "LUCIE", "AMELIE", "HELENE", "SEVERINE", "ANNE",
    "MATHILDE", "OCEANE", "CHLOE", "FLORENCE", "NADIA", "SAMIRA", "LAETITIA", "CINDY",
)  # fmt: skip
_MEN: Final = (
    "JEAN", "MICHEL", "PHILIPPE", "ALAIN", "PATRICK", "NICOLAS", "CHRISTOPHE", "PIERRE", "CHRISTIAN", "ERIC",
    "FREDERIC", "LAURENT", "STEPHANE", "DAVID", "PASCAL", "DANIEL", "JULIEN", "THIERRY", "OLIVIER", "BERNARD",
    "THOMAS", "ALEXANDRE", "GERARD", "DIDIER", "DOMINIQUE", "VINCENT", "FRANCOIS", "BRUNO", "GUILLAUME", "JEROME",
    "ANTHONY", "MAXIME", "SEBASTIEN", "KEVIN", "FRANCK", "MATHIEU", "ROMAIN", "QUENTIN", "BENOIT", "FABRICE",
    "LUDOVIC", "GREGORY", "ARNAUD", "FLORIAN", "CEDRIC", "DAMIEN", "KARIM", "MEHDI",
)  # fmt: skip
_HEADS: Final = (
    "BAIL", "BRAN", "CAU", "CORDE", "DAMI", "DEL", "FAUQ", "FLAM", "GHES", "HAUD", "LAMB", "LOUCH", "MAILL", "MONT",
    "NOR", "PELL", "QUIN", "ROUS", "SAUV", "TAIL", "VAN DEN ", "VERM", "WAL", "WIM", "ZAN", "OUDE", "BECQ", "DESM",
    "LEM", "HOLL", "COPP", "DHAN",
)  # fmt: skip
_TAILS: Final = (
    "ARGUES", "EBREUCQ", "ECOURT", "ELINCK", "ERMEZ", "EULIN", "IGNOLLE", "INGHAUT", "INOY", "OCHELLE", "OMBRUN",
    "ONDEL", "OQUET", "OUDEAU", "OUTRE", "USSEL", "EVRE", "ANCHIN", "AUVELLE", "ERTON", "ICAUX", "OLAIN", "ARTOIS",
    "EQUINT",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    sex: str
    first_names: tuple[str, ...]
    surname: str
    married_name: str


def surname(dice: Dice) -> str:
    return dice.pick(_HEADS) + dice.pick(_TAILS)


def first_name(dice: Dice) -> str:
    return dice.pick(_WOMEN if dice.happens(0.5) else _MEN)


def person(dice: Dice) -> Person:
    is_woman = dice.happens(0.41)
    pool = _WOMEN if is_woman else _MEN
    count = 1 + dice.below(3)
    first_names = tuple(dict.fromkeys(dice.pick(pool) for _ in range(count)))
    married = surname(dice) if is_woman and dice.happens(0.28) else ""
    return Person("F" if is_woman else "M", first_names, surname(dice), married)
