"""One business and many tools: for each a verdict, and for each condition the reason in French."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from bonrelais.core.facts import FactSheet
from bonrelais.core.french import inside
from bonrelais.core.rules.context import Context, ManualDecision
from bonrelais.core.rules.requirements import Condition, Requirement, Strength, ToolRule
from bonrelais.core.rules.verdicts import Answer, Finding, Missing, Reason, all_of, any_of, implies, reason_of

Decided = Mapping[str, Mapping[str, ManualDecision]]


class RequirementResult(NamedTuple):
    """A requirement's answer and what each of its conditions found; `guard` is there when `when` is."""

    requirement: Requirement
    answer: Answer
    findings: tuple[Finding, ...]
    guard: Finding | None
    tool: ToolRule
    context: Context

    @property
    def reason(self) -> Reason:
        """One line with the requirement's own answer; several conditions stand under it, each with its own.

        A guard that says « does not apply » stands alone; one that applies, or may, is shown with what it asks.
        """
        if self.guard is None or self.requirement.when is None:
            return self._body
        statement = self._statement(self.requirement.when)
        if self.guard.answer is Answer.NO:
            return replace(reason_of(self.guard, f"Ne s’applique pas ici. {statement}"), answer=Answer.YES)
        guard = reason_of(self.guard, f"Cas visé : {inside(statement)}")
        return self._group("Demandé dans un cas seulement", self.answer, (guard, self._body))

    @property
    def _body(self) -> Reason:
        if len(self.findings) == 1:
            return reason_of(self.findings[0], self._statement(self.requirement.any_of[0]))
        alternatives = tuple(
            reason_of(finding, self._statement(condition))
            for condition, finding in zip(self.requirement.any_of, self.findings, strict=True)
        )
        statement = "L’un ou l’autre" if len(alternatives) == 2 else "Au moins un parmi"
        return self._group(statement, any_of([finding.answer for finding in self.findings]), alternatives)

    def _statement(self, condition: Condition) -> str:
        return self.tool.statement(condition, self.context.labels)

    @staticmethod
    def _group(statement: str, answer: Answer, members: tuple[Reason, ...]) -> Reason:
        """Once the group is settled, nothing is left to ask of its members."""
        asked = (one for member in members for one in member.missing) if answer is Answer.UNKNOWN else ()
        return Reason(answer, statement, "", "", None, tuple(asked), members)

    @property
    def missing(self) -> tuple[Missing, ...]:
        if self.answer is not Answer.UNKNOWN:
            return ()
        asked = self.guard.missing if self.guard is not None else ()
        return (*asked, *(one for finding in self.findings for one in finding.missing))


@dataclass(frozen=True, slots=True)
class Explanation:
    """A tool's verdict: the AND of its eligibility requirements; targeting and preference only rank."""

    tool: ToolRule
    verdict: Answer
    results: tuple[RequirementResult, ...]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What to ask to settle the verdict, without repetition; nothing once it is sure."""
        if self.verdict is not Answer.UNKNOWN:
            return ()
        asked = (one for result in self._of(Strength.ELIGIBILITY) for one in result.missing)
        return tuple(dict.fromkeys(asked))

    @property
    def blocking(self) -> tuple[RequirementResult, ...]:
        """The eligibility requirements that say no."""
        return tuple(result for result in self._of(Strength.ELIGIBILITY) if result.answer is Answer.NO)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Sorts the best first: sure, then least to ask, then best targeted, then preferred."""
        order = (Answer.YES, Answer.UNKNOWN, Answer.NO).index(self.verdict)
        return (order, len(self.missing), -self._score(Strength.TARGETING), -self._score(Strength.PREFERENCE))

    def _of(self, strength: Strength) -> tuple[RequirementResult, ...]:
        return tuple(result for result in self.results if result.requirement.strength is strength)

    def _score(self, strength: Strength) -> int:
        """Met minus missed; what is not known weighs nothing."""
        answers = [result.answer for result in self._of(strength)]
        return answers.count(Answer.YES) - answers.count(Answer.NO)


def explain(tool: ToolRule, sheet: FactSheet, context: Context) -> Explanation:
    return explain_all([tool], sheet, context)[0]


def explain_all(
    tools: Iterable[ToolRule], sheet: FactSheet, context: Context, decided: Decided | None = None
) -> list[Explanation]:
    """The tools in their order. A condition that several tools share, the same object, is looked at once.

    `decided` holds, by the key of its tool, what people decided for this business.
    """
    found: dict[int, Finding] = {}
    own = decided or {}
    return [
        _explain(tool, sheet, replace(context, decisions=own[tool.key]), {})
        if tool.key in own
        else _explain(tool, sheet, context, found)
        for tool in tools
    ]


def _explain(tool: ToolRule, sheet: FactSheet, context: Context, found: dict[int, Finding]) -> Explanation:
    results: list[RequirementResult] = []
    answers: list[Answer] = []
    for requirement in tool.requirements:
        conditions = requirement.any_of
        findings = tuple([_find(one, sheet, context, found) for one in conditions])
        answer = findings[0].answer if len(findings) == 1 else any_of([finding.answer for finding in findings])
        guard = None
        if requirement.when is not None:
            guard = _find(requirement.when, sheet, context, found)
            answer = implies(guard.answer, answer)
        results.append(RequirementResult(requirement, answer, findings, guard, tool, context))
        if requirement.strength is Strength.ELIGIBILITY:
            answers.append(answer)
    return Explanation(tool, all_of(answers), tuple(results))


def _find(condition: Condition, sheet: FactSheet, context: Context, found: dict[int, Finding]) -> Finding:
    key = id(condition)
    finding = found.get(key)
    if finding is None:
        finding = found[key] = condition.formula.find(sheet, context)
    return finding
