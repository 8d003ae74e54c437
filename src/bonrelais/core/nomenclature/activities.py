"""Activity codes, each with the nomenclature it is written in; a code alone means nothing."""

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Final

from bonrelais.core.text import fold


class NomenclatureError(ValueError):
    """A code that cannot be read; the message says in French what to correct."""


class Nomenclature(StrEnum):
    """The register's own words, oldest first."""

    NAP = "NAP"
    NAF1993 = "NAF1993"
    NAFREV1 = "NAFRev1"
    NAFREV2 = "NAFRev2"
    NAF2025 = "NAF2025"
    UNKNOWN = ""

    @property
    def label(self) -> str:
        return _NOMENCLATURE_LABELS[self]


_NOMENCLATURE_LABELS: Final = {
    Nomenclature.NAP: "NAP 1973",
    Nomenclature.NAF1993: "NAF 1993",
    Nomenclature.NAFREV1: "NAF rév. 1",
    Nomenclature.NAFREV2: "NAF rév. 2",
    Nomenclature.NAF2025: "NAF 2025",
    Nomenclature.UNKNOWN: "nomenclature non précisée",
}
_NOMENCLATURES_BY_WORD: Final = {
    "nap": Nomenclature.NAP,
    "nap1973": Nomenclature.NAP,
    "naf1993": Nomenclature.NAF1993,
    "nafrev1": Nomenclature.NAFREV1,
    "nafrev2": Nomenclature.NAFREV2,
    "rev2": Nomenclature.NAFREV2,
    "naf2025": Nomenclature.NAF2025,
    "naf25": Nomenclature.NAF2025,
    "nafrev25": Nomenclature.NAF2025,
    "nafrev21": Nomenclature.NAF2025,
    "2025": Nomenclature.NAF2025,
}


class ActivityLevel(IntEnum):
    SECTION = 1
    DIVISION = 2
    GROUP = 3
    CLASS = 4
    SUB_CLASS = 5


@dataclass(frozen=True, slots=True)
class Section:
    letter: str
    first_division: int
    last_division: int
    label: str


_REV2_SECTIONS: Final = (
    Section("A", 1, 3, "Agriculture, sylviculture et pêche"),
    Section("B", 5, 9, "Industries extractives"),
    Section("C", 10, 33, "Industrie manufacturière"),
    Section("D", 35, 35, "Électricité, gaz, vapeur et air conditionné"),
    Section("E", 36, 39, "Eau, assainissement, déchets et dépollution"),
    Section("F", 41, 43, "Construction"),
    Section("G", 45, 47, "Commerce, réparation d’automobiles et de motocycles"),
    Section("H", 49, 53, "Transports et entreposage"),
    Section("I", 55, 56, "Hébergement et restauration"),
    Section("J", 58, 63, "Information et communication"),
    Section("K", 64, 66, "Activités financières et d’assurance"),
    Section("L", 68, 68, "Activités immobilières"),
    Section("M", 69, 75, "Activités spécialisées, scientifiques et techniques"),
    Section("N", 77, 82, "Services administratifs et de soutien"),
    Section("O", 84, 84, "Administration publique"),
    Section("P", 85, 85, "Enseignement"),
    Section("Q", 86, 88, "Santé humaine et action sociale"),
    Section("R", 90, 93, "Arts, spectacles et activités récréatives"),
    Section("S", 94, 96, "Autres activités de services"),
    Section("T", 97, 98, "Activités des ménages en tant qu’employeurs"),
    Section("U", 99, 99, "Activités extraterritoriales"),
)
_2025_SECTIONS: Final = (
    *_REV2_SECTIONS[:6],
    Section("G", 46, 47, "Commerce"),
    *_REV2_SECTIONS[7:9],
    Section("J", 58, 60, "Édition, diffusion et contenus"),
    Section("K", 61, 63, "Télécommunications, informatique"),
    Section("L", 64, 66, "Activités financières et d’assurance"),
    Section("M", 68, 68, "Activités immobilières"),
    Section("N", 69, 75, "Activités spécialisées, scientifiques et techniques"),
    Section("O", 77, 82, "Services administratifs et de soutien"),
    Section("P", 84, 84, "Administration publique"),
    Section("Q", 85, 85, "Enseignement"),
    Section("R", 86, 88, "Santé humaine et action sociale"),
    Section("S", 90, 93, "Arts, sports et activités récréatives"),
    Section("T", 94, 96, "Autres activités de services"),
    Section("U", 97, 98, "Activités des ménages en tant qu’employeurs"),
    Section("V", 99, 99, "Activités extraterritoriales"),
)
_SECTIONS: Final = {Nomenclature.NAFREV2: _REV2_SECTIONS, Nomenclature.NAF2025: _2025_SECTIONS}
_LETTER_BY_DIVISION: Final = {
    nomenclature: {
        f"{division:02d}": section.letter
        for section in sections
        for division in range(section.first_division, section.last_division + 1)
    }
    for nomenclature, sections in _SECTIONS.items()
}
_LENGTHS: Final = (2, 4, 5, 6)
"""Of a division, a group, a class, a sub-class, with their point."""
_SUB_CLASS = re.compile(r"(\d\d)\.?(\d\d)([A-Z])")
_NUMERIC_PREFIX = re.compile(r"(\d\d)(?:\.?(\d)(\d)?([A-Z])?)?")


