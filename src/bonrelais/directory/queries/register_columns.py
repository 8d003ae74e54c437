"""The open, fully diffusible businesses of the register in some communes, as the columns that the rules read.

Each group of fields tells facts of its own: it is read once for all the businesses that have the same, by core's own
reading of a row that has these fields alone.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from bonrelais.core.facts import UNKNOWN_DAY, FactCode, FactValue, Place
from bonrelais.core.ground import Ground
from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.core.register import RegisterRow, RegisterSize, read_facts
from bonrelais.core.routing.chambers import CraftShare
from bonrelais.core.rules.columns.frame import Frame, column_of
from bonrelais.directory.models import ActivityCraftsShare, Establishment
from bonrelais.directory.queries.answers import place_of
from bonrelais.directory.queries.grounds import commune_grounds, epcis_of, is_placed
from bonrelais.territory.models import Activity, Commune

Key = TypeVar("Key", bound=Hashable)
Told = tuple[str, list[FactValue | None]]
_FIELDS: Final = (
    "id",
    "siret",
    "sort_name",
    "company_id",
    "commune_id",
    "activity_id",
    "activity_2025_id",
    "size_band",
    "crafts_activity",
    "position_quality",
    "longitude",
    "company__size_band",
    "company__category",
    "company__legal_form",
    "company__created_on",
    "company__is_social_economy",
)


class _Row(NamedTuple):
    id: UUID
    siret: str
    sort_name: str
    company_id: UUID
    commune_id: UUID
    activity_id: UUID | None
    activity_2025_id: UUID | None
    size_band: str
    crafts_activity: str
    position_quality: str
    longitude: float | None
    company_size_band: str
    category: str
    legal_form: str
    created_on: date | None
    is_social_economy: bool | None


class _Work(NamedTuple):
    """What the presumption of crafts looks at together."""

    activity_id: UUID | None
    activity_2025_id: UUID | None
    size_band: str
    crafts_activity: str


@dataclass(frozen=True, slots=True)
class RegisterState:
    """What the rows of the register depend on: another state, and they are read again."""

    places: tuple[tuple[UUID, UUID], ...]
    """The communes, each with its EPCI."""
    last_import: datetime | None
    last_list: UUID | None
    day: date


@dataclass(frozen=True, slots=True, eq=False)
class RegisterColumns:
    """By name; each list and the frame in the same order."""

    ids: tuple[UUID, ...]
    sirets: tuple[str, ...]
    sort_names: tuple[str, ...]
    companies: tuple[UUID, ...]
    communes: tuple[UUID, ...]
    are_placed: NDArray[np.bool_]
    """Whose points are exact enough to tell perimeters."""
    frame: Frame


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the rows point to."""

    on: date
    places: Mapping[UUID, Place]
    grounds: Mapping[UUID, Ground]
    heads: Mapping[UUID, UUID]
    activities: Mapping[UUID, ActivityCode]
    shares: Mapping[UUID, CraftShare]


@lru_cache(maxsize=4)
def register_columns_at(state: RegisterState) -> RegisterColumns:
    """Kept from one import to the next."""
    return register_columns([commune for commune, _ in state.places], on=state.day)


def register_columns(communes: Sequence[UUID], *, on: date) -> RegisterColumns:
    listed = Establishment.objects.filter(
        commune__in=list(communes), programme__isnull=True, is_open=True, is_partial=False
    )
    rows = [_Row(*row) for row in listed.order_by("sort_name", "id").values_list(*_FIELDS)]
    ground = _ground(rows, Establishment.objects.filter(company__in=listed.values("company")), on)
    return RegisterColumns(
        ids=tuple(row.id for row in rows),
        sirets=tuple(row.siret for row in rows),
        sort_names=tuple(row.sort_name for row in rows),
        companies=tuple(row.company_id for row in rows),
        communes=tuple(row.commune_id for row in rows),
        are_placed=np.array([is_placed(row.position_quality, row.longitude) for row in rows], np.bool_),
        frame=Frame(len(rows), {code: column_of(values) for code, values in _columns(rows, ground)}),
    )


