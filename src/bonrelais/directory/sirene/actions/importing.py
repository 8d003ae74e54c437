"""The import of the register: all is read, judged and compared first, then written in one transaction."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction

from bonrelais.directory.sirene.actions.applying import apply_changes
from bonrelais.directory.sirene.comparison import Changes, Comparison
from bonrelais.directory.sirene.counts import NAMED_REFUSALS, ImportCounts
from bonrelais.directory.sirene.files import RegisterFileError, RegisterFiles
from bonrelais.directory.sirene.ground import Ground, ground_of, lay_ground
from bonrelais.directory.sirene.mapping import Keys, activity_code, map_rows
from bonrelais.directory.sirene.progress import Telling
from bonrelais.directory.sirene.silence import silence_of
from bonrelais.directory.sirene.staging import Staged, stage, staging_base
from bonrelais.directory.sirene.stored import last_run, newest_treatment, stored_of
from bonrelais.directory.sirene.workplace import ImportUnderWayError, workplace
from bonrelais.foundation.actor import Actor
from bonrelais.programmes import queries as programmes
from bonrelais.programmes.actions import assign_default_sectors
from bonrelais.programmes.models import Programme
from bonrelais.territory import actions as territory


def import_register(
    files: RegisterFiles, epcis: Sequence[str], *, by: Actor, at: datetime, progress: Telling | None = None
) -> ImportCounts:
    """Brings the establishments of these EPCIs to what the files say; what people entered is never replaced.

    Refuses the whole, nothing written, when a file cannot be trusted or is older than what is held (RegisterFileError).
    `at` is the instant recorded; `progress` hears short French sentences.
    """
    tell = progress or _keep_silent
    ground = ground_of(epcis)
    with _collector_paused(), workplace() as folder, staging_base(folder) as base:
        staged = stage(base, files, ground.codes, folder, tell)
        seen_run = last_run()
        changes = _compare(staged, ground, folder, by=by, at=at)
        counts = _counts(staged, changes)
    tell(f"Écriture : {counts.created} nouveaux établissements, {counts.updated} modifiés")
    with _collector_paused(), transaction.atomic():
        _refuse_if_overtaken(seen_run)
        apply_changes(changes, files.names, counts, by=by, at=at)
        for programme in Programme.objects.order_by("id"):
            missing = programmes.activities_without_sector(programme)
            assign_default_sectors(programme, activities=missing, by=by, at=at)
    return counts


def _compare(staged: Staged, ground: Ground, folder: Path, *, by: Actor, at: datetime) -> Changes:
    with transaction.atomic():
        communes = lay_ground(ground, by=by, at=at)
        _refuse_older(staged, set(communes.values()))
        codes = {parsed for cells in staged.activity_codes() if (parsed := activity_code(*cells))}
        activities = territory.ensure_activities(codes, by=by, at=at)
    keys = Keys(communes, {code: activity.pk for code, activity in activities.items()})
    silence = silence_of(staged.absent, staged.units_absent, has_geo=staged.has_geo)
    comparison = Comparison(silence, ends_on=staged.ends_on, at=at)
    for batch in staged.batches():
        rows = map_rows(batch, keys)
        comparison.add(rows, stored_of(rows))
    return comparison.changes


def _refuse_older(staged: Staged, communes: set[UUID]) -> None:
    held = newest_treatment(communes)
    if held and staged.newest_on and staged.newest_on < held:
        raise RegisterFileError(
            f"Ces fichiers s’arrêtent au {staged.newest_on:%d/%m/%Y}, mais le registre de ce territoire a déjà été "
            f"importé jusqu’au {held:%d/%m/%Y}. Rien n’a été importé : donnez des fichiers plus récents."
        )


def _refuse_if_overtaken(seen_run: UUID | None) -> None:
    """The comparison was made before this transaction: it holds only if nobody imported meanwhile."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE directory_importrun IN SHARE ROW EXCLUSIVE MODE")
    if last_run() != seen_run:
        raise ImportUnderWayError("Un autre import du registre s’est terminé entre-temps. Relancez celui-ci.")


def _counts(staged: Staged, changes: Changes) -> ImportCounts:
    tally = changes.tally
    refused = len(changes.refusals)
    return ImportCounts(
        read=staged.read,
        kept=staged.kept - refused,
        outside=staged.outside,
        refused=staged.refused + refused,
        created=tally.created,
        updated=tally.updated,
        unchanged=tally.unchanged,
        closed=tally.closed,
        reopened=tally.reopened,
        masked=tally.masked,
        units=tally.units,
        units_created=tally.units_created,
        units_updated=tally.units_updated,
        units_refused=staged.units_refused,
        activities=len(staged.activity_codes()),
        files_on=staged.newest_on,
        refused_rows=(*staged.refusals, *changes.refusals)[:NAMED_REFUSALS],
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Thousands of rows are held, without cycles: looking for some takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _keep_silent(sentence: str) -> None:
    del sentence
