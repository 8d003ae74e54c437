"""What happened around a business, read from every room at once: one query, a line an event.

Visits and referrals are read by their own queries, with the people met and the answers; all the rest is here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    Expression,
    Model,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Concat

from bonrelais.directory.models import EstablishmentLink, FactLearnt
from bonrelais.foundation.prepared import Given, Prepared
from bonrelais.needs.models import Need, NeedWording
from bonrelais.programmes.seat import Seat
from bonrelais.projects.choices import ProjectState
from bonrelais.projects.models import ActionProject, Outcome, ProjectStage
from bonrelais.toolbox.models import ProposalStage
from bonrelais.visits.models import Appointment, Callback, VisitVersion


class Kind(StrEnum):
    CORRECTED = "corrected"
    NEED = "need"
    NEED_WORDED = "need_worded"
    NEED_ENDED = "need_ended"
    PROMISED = "promised"
    KEPT = "kept"
    PROMISE_WITHDRAWN = "promise_withdrawn"
    PLANNED = "planned"
    UNPLANNED = "unplanned"
    TOOL = "tool"
    TOOL_AT_LARGE = "tool_at_large"
    FACT = "fact"
    FACT_WITHDRAWN = "fact_withdrawn"
    PROJECT = "project"
    PROJECT_WITHDRAWN = "project_withdrawn"
    STAGE = "stage"
    OUTCOME = "outcome"
    JOINED = "joined"
    PARTED = "parted"


class Happening(NamedTuple):
    """`at` is the instant it was recorded, `on` the day it happened when that is told; `key` leads to its page.

    `day`, `moment` and `amount` are what it speaks of: due or held that day, at that moment, so many cents or jobs.
    """

    kind: str
    key: str
    at: datetime
    on: date | None
    title: str
    words: str
    code: str
    who: str
    day: date | None
    moment: datetime | None
    amount: int | None


Column = str | Expression
Rows = QuerySet[Model, tuple[object, ...]]
BLANK: Final = Value("")
NOTHING: Final = Value(None)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table says what a happening tells. The same types for every table: they are read as one."""

    key: str
    at: str
    title: Column
    on: Column = NOTHING
    words: Column = BLANK
    code: Column = BLANK
    who: str = ""
    day: Column = NOTHING
    moment: Column = NOTHING
    amount: Column = NOTHING

    @property
    def typed(self) -> tuple[Expression, ...]:
        return (
            Cast(self.key, CharField()),
            Cast(self.at, DateTimeField()),
            Cast(self.on, DateField()),
            Cast(self.title, TextField()),
            Cast(self.words, TextField()),
            Cast(self.code, TextField()),
            _name(self.who) if self.who else Cast(BLANK, TextField()),
            Cast(self.day, DateField()),
            Cast(self.moment, DateTimeField()),
            Cast(self.amount, BigIntegerField()),
        )


def happenings(seat: Seat, company_id: UUID) -> list[Happening]:
    rows = _HAPPENINGS.read({"programme": seat.programme_id, "company": company_id})
    return [Happening._make(row) for row in rows]


def _lines(kind: Kind, rows: QuerySet[Model], columns: Columns) -> Rows:
    return rows.order_by().values_list(Value(kind.value, output_field=CharField()), *columns.typed)


def _name(of: str) -> Concat:
    return Concat(f"{of}__first_name", Value(" "), f"{of}__last_name", output_field=TextField())


def _of_visits() -> Sequence[Rows]:
    corrected = VisitVersion.objects.filter(
        visit__programme=Given("programme"), visit__company=Given("company")
    ).exclude(correction_reason="")
    planned = Appointment.objects.filter(programme=Given("programme"), company=Given("company"))
    gone = planned.filter(cancelled_at__isnull=False)
    return (
        _lines(
            Kind.CORRECTED,
            corrected,
            Columns("visit_id", "recorded_at", "correction_reason", who="recorded_by", day="held_on"),
        ),
        _lines(Kind.PLANNED, planned, Columns("id", "recorded_at", "purpose", who="adviser", moment="starts_at")),
        _lines(
            Kind.UNPLANNED,
            gone,
            Columns("id", "cancelled_at", "cancel_reason", code="moved_to__id", who="cancelled_by", moment="starts_at"),
        ),
    )


