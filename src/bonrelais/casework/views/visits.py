from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bonrelais.casework import actions, queries
from bonrelais.casework.facts_form import FactsForm
from bonrelais.casework.forms import CorrectionForm, VisitForm
from bonrelais.casework.recorded import RecordedVisit, corrected, differences
from bonrelais.casework.whole_visit import WholeVisit
from bonrelais.directory import access as directory_access
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import answers_known
from bonrelais.foundation import clock
from bonrelais.foundation.errors import DomainError
from bonrelais.foundation.ids import new_id
from bonrelais.programmes.access import WORKERS, roles
from bonrelais.programmes.choices import Role
from bonrelais.programmes.seat import Request, Seat
from bonrelais.visits import access as visits_access
from bonrelais.visits import queries as visits_queries
from bonrelais.visits.actions.drafts import DraftContent, RecordedKeyError, drop_draft, keep_draft
from bonrelais.visits.actions.visits import StaleVersionError
from bonrelais.visits.forms import ReasonForm
from bonrelais.visits.models import Appointment, Visit, VisitDraft

NOT_KEPT: Final = frozenset({"csrfmiddlewaretoken", "device_key", "another"})


@dataclass(frozen=True, slots=True)
class Screen:
    """A visit being noted: where, for which appointment, and what is typed."""

    place: Establishment
    appointment: Appointment | None
    form: VisitForm
    facts: FactsForm
    seat: Seat
    draft: VisitDraft | None = None

    @property
    def is_valid(self) -> bool:
        return self.form.is_valid() and self.facts.is_valid()

    @property
    def whole(self) -> WholeVisit:
        learnt = self.facts.learnt(self.form.cleaned_data["held_on"])
        return self.form.whole_visit(appointment=self.appointment, facts=learnt)

    @property
    def context(self) -> dict[str, object]:
        return {
            "establishment": self.place,
            "form": self.form,
            "facts": self.facts,
            "appointment": self.appointment,
            "draft": self.draft,
            "draft_at": self.draft.saved_at if self.draft else None,
            "draft_key": self.seat.draft_key("visit", self.place.pk),
        }


@roles(Role.ADVISER, Role.COORDINATOR)
@require_http_methods(["GET", "POST"])
def record_visit(request: Request, establishment: UUID) -> HttpResponse:
    place = directory_access.establishment(request.seat, establishment)
    choices = queries.visit_choices(request.seat, place.company_id)
    appointment = _appointment(request)
    known = answers_known(request.seat, place, on=clock.today())
    if request.method == "POST":
        sent = _sent(request)
        screen = Screen(
            place, appointment, VisitForm(sent, choices=choices), FactsForm(sent, known=known), request.seat
        )
        answer = _record(request, screen) if screen.is_valid else None
        return answer or render(request, "casework/visit.html", screen.context, status=422)
    draft = visits_queries.latest_draft(request.seat, place.id, on=clock.today())
    values = queries.draft_values(draft)
    form = VisitForm(choices=choices, initial={**queries.appointment_values(appointment), **values})
    facts = FactsForm(initial=values, known=known)
    screen = Screen(place, appointment, form, facts, request.seat, draft)
    response = render(request, "casework/visit.html", screen.context)
    # The browser's arrow asks for it again: a form filled anew by the browser would make a second visit.
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _sent(request: Request) -> QueryDict:
    """The form; under another key when the person says that it is another visit."""
    another = request.POST.get("another")
    if not another:
        return request.POST
    sent = request.POST.copy()
    sent["device_key"] = another
    return sent


def _record(request: Request, screen: Screen) -> HttpResponse | None:
    """The sheet once recorded; the form beside what is recorded already; None when it is refused."""
    now, seat, whole = clock.now(), request.seat, screen.whole
    again = queries.sent_again(seat, screen.place, whole, at=now)
    if again is not None and not request.POST.get("another"):
        drop_draft(device_key=whole.report.device_key, by=seat)
        return _recorded(request, screen, again, at=now)
    try:
        visit = actions.record_whole_visit(screen.place, whole=whole, by=seat, at=now)
    except actions.DifferentVisitError as refusal:
        return _beside(request, screen, refusal.visit)
    except DomainError as refusal:
        screen.form.add_error(None, str(refusal))
        return None
    return _recorded(request, screen, visit, at=now)


def _recorded(request: Request, screen: Screen, visit: Visit, *, at: datetime) -> HttpResponse:
    """The message carries the keys recorded: what this device kept under them is then forgotten, and nothing else."""
    key = screen.form.cleaned_data["device_key"]
    keys = f"{key} {request.POST.get('device_key', '')}"
    if visit.device_key == key:
        messages.success(request, "Visite notée.", extra_tags=keys)
    else:
        told = f"Cette visite vient d’être notée, mot pour mot, {_minutes_ago(visit, at)} : elle ne l’est qu’une fois."
        messages.info(request, told, extra_tags=keys)
    return redirect("desk:sheet", pk=screen.place.pk)


def _minutes_ago(visit: Visit, at: datetime) -> str:
    minutes = int((at - visit.recorded_at).total_seconds()) // 60
    return f"il y a {minutes} min" if minutes else "à l’instant"


