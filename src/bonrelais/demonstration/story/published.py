"""The published results of the programme. The demonstration aims at them; nothing else in the product knows them."""

from dataclasses import dataclass
from typing import Final

from bonrelais.demonstration.register.communes import PAYS_DE_LUMBRES, PAYS_DE_SAINT_OMER
from bonrelais.programmes.defaults.sectors import DefaultSector

MET_BY_SECTOR: Final = {
    DefaultSector.COMMERCE: 348,
    DefaultSector.PERSONAL_SERVICES: 156,
    DefaultSector.INDUSTRY: 113,
    DefaultSector.HOSPITALITY: 87,
    DefaultSector.CONSTRUCTION: 78,
    DefaultSector.BUSINESS_SERVICES: 61,
    DefaultSector.OTHER: 26,
}
"""869 in all."""

MET_BY_YEAR: Final = (
    (2021, {PAYS_DE_SAINT_OMER: 190}),
    (2022, {PAYS_DE_SAINT_OMER: 205}),
    (2023, {PAYS_DE_SAINT_OMER: 197, PAYS_DE_LUMBRES: 48}),
    (2024, {PAYS_DE_SAINT_OMER: 183, PAYS_DE_LUMBRES: 46}),
)

PROJECTS_BY_THEME: Final = {
    "developpement-commercial": 312,
    "numerique": 218,
    "formation": 176,
    "investissement": 148,
    "ressources-humaines": 92,
    "gestion-et-financement": 58,
    "transition-ecologique": 46,
    "transmission-reprise": 24,
    "local-et-centre-ville": 22,
    "reglementation": 10,
    "export": 4,
    "innovation": 4,
    "mise-en-reseau": 4,
}

INVESTING_BY_THEME: Final = {"investissement": 131, "transition-ecologique": 20, "local-et-centre-ville": 16}
"""167 projects with a planned investment."""
INVESTMENT_PLANNED_EUROS: Final = 14_382_500
SHARE_OF_INVESTMENTS_MADE: Final = 0.46

HIRING_BY_THEME: Final = {"ressources-humaines": 74, "investissement": 26}
JOBS_BY_PROJECT: Final = ((60, 1), (28, 2), (8, 3), (4, 5))
"""How many projects plan how many hires: 160 in all."""
JOBS_MADE: Final = 65


@dataclass(frozen=True, slots=True)
class YearGoal:
    """Businesses to meet in a year of the fourth phase: new ones, and ones met in an earlier phase."""

    new: int
    again: int
    in_lumbres: int

    @property
    def total(self) -> int:
        return self.new + self.again


GOALS: Final = {2025: YearGoal(118, 75, 42), 2026: YearGoal(112, 80, 40)}
GOAL_AFTER: Final = YearGoal(95, 95, 40)
YEARLY_TARGET: Final = 190
