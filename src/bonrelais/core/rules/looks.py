"""What one business answers to a requirement, and the line of French that tells it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from bonrelais.core.facts import FactSheet
from bonrelais.core.french import inside
from bonrelais.core.rules.context import Context
from bonrelais.core.rules.requirements import Condition, Requirement
from bonrelais.core.rules.verdicts import Answer, Finding, Missing, Reason, any_of, implies, reason_of

_NOTHING: Final = FactSheet({})
_ANY_DAY: Final = Context(date(2000, 1, 1))


class Line:
    """What a requirement asks, whichever tool asks it, with the sentences of its conditions, its guard's first."""

    def __init__(self, requirement: Requirement, statements: Sequence[str]) -> None:
        self.any_of = requirement.any_of
        self.when = requirement.when
        self.statements = statements if self.when is None else statements[1:]
        self.guard_statement = "" if self.when is None else statements[0]
        self.reads = frozenset[str]().union(*(one.reads for one in requirement.conditions))
        only = self.any_of[0] if len(self.any_of) == 1 and self.when is None else None
        self._find = None if only is None else only.formula.find
        self.is_given = any(one.is_given for one in requirement.conditions)
        """Looks at the context too: known facts alone do not tell the answer."""
        self._given: Look | None = None
        """What the context said last: the day and the need are the same for many businesses."""

    def look(self, sheet: FactSheet, context: Context) -> "Look":
        if self._find is not None:
            found = self._find(sheet, context)
            if not self.is_given:
                return Look(self, found.answer, (found,))
            last = self._given
            if last is None or last.findings[0] != found:
                last = self._given = Look(self, found.answer, (found,))
            return last
        findings = tuple([condition.formula.find(sheet, context) for condition in self.any_of])
        answer = any_of([finding.answer for finding in findings])
        if self.when is None:
            return Look(self, answer, findings)
        guard = self.when.formula.find(sheet, context)
        return Look(self, implies(guard.answer, answer), findings, guard)

    @cached_property
    def unread(self) -> "Look":
        """The answer of all those of whom no fact it looks at is known: made once. It looks at no context."""
        return self.look(_NOTHING, _ANY_DAY)


@dataclass(slots=True, eq=False)
class Look:
    """What one business answers to a line; `guard` is there when `when` is."""

    line: Line
    answer: Answer
    findings: tuple[Finding, ...]
    guard: Finding | None = None
    _reason: Reason | None = field(default=None, init=False)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What to ask, nothing once it is settled."""
        if self.answer is not Answer.UNKNOWN:
            return ()
        asked = self.guard.missing if self.guard is not None else ()
        return (*asked, *(one for finding in self.findings for one in finding.missing))

    @property
    def reason(self) -> Reason:
        """One line with the requirement's own answer; several conditions stand under it, each with its own.

        A guard that says « does not apply » stands alone; one that applies, or may, is shown with what it asks.
        """
        reason = self._reason
        if reason is None:
            reason = self._reason = self._told() if self.guard is None else self._guarded(self.guard)
        return reason

    @property
    def parts(self) -> Iterator[tuple[Condition, Finding, str]]:
        """Each of the alternatives with what was found and its sentence."""
        return zip(self.line.any_of, self.findings, self.line.statements, strict=True)

    def _guarded(self, guard: Finding) -> Reason:
        statement = self.line.guard_statement
        if guard.answer is Answer.NO:
            return reason_of(guard, f"Ne s’applique pas ici. {statement}")._replace(answer=Answer.YES)
        lines = (reason_of(guard, f"Cas visé : {inside(statement)}"), self._told())
        return _group("Demandé dans un cas seulement", self.answer, lines)

    def _told(self) -> Reason:
        statements = self.line.statements
        if len(statements) == 1:
            return reason_of(self.findings[0], statements[0])
        answer = self.answer if self.guard is None else any_of([finding.answer for finding in self.findings])
        members = tuple(map(reason_of, self.findings, statements))
        return _group("L’un ou l’autre" if len(members) == 2 else "Au moins un parmi", answer, members)


def _group(statement: str, answer: Answer, members: tuple[Reason, ...]) -> Reason:
    """Once the group is settled, nothing is left to ask of its members."""
    asked = [one for member in members for one in member.missing] if answer is Answer.UNKNOWN else ()
    return Reason(answer, statement, missing=tuple(asked), members=members)