def _beside(request: Request, screen: Screen, visit: Visit) -> HttpResponse:
    """The key has recorded something else: both are shown, and the person says what this is."""
    version = visits_access.present_version(request.seat, visit.id)
    recorded = queries.recorded_visit(version)
    context = screen.context | {
        "recorded": recorded,
        "differences": differences(recorded, screen.whole),
        "can_correct": visits_access.can_correct(request.seat, version) and visit.cancelled_at is None,
        "another_key": new_id(),
    }
    return render(request, "casework/visit.html", context, status=409)


@roles(Role.ADVISER, Role.COORDINATOR)
@require_POST
def draft(request: Request, establishment: UUID) -> HttpResponse:
    """Keeps the form as typed, on every pause of the typing; answers when it was kept."""
    place = directory_access.establishment(request.seat, establishment)
    try:
        device_key = UUID(request.POST.get("device_key", ""))
    except ValueError:
        return JsonResponse({"error": "Ce brouillon n’a pas de clé. Rechargez la page."}, status=422)
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in NOT_KEPT}
    try:
        kept = keep_draft(place, device_key=device_key, content=DraftContent(fields), by=request.seat, at=clock.now())
    except RecordedKeyError as refusal:
        return JsonResponse({"error": str(refusal)}, status=409)
    return JsonResponse({"saved_at": kept.saved_at.isoformat()})


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def correct_visit(request: Request, pk: UUID) -> HttpResponse:
    recorded = queries.recorded_visit(visits_access.version_to_correct(request.seat, pk))
    sent = request.POST if request.method == "POST" else None
    choices = queries.correction_choices(request.seat, recorded)
    form = CorrectionForm(sent, choices=choices, initial=recorded.initial)
    known = answers_known(request.seat, recorded.version.establishment, on=clock.today())
    facts = FactsForm(sent, known=known)
    context: dict[str, object] = {"form": form, "facts": facts}
    if sent is None:
        return _correction(request, recorded, context, status=200)
    whole = _whole(form, facts)
    if sent.get("version") != str(recorded.version.pk):
        return _stale(request, recorded, context, whole)
    if whole is None:
        return _correction(request, recorded, context, status=422)
    reason = form.cleaned_data["reason"]
    try:
        actions.correct_whole_visit(recorded.version, whole=whole, reason=reason, by=request.seat, at=clock.now())
    except StaleVersionError:
        version = visits_access.version_to_correct(request.seat, pk)
        return _stale(request, queries.recorded_visit(version), context, whole)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _correction(request, recorded, context, status=422)
    key = str(form.cleaned_data["device_key"])
    messages.success(request, "Visite corrigée. La version d’avant reste dans l’historique.", extra_tags=key)
    return redirect("casework:visit", pk=pk)


def _whole(form: CorrectionForm, facts: FactsForm) -> WholeVisit | None:
    if not (form.is_valid() and facts.is_valid()):
        return None
    return form.whole_visit(facts=facts.learnt(form.cleaned_data["held_on"]))


def _stale(
    request: Request, recorded: RecordedVisit, context: Mapping[str, object], whole: WholeVisit | None
) -> HttpResponse:
    """Somebody corrected it since the page was opened: what they recorded stands beside what is typed."""
    read = differences(recorded, corrected(recorded, whole)) if whole is not None else ()
    return _correction(request, recorded, {**context, "is_stale": True, "differences": read}, status=409)


def _correction(
    request: Request, recorded: RecordedVisit, context: Mapping[str, object], *, status: int
) -> HttpResponse:
    version = recorded.version
    shown = {
        **context,
        "version": version,
        "establishment": version.establishment,
        "recorded": recorded,
        "draft_key": request.seat.draft_key("correction", version.pk),
    }
    return render(request, "casework/correct.html", shown, status=status)


@roles(*WORKERS)
@require_http_methods(["GET", "POST"])
def cancel_visit(request: Request, pk: UUID) -> HttpResponse:
    version = visits_access.version_to_correct(request.seat, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.cancel_whole_visit(
                version.visit, reason=form.cleaned_data["reason"], by=request.seat, at=clock.now()
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Visite annulée. Elle ne compte plus à partir d’aujourd’hui.")
        return redirect("casework:visit", pk=pk)
    context = {"version": version, "form": form, "left": queries.left_by(request.seat, version.visit)}
    return render(request, "casework/cancel.html", context, status=422 if form.is_bound else 200)


@roles(*WORKERS)
@require_GET
def visit(request: Request, pk: UUID) -> HttpResponse:
    """All that is known of a visit: who, what was heard, promised and learnt, and every version of it."""
    version = visits_access.present_version(request.seat, pk)
    context = {"seen": queries.seen_visit(request.seat, version)}
    return render(request, "casework/seen.html", context)


def _appointment(request: Request) -> Appointment | None:
    asked = request.GET.get("appointment") or request.POST.get("appointment")
    if not asked:
        return None
    try:
        return visits_access.appointment_of(request.seat, UUID(asked))
    except ValueError:
        return None
