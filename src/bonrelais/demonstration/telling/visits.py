"""Appointments and visits: each meeting of the story, held and recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from bonrelais.casework.actions import cancel_whole_visit, correct_whole_visit, record_whole_visit
from bonrelais.casework.whole_visit import NeedHeard, Promise, WholeVisit
from bonrelais.demonstration.register.dice import Dice
from bonrelais.demonstration.story.calendar import evening, last_worked, next_worked, office_hour, visiting_hour
from bonrelais.demonstration.story.meetings import Meeting, Twist
from bonrelais.demonstration.telling import entered, followups, needs
from bonrelais.demonstration.telling.needs import Heard
from bonrelais.demonstration.telling.people import learn, meet_owner
from bonrelais.demonstration.telling.teller import Teller, key_of
from bonrelais.demonstration.words import around
from bonrelais.directory.models import Contact, Establishment
from bonrelais.foundation import clock
from bonrelais.programmes.choices import Mode
from bonrelais.visits.actions.appointments import cancel_appointment, plan_appointment
from bonrelais.visits.models import Appointment, Visit, VisitVersion
from bonrelais.visits.reports import AppointmentPlan, VisitReport

_APPOINTED: Final = 0.1
_MISSED: Final = 0.05
_ECOLOGY: Final = "transition-ecologique"
_MINUTES: Final = (30, 30, 45, 45, 45, 60, 60, 75, 90)


@dataclass(slots=True)
class Held:
    """A meeting on its way: the hour, and the appointment once made."""

    meeting: Meeting
    hour: time
    appointment: Appointment | None = None


def plan_meeting(teller: Teller, meeting: Meeting) -> None:
    dice = Dice(meeting.seed)
    held = Held(meeting, visiting_hour(dice))
    if meeting.is_planned_freely or dice.happens(_APPOINTED):
        day = last_worked(meeting.on - timedelta(days=5 + dice.below(15)))
        teller.diary.write(office_hour(day, dice), lambda at: _appoint(teller, held, at))
    recorded_at = evening(meeting.on, dice)
    teller.diary.write(recorded_at, lambda at: _hold(teller, held, at))


def _appoint(teller: Teller, held: Held, at: datetime) -> None:
    meeting = held.meeting
    if meeting.twist is Twist.ENTERED_BY_HAND:
        return
    dice = Dice(f"{meeting.seed} appointment")
    seat = teller.cast.advisers[meeting.side]
    place = teller.cast.places[meeting.siret]
    plan = AppointmentPlan(
        adviser=seat.user,
        starts_at=clock.at_paris(meeting.on, held.hour),
        minutes=60,
        mode=meeting.mode,
        device_key=key_of(dice),
        purpose=around.PURPOSES[0] if meeting.is_first else dice.pick(around.PURPOSES[2:]),
    )
    held.appointment = plan_appointment(place, plan=plan, by=seat, at=at)
    if dice.happens(_MISSED):
        missed = replace(plan, starts_at=clock.at_paris(next_worked(meeting.on + timedelta(days=3)), held.hour))
        extra = plan_appointment(place, plan=replace(missed, device_key=key_of(dice)), by=seat, at=at)
        teller.some_days_later(at, (1, 2), dice, lambda at: _cancel_appointment(teller, held, extra, at))


def _cancel_appointment(teller: Teller, held: Held, extra: Appointment, at: datetime) -> None:
    seat = teller.cast.advisers[held.meeting.side]
    cancel_appointment(extra, reason="Avancé à la demande du dirigeant", by=seat, at=at)


def _hold(teller: Teller, held: Held, at: datetime) -> None:
    meeting = held.meeting
    dice = Dice(f"{meeting.seed} held")
    seat = teller.cast.advisers[meeting.side]
    place = entered.place_of(teller.cast, meeting, by=seat, at=at)
    heard = needs.hear(teller.cast, meeting, dice)
    has_contact = dice.happens(0.8 if meeting.is_planned_freely else 0.5)
    contact = meet_owner(place, dice, by=seat, at=at) if has_contact or heard.has_referral else None
    whole = _whole(teller, held, heard, contact)
    visit = record_whole_visit(place, whole=whole, by=seat, at=at)
    if meeting.twist in {Twist.CANCELLED, Twist.CORRECTED, Twist.MADE_A_CALL}:
        _twist(teller, meeting, visit, whole, at)
    after = followups.Aftermath(visit, heard, contact, bool(whole.promises))
    followups.follow(teller, meeting, after)


def _whole(teller: Teller, held: Held, heard: Heard, contact: Contact | None) -> WholeVisit:
    meeting = held.meeting
    dice = Dice(f"{meeting.seed} whole")
    return WholeVisit(
        report=VisitReport(
            adviser=teller.cast.advisers[meeting.side].user,
            held_on=meeting.on,
            minutes=dice.pick((10, 15, 20)) if meeting.mode is Mode.PHONE else dice.pick(_MINUTES),
            mode=meeting.mode,
            device_key=key_of(dice),
            held_from=held.hour,
            shared_minutes=_minutes(meeting, heard.words, dice),
            contacts=[contact] if contact else [],
            subjects=[teller.cast.priorities[_ECOLOGY]] if dice.happens(_ecology_share(meeting)) else [],
            appointment=held.appointment,
        ),
        needs=[NeedHeard(one.theme, one.words) for one in heard.needs],
        promises=_promises(meeting, dice),
        facts=learn(dice, meeting.on, 0.9 if meeting.is_planned_freely else 0.3),
        private_note=dice.pick(around.NOTES) if dice.happens(0.16) else "",
    )


def _ecology_share(meeting: Meeting) -> float:
    """The subject is raised more and more often."""
    return {2020: 0.1, 2021: 0.15, 2022: 0.22, 2023: 0.3, 2024: 0.36}.get(meeting.on.year, 0.45)


def _minutes(meeting: Meeting, words: Sequence[str], dice: Dice) -> str:
    said = [dice.pick(around.WELCOMES)] if meeting.is_first else ["Second passage, point sur les actions en cours."]
    if meeting.mode is Mode.PHONE:
        said = ["Point par téléphone."]
    said.append(dice.pick(around.SITUATIONS[meeting.sector]))
    said += [f"{one}." for one in words]
    if dice.happens(0.6):
        said.append(dice.pick(around.CLOSINGS))
    return " ".join(said)


def _promises(meeting: Meeting, dice: Dice) -> tuple[Promise, ...]:
    if not dice.happens(0.55 if meeting.is_planned_freely else 0.2):
        return ()
    due_on = next_worked(meeting.on + timedelta(days=7 + dice.below(24)))
    return (Promise(dice.pick(around.PROMISES), due_on),)


def _twist(teller: Teller, meeting: Meeting, visit: Visit, whole: WholeVisit, at: datetime) -> None:
    dice = Dice(f"{meeting.seed} twist")
    if meeting.twist is Twist.CANCELLED:
        teller.some_days_later(at, (1, 3), dice, lambda at: _cancel(teller, meeting, visit, at))
    else:
        teller.some_days_later(at, (1, 2), dice, lambda at: _correct(teller, meeting, visit, whole, at))


def _cancel(teller: Teller, meeting: Meeting, visit: Visit, at: datetime) -> None:
    reason = Dice(meeting.seed).pick(around.CANCELLED)
    cancel_whole_visit(visit, reason=reason, by=teller.cast.advisers[meeting.side], at=at)


def _correct(teller: Teller, meeting: Meeting, visit: Visit, whole: WholeVisit, at: datetime) -> None:
    version = VisitVersion.objects.get(visit=visit, replaced_at__isnull=True)
    is_a_call = meeting.twist is Twist.MADE_A_CALL
    report = replace(
        whole.report,
        mode=Mode.PHONE if is_a_call else whole.report.mode,
        minutes=15 if is_a_call else whole.report.minutes + 15,
        appointment=None,
    )
    reason = "C’était un appel, pas une visite" if is_a_call else "Durée corrigée"
    correct_whole_visit(
        version, whole=replace(whole, report=report), reason=reason, by=teller.cast.advisers[meeting.side], at=at
    )


def places_needed(meetings: Sequence[Meeting]) -> set[str]:
    return {one.siret for one in meetings if one.twist is not Twist.ENTERED_BY_HAND}


def load_places(teller: Teller, sirets: set[str]) -> None:
    wanted = sorted(sirets - teller.cast.places.keys())
    for start in range(0, len(wanted), 500):
        rows = Establishment.objects.filter(siret__in=wanted[start : start + 500]).select_related("company", "commune")
        teller.cast.places.update({row.siret: row for row in rows if row.siret})
