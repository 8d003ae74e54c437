"""The lines of a business's history in words: a day, what happened, who, and the page that tells more."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from django.urls import reverse

from bonrelais.core.french import show_day, show_euros, show_number
from bonrelais.desk.timeline import Happening, Kind
from bonrelais.directory.choices import FactSource
from bonrelais.directory.facts_catalogue import find_fact
from bonrelais.directory.queries import fact_in_words
from bonrelais.foundation import clock
from bonrelais.needs.choices import NeedEnd
from bonrelais.projects.choices import OutcomeKind, OutcomeNature, ProjectState
from bonrelais.referrals.lines import line_of
from bonrelais.referrals.models import Answer, Referral
from bonrelais.toolbox.choices import ProposalState
from bonrelais.ui.french import duration, hour
from bonrelais.visits.choices import CallbackKind
from bonrelais.visits.models import VisitVersion

EUROS: Final = frozenset({OutcomeKind.INVESTMENT, OutcomeKind.AID})


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline. A visit held stands out; `url` opens it when it has a page."""

    on: date
    at: datetime
    title: str
    text: str = ""
    url: str = ""
    is_visit: bool = False

    @property
    def order(self) -> tuple[date, bool, datetime]:
        """By day; on one day the visit is told above what came of it, the rest as it was recorded."""
        return self.on, self.is_visit, self.at


def visit_events(version: VisitVersion) -> Iterator[Event]:
    """The visit, and its cancellation."""
    visit = version.visit
    url = reverse("casework:visit", args=[visit.pk])
    people = ", ".join(contact.name for contact in version.contacts.all())
    is_cancelled = visit.cancelled_at is not None
    yield Event(
        on=version.held_on,
        at=visit.recorded_at,
        title=f"Rencontre {version.get_mode_display().lower()}, {duration(version.minutes)}"
        + (" (annulée)" if is_cancelled else ""),
        text=f"{version.adviser.name} ({version.organisation.short_name})" + (f" avec {people}" if people else ""),
        url=url,
        is_visit=not is_cancelled,
    )
    if visit.cancelled_at is not None:
        by = f"{visit.cancelled_by.name} : " if visit.cancelled_by else ""
        title = f"Visite du {show_day(version.held_on)} annulée"
        yield Event(clock.day_of(visit.cancelled_at), visit.cancelled_at, title, f"{by}{visit.cancel_reason}", url)


def referral_events(referral: Referral, answer: Answer) -> Iterator[Event]:
    line = line_of(referral, answer, on=clock.today())
    url = reverse("referrals:sheet", args=[referral.pk])
    relay = referral.relay
    name = f"{relay.organisation.short_name}, {relay.name}"
    told = f"{referral.need.theme.label}, par {referral.sent_by.name}"
    yield Event(clock.day_of(referral.sent_at), referral.sent_at, f"Confié à {name}", told, url)
    if answer.state != "pending":
        yield Event(clock.day_of(answer.answered_at), answer.answered_at, f"{name} : {line.word}", answer.comment, url)


def happening_events(happenings: Iterable[Happening]) -> Iterator[Event]:
    """Facts learnt together are told together."""
    rows = sorted(happenings, key=lambda row: (row.kind, row.at, row.who, row.words, row.key))
    for (kind, *_), group in groupby(rows, key=lambda row: (row.kind, row.at, row.who, row.words)):
        found = list(group)
        if kind == Kind.FACT:
            yield _facts(found)
        else:
            yield from (_event(row) for row in found)


def _event(row: Happening) -> Event:
    title, text, url = WORDS[Kind(row.kind)](row)
    return Event(row.on or clock.day_of(row.at), row.at, title, text, url)


def _facts(rows: Sequence[Happening]) -> Event:
    first = rows[0]
    said = " ; ".join(sorted(_answer(row) for row in rows))
    source = f"{FactSource(first.words).label}, noté par {first.who}" if first.who.strip() else ""
    return Event(first.on or clock.day_of(first.at), first.at, f"Appris : {said}", source)


def _answer(row: Happening) -> str:
    """What is sensitive is said to be known, not repeated."""
    label, value = fact_in_words(row.code, json.loads(row.title))
    definition = find_fact(row.code)
    return label if definition is not None and definition.is_sensitive else f"{label}, {value.lower()}"


Words = tuple[str, str, str]
"""Title, text, address."""


def _corrected(row: Happening) -> Words:
    url = reverse("casework:visit", args=[UUID(row.key)])
    return f"Visite du {_day(row)} corrigée", f"{row.who} : {row.title}", url


def _need(row: Happening) -> Words:
    return f"Besoin : {row.title}", _quoted(row.words, f"Relevé par {row.who}" if row.who.strip() else ""), ""


