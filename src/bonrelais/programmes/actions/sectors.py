"""Sectors and the table that gives each activity its sector."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.actions.programme import CodeTakenError, locked
from bonrelais.programmes.defaults.sectors import DefaultSector, default_sector
from bonrelais.programmes.models import ActivitySector, Programme, Sector
from bonrelais.territory.models import Activity


class SectorError(DomainError):
    pass


@transaction.atomic
def add_sector(programme: Programme, *, code: str, label: str, by: Actor, at: datetime) -> Sector:
    locked(programme)
    label = " ".join(label.split())
    if not label:
        raise SectorError("Donnez un nom à ce secteur.")
    sectors = Sector.objects.filter(programme=programme)
    if sectors.filter(code=code).exists() or sectors.filter(label__iexact=label).exists():
        raise CodeTakenError(f"Le secteur « {label} » existe déjà.")
    sector = Sector.objects.create(programme=programme, code=code, label=label, position=sectors.count())
    record("sector.added", sector, by=by, at=at)
    return sector


@transaction.atomic
def assign_sector(sector: Sector, *, activities: Sequence[Activity], by: Actor, at: datetime) -> int:
    """Moves activities to the sector: closes their present rows and opens others, so past figures do not move.

    Tells how many moved.
    """
    programme = locked(sector.programme)
    current = {
        row.activity_id: row
        for row in ActivitySector.objects.filter(
            programme=programme, activity__in=activities, superseded_at__isnull=True
        )
    }
    moving = [one for one in activities if one.pk not in current or current[one.pk].sector_id != sector.pk]
    closing = [current[one.pk].pk for one in moving if one.pk in current]
    ActivitySector.objects.filter(pk__in=closing).update(superseded_at=at)
    ActivitySector.objects.bulk_create(
        ActivitySector(programme=programme, activity=one, sector=sector, recorded_at=at) for one in moving
    )
    if moving:
        record("sector.assigned", sector, by=by, at=at, fields=sorted(one.code for one in moving))
    return len(moving)


@transaction.atomic
def assign_default_sectors(programme: Programme, *, activities: Sequence[Activity], by: Actor, at: datetime) -> int:
    """Gives each activity without a sector its default one; what people chose stays. Tells how many were given."""
    locked(programme)
    sectors = {sector.code: sector for sector in Sector.objects.filter(programme=programme)}
    fallback = sectors.get(DefaultSector.OTHER)
    held = set(
        ActivitySector.objects.filter(programme=programme, superseded_at__isnull=True).values_list(
            "activity_id", flat=True
        )
    )
    rows = []
    for activity in activities:
        code = ActivityCode(Nomenclature(activity.nomenclature), activity.code)
        sector = sectors.get(default_sector(code), fallback)
        if sector is not None and activity.pk not in held:
            rows.append(ActivitySector(programme=programme, activity=activity, sector=sector, recorded_at=at))
    ActivitySector.objects.bulk_create(rows, batch_size=500)
    if rows:
        record("sector.defaults_assigned", programme, by=by, at=at)
    return len(rows)


@transaction.atomic
def add_default_sectors(programme: Programme, *, by: Actor, at: datetime) -> list[Sector]:
    return [add_sector(programme, code=default.value, label=default.label, by=by, at=at) for default in DefaultSector]
