"""A visit as it is recorded, with all that hangs on it; and what a form says otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from bonrelais.casework.whole_visit import Promise, WholeVisit
from bonrelais.core.french import show_day
from bonrelais.directory.models import Contact
from bonrelais.needs.models import Need
from bonrelais.programmes.models import Priority
from bonrelais.ui.french import NBSP, duration
from bonrelais.visits.models import Callback, VisitVersion

USUAL_LENGTHS: Final = frozenset({"30", "45", "60"})


@dataclass(frozen=True, slots=True)
class RecordedVisit:
    """The present version, who was met, the needs still open, the subjects raised, the promises made."""

    version: VisitVersion
    contacts: Sequence[Contact]
    needs: Sequence[Need]
    priorities: Sequence[Priority]
    """All those of the programme; `subjects` are those raised."""
    subjects: Sequence[Priority]
    promises: Sequence[Callback]

    @property
    def initial(self) -> Mapping[str, object]:
        """Ready to fill the screen for a correction."""
        version = self.version
        is_usual = str(version.minutes) in USUAL_LENGTHS
        return {f"words_{need.theme_id}": need.words for need in self.needs} | {
            "held_on": version.held_on,
            "held_from": version.held_from,
            "mode": version.mode,
            "length": str(version.minutes) if is_usual else "other",
            "minutes": None if is_usual else version.minutes,
            "adviser": str(version.adviser_id),
            "contacts": [str(contact.id) for contact in self.contacts],
            "themes": [str(need.theme_id) for need in self.needs],
            "subjects": [str(priority.id) for priority in self.subjects],
            "shared_minutes": version.shared_minutes,
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is recorded in one way and typed in another."""

    label: str
    recorded: str
    typed: str


def differences(recorded: RecordedVisit, typed: WholeVisit) -> tuple[Difference, ...]:
    """What to read side by side before sending again."""
    held, said = _recorded_words(recorded), _typed_words(typed)
    return tuple(
        Difference(label, held[label], said[label]) for label in held if held[label].strip() != said[label].strip()
    )


def corrected(recorded: RecordedVisit, typed: WholeVisit) -> WholeVisit:
    """What a correction makes of a visit: it adds promises, those made stay."""
    made = [Promise(row.text, row.due_on) for row in recorded.promises]
    return replace(typed, promises=[*made, *(one for one in typed.promises if one not in made)])


def _recorded_words(recorded: RecordedVisit) -> dict[str, str]:
    version = recorded.version
    return {
        "Jour": show_day(version.held_on),
        "Heure": _hour(version.held_from),
        "Durée": duration(version.minutes),
        "Où": version.get_mode_display(),
        "Visite faite par": version.adviser.name,
        "Avec": _joined(contact.name for contact in recorded.contacts),
        "Besoins entendus": _joined(_need(need.theme.label, need.words) for need in recorded.needs),
        "Sujets abordés": _joined(priority.label for priority in recorded.subjects),
        "Promesses": _joined(_promise(row.text, show_day(row.due_on)) for row in recorded.promises),
        "Compte rendu partagé": version.shared_minutes,
    }


def _typed_words(typed: WholeVisit) -> dict[str, str]:
    report = typed.report
    people = [contact.name for contact in report.contacts] + ([typed.met.name] if typed.met else [])
    return {
        "Jour": show_day(report.held_on),
        "Heure": _hour(report.held_from),
        "Durée": duration(report.minutes),
        "Où": report.mode.label,
        "Visite faite par": report.adviser.name,
        "Avec": _joined(people),
        "Besoins entendus": _joined(_need(heard.theme.label, heard.words.strip()) for heard in typed.needs),
        "Sujets abordés": _joined(priority.label for priority in report.subjects),
        "Promesses": _joined(_promise(one.text, show_day(one.due_on)) for one in typed.promises),
        "Compte rendu partagé": report.shared_minutes,
    }


def _hour(at: time | None) -> str:
    return f"{at.hour}{NBSP}h{NBSP}{at.minute:02d}" if at else ""


def _need(theme: str, words: str) -> str:
    return f"{theme} (« {words} »)" if words else theme


def _promise(text: str, day: str) -> str:
    return f"{text}, pour le {day}"


def _joined(words: Iterable[str]) -> str:
    return " ; ".join(sorted(words))
