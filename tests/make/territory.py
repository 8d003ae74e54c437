from collections.abc import Mapping
from datetime import date

from bonrelais.core.ground import Standing
from bonrelais.foundation import clock
from bonrelais.foundation.actor import SYSTEM
from bonrelais.territory.actions import take_list
from bonrelais.territory.queries.lists import ListCard, ListChanges
from bonrelais.territory.reference import ListLine


def official_list(code: str, communes: Mapping[str, Standing], *, on: date | None = None) -> ListChanges:
    """Taken in today, as a list of today unless a day is told."""
    card = ListCard(code, "ANCT", on or clock.today())
    lines = [ListLine(rank, commune, standing) for rank, (commune, standing) in enumerate(communes.items(), start=2)]
    return take_list(card, lines=lines, by=SYSTEM, at=clock.now())
