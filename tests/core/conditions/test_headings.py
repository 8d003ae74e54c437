"""Texts of the headings of sectors, sizes and ages, in our own words, and the criteria they give."""

from collections.abc import Sequence
from typing import Final

import pytest

from bonrelais.core.conditions.source import AGE_HEADING, SECTOR_HEADING, SIZE_HEADING
from tests.core.conditions.told import criteria_of

_SECTORS: Final[tuple[tuple[str, list[str]], ...]] = (
    (
        "Industrie manufacturière",
        ["naf include=C"],
    ),
    (
        "Tous secteurs sauf banque et assurance",
        ["naf exclude=64.1,65"],
    ),
    (
        "Tous secteurs, hors agriculture et professions libérales",
        ["naf exclude=01", "not registration registers=liberal"],
    ),
    (
        "Hôtels et campings",
        ["naf include=55.1,55.3"],
    ),
    (
        "Commerçants, artisans",
        ["registration registers=trade,crafts"],
    ),
    (
        "Codes NAF éligibles : 10.11Z à 12.00Z, 38.11Z",
        ["naf include=10,11,12.00,38.11Z"],
    ),
    (
        "Sont exclus : section K sauf 64-2 ; section L",
        ["naf exclude=K | naf include=64.2", "naf exclude=L"],
    ),
    (
        "Transporteurs routiers et chargeurs",
        ["activity include=road_transport,shipper"],
    ),
    (
        "Entreprises de l'économie sociale et solidaire",
        ["registration registers=social_economy"],
    ),
    (
        "Tout secteur, y compris les associations",
        [],
    ),
)
_SIZES: Final[tuple[tuple[str, list[str]], ...]] = (
    (
        "Entre 10 et 250 ETP",
        ["workforce max=250 min=10 unit=fte"],
    ),
    (
        "Moins de 10 salariés",
        ["workforce max=9"],
    ),
    (
        "TPE et PME",
        ["size_category categories=MIC,PME"],
    ),
    (
        "1 à 250 salariés",
        ["workforce max=250 min=1"],
    ),
)
_AGES: Final[tuple[tuple[str, list[str]], ...]] = (
    (
        "Plus de 3 ans",
        ["age basis=creation min_months=36"],
    ),
    (
        "Moins de 3 ans d'existence",
        ["age basis=creation max_months=36"],
    ),
    (
        "Plus d'un an",
        ["age basis=creation min_months=12"],
    ),
    (
        "Entre 1 et 5 ans d'activité",
        ["age basis=creation max_months=60 min_months=12"],
    ),
    (
        "Au moins 2 bilans comptables",
        ["age basis=creation min_months=24"],
    ),
    (
        "Au moins 1 an (sauf en cas de reprise)",
        ["age basis=creation min_months=12 | project_nature include=takeover"],
    ),
)


@pytest.mark.parametrize(("text", "expected"), _SECTORS)
def test_sector_gives_its_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(SECTOR_HEADING, text) == expected


@pytest.mark.parametrize(("text", "expected"), _SIZES)
def test_size_gives_its_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(SIZE_HEADING, text) == expected


@pytest.mark.parametrize(("text", "expected"), _AGES)
def test_age_gives_its_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(AGE_HEADING, text) == expected
