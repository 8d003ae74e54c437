from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from bonrelais.core.nomenclature import Nomenclature
from bonrelais.directory.actions.indexing import reindex
from bonrelais.directory.models import Establishment
from bonrelais.foundation.actor import Actor
from bonrelais.territory.actions import LabelsTaken, import_activity_labels


@transaction.atomic
def take_activity_labels(path: Path, *, nomenclature: Nomenclature, by: Actor, at: datetime) -> LabelsTaken:
    """Takes the labels of an official list; businesses of these activities are found by their new words."""
    taken = import_activity_labels(path, nomenclature=nomenclature, by=by, at=at)
    renamed = taken.relabelled
    concerned = Establishment.objects.filter(Q(activity__in=renamed) | Q(activity_2025__in=renamed), is_partial=False)
    reindex(list(concerned.order_by("sort_name", "id").values_list("id", flat=True)))
    return taken
