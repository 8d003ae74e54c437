"""A few zones of the State over the fictional territory: as an operator takes them in, from lists made up here."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bonrelais.core.ground import Standing
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.territory import actions
from bonrelais.territory.queries.lists import ListCard
from bonrelais.territory.reference import ListLine

_SOURCE: Final = "liste de démonstration"
_SAINT_OMER: Final = "62765"
_HILLS: Final = (
    "62024", "62055", "62140", "62308", "62419", "62478", "62495", "62675", "62692", "62803", "62837",
)  # fmt: skip
"""The western hills of the Pays de Lumbres, from Alquines to Vaudringhem."""


@dataclass(frozen=True, slots=True)
class ListPlan:
    code: str
    listed_on: date
    communes: tuple[str, ...]
    standing: Standing = Standing.WHOLE

    @property
    def taken_at(self) -> datetime:
        return clock.at_paris(self.listed_on + timedelta(days=2), time(11))


LISTS: Final = (
    ListPlan("acv", date(2021, 1, 1), (_SAINT_OMER,)),
    ListPlan("qpv", date(2024, 1, 1), (_SAINT_OMER,), Standing.PART),
    ListPlan("zfrr", date(2024, 7, 1), _HILLS),
)


def take(plan: ListPlan, at: datetime) -> None:
    card = ListCard(plan.code, _SOURCE, plan.listed_on)
    lines = [ListLine(rank, commune, plan.standing) for rank, commune in enumerate(plan.communes, start=2)]
    actions.take_list(card, lines=lines, by=SYSTEM, at=at)