@dataclass(frozen=True, slots=True)
class ActivityCode:
    """A sub-class as the register writes it (43.32A), or an older code kept as it stands."""

    nomenclature: Nomenclature
    code: str

    @property
    def section(self) -> str | None:
        """The section's letter; None in the nomenclatures whose sections we do not hold."""
        return _LETTER_BY_DIVISION.get(self.nomenclature, {}).get(self.code[:2])

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Section, division, group, class and sub-class; only the code itself in older nomenclatures."""
        return _prefixes(self.nomenclature, self.code)

    def at(self, level: ActivityLevel) -> str | None:
        """The code's ancestor at a level; None when the nomenclature does not tell."""
        prefixes = self.prefixes
        return prefixes[level - 1] if len(prefixes) == len(ActivityLevel) else None

    @property
    def in_full(self) -> str:
        """« 10.71C (NAF rév. 2) »: as it is shown, for a code alone means nothing."""
        return f"{self.code} ({self.nomenclature.label})"

    def __str__(self) -> str:
        return self.code


def activity_words(label: str | None, code: str | None, nomenclature: str | None) -> str:
    """The label of an activity, else its code with its nomenclature; blank when there is none."""
    if label or not code:
        return label or ""
    return ActivityCode(Nomenclature(nomenclature or ""), code).in_full


# A few hundred codes come back for each tool and each business.
@lru_cache(maxsize=4096)
def _prefixes(nomenclature: Nomenclature, code: str) -> tuple[str, ...]:
    section = ActivityCode(nomenclature, code).section
    if section is None or _SUB_CLASS.fullmatch(code) is None:
        return (code,)
    return (section, code[:2], code[:4], code[:5], code)


def parse_nomenclature(text: str | None) -> Nomenclature:
    """Read the register's word with any case or spacing; what is blank or not known is UNKNOWN."""
    word = fold(text or "").replace(" ", "")
    return _NOMENCLATURES_BY_WORD.get(word, Nomenclature.UNKNOWN)


def parse_activity_code(code: str | None, nomenclature: str | Nomenclature | None) -> ActivityCode | None:
    """Read one of the register's codes; None when blank. « 4332a » becomes « 43.32A » in the present nomenclatures."""
    written = (code or "").strip().upper()
    if not written:
        return None
    known = parse_nomenclature(nomenclature)
    match = _SUB_CLASS.fullmatch(written)
    if match and known in _SECTIONS:
        return ActivityCode(known, f"{match[1]}.{match[2]}{match[3]}")
    return ActivityCode(known, written)


def parse_prefix(text: str, nomenclature: Nomenclature) -> str:
    """Read a prefix at one of the five levels (C, 43, 43.3, 43.32, 43.32A), with or without its point."""
    written = text.strip().upper().replace(" ", "")
    if written in set(_LETTER_BY_DIVISION.get(nomenclature, {}).values()):
        return written
    match = _NUMERIC_PREFIX.fullmatch(written)
    if match is None or match[1] not in _LETTER_BY_DIVISION.get(nomenclature, {}):
        raise NomenclatureError(f"« {text} » n’est pas un code d’activité de la {nomenclature.label}.")
    if match[4] and not match[3]:
        raise NomenclatureError(f"« {text} » n’est pas un code d’activité complet : il manque un chiffre.")
    tail = "".join(part for part in match.groups()[1:] if part)
    return f"{match[1]}.{tail}" if tail else match[1]


def levels_of(prefix: str, nomenclature: Nomenclature) -> tuple[str, ...]:
    """A code at any level with those above it, the section first: G, 47, 47.1, 47.11 for 47.11."""
    if len(prefix) == 1:
        return (prefix,)
    section = ActivityCode(nomenclature, prefix).section
    own = tuple(prefix[:length] for length in _LENGTHS if length <= len(prefix))
    return own if section is None else (section, *own)


def section_label(letter: str, nomenclature: Nomenclature) -> str | None:
    return _SECTION_LABELS.get((nomenclature, letter))


_SECTION_LABELS: Final = {
    (nomenclature, section.letter): section.label
    for nomenclature, sections in _SECTIONS.items()
    for section in sections
}
