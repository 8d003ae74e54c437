from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from bonrelais.directory.spreadsheet import spreadsheet
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.cards import TargetsWanted
from bonrelais.toolbox.models import Target, TargetList
from bonrelais.toolbox.queries.targets import TARGET_HEADINGS, exported_targets

NAME_TAKEN: Final = "Une liste en cours porte déjà ce nom. Donnez-en un autre, ou terminez celle-là."


class TargetError(DomainError):
    """The list cannot be kept or changed as asked."""


@transaction.atomic
def keep_list(wanted: TargetsWanted, *, by: Seat, at: datetime) -> TargetList:
    """Businesses of a published version kept as visits to make; the same form sent again gives the list it made."""
    same = TargetList.objects.filter(programme_id=by.programme_id, device_key=wanted.device_key)
    made = same.first()
    if made is not None:
        return made
    _check(wanted, by=by)
    row = TargetList(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        version=wanted.version,
        name=wanted.name.strip(),
        words=wanted.words,
        device_key=wanted.device_key,
        made_by=by.user,
        made_on=clock.day_of(at),
        made_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as failure:
        made = same.first()
        if made is not None:  # the same form, sent a moment ago by another request
            return made
        raise TargetError(NAME_TAKEN) from failure
    Target.objects.bulk_create(
        Target(target_list=row, establishment_id=place, rank=rank, missing=list(missing))
        for rank, (place, missing) in enumerate(wanted.targets, start=1)
    )
    record("target_list.made", row, by=by, at=at)
    return row


@transaction.atomic
def remove_target(target: Target, *, reason: str, by: Seat, at: datetime) -> Target:
    """It is not to be met any more, and why; its row stays."""
    current = _locked(target)
    if current.removed_at is not None:
        return current
    if current.target_list.closed_at is not None:
        raise TargetError("Cette liste est terminée : elle ne change plus.")
    if not reason.strip():
        raise TargetError("Dites pourquoi l’entreprise est retirée, en quelques mots.")
    current.removed_at, current.removed_by, current.removal_reason = at, by.user, reason.strip()
    current.save(update_fields=["removed_at", "removed_by", "removal_reason"])
    record("target_list.target_removed", current.target_list, by=by, at=at, fields=["removal_reason"])
    return current


def _locked(target: Target) -> Target:
    """With its list, which nobody closes nor opens meanwhile."""
    rows = Target.objects.select_for_update(of=("self", "target_list")).select_related("target_list")
    return rows.get(pk=target.pk)


@transaction.atomic
def put_back_target(target: Target, *, by: Seat, at: datetime) -> Target:
    """To be met after all: removed by mistake, or too soon."""
    current = _locked(target)
    if current.removed_at is None:
        return current
    if current.target_list.closed_at is not None:
        raise TargetError("Cette liste est terminée : rouvrez-la d’abord.")
    current.removed_at, current.removed_by, current.removal_reason = None, None, ""
    current.save(update_fields=["removed_at", "removed_by", "removal_reason"])
    record("target_list.target_put_back", current.target_list, by=by, at=at)
    return current


@transaction.atomic
def close_list(row: TargetList, *, by: Seat, at: datetime) -> TargetList:
    """Done with; it stays readable, and leaves its name free."""
    current = TargetList.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if current.closed_at is None:
        current.closed_at, current.closed_by = at, by.user
        current.save(update_fields=["closed_at", "closed_by"])
        record("target_list.closed", current, by=by, at=at)
    return current


@transaction.atomic
def reopen_list(row: TargetList, *, by: Seat, at: datetime) -> TargetList:
    """Its visits are to make again; refused while another open list bears its name."""
    current = TargetList.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if current.closed_at is None:
        return current
    current.closed_at, current.closed_by = None, None
    try:
        with transaction.atomic():
            current.save(update_fields=["closed_at", "closed_by"])
    except IntegrityError as failure:
        raise TargetError(f"Une liste en cours s’appelle aussi « {row.name} » : terminez-la d’abord.") from failure
    record("target_list.reopened", current, by=by, at=at)
    return current


@transaction.atomic
def export_list(row: TargetList, *, by: Seat, at: datetime) -> bytes:
    """The list as a spreadsheet, and one line in the journal: businesses' data leave the product."""
    made = spreadsheet(exported_targets(by, row), TARGET_HEADINGS)
    record("target_list.exported", row, by=by, at=at)
    return made


def _check(wanted: TargetsWanted, *, by: Seat) -> None:
    version = wanted.version
    if version.tool.programme_id != by.programme_id:
        raise TargetError("Cet outil n’est pas de ce dispositif. Choisissez-en un autre.")
    if version.published_at is None:
        raise TargetError("Un brouillon ne fait pas de liste : publiez d’abord la version.")
    if not wanted.name.strip():
        raise TargetError("Donnez un nom à la liste.")
    if not wanted.targets:
        raise TargetError("Aucune entreprise ne répond à ces filtres. Élargissez-les, puis gardez la liste.")
