from datetime import datetime

from django.db import transaction

from bonrelais.casework import queries
from bonrelais.casework.whole_visit import WholeVisit
from bonrelais.directory.actions.facts import learn_fact
from bonrelais.directory.models import Establishment
from bonrelais.needs.actions import end_need, find_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.findings import NeedFinding
from bonrelais.programmes.seat import Seat
from bonrelais.visits.actions.callbacks import promise_callback
from bonrelais.visits.actions.drafts import drop_draft
from bonrelais.visits.actions.notes import write_private_note
from bonrelais.visits.actions.visits import cancel_visit, correct_visit, record_visit
from bonrelais.visits.choices import CallbackKind
from bonrelais.visits.models import Visit, VisitVersion
from bonrelais.visits.reports import CallbackPlan


@transaction.atomic
def record_whole_visit(establishment: Establishment, *, whole: WholeVisit, by: Seat, at: datetime) -> Visit:
    """The visit and all that was heard at it, together or not at all. A second sending changes nothing."""
    report = whole.report
    visit, is_new = record_visit(establishment, report=report, by=by, at=at)
    if is_new:
        _record_what_was_heard(visit, establishment=establishment, whole=whole, by=by, at=at)
    drop_draft(device_key=report.device_key, by=by)
    return visit


def _record_what_was_heard(
    visit: Visit, *, establishment: Establishment, whole: WholeVisit, by: Seat, at: datetime
) -> None:
    report = whole.report
    for heard in whole.needs:
        finding = NeedFinding(theme=heard.theme, found_on=report.held_on, words=heard.words, visit=visit)
        find_need(establishment, finding=finding, by=by, at=at)
    for promise in whole.promises:
        plan = CallbackPlan(
            kind=CallbackKind.PROMISE, text=promise.text, due_on=promise.due_on, adviser=report.adviser, visit=visit
        )
        promise_callback(establishment, plan=plan, by=by, at=at)
    for fact in whole.facts:
        learn_fact(establishment, fact=fact, by=by, at=at)
    if whole.private_note.strip():
        write_private_note(establishment.company, text=whole.private_note, visit=visit, by=by, at=at)


@transaction.atomic
def correct_whole_visit(
    version: VisitVersion, *, whole: WholeVisit, reason: str, by: Seat, at: datetime
) -> VisitVersion:
    """A correction of the visit; themes unticked end their need as found by mistake when nothing rests on it."""
    corrected = correct_visit(version, report=whole.report, reason=reason, by=by, at=at)
    visit = version.visit
    wanted = {heard.theme.id: heard for heard in whole.needs}
    for need in queries.needs_of_visit(visit.id):
        if need.theme_id in wanted:
            del wanted[need.theme_id]
        elif not queries.rests_on(need):
            end_need(need, end=NeedEnd.MISTAKEN, by=by, at=at)
    for heard in wanted.values():
        finding = NeedFinding(theme=heard.theme, found_on=whole.report.held_on, words=heard.words, visit=visit)
        find_need(corrected.establishment, finding=finding, by=by, at=at)
    if whole.private_note.strip():
        write_private_note(corrected.establishment.company, text=whole.private_note, visit=visit, by=by, at=at)
    return corrected


@transaction.atomic
def cancel_whole_visit(visit: Visit, *, reason: str, by: Seat, at: datetime) -> Visit:
    """Cancels the visit, and the needs heard at it on which nothing rests yet."""
    cancelled = cancel_visit(visit, reason=reason, by=by, at=at)
    for need in queries.needs_of_visit(visit.id):
        if not queries.rests_on(need):
            end_need(need, end=NeedEnd.MISTAKEN, by=by, at=at)
    return cancelled
