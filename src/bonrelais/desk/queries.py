"""What the pages that span rooms read."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from bonrelais.directory.models import Establishment
from bonrelais.directory.queries.sheets import fact_sheet
from bonrelais.foundation import clock
from bonrelais.needs import access as needs_access
from bonrelais.needs.models import Need
from bonrelais.needs.queries import needs_of
from bonrelais.programmes.seat import Seat
from bonrelais.projects.queries import live_projects
from bonrelais.referrals.models import Answer, Referral
from bonrelais.referrals.queries import referrals as referrals_queries
from bonrelais.referrals.states import LEFT_WITHOUT_HELP
from bonrelais.toolbox.queries.effects import has_news
from bonrelais.toolbox.queries.matches import tools_for_needs
from bonrelais.toolbox.queries.proposals import live_proposals, standings_of
from bonrelais.toolbox.queries.shapes import Standing, ToolMatch
from bonrelais.visits import queries as visits_queries
from bonrelais.visits.models import Appointment, Callback

SHOWN = 6
"""How many rows of a kind the home page shows before sending to the list."""


class AgendaState(StrEnum):
    """Where an appointment stands. LEFT: over for more than two weeks, and no visit was recorded."""

    RECORDED = "recorded"
    TO_NOTE = "to_note"
    TO_COME = "to_come"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    row: Appointment
    standing: AgendaState


@dataclass(frozen=True, slots=True)
class AgendaDay:
    day: date
    lines: Sequence[AgendaLine]


@dataclass(frozen=True, slots=True)
class Home:
    """An adviser's day: what comes next, the week, what was promised, what relays said, needs nobody has.

    `left_states`: the answers that leave the need to another relay.
    """

    following: Appointment | None
    to_note: Sequence[AgendaLine]
    days: Sequence[AgendaDay]
    callbacks: Sequence[Callback]
    late: int
    answers: Sequence[Answer]
    left_states: Collection[str]
    waiting: Sequence[Referral]
    needs: Sequence[Need]
    needs_count: int
    has_tool_news: bool
    """Whether a version of a tool was published lately: its panel is loaded after the page."""


def week_of(day: date) -> tuple[date, date]:
    """Today to Sunday; from Friday on, to the end of the next week."""
    last = day + timedelta(days=6 - day.weekday())
    return day, last + timedelta(days=7) if day.weekday() >= 4 else last


def home(seat: Seat, *, at: datetime, is_whole: bool = False) -> Home:
    """Appointments of the last two weeks whose visit is not recorded come first: they are about to be forgotten.

    `is_whole`: every need without a relay, not the newest alone.
    """
    on = clock.day_of(at)
    first, last = week_of(on)
    lines = agenda_lines(visits_queries.agenda(seat, first=on - visits_queries.KEPT_TO_NOTE, last=last), at=at)
    to_note = [line for line in lines if line.standing is AgendaState.TO_NOTE]
    week = [line for line in lines if clock.day_of(line.row.starts_at) >= first and line not in to_note]
    callbacks = list(visits_queries.callbacks_due(seat, until=last))
    needs = list(needs_without_relay(seat))
    return Home(
        following=next((line.row for line in week if line.standing is AgendaState.TO_COME), None),
        to_note=to_note,
        days=by_day(week),
        callbacks=callbacks,
        late=sum(row.due_on < on for row in callbacks),
        answers=list(referrals_queries.unseen_answers(seat)[:SHOWN]),
        left_states=LEFT_WITHOUT_HELP,
        waiting=list(referrals_queries.waiting_referrals(seat)[:SHOWN]),
        needs=needs if is_whole else needs[:SHOWN],
        needs_count=len(needs),
        has_tool_news=has_news(seat, on=on),
    )


def agenda_lines(appointments: Iterable[Appointment], *, at: datetime) -> list[AgendaLine]:
    """Rows read with their visit."""
    return [AgendaLine(row, _standing(row, at=at)) for row in appointments]


def _standing(row: Appointment, *, at: datetime) -> AgendaState:
    if hasattr(row, "visit"):
        return AgendaState.RECORDED
    if row.ends_at > at:
        return AgendaState.TO_COME
    since = clock.start_of(clock.day_of(at) - visits_queries.KEPT_TO_NOTE)
    return AgendaState.TO_NOTE if row.starts_at >= since else AgendaState.LEFT


def by_day(lines: Sequence[AgendaLine]) -> list[AgendaDay]:
    days: dict[date, list[AgendaLine]] = {}
    for line in lines:
        days.setdefault(clock.day_of(line.row.starts_at), []).append(line)
    return [AgendaDay(day, held) for day, held in days.items()]


def needs_without_relay(seat: Seat) -> QuerySet[Need]:
    """Open needs this person found, that no relay, tool or project follows, newest first.

    Only what goes on or came to something follows a need: each room says what is live in it.
    """
    taken = (
        Exists(referrals_queries.followed_up().filter(need_id=OuterRef("pk")))
        | Exists(live_projects().filter(need_id=OuterRef("pk")))
        | Exists(live_proposals().filter(need_id=OuterRef("pk")))
    )
    return (
        needs_access.visible_needs(seat)
        .filter(~taken, recorded_by=seat.user, ended_at__isnull=True)
        .select_related("theme", "establishment__commune")
        .order_by("-found_on", "-id")
    )


def agenda(seat: Seat, *, first: date, last: date, at: datetime) -> list[AgendaDay]:
    """Every day of the week, those without appointment too."""
    lines = agenda_lines(visits_queries.agenda(seat, first=first, last=last), at=at)
    found = {day.day: day for day in by_day(lines)}
    days = [first + timedelta(days=rank) for rank in range((last - first).days + 1)]
    return [found.get(day, AgendaDay(day, ())) for day in days]


@dataclass(frozen=True, slots=True)
class NeedTools:
    need: Need
    matches: Sequence[ToolMatch]


@dataclass(frozen=True, slots=True)
class ToolsPart:
    """The tools of each open need, sure ones first; and every tool proposed, whatever became of it or of its need."""

    needs: Sequence[NeedTools]
    followed: Sequence[Standing]


def tools_part(seat: Seat, establishment: Establishment, *, on: date) -> ToolsPart:
    needs = [need for need in needs_of(seat, establishment.company_id) if need.ended_at is None]
    sheet = fact_sheet(seat, establishment, on=on)
    matches = tools_for_needs(seat, establishment, needs, sheet=sheet, on=on)
    return ToolsPart(
        needs=[NeedTools(need, matches[need.id]) for need in needs],
        followed=standings_of(seat, establishment.company_id),
    )
