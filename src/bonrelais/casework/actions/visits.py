from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from bonrelais.casework import queries
from bonrelais.casework.whole_visit import NeedHeard, Promise, WholeVisit
from bonrelais.directory.actions.contacts import add_contact
from bonrelais.directory.actions.facts import learn_fact, withdraw_fact
from bonrelais.directory.models import Establishment
from bonrelais.foundation.errors import DomainError
from bonrelais.needs.actions import end_need, find_need, word_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.findings import NeedFinding
from bonrelais.programmes.seat import Seat
from bonrelais.visits import queries as visits_queries
from bonrelais.visits.actions.callbacks import promise_callback, withdraw_callback
from bonrelais.visits.actions.drafts import drop_draft
from bonrelais.visits.actions.notes import withdraw_private_note, write_private_note
from bonrelais.visits.actions.visits import cancel_visit, correct_visit, record_visit
from bonrelais.visits.choices import CallbackKind
from bonrelais.visits.models import Visit, VisitVersion
from bonrelais.visits.reports import CallbackPlan, VisitReport


class DifferentVisitError(DomainError):
    """This key has recorded a visit already, and it is not the one sent now: what is typed must be kept."""

    def __init__(self, visit: Visit) -> None:
        super().__init__("Cette visite est déjà notée, avec un autre contenu.")
        self.visit = visit


@transaction.atomic
def record_whole_visit(establishment: Establishment, *, whole: WholeVisit, by: Seat, at: datetime) -> Visit:
    """The visit and all that was heard at it, together or not at all. A second sending changes nothing.

    The key of a visit already recorded, with something else to record, is refused: nothing typed is dropped.
    """
    digest = whole.digest(establishment.id)
    report = _with_who_was_met(establishment, whole=whole, by=by, at=at)
    visit, is_new = record_visit(establishment, report=replace(report, content_digest=digest), by=by, at=at)
    if is_new:
        _record_what_was_heard(visit, establishment=establishment, whole=whole, by=by, at=at)
    elif visit.content_digest != digest:
        raise DifferentVisitError(visit)
    drop_draft(device_key=report.device_key, by=by)
    return visit


def _with_who_was_met(establishment: Establishment, *, whole: WholeVisit, by: Seat, at: datetime) -> VisitReport:
    """The person met for the first time is noted with the visit, unless the visit was already recorded."""
    report = whole.report
    if whole.met is None or visits_queries.visit_with_key(by.programme_id, report.device_key) is not None:
        return report
    met = add_contact(establishment.company, facts=whole.met, by=by, at=at)
    return replace(report, contacts=[*report.contacts, met])


def _record_what_was_heard(
    visit: Visit, *, establishment: Establishment, whole: WholeVisit, by: Seat, at: datetime
) -> None:
    for heard in whole.needs:
        finding = NeedFinding(theme=heard.theme, found_on=whole.report.held_on, words=heard.words, visit=visit)
        find_need(establishment, finding=finding, by=by, at=at)
    for plan in _plans(visit, whole.promises, whole.report):
        promise_callback(establishment, plan=plan, by=by, at=at)
    for fact in whole.facts:
        learn_fact(establishment, fact=replace(fact, origin_id=visit.id), by=by, at=at)
    if whole.private_note.strip():
        write_private_note(establishment.company, text=whole.private_note, visit=visit, by=by, at=at)


def _plans(visit: Visit, promises: Sequence[Promise], report: VisitReport) -> list[CallbackPlan]:
    """Promised by who held the visit."""
    return [
        CallbackPlan(
            kind=CallbackKind.PROMISE, text=promise.text, due_on=promise.due_on, adviser=report.adviser, visit=visit
        )
        for promise in promises
    ]


@transaction.atomic
def correct_whole_visit(
    version: VisitVersion, *, whole: WholeVisit, reason: str, by: Seat, at: datetime
) -> VisitVersion:
    """A correction of the visit, and what it adds: somebody met, needs, words, promises, facts, a note.

    A theme unticked ends its need as found by mistake, when nothing rests on it.
    """
    place = version.establishment
    report = whole.report
    if whole.met is not None:
        met = add_contact(place.company, facts=whole.met, by=by, at=at)
        report = replace(report, contacts=[*report.contacts, met])
    corrected = correct_visit(version, report=report, reason=reason, by=by, at=at)
    _settle_needs(corrected, whole.needs, by=by, at=at)
    known = {(row.text, row.due_on) for row in visits_queries.callbacks_of_visit(version.visit_id)}
    added = [promise for promise in whole.promises if (promise.text.strip(), promise.due_on) not in known]
    for plan in _plans(version.visit, added, report):
        promise_callback(place, plan=plan, by=by, at=at)
    for fact in whole.facts:
        learn_fact(place, fact=replace(fact, origin_id=version.visit_id), by=by, at=at)
    if whole.private_note.strip():
        write_private_note(place.company, text=whole.private_note, visit=version.visit, by=by, at=at)
    return corrected


def _settle_needs(version: VisitVersion, needs: Sequence[NeedHeard], *, by: Seat, at: datetime) -> None:
    wanted = {heard.theme.id: heard for heard in needs}
    taken = queries.taken_needs(version.visit_id)
    for need in queries.needs_of_visit(version.visit_id):
        heard = wanted.pop(need.theme_id, None)
        if heard is not None:
            word_need(need, words=heard.words, by=by, at=at)
        elif need.id not in taken:
            end_need(need, end=NeedEnd.MISTAKEN, by=by, at=at)
    for heard in wanted.values():
        finding = NeedFinding(theme=heard.theme, found_on=version.held_on, words=heard.words, visit=version.visit)
        find_need(version.establishment, finding=finding, by=by, at=at)


@transaction.atomic
def cancel_whole_visit(visit: Visit, *, reason: str, by: Seat, at: datetime) -> Visit:
    """Cancels the visit and what rests on it alone.

    Its needs that nobody took up, its promises still due, the facts learnt at it and the notes written at it are
    withdrawn, and its appointment is free again. The people met stay known.
    """
    cancelled = cancel_visit(visit, reason=reason, by=by, at=at)
    left = queries.left_by(by, visit)
    for need in left.needs:
        end_need(need, end=NeedEnd.MISTAKEN, by=by, at=at)
    for callback in left.promises:
        withdraw_callback(callback, by=by, at=at)
    for fact in left.facts:
        withdraw_fact(fact, by=by, at=at)
    for note in visits_queries.notes_of_visit(visit.id):
        withdraw_private_note(note, by=by, at=at)
    return cancelled
