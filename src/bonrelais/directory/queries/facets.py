"""What the list can be narrowed by, in one programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from bonrelais.directory import access
from bonrelais.directory.filters import Option
from bonrelais.directory.models import ImportRun
from bonrelais.directory.queries.mark import Mark
from bonrelais.foundation import clock
from bonrelais.programmes.models import Sector
from bonrelais.programmes.seat import Seat

KEPT: Final = 16


@dataclass(frozen=True, slots=True)
class Facets:
    communes: Sequence[Option]
    epcis: Sequence[Option]
    sectors: Sequence[Option]
    register_on: date | None
    """The day of the files last imported."""


def facets(seat: Seat, mark: Mark) -> Facets:
    """Communes by name, EPCIs by name, sectors in the programme's order, as they are at a mark."""
    return _facets_at(seat.programme_id, clock.today(), mark)


@lru_cache(maxsize=KEPT)
def _facets_at(programme: UUID, on: date, mark: Mark) -> Facets:
    """Three queries."""
    del mark
    rows = (
        access.memberships_in(programme, on)
        .order_by("commune__folded_name", "commune__code")
        .values_list("commune__code", "commune__name", "epci__siren", "epci__name")
    )
    communes, epcis = [], {}
    for code, name, siren, epci in rows:
        communes.append(Option(code, name))
        epcis[siren] = epci
    sectors = Sector.objects.filter(programme=programme).order_by("position", "code")
    return Facets(
        communes=communes,
        epcis=[Option(siren, name) for siren, name in sorted(epcis.items(), key=lambda pair: (pair[1], pair[0]))],
        sectors=[Option(code, label) for code, label in sectors.values_list("code", "label")],
        register_on=_register_day(),
    )


def _register_day() -> date | None:
    done = ImportRun.objects.filter(finished_at__isnull=False, files_on__isnull=False)
    return done.order_by("-files_on", "-id").values_list("files_on", flat=True).first()
