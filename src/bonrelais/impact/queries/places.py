"""What a place of business was on a day, as known at an instant: commune, sector, size, crafts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from bonrelais.core.figures.periods import AsOf
from bonrelais.directory.models import Establishment
from bonrelais.impact.queries.columns import key
from bonrelais.impact.queries.joins import links_of
from bonrelais.impact.sizes import reported_size
from bonrelais.programmes.models import ActivitySector, Programme
from bonrelais.projects.models import ActionProject
from bonrelais.visits.models import VisitVersion


class PlaceState(NamedTuple):
    """What the register said from a day on. `recorded_at` None: no dated row, the place's present columns stand."""

    valid_from_on: date | None
    recorded_at: datetime | None
    commune_id: str
    activity_id: str | None
    size_band: str
    is_crafts: bool


class _Line(NamedTuple):
    """A place and one of its dated rows; the last columns are None for a place without any."""

    id: str
    commune_id: str
    activity_id: str | None
    size_band: str
    crafts_activity: str
    recorded_at: datetime | None
    valid_from_on: date | None
    dated_commune_id: str
    dated_activity_id: str | None
    dated_size_band: str
    is_registered_crafts: bool

    @property
    def state(self) -> PlaceState:
        if self.recorded_at is None:
            return PlaceState(None, None, self.commune_id, self.activity_id, self.size_band, bool(self.crafts_activity))
        return PlaceState(
            self.valid_from_on, self.recorded_at, self.dated_commune_id, self.dated_activity_id,
            self.dated_size_band, self.is_registered_crafts,
        )  # fmt: skip


class PlaceTraits(NamedTuple):
    commune_id: str
    sector: str | None
    size: str
    is_crafts: bool


class SectorRow(NamedTuple):
    activity_id: str
    code: str
    recorded_at: datetime
    superseded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Places:
    states: Mapping[str, Sequence[PlaceState]]
    sectors: Mapping[str, str]

    def traits_on(self, establishment_id: str, day: date) -> PlaceTraits:
        state = _state_on(self.states[establishment_id], day)
        sector = self.sectors.get(state.activity_id) if state.activity_id else None
        return PlaceTraits(state.commune_id, sector, reported_size(state.size_band), state.is_crafts)


def read_places(programme: Programme, as_of: AsOf) -> Places:
    """Of every place visited, or with a project: two queries."""
    visited = VisitVersion.objects.filter(visit__programme=programme).values("establishment_id")
    projected = ActionProject.objects.filter(programme=programme).values("establishment_id")
    entered, register = links_of(programme).values("earlier_id"), links_of(programme).values("later_id")
    rows = Establishment.objects.filter(id__in=visited.union(projected, entered, register)).values_list(
        key("id"), key("commune_id"), key("activity_id"), "size_band", "crafts_activity", "states__recorded_at",
        "states__valid_from_on", key("states__commune_id"), key("states__activity_id"), "states__size_band",
        "states__is_registered_crafts",
    )  # fmt: skip
    found: dict[str, list[PlaceState]] = defaultdict(list)
    for line in map(_Line._make, rows):
        found[line.id].append(line.state)
    states = {place: _known(rows, as_of) for place, rows in found.items()}
    activities = {state.activity_id for rows in states.values() for state in rows if state.activity_id}
    return Places(states, _read_sectors(programme, activities, as_of))


def _known(states: list[PlaceState], as_of: AsOf) -> list[PlaceState]:
    """Those recorded by then; those recorded first when none was, for the register may be loaded after the visits."""
    if len(states) == 1:
        return states
    known = [state for state in states if as_of.knows(state.recorded_at)]
    if not known:
        first = min(state.recorded_at for state in states if state.recorded_at is not None)
        known = [state for state in states if state.recorded_at == first]
    return sorted(known, key=lambda state: (state.recorded_at or as_of.instant, state.valid_from_on or date.min))


def _state_on(known: Sequence[PlaceState], day: date) -> PlaceState:
    """Of those valid on the day, the one recorded last; before all of them, the one valid first."""
    if len(known) == 1:
        return known[0]
    valid = [state for state in known if state.valid_from_on is None or state.valid_from_on <= day]
    return valid[-1] if valid else min(known, key=lambda state: state.valid_from_on or date.min)


def _read_sectors(programme: Programme, activities: set[str], as_of: AsOf) -> dict[str, str]:
    """The sector of each activity as the table said then; its first one when the table was not written yet."""
    rows = ActivitySector.objects.filter(programme=programme, activity__in=[UUID(one) for one in activities])
    found: dict[str, list[SectorRow]] = defaultdict(list)
    for row in map(
        SectorRow._make, rows.values_list(key("activity_id"), "sector__code", "recorded_at", "superseded_at")
    ):
        found[row.activity_id].append(row)
    return {activity: _sector_then(sectors, as_of) for activity, sectors in found.items()}


def _sector_then(rows: list[SectorRow], as_of: AsOf) -> str:
    known = [row for row in rows if as_of.knows(row.recorded_at)]
    if known:
        return max(known, key=lambda row: row.recorded_at).code
    return min(rows, key=lambda row: row.recorded_at).code
