from datetime import date, datetime

from django.db import transaction

from bonrelais.core.french import show_day
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.journal.actions import record
from bonrelais.programmes.seat import Seat
from bonrelais.visits.models import Callback
from bonrelais.visits.reports import CallbackPlan


class CallbackDoneError(DomainError):
    """It is done, or withdrawn: it is no longer to do."""


class CallbackOpenError(DomainError):
    """It is still to do."""


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
    """Another day. Later, the first day promised stays readable; sooner, that day becomes the one promised."""
    current = _open(callback)
    if due_on <= clock.day_of(at):
        raise DomainError("Cette date est passée. Choisissez un jour à partir de demain.")
    if due_on == current.due_on:
        raise DomainError(f"C’est déjà prévu pour le {show_day(current.due_on)}. Choisissez un autre jour.")
    current.due_on = due_on
    current.first_due_on = min(current.first_due_on, due_on)
    current.save(update_fields=["due_on", "first_due_on"])
    record("callback.postponed", current, by=by, at=at, fields=["due_on"])
    return current


@transaction.atomic
def word_callback(callback: Callback, *, outcome: str, by: Seat, at: datetime) -> Callback:
    """Says what was done, once it is."""
    current = _locked(callback)
    if current.done_at is None:
        raise CallbackOpenError("Ce rappel est à faire. Notez d’abord qu’il est fait.")
    if current.outcome != outcome.strip():
        current.outcome = outcome.strip()
        current.save(update_fields=["outcome"])
        record("callback.worded", current, by=by, at=at, fields=["outcome"])
    return current


@transaction.atomic
def reopen_callback(callback: Callback, *, by: Seat, at: datetime) -> Callback:
    """It was said done by mistake: it is due again, on the day it was."""
    current = _locked(callback)
    if current.done_at is None:
        raise CallbackOpenError("Ce rappel est déjà à faire.")
    current.done_at = None
    current.done_by = None
    current.outcome = ""
    current.save(update_fields=["done_at", "done_by", "outcome"])
    record("callback.reopened", current, by=by, at=at)
    return current


@transaction.atomic
def withdraw_callback(callback: Callback, *, by: Seat, at: datetime) -> None:
    """The visit where it was promised is cancelled: nobody waits for it any more."""
    current = _open(callback)
    current.withdrawn_at = at
    current.save(update_fields=["withdrawn_at"])
    record("callback.withdrawn", current, by=by, at=at)


def _open(callback: Callback) -> Callback:
    current = _locked(callback)
    if current.done_at is not None:
        raise CallbackDoneError("Ce rappel est déjà fait.")
    return current


def _locked(callback: Callback) -> Callback:
    current = Callback.objects.select_for_update(of=("self",)).get(pk=callback.pk)
    if current.withdrawn_at is not None:
        raise CallbackDoneError("Ce rappel est retiré, avec la visite où il a été promis.")
    return current
