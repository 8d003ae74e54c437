"""One business and many tools: for each a verdict, and for each condition the reason in French."""

from dataclasses import dataclass, replace

from bonrelais.core.facts import FactSheet
from bonrelais.core.french import inside
from bonrelais.core.rules.context import Context, Labels
from bonrelais.core.rules.requirements import Requirement, Strength, ToolRule, find
from bonrelais.core.rules.verdicts import Answer, Finding, Missing, Reason, all_of, any_of, implies, reason_of


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """A requirement's answer and what each of its conditions found; `guard` is there when `when` is."""

    requirement: Requirement
    answer: Answer
    findings: tuple[Finding, ...]
    guard: Finding | None
    labels: Labels

    @property
    def reason(self) -> Reason:
        """One line with the requirement's own answer; several conditions stand under it, each with its own.

        A guard that says « does not apply » stands alone; one that applies, or may, is shown with what it asks.
        """
        if self.guard is None or self.requirement.when is None:
            return self._body
        statement = self.requirement.when.statement(self.labels)
        if self.guard.answer is Answer.NO:
            return replace(reason_of(self.guard, f"Ne s’applique pas ici. {statement}"), answer=Answer.YES)
        guard = reason_of(self.guard, f"Cas visé : {inside(statement)}")
        return self._group("Demandé dans un cas seulement", self.answer, (guard, self._body))

    @property
    def _body(self) -> Reason:
        alternatives = tuple(
            reason_of(finding, condition.statement(self.labels))
            for condition, finding in zip(self.requirement.any_of, self.findings, strict=True)
        )
        if len(alternatives) == 1:
            return alternatives[0]
        statement = "L’un ou l’autre" if len(alternatives) == 2 else "Au moins un parmi"
        return self._group(statement, any_of([finding.answer for finding in self.findings]), alternatives)

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
    results = tuple([_decide(requirement, sheet, context) for requirement in tool.requirements])
    verdict = all_of(result.answer for result in results if result.requirement.strength is Strength.ELIGIBILITY)
    return Explanation(tool, verdict, results)


def _decide(requirement: Requirement, sheet: FactSheet, context: Context) -> RequirementResult:
    findings = tuple([find(condition, sheet, context) for condition in requirement.any_of])
    answer = findings[0].answer if len(findings) == 1 else any_of([finding.answer for finding in findings])
    if requirement.when is None:
        return RequirementResult(requirement, answer, findings, None, context.labels)
    guard = find(requirement.when, sheet, context)
    return RequirementResult(requirement, implies(guard.answer, answer), findings, guard, context.labels)
