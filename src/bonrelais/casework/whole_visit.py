"""A whole visit as one screen records it: the arguments of the actions."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bonrelais.directory.facts import ContactFacts, LearntFact
from bonrelais.programmes.models import Theme
from bonrelais.visits.reports import VisitReport


@dataclass(frozen=True, slots=True)
class NeedHeard:
    theme: Theme
    words: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class WholeVisit:
    """The visit and all that was heard at it, recorded together or not at all. `met`: somebody never met before."""

    report: VisitReport
    needs: Sequence[NeedHeard] = field(default=())
    promises: Sequence[Promise] = field(default=())
    facts: Sequence[LearntFact] = field(default=())
    private_note: str = ""
    met: ContactFacts | None = None

    def digest(self, establishment_id: UUID) -> str:
        """The same for two sendings of the same words about the same place, whatever their device key."""
        report = self.report
        said = [
            [establishment_id, report.adviser.id, report.held_on, report.held_from, report.minutes, report.mode.value],
            sorted(str(contact.id) for contact in report.contacts),
            sorted(str(priority.id) for priority in report.subjects),
            sorted([str(heard.theme.id), heard.words.strip()] for heard in self.needs),
            [[promise.text.strip(), promise.due_on] for promise in self.promises],
            [[fact.code, fact.value] for fact in self.facts],
            [report.shared_minutes, self.private_note.strip()],
            None if self.met is None else [self.met.name, self.met.title, self.met.phone, self.met.email],
        ]
        return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()
