"""One business and many tools: for each a verdict, and for each condition the reason in French."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from bonrelais.core.facts import FactSheet
from bonrelais.core.french import inside
from bonrelais.core.rules.context import Context, ManualDecision
from bonrelais.core.rules.requirements import Condition, Requirement, Strength, ToolRule
from bonrelais.core.rules.verdicts import Answer, Finding, Missing, Reason, any_of, implies, reason_of

Decided = Mapping[str, Mapping[str, ManualDecision]]


class Look(NamedTuple):
    """What one business answers to a requirement, whichever tool asks it; `guard` is there when `when` is."""

    answer: Answer
    findings: tuple[Finding, ...]
    guard: Finding | None
    reasons: dict[str, Reason]
    """Of a single condition, by its statement."""

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What to ask, nothing once it is settled."""
        if self.answer is not Answer.UNKNOWN:
            return ()
        asked = self.guard.missing if self.guard is not None else ()
        return (*asked, *(one for finding in self.findings for one in finding.missing))

    def reason(self, statement: str) -> Reason:
        """The line of a single condition."""
        if statement not in self.reasons:
            self.reasons[statement] = reason_of(self.findings[0], statement)
        return self.reasons[statement]


class RequirementResult(NamedTuple):
    """A tool's requirement and what was found."""

    requirement: Requirement
    look: Look
    tool: ToolRule
    context: Context

    @property
    def answer(self) -> Answer:
        return self.look.answer

    @property
    def reason(self) -> Reason:
        """One line with the requirement's own answer; several conditions stand under it, each with its own.

        A guard that says « does not apply » stands alone; one that applies, or may, is shown with what it asks.
        """
        guard, when = self.look.guard, self.requirement.when
        if guard is None or when is None:
            return self._body
        statement = self._statement(when)
        if guard.answer is Answer.NO:
            return reason_of(guard, f"Ne s’applique pas ici. {statement}")._replace(answer=Answer.YES)
        lines = (reason_of(guard, f"Cas visé : {inside(statement)}"), self._body)
        return self._group("Demandé dans un cas seulement", self.answer, lines)

    @property
    def _body(self) -> Reason:
        findings = self.look.findings
        if len(findings) == 1:
            return self.look.reason(self._statement(self.requirement.any_of[0]))
        alternatives = tuple(
            reason_of(finding, self._statement(condition))
            for condition, finding in zip(self.requirement.any_of, findings, strict=True)
        )
        statement = "L’un ou l’autre" if len(alternatives) == 2 else "Au moins un parmi"
        return self._group(statement, any_of([finding.answer for finding in findings]), alternatives)

    def _statement(self, condition: Condition) -> str:
        return condition.statement(self.context.labels if self.tool.labels is None else self.tool.labels)

    @staticmethod
    def _group(statement: str, answer: Answer, members: tuple[Reason, ...]) -> Reason:
        """Once the group is settled, nothing is left to ask of its members."""
        asked = (one for member in members for one in member.missing) if answer is Answer.UNKNOWN else ()
        return Reason(answer, statement, missing=tuple(asked), members=members)

    @property
    def missing(self) -> tuple[Missing, ...]:
        return self.look.missing


class Explanation(NamedTuple):
    """A tool's verdict: the AND of its eligibility requirements; targeting and preference only rank."""

    tool: ToolRule
    verdict: Answer
    looks: tuple[Look, ...]
    context: Context

    @property
    def results(self) -> tuple[RequirementResult, ...]:
        return tuple(
            RequirementResult(requirement, look, self.tool, self.context)
            for requirement, look in zip(self.tool.requirements, self.looks, strict=True)
        )

    @property
    def reasons(self) -> list[Reason]:
        """One line for each requirement, in the tool's order."""
        tool, labels = self.tool, self.context.labels
        return [
            RequirementResult(requirement, look, tool, self.context).reason
            if statement is None
            else look.reasons.get(statement) or look.reason(statement)
            for requirement, look, statement in zip(tool.requirements, self.looks, tool.statements(labels), strict=True)
        ]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What to ask to settle the verdict, without repetition; nothing once it is sure."""
        if self.verdict is not Answer.UNKNOWN:
            return ()
        asked = [one for look in self._looks(Strength.ELIGIBILITY) for one in look.missing]
        return tuple(dict.fromkeys(asked))

    @property
    def blocking(self) -> tuple[RequirementResult, ...]:
        """The eligibility requirements that say no."""
        decisive = [one for one in self.results if one.requirement.strength is Strength.ELIGIBILITY]
        return tuple(one for one in decisive if one.answer is Answer.NO)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Sorts the best first: sure, then least to ask, then best targeted, then preferred."""
        order = (Answer.YES, Answer.UNKNOWN, Answer.NO).index(self.verdict)
        return (order, len(self.missing), -self._score(Strength.TARGETING), -self._score(Strength.PREFERENCE))

    def _looks(self, strength: Strength) -> list[Look]:
        pairs = zip(self.tool.requirements, self.looks, strict=True)
        return [look for requirement, look in pairs if requirement.strength is strength]

    def _score(self, strength: Strength) -> int:
        """Met minus missed; what is not known weighs nothing."""
        answers = [look.answer for look in self._looks(strength)]
        return answers.count(Answer.YES) - answers.count(Answer.NO)


def explain(tool: ToolRule, sheet: FactSheet, context: Context) -> Explanation:
    return explain_all([tool], sheet, context)[0]


def explain_all(
    tools: Iterable[ToolRule], sheet: FactSheet, context: Context, decided: Decided | None = None
) -> list[Explanation]:
    """The tools in their order. A condition that several tools share, the same object, is looked at once.

    `decided` holds, by the key of its tool, what people decided for this business.
    """
    looks: dict[int, Look] = {}
    own = decided or {}
    return [
        _explain(tool, sheet, replace(context, decisions=own[tool.key]), {})
        if tool.key in own
        else _explain(tool, sheet, context, looks)
        for tool in tools
    ]


def _explain(tool: ToolRule, sheet: FactSheet, context: Context, looks: dict[int, Look]) -> Explanation:
    found: list[Look] = []
    verdict = Answer.YES
    for key, is_decisive, requirement in tool.plan:
        look = looks.get(key)
        if look is None:
            look = looks[key] = _look(requirement, sheet, context)
        found.append(look)
        if is_decisive and look.answer is not Answer.YES and verdict is not Answer.NO:
            verdict = look.answer
    return Explanation(tool, verdict, tuple(found), context)


def _look(requirement: Requirement, sheet: FactSheet, context: Context) -> Look:
    first = requirement.any_of[0].formula.find(sheet, context)
    if requirement.is_single:
        return Look(first.answer, (first,), None, {})
    findings = (first, *(condition.formula.find(sheet, context) for condition in requirement.any_of[1:]))
    answer = any_of([finding.answer for finding in findings])
    if requirement.when is None:
        return Look(answer, findings, None, {})
    guard = requirement.when.formula.find(sheet, context)
    return Look(implies(guard.answer, answer), findings, guard, {})