def _ground(rows: Sequence[_Row], sisters: QuerySet[Establishment], on: date) -> _Ground:
    heads = dict(sisters.filter(is_head_office=True).order_by("id").values_list("company_id", "commune_id"))
    stood_on = {row.commune_id for row in rows}
    communes = {row.id: row for row in Commune.objects.filter(pk__in=stood_on | set(heads.values())).order_by("id")}
    epcis = epcis_of(communes)
    sirens = {commune: epci.siren for commune, epci in epcis.items()}
    used = {key for row in rows for key in (row.activity_id, row.activity_2025_id) if key is not None}
    activities = {
        row.id: ActivityCode(Nomenclature(row.nomenclature), row.code)
        for row in Activity.objects.filter(pk__in=used).order_by("id")
    }
    return _Ground(
        on=on,
        places={key: place_of(row, sirens) for key, row in communes.items()},
        grounds=commune_grounds([communes[key] for key in stood_on], epcis),
        heads=heads,
        activities=activities,
        shares={
            row.activity_id: CraftShare(activities[row.activity_id], row.registered, row.establishments)
            for row in ActivityCraftsShare.objects.filter(activity__in=used).order_by("id")
        },
    )


def _columns(rows: Sequence[_Row], ground: _Ground) -> Iterator[Told]:
    on, places = ground.on, ground.places
    heads = [ground.heads.get(row.company_id) for row in rows]
    yield FactCode.CREATED_ON, [None if row.created_on == UNKNOWN_DAY else row.created_on for row in rows]
    yield from _read([row.commune_id for row in rows], partial(_commune_row, ground))
    yield from _read(heads, lambda key: RegisterRow(on=on, head_office=places[key] if key else None))
    yield from _read(
        [row.category for row in rows], lambda key: RegisterRow(on=on, size_category=RegisterSize(key, None))
    )
    yield from _read(
        [row.company_size_band for row in rows], lambda key: RegisterRow(on=on, company_size=RegisterSize(key, None))
    )
    yield from _read([row.legal_form for row in rows], lambda key: RegisterRow(on=on, legal_form=key))
    yield from _read([row.is_social_economy for row in rows], lambda key: RegisterRow(on=on, is_social_economy=key))
    yield from _read(
        [_Work(row.activity_id, row.activity_2025_id, row.size_band, row.crafts_activity) for row in rows],
        partial(_work_row, ground),
        partial(_share, ground),
    )


def _read(
    keys: Sequence[Key],
    row_of: Callable[[Key], RegisterRow],
    share_of: Callable[[Key], CraftShare | None] | None = None,
) -> Iterator[Told]:
    """Each fact that a group of fields tells, with its value for each business."""
    read: dict[Key, dict[str, FactValue]] = {}
    for key in dict.fromkeys(keys):
        row = row_of(key)
        facts = read_facts(row, share_of(key) if share_of is not None else None)
        # A table may hold from a later day on.
        read[key] = {fact.code: fact.value for fact in facts if fact.on <= row.on}
    for code in dict.fromkeys(code for facts in read.values() for code in facts):
        yield code, [read[key].get(code) for key in keys]


def _commune_row(ground: _Ground, key: UUID) -> RegisterRow:
    return RegisterRow(on=ground.on, establishment=ground.places[key], ground=ground.grounds[key])


def _work_row(ground: _Ground, work: _Work) -> RegisterRow:
    used = (work.activity_id, work.activity_2025_id)
    return RegisterRow(
        on=ground.on,
        activities=tuple(ground.activities[key] for key in used if key is not None),
        establishment_size=RegisterSize(work.size_band, None),
        crafts_activity=work.crafts_activity,
    )


def _share(ground: _Ground, work: _Work) -> CraftShare | None:
    return ground.shares.get(work.activity_id) if work.activity_id is not None else None
