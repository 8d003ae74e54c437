"""The import of the register: all is read and judged first, then compared and written in one transaction."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from bonrelais.directory.sirene.actions.applying import apply_changes
from bonrelais.directory.sirene.columns import ESTABLISHMENTS
from bonrelais.directory.sirene.comparison import Changes, Comparison, Standing
from bonrelais.directory.sirene.counts import NAMED_REFUSALS, ImportCounts
from bonrelais.directory.sirene.files import RegisterFileError, RegisterFiles
from bonrelais.directory.sirene.ground import Ground, ground_of, lay_ground
from bonrelais.directory.sirene.mapping import Keys, activity_code, map_rows
from bonrelais.directory.sirene.progress import Telling
from bonrelais.directory.sirene.silence import silence_of
from bonrelais.directory.sirene.staging import Ask, Staged, stage, staging_base
from bonrelais.directory.sirene.stored import held_in, newest_files, newest_treatment, stored_of, take_turns
from bonrelais.directory.sirene.workplace import workplace
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.clock import day_of
from bonrelais.programmes import queries as programmes
from bonrelais.programmes.actions import assign_default_sectors
from bonrelais.programmes.models import Programme
from bonrelais.territory import actions as territory

TREATED: Final = ESTABLISHMENTS.columns["treated"]


def import_register(
    files: RegisterFiles, epcis: Sequence[str], *, by: Actor, at: datetime, progress: Telling | None = None
) -> ImportCounts:
    """Brings the establishments of these EPCIs to what the files say; what people entered is never replaced.

    Refuses the whole, nothing written, when a file cannot be trusted or is older than what is held (RegisterFileError).
    `at` is the instant recorded; `progress` hears short French sentences.
    """
    tell = progress or _keep_silent
    ground = ground_of(epcis)
    until = day_of(at) + timedelta(days=1)
    with _collector_paused(), workplace() as folder, staging_base(folder) as base:
        staged = stage(base, files, Ask(ground.codes, held_in(ground.codes), until), folder, tell)
        with transaction.atomic():
            take_turns()
            _refuse_older(staged, ground, until)
            changes = _compare(staged, ground, by=by, at=at)
            counts = _counts(staged, changes)
            tell(f"Écriture : {counts.created} nouveaux établissements, {counts.updated} modifiés")
            apply_changes(changes, files.names, counts, by=by, at=at)
            for programme in Programme.objects.order_by("id"):
                missing = programmes.activities_without_sector(programme)
                assign_default_sectors(programme, activities=missing, by=by, at=at)
    return counts


def _compare(staged: Staged, ground: Ground, *, by: Actor, at: datetime) -> Changes:
    own = lay_ground(ground, by=by, at=at)
    elsewhere = territory.ensure_communes(set(staged.commune_codes()) - own.keys(), by=by, at=at)
    codes = {parsed for cells in staged.activity_codes() if (parsed := activity_code(*cells))}
    activities = territory.ensure_activities(codes, by=by, at=at)
    keys = Keys(
        {**own, **{code: commune.pk for code, commune in elsewhere.items()}},
        {code: activity.pk for code, activity in activities.items()},
    )
    comparison = Comparison(_standing(staged, own.values()), at=at)
    for batch in staged.batches():
        rows = map_rows(batch, keys)
        comparison.add(rows, stored_of(rows))
    return comparison.changes


def _standing(staged: Staged, communes: Iterable[UUID]) -> Standing:
    furthest = newest_files()
    return Standing(
        silence=silence_of(staged.silent, staged.units_silent, has_geo=staged.has_geo),
        communes=frozenset(communes),
        units_end_on=staged.units_newest_on or staged.newest_on,
        is_behind=furthest is not None and (staged.newest_on is None or staged.newest_on < furthest),
    )


def _refuse_older(staged: Staged, ground: Ground, until: date) -> None:
    """All the file must be as recent as the most recent row held: then it tells all that was known of it."""
    held = newest_treatment(ground.codes, until=until)
    if held is None or (staged.newest_on and staged.newest_on >= held):
        return
    known = f"le registre de ce territoire a déjà été importé jusqu’au {held:%d/%m/%Y}"
    if staged.newest_on is None:
        raise RegisterFileError(
            f"Ce fichier des établissements ne dit pas jusqu’à quel jour il va (colonne {TREATED} absente ou vide), "
            f"et {known}. Rien n’a été importé : donnez des fichiers qui portent cette colonne."
        )
    raise RegisterFileError(
        f"Ces fichiers s’arrêtent au {staged.newest_on:%d/%m/%Y}, mais {known}. "
        "Rien n’a été importé : donnez des fichiers plus récents."
    )


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
        left=tally.left,
        absent=staged.absent,
        units=tally.units,
        units_created=tally.units_created,
        units_updated=tally.units_updated,
        units_refused=staged.units_refused,
        points_refused=staged.points_refused,
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
