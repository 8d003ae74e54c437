from datetime import date, datetime

from django.db import transaction

from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import Callback
from bonrelais.visits.reports import CallbackPlan


class CallbackDoneError(DomainError):
    pass


@transaction.atomic
def promise_callback(establishment: Establishment, *, plan: CallbackPlan, by: Seat, at: datetime) -> Callback:
    if not plan.text.strip():
        raise DomainError("Écrivez ce qui est promis, en une phrase.")
    callback = Callback.objects.create(
        programme_id=by.programme_id,
        organisation_id=by.organisation_id,
        company_id=establishment.company_id,
        establishment=establishment,
        visit=plan.visit,
        adviser=plan.adviser,
        kind=plan.kind,
        text=plan.text.strip(),
        due_on=plan.due_on,
        first_due_on=plan.due_on,
        recorded_at=at,
    )
    record("callback.promised", callback, by=by, at=at)
    return callback


@transaction.atomic
def close_callback(callback: Callback, *, outcome: str, by: Seat, at: datetime) -> Callback:
    current = _open(callback)
    current.done_at = at
    current.done_by = by.user
    current.outcome = outcome.strip()
    current.save(update_fields=["done_at", "done_by", "outcome"])
    record("callback.done", current, by=by, at=at)
    return current


@transaction.atomic
def postpone_callback(callback: Callback, *, due_on: date, by: Seat, at: datetime) -> Callback:
    current = _open(callback)
    if due_on <= clock.day_of(at):
        raise DomainError("Cette date est passée. Choisissez un jour à partir de demain.")
    current.due_on = max(due_on, current.first_due_on)
    current.save(update_fields=["due_on"])
    record("callback.postponed", current, by=by, at=at, fields=["due_on"])
    return current


def _open(callback: Callback) -> Callback:
    current = Callback.objects.select_for_update(of=("self",)).get(pk=callback.pk)
    if current.done_at is not None:
        raise CallbackDoneError("Ce rappel est déjà fait.")
    return current
