"""Writing what an import found, in the transaction of its caller."""

from collections.abc import Sequence
from datetime import datetime

from bonrelais.directory.actions.crafts import recompute_crafts_shares
from bonrelais.directory.actions.hits import refresh_hits
from bonrelais.directory.actions.indexing import reindex
from bonrelais.directory.models import Company, Establishment, EstablishmentState, ImportRun
from bonrelais.directory.sirene.actions.writing import upsert
from bonrelais.directory.sirene.comparison import Changes, CompanyChange, EstablishmentChange, StateChange
from bonrelais.directory.sirene.counts import ImportCounts
from bonrelais.directory.sirene.mapping import CompanyValues, EstablishmentValues, masked
from bonrelais.directory.sirene.states import Known, StateValues, next_state
from bonrelais.directory.sirene.stored import establishments_of
from bonrelais.foundation.actor import Actor
from bonrelais.foundation.clock import day_of
from bonrelais.foundation.ids import new_id
from bonrelais.journal.actions import record
from bonrelais.messages.actions import withhold_letters


def apply_changes(
    changes: Changes, file_names: Sequence[str], counts: ImportCounts, *, by: Actor, at: datetime
) -> None:
    run = ImportRun.objects.create(
        started_at=at,
        finished_at=at,
        file_names=list(file_names),
        files_on=counts.files_on,
        counts=_numbers(counts),
        refused=counts.as_json()["refused_rows"],
    )
    _reach_beyond(changes, at)
    _write_companies(changes.companies, at)
    _write_establishments(changes.establishments, at)
    _write_states(changes, run, at)
    refresh_hits(changes.touched, at=at)
    reindex(changes.touched)
    recompute_crafts_shares(at=at)
    turned = [unit.id for unit in changes.far_reaching if unit.has_turned_partial]
    if turned:
        withhold_letters(turned, by=by, at=at)
    record("register.imported", run, by=by, at=at)


def _write_companies(rows: Sequence[CompanyChange], at: datetime) -> None:
    columns = ("id", "siren", *CompanyValues._fields, "recorded_at")
    upsert(Company, columns, [(row.id, row.siren, *row.values, at) for row in rows])


def _write_establishments(rows: Sequence[EstablishmentChange], at: datetime) -> None:
    columns = ("id", "company_id", "siret", *EstablishmentValues._fields, "recorded_at")
    upsert(Establishment, columns, [(row.id, row.company_id, row.siret, *row.values, at) for row in rows])


def _write_states(changes: Changes, run: ImportRun, at: datetime) -> None:
    columns = ("id", "establishment_id", *StateValues._fields, "recorded_at", "run_id")
    rows = [(new_id(), state.establishment_id, *state.values, at, run.pk) for state in changes.states]
    upsert(EstablishmentState, columns, rows)


def _reach_beyond(changes: Changes, at: datetime) -> None:
    """Establishments elsewhere, whose company is now partially diffused or of another legal form."""
    units = {unit.id: unit for unit in changes.far_reaching}
    columns = ("id", "company_id", "siret", *EstablishmentValues._fields)
    rows = list(establishments_of(units.keys()).values_list(*columns)) if units else []
    for row in rows:
        pk, unit, held = row[0], units[row[1]], EstablishmentValues._make(row[3:])
        if pk in changes.compared:
            continue
        values = masked(held, legal_form=unit.now.legal_form) if unit.now.is_partial else held
        before = unit.before or unit.now
        state = next_state(Known(values, unit.now.legal_form), Known(held, before.legal_form), today=day_of(at))
        if state:
            changes.states.append(StateChange(pk, state))
        if values != held:
            changes.establishments.append(EstablishmentChange(pk, unit.id, row[2], values))
            changes.touched.append(pk)


def _numbers(counts: ImportCounts) -> dict[str, object]:
    return {name: value for name, value in counts.as_json().items() if isinstance(value, int)}
