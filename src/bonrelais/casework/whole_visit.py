"""A whole visit as one screen records it: the arguments of the actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bonrelais.directory.facts import LearntFact
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
    """The visit and all that was heard at it. Recorded together or not at all."""

    report: VisitReport
    needs: Sequence[NeedHeard] = field(default=())
    promises: Sequence[Promise] = field(default=())
    facts: Sequence[LearntFact] = field(default=())
    private_note: str = ""