def _need_worded(row: Happening) -> Words:
    return f"Besoin redit : {row.title}", f"Avant : « {row.words or 'sans mots'} ». {row.who}", ""


def _need_ended(row: Happening) -> Words:
    return f"Besoin clos : {row.title}, {NeedEnd(row.code).label.lower()}", _quoted(row.words, ""), ""


def _promised(row: Happening) -> Words:
    return f"{CallbackKind(row.code).label} : {row.title}", f"Pour le {_day(row)}, par {row.who}", _callback(row)


def _kept(row: Happening) -> Words:
    return f"Fait : {row.title}", f"{row.who}{f' : {row.words}' if row.words else ''}", _callback(row)


def _promise_withdrawn(row: Happening) -> Words:
    return f"Retiré : {row.title}", "Avec la visite annulée", _callback(row)


def _callback(row: Happening) -> str:
    return reverse("visits:callback", args=[UUID(row.key)])


def _planned(row: Happening) -> Words:
    return f"Rendez-vous pris pour le {_moment(row)}", f"Avec {row.who}. {row.title}".rstrip(" ."), ""


def _unplanned(row: Happening) -> Words:
    by = f"{row.who} : " if row.who.strip() else ""
    word = "déplacé" if row.code else "annulé"
    return f"Rendez-vous du {_moment(row)} {word}", f"{by}{row.title}", ""


def _moment(row: Happening) -> str:
    return f"{show_day(clock.day_of(row.moment))} à {hour(row.moment)}" if row.moment else ""


def _day(row: Happening) -> str:
    return show_day(row.day) if row.day else ""


def _tool(row: Happening) -> Words:
    """For a need, or for the business at large: where it is followed."""
    amount = "" if row.amount is None else f" : {show_euros(row.amount)}"
    page = "toolbox:for_need" if row.kind == Kind.TOOL else "toolbox:for_company"
    return (
        f"Outil {ProposalState(row.code).label.lower()} : {row.title}{amount}",
        _quoted(row.words, row.who),
        reverse(page, args=[UUID(row.key)]),
    )


def _fact_withdrawn(row: Happening) -> Words:
    return f"Retiré : {_answer(row)}", "Ce n’est plus tenu pour vrai", ""


def _project(row: Happening) -> Words:
    return f"Projet : {row.title}", f"{row.words}, par {row.who}", reverse("projects:sheet", args=[UUID(row.key)])


def _project_withdrawn(row: Happening) -> Words:
    return f"Projet retiré : {row.title}", row.words, reverse("projects:sheet", args=[UUID(row.key)])


def _stage(row: Happening) -> Words:
    state = ProjectState(row.code).label.lower()
    return f"Projet {state} : {row.title}", row.who, reverse("projects:sheet", args=[UUID(row.key)])


def _outcome(row: Happening) -> Words:
    kind, value = OutcomeKind(row.code), row.amount or 0
    amount = show_euros(value) if kind in EUROS else show_number(value)
    title = f"{OutcomeNature(row.words).label} : {amount}, {kind.label.partition(' (')[0].lower()}"
    return title, f"{row.title}. {row.who}", reverse("projects:sheet", args=[UUID(row.key)])


def _joined(row: Happening) -> Words:
    url = reverse("joining:link", args=[UUID(row.key)])
    return f"« {row.title} », saisie à la main, rattachée à cette entreprise", row.who, url


def _parted(row: Happening) -> Words:
    url = reverse("joining:link", args=[UUID(row.key)])
    return f"Rattachement de « {row.title} » défait", row.who, url


def _quoted(words: str, by: str) -> str:
    return ". ".join(part for part in (f"« {words} »" if words else "", by) if part)


WORDS: Final[Mapping[Kind, Callable[[Happening], Words]]] = {
    Kind.CORRECTED: _corrected,
    Kind.NEED: _need,
    Kind.NEED_WORDED: _need_worded,
    Kind.NEED_ENDED: _need_ended,
    Kind.PROMISED: _promised,
    Kind.KEPT: _kept,
    Kind.PROMISE_WITHDRAWN: _promise_withdrawn,
    Kind.PLANNED: _planned,
    Kind.UNPLANNED: _unplanned,
    Kind.TOOL: _tool,
    Kind.TOOL_AT_LARGE: _tool,
    Kind.FACT_WITHDRAWN: _fact_withdrawn,
    Kind.PROJECT: _project,
    Kind.PROJECT_WITHDRAWN: _project_withdrawn,
    Kind.STAGE: _stage,
    Kind.OUTCOME: _outcome,
    Kind.JOINED: _joined,
    Kind.PARTED: _parted,
}
