from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from bonrelais.core.nomenclature import ActivityCode, Nomenclature
from bonrelais.foundation.actor import Actor
from bonrelais.journal.actions import record
from bonrelais.territory import reference
from bonrelais.territory.models import Activity

BATCH = 500


@transaction.atomic
def ensure_activities(codes: Collection[ActivityCode], *, by: Actor, at: datetime) -> dict[ActivityCode, Activity]:
    """The activity of each code, created where it missed; its label stays blank where no table gives it."""
    stored = {_code_of(row): row for row in Activity.objects.filter(code__in={code.code for code in codes})}
    missing = sorted(set(codes) - stored.keys(), key=lambda code: (code.nomenclature, code.code))
    labels = reference.read_activities() if missing else {}
    created = []
    for code in missing:
        published = labels.get((code.nomenclature, code.code))
        created.append(_activity(code, published.label if published else ""))
    Activity.objects.bulk_create(created, batch_size=BATCH)
    if created:
        record("activity.added", created[0], by=by, at=at)
    stored.update({_code_of(row): row for row in created})
    return {code: stored[code] for code in codes}


@dataclass(frozen=True, slots=True)
class LabelsTaken:
    """What an official list changed: `read` codes, the activities added, and those whose label is another now."""

    read: int
    added: tuple[UUID, ...]
    relabelled: tuple[UUID, ...]


@transaction.atomic
def import_activity_labels(path: Path, *, nomenclature: Nomenclature, by: Actor, at: datetime) -> LabelsTaken:
    """Take the labels of an official list saved as CSV or JSON."""
    published = reference.read_activity_file(path, nomenclature)
    stored = {row.code: row for row in Activity.objects.filter(nomenclature=nomenclature)}
    created = []
    relabelled = []
    for entry in published:
        row = stored.get(entry.code)
        if row is None:
            created.append(_activity(ActivityCode(nomenclature, entry.code), entry.label))
        elif row.label != entry.label:
            row.label = entry.label
            relabelled.append(row)
    Activity.objects.bulk_create(created, batch_size=BATCH)
    Activity.objects.bulk_update(relabelled, ["label"], batch_size=BATCH)
    changed = [*created, *relabelled]
    if changed:
        record("activity.labelled", changed[0], by=by, at=at, fields=["label"])
    return LabelsTaken(len(published), tuple(row.pk for row in created), tuple(row.pk for row in relabelled))


def _activity(code: ActivityCode, label: str) -> Activity:
    section = code.code if len(code.code) == 1 else code.section
    return Activity(nomenclature=code.nomenclature, code=code.code, label=label, section=section or "")


def _code_of(row: Activity) -> ActivityCode:
    return ActivityCode(Nomenclature(row.nomenclature), row.code)
