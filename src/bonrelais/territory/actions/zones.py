from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from bonrelais.foundation.actor import Actor
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.territory import queries
from bonrelais.territory.choices import ZoneKind
from bonrelais.territory.models import Zone, ZoneCommune


class UnknownCommuneError(DomainError):
    """A commune code stands for no commune of the base."""


@dataclass(frozen=True, slots=True)
class ZoneDraft:
    """A zone as its source publishes it. `communes`: by code, whether the commune is in it as a whole."""

    kind: ZoneKind
    code: str
    name: str
    source: str
    communes: Mapping[str, bool]
    since_on: date | None = None
    until_on: date | None = None


@transaction.atomic
def define_zone(draft: ZoneDraft, *, by: Actor, at: datetime) -> Zone:
    """Create the zone, or bring it to what the draft says."""
    present = queries.communes_by_code(draft.communes.keys())
    unknown = sorted(draft.communes.keys() - present.keys())
    if unknown:
        raise UnknownCommuneError(
            f"Le code commune {unknown[0]} n’est pas dans le territoire. Ajoutez d’abord son intercommunalité."
        )
    zone, is_new = Zone.objects.update_or_create(
        kind=draft.kind,
        code=draft.code,
        defaults={
            "name": draft.name,
            "source": draft.source,
            "since_on": draft.since_on,
            "until_on": draft.until_on,
        },
    )
    whole_by_commune = {present[code]: is_whole for code, is_whole in draft.communes.items()}
    ZoneCommune.objects.filter(zone=zone).delete()
    ZoneCommune.objects.bulk_create(
        ZoneCommune(zone=zone, commune=commune, is_whole=is_whole) for commune, is_whole in whole_by_commune.items()
    )
    record("zone.defined" if is_new else "zone.redefined", zone, by=by, at=at)
    return zone
