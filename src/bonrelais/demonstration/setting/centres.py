"""Town centres: a ring around the heart of the largest communes, where the fictional register gathers its shops."""

import math
from collections.abc import Sequence
from datetime import date, time
from typing import Final

from bonrelais.demonstration.register.ground import ground_of
from bonrelais.demonstration.register.seeds import CommuneSeed, Point
from bonrelais.demonstration.setting.cast import Cast
from bonrelais.foundation import clock
from bonrelais.programmes import actions
from bonrelais.programmes.defaults.priorities import TOWN_CENTRE
from bonrelais.territory.models import Commune

CENTRES: Final = 12
_DRAWN_AT: Final = clock.at_paris(date(2020, 9, 1), time(9))
_CORNERS: Final = 16
_METRES_A_DEGREE: Final = 111_320
_SMALLEST_METRES: Final = 260
_METRES_BY_SQUARE_ROOT: Final = 4.2
"""A town of 15,000 inhabitants has a centre some 500 metres across each way."""


def draw_centres(cast: Cast, communes: Sequence[CommuneSeed]) -> None:
    largest = sorted(communes, key=lambda one: (-one.population, one.code))[:CENTRES]
    rows = {row.code: row for row in Commune.objects.filter(code__in=[one.code for one in largest])}
    for commune in largest:
        facts = actions.PerimeterFacts(
            kind=TOWN_CENTRE, name=f"Centre de {commune.name}", commune=rows[commune.code], rings=[_ring(commune)]
        )
        actions.draw_perimeter(cast.programme, facts=facts, by=cast.coordinator, at=_DRAWN_AT)


def _ring(commune: CommuneSeed) -> list[Point]:
    x, y = ground_of(commune).centre
    metres = _SMALLEST_METRES + _METRES_BY_SQUARE_ROOT * math.sqrt(commune.population)
    tall = metres / _METRES_A_DEGREE
    wide = tall / math.cos(math.radians(y))
    angles = [2 * math.pi * rank / _CORNERS for rank in range(_CORNERS)]
    ring = [(round(x + wide * math.cos(one), 6), round(y + tall * math.sin(one), 6)) for one in angles]
    return [*ring, ring[0]]