def _of_promises() -> Sequence[Rows]:
    promised = Callback.objects.filter(programme=Given("programme"), company=Given("company"))
    kept = promised.filter(done_at__isnull=False)
    withdrawn = promised.filter(withdrawn_at__isnull=False)
    return (
        _lines(Kind.PROMISED, promised, Columns("id", "recorded_at", "text", code="kind", who="adviser", day="due_on")),
        _lines(Kind.KEPT, kept, Columns("id", "done_at", "text", words="outcome", code="kind", who="done_by")),
        _lines(Kind.PROMISE_WITHDRAWN, withdrawn, Columns("id", "withdrawn_at", "text", code="kind")),
    )


def _of_needs() -> Sequence[Rows]:
    needs = Need.objects.filter(programme=Given("programme"), company=Given("company"))
    ended = needs.filter(ended_at__isnull=False)
    wordings = NeedWording.objects.filter(need__programme=Given("programme"), need__company=Given("company"))
    return (
        _lines(
            Kind.NEED,
            needs,
            Columns("id", "recorded_at", "theme__label", on="found_on", words="words", who="recorded_by"),
        ),
        _lines(Kind.NEED_ENDED, ended, Columns("id", "ended_at", "theme__label", words="words", code="end")),
        _lines(
            Kind.NEED_WORDED,
            wordings,
            Columns("need_id", "replaced_at", "need__theme__label", words="words", who="replaced_by"),
        ),
    )


def _of_tools() -> Sequence[Rows]:
    stages = ProposalStage.objects.filter(proposal__programme=Given("programme"), proposal__company=Given("company"))
    told = Columns(
        "proposal__need_id",
        "recorded_at",
        "proposal__tool__title",
        on="since_on",
        words="reason",
        code="state",
        who="recorded_by",
        amount="amount_cents",
    )
    for_need = stages.filter(proposal__need__isnull=False)
    at_large = stages.filter(proposal__need__isnull=True)
    return (
        _lines(Kind.TOOL, for_need, told),
        _lines(Kind.TOOL_AT_LARGE, at_large, replace(told, key="proposal__establishment_id")),
    )


def _of_facts() -> Sequence[Rows]:
    facts = FactLearnt.objects.filter(programme=Given("programme"), company=Given("company"))
    withdrawn = facts.filter(withdrawn_at__isnull=False)
    told = Columns("id", "recorded_at", "value", on="learnt_on", words="source", code="code", who="recorded_by")
    return (
        _lines(Kind.FACT, facts, told),
        _lines(Kind.FACT_WITHDRAWN, withdrawn, Columns("id", "withdrawn_at", "value", words="source", code="code")),
    )


def _of_joins() -> Sequence[Rows]:
    joins = EstablishmentLink.objects.filter(programme=Given("programme"), later__company=Given("company"))
    undone = joins.filter(undone_at__isnull=False)
    return (
        _lines(Kind.JOINED, joins, Columns("id", "recorded_at", "earlier__display_name", who="recorded_by")),
        _lines(Kind.PARTED, undone, Columns("id", "undone_at", "earlier__display_name", who="undone_by")),
    )


def _of_projects() -> Sequence[Rows]:
    projects = ActionProject.objects.filter(programme=Given("programme"), company=Given("company"))
    withdrawn = projects.filter(withdrawn_at__isnull=False)
    stages = ProjectStage.objects.filter(project__programme=Given("programme"), project__company=Given("company"))
    outcomes = Outcome.objects.filter(project__programme=Given("programme"), project__company=Given("company"))
    return (
        _lines(
            Kind.PROJECT,
            projects,
            Columns("id", "recorded_at", "title", on="proposed_on", words="theme__label", who="adviser"),
        ),
        _lines(Kind.PROJECT_WITHDRAWN, withdrawn, Columns("id", "withdrawn_at", "title", words="withdrawal_reason")),
        _lines(
            Kind.STAGE,
            stages.exclude(state=ProjectState.PROPOSED),
            Columns("project_id", "recorded_at", "project__title", on="since_on", code="state", who="recorded_by"),
        ),
        _lines(Kind.OUTCOME, outcomes.filter(corrected_by__isnull=True), _OUTCOME),
    )


_OUTCOME: Final = Columns(
    "project_id",
    "recorded_at",
    "project__title",
    on="concerns_on",
    words="nature",
    code="kind",
    who="recorded_by",
    amount="value",
)


def _every_line() -> Rows:
    parts = (_of_visits, _of_promises, _of_needs, _of_tools, _of_facts, _of_joins, _of_projects)
    first, *others = [rows for part in parts for rows in part()]
    return first.union(*others, all=True)


_HAPPENINGS: Final = Prepared(_every_line)
