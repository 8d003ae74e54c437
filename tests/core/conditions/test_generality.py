"""Rules that hold for texts nobody has seen: each row is one rule, in our own words."""

from collections.abc import Sequence
from typing import Final

import pytest

from bonrelais.core.conditions.source import OTHER_HEADING, SECTOR_HEADING
from tests.core.conditions.told import criteria_of

_COOPERATIVES: Final = "legal_form include=51,5458,5558,5658,63"
# What is excepted from a bound is not asked to keep it; « hors » leaves out; a denial of « hors » is no denial.
_BOUNDS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Moins de 40 salariés, sauf les SCOP", [f"workforce max=39 | {_COOPERATIVES}"]),
    ("Un CA inférieur à 3 M€, à l'exception des artisans",
     ["turnover max=2999999 measure=turnover | registration registers=crafts"]),
    ("Plus de 15 salariés, hors associations", ["workforce min=16", "legal_form exclude=92"]),
    ("Pour les TPE, au moins 4 000 €", ["manual text=TPE : au moins 4 000 €"]),
    ("Pour les ETI, au moins 90 000 € de dépenses", ["project_cost min=90000 WHEN size_category categories=ETI"]),
    ("Le projet ne doit pas être réalisé hors de France", ["territory basis=project_site include=country:FR"]),
    ("Le site ne peut pas être situé en dehors de la Bretagne", ["territory basis=project_site include=region:53"]),
)  # fmt: skip
# Infinitives in a row with one « ou » at the end: each of them is enough.
_ROWS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Être artisan, avoir moins de 12 salariés ou être en QPV",
     ["registration registers=crafts | workforce max=11 | zone zones=qpv"]),
    ("Avoir moins de 12 salariés, être en QPV ou avoir dompté un ours",
     ["workforce max=11 | zone zones=qpv | manual text=ou avoir dompté un ours"]),
    ("Être artisan, avoir moins de 12 salariés et être en QPV",
     ["registration registers=crafts", "workforce max=11", "zone zones=qpv"]),
)  # fmt: skip
_PERMISSIONS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Ouvert aux auto-entrepreneurs", []),
    ("Le dispositif est ouvert aux auto-entrepreneurs et aux associations",
     ["~not legal_form micro_regime=excluded | legal_form include=92"]),
    ("Uniquement ouvert aux auto-entrepreneurs", ["not legal_form micro_regime=excluded"]),
)  # fmt: skip
_SECTORS: Final[tuple[tuple[str, list[str]], ...]] = (
    ("Artisans du bâtiment", ["registration registers=crafts", "naf include=F"]),
    ("Artisans du bâtiment et commerces", ["registration registers=crafts | naf include=F,G"]),
    ("Coopératives laitières", ["legal_form include=6316,6317,6318"]),
    ("Abattoirs, verreries et chaudronneries", ["naf include=10.1,23.1,25,28"]),
    ("Centres équestres, discothèques et zoos", ["naf include=93.1,93.2,85.51,56.3,93.29,91"]),
    # a trade of several divisions, refused, would refuse too many
    ("Tous secteurs, sauf les cavistes et les brasseries",
     ["naf exclude=47.25", "manual text=Sont exclus : les cavistes et les brasseries"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), (*_BOUNDS, *_ROWS, *_PERMISSIONS))
def test_other_condition_gives_its_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(OTHER_HEADING, text) == expected


@pytest.mark.parametrize(("text", "expected"), _SECTORS)
def test_sectors_give_their_criteria(text: str, expected: Sequence[str]) -> None:
    assert criteria_of(SECTOR_HEADING, text) == expected
