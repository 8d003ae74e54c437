"""Who is met first: businesses of a sector and an intercommunality, the likeliest first, each once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.story.businesses import Business

_SIZE_PULL: Final = {"NN": 0.36, "00": 0.1, "01": 0.0, "02": 0.0, "03": 0.0, "11": 0.1, "12": 0.15}
_LARGE_PULL: Final = 0.25
_CRAFTS_PULL: Final = -0.45


class PoolEmptyError(Exception):
    """The fictional register is too small for the story."""


class Pools:
    """Gives each business once; a company with several places gives one."""

    def __init__(self, businesses: Sequence[Business], seed: str) -> None:
        dice = Dice(seed)
        pulls = {one.siret: _pull(one) + dice.random() for one in businesses}
        self._pools: dict[tuple[str, str, bool], list[Business]] = defaultdict(list)
        for one in sorted(businesses, key=lambda each: pulls[each.siret], reverse=True):
            self._pools[one.sector, one.epci, one.is_partial].append(one)
        self._met: set[str] = set()

    def take(self, sector: str, epci: str, day: date, *, is_partial: bool = False) -> Business:
        """The next one open that day; those not open yet keep their turn."""
        pool = self._pools[sector, epci, is_partial]
        for rank in range(len(pool) - 1, -1, -1):
            if pool[rank].siren in self._met:
                del pool[rank]
            elif pool[rank].is_open(day):
                taken = pool.pop(rank)
                self._met.add(taken.siren)
                return taken
        raise PoolEmptyError(f"no business of {sector} left in {epci} on {day}")

    def shun(self, sirens: set[str]) -> None:
        self._met |= sirens


def _pull(one: Business) -> float:
    return _SIZE_PULL.get(one.size, _LARGE_PULL) + (_CRAFTS_PULL if one.is_crafts else 0.0)
