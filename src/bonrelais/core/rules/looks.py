"""What one business answers to a condition, or to several that stand together, and the line of French that tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from bonrelais.core.facts import FactSheet
from bonrelais.core.french import inside
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.requirements import Condition
from bonrelais.core.rules.verdicts import Answer, Finding, Missing, Reason, any_of, implies, reason_of

_NOTHING: Final = FactSheet({})
_ANY_DAY: Final = Context(date(2000, 1, 1))


class Line:
    """A condition with its sentence, whatever tools ask it."""

    def __init__(self, condition: Condition, statement: str) -> None:
        self.condition = condition
        self.statement = statement
        self.reads = condition.reads
        self.is_given = condition.is_given
        self._find = condition.formula.find
        self._last: Look | None = None

    def look(self, sheet: FactSheet, context: Context) -> "Look":
        found = self._find(sheet, context)
        if not self.is_given:
            return Look(self, found.answer, found)
        # The day and the need are the same for many businesses.
        last = self._last
        if last is None or last.finding != found:
            last = self._last = Look(self, found.answer, found)
        return last

    @cached_property
    def unread(self) -> "Look":
        """What is said of all those of whom no fact it looks at is known: made once, where no context is looked at."""
        return self.look(_NOTHING, _ANY_DAY)


@dataclass(slots=True, eq=False)
class Look:
    """What one business answers to a condition."""

    line: Line
    answer: Answer
    finding: Finding
    _reason: Reason | None = field(default=None, init=False)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What to ask, nothing once it is settled."""
        return self.finding.missing if self.answer is Answer.UNKNOWN else ()

    @property
    def reason(self) -> Reason:
        reason = self._reason
        if reason is None:
            reason = self._reason = reason_of(self.finding, self.line.statement)
        return reason


class Joint:
    """Several conditions of one requirement: one of them is enough, and the first may be the guard of the others.

    `places` are those of its lines among all those that a toolbox looks at.
    """

    def __init__(self, lines: Sequence[Line], places: tuple[int, ...], *, is_guarded: bool) -> None:
        self.lines = lines
        self.places = places
        self.is_guarded = is_guarded

    def look(self, looks: Sequence[Look]) -> "JointLook":
        """From the looks at all the lines of the toolbox."""
        return self._joined([looks[place] for place in self.places])

    @cached_property
    def unread(self) -> "JointLook":
        """As for a line."""
        return self._joined([line.unread for line in self.lines])

    def _joined(self, looks: Sequence[Look]) -> "JointLook":
        if not self.is_guarded:
            return JointLook(any_of([look.answer for look in looks]), looks)
        guard, *others = looks
        return JointLook(implies(guard.answer, any_of([look.answer for look in others])), others, guard)


@dataclass(slots=True, eq=False)
class JointLook:
    """What one business answers to several conditions together."""

    answer: Answer
    members: Sequence[Look]
    guard: Look | None = None
    _reason: Reason | None = field(default=None, init=False)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What to ask, nothing once it is settled."""
        if self.answer is not Answer.UNKNOWN:
            return ()
        asked = self.guard.missing if self.guard is not None else ()
        return (*asked, *(one for member in self.members for one in member.missing))

    @property
    def reason(self) -> Reason:
        """One line with the requirement's own answer; several conditions stand under it, each with its own.

        A guard that says « does not apply » stands alone; one that applies, or may, is shown with what it asks.
        """
        reason = self._reason
        if reason is None:
            reason = self._reason = self._told() if self.guard is None else self._guarded(self.guard)
        return reason

    def _guarded(self, guard: Look) -> Reason:
        statement = guard.line.statement
        if guard.answer is Answer.NO:
            return reason_of(guard.finding, f"Ne s’applique pas ici. {statement}")._replace(answer=Answer.YES)
        case = reason_of(guard.finding, f"Cas visé : {inside(statement)}")
        return _group("Demandé dans un cas seulement", self.answer, (case, self._told()))

    def _told(self) -> Reason:
        if len(self.members) == 1:
            return self.members[0].reason
        answer = self.answer if self.guard is None else any_of([member.answer for member in self.members])
        statement = "L’un ou l’autre" if len(self.members) == 2 else "Au moins un parmi"
        return _group(statement, answer, tuple([member.reason for member in self.members]))


def _group(statement: str, answer: Answer, members: tuple[Reason, ...]) -> Reason:
    """Once the group is settled, nothing is left to ask of its members."""
    asked = [one for member in members for one in member.missing] if answer is Answer.UNKNOWN else ()
    return Reason(answer, statement, missing=tuple(asked), members=members)
