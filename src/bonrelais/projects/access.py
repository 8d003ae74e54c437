from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bonrelais.programmes.seat import Seat
from bonrelais.projects.models import ActionProject, Outcome, Step


def visible_projects(seat: Seat) -> QuerySet[ActionProject]:
    return ActionProject.objects.filter(programme_id=seat.programme_id)


def project(seat: Seat, pk: UUID) -> ActionProject:
    return get_object_or_404(
        visible_projects(seat).select_related(
            "company", "establishment__commune", "theme__parent", "need__theme", "adviser", "organisation"
        ),
        pk=pk,
    )


def step(seat: Seat, pk: UUID) -> Step:
    return get_object_or_404(
        Step.objects.select_related("project").filter(project__programme_id=seat.programme_id), pk=pk
    )


def outcome(seat: Seat, pk: UUID) -> Outcome:
    return get_object_or_404(
        Outcome.objects.select_related("project__establishment").filter(project__programme_id=seat.programme_id), pk=pk
    )
