"""One business and many tools: for each a verdict, and for each condition the reason in French."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, TypeVar

from bonrelais.core.facts import Fact, FactSheet
from bonrelais.core.rules.context import Context, Labels, ManualDecision
from bonrelais.core.rules.looks import Joint, JointLook, Line, Look
from bonrelais.core.rules.requirements import Condition, Requirement, Strength, ToolRule
from bonrelais.core.rules.verdicts import Answer, Missing, Reason, all_of

Decided = Mapping[str, Mapping[str, ManualDecision]]
Row = TypeVar("Row")


class RequirementResult(NamedTuple):
    """A tool's requirement and what was found."""

    requirement: Requirement
    look: Look | JointLook

    @property
    def answer(self) -> Answer:
        return self.look.answer

    @property
    def reason(self) -> Reason:
        return self.look.reason

    @property
    def missing(self) -> tuple[Missing, ...]:
        return self.look.missing


class Explanation(NamedTuple):
    """A tool's verdict: the AND of its eligibility requirements; targeting and preference only rank."""

    plan: "Plan"
    verdict: Answer
    told: "Told"

    @property
    def tool(self) -> ToolRule:
        return self.plan.tool

    @property
    def looks(self) -> tuple[Look | JointLook, ...]:
        """One for each requirement, in the tool's order."""
        return self.plan.among(self.told.looks)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The line of each requirement, in the tool's order."""
        return self.plan.among(self.told.reasons)

    @property
    def results(self) -> tuple[RequirementResult, ...]:
        return tuple(map(RequirementResult, self.tool.requirements, self.looks))

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

    def _looks(self, strength: Strength) -> list[Look | JointLook]:
        pairs = zip(self.tool.requirements, self.looks, strict=True)
        return [look for requirement, look in pairs if requirement.strength is strength]

    def _score(self, strength: Strength) -> int:
        """Met minus missed; what is not known weighs nothing."""
        answers = [look.answer for look in self._looks(strength)]
        return answers.count(Answer.YES) - answers.count(Answer.NO)


class Plan(NamedTuple):
    """A tool by the places of its requirements among all that its toolbox asks, and of those that decide.

    `given` are the places of its lines that look at the context.
    """

    tool: ToolRule
    places: tuple[int, ...]
    decisive: tuple[int, ...]
    given: tuple[int, ...]

    def among(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Its own, of what stands for each place."""
        if len(self.places) > 1:
            picked: tuple[Row, ...] = itemgetter(*self.places)(rows)
            return picked
        return tuple(rows[place] for place in self.places)


class Toolbox:
    """Tools made ready to be explained, to one business after another: each line once, whatever tools ask it.

    `labels` are the words of codes for the tools that have none of their own.
    """

    def __init__(self, tools: Sequence[ToolRule], labels: Labels) -> None:
        self.lines: list[Line] = []
        self.joints: list[Joint] = []
        """Their places come after those of all the lines."""
        self._lines: dict[tuple[int, str], int] = {}
        self._joints: dict[tuple[tuple[int, ...], bool], int] = {}
        asked = [self._asked(tool, labels) for tool in tools]
        self.plans = list(map(self._plan, tools, asked))
        self._given = [place for place, line in enumerate(self.lines) if line.is_given]
        self.readers: dict[str, list[int]] = {}
        """By fact, the lines that look at it."""
        for place, line in enumerate(self.lines):
            for code in line.reads:
                self.readers.setdefault(code, []).append(place)

    def read(self, sheet: FactSheet, context: Context) -> "Told":
        """What the business answers to all that the tools ask."""
        known = (*sheet.facts, *sheet.outdated, *sheet.doubts)
        looked = set(self._given).union(*(self.readers[code] for code in known if code in self.readers))
        looks = [line.look(sheet, context) if place in looked else line.unread for place, line in enumerate(self.lines)]
        joined = [one.unread if looked.isdisjoint(one.places) else one.look(looks) for one in self.joints]
        return Told(self, (sheet, context), looks, joined)

    def _asked(self, tool: ToolRule, labels: Labels) -> list[tuple[int, ...]]:
        """By requirement, the places of its lines."""
        return [
            tuple(map(self._line, requirement.conditions, statements))
            for requirement, statements in zip(tool.requirements, tool.statements(labels), strict=True)
        ]

    def _line(self, condition: Condition, statement: str) -> int:
        place = self._lines.setdefault((id(condition), statement), len(self.lines))
        if place == len(self.lines):
            self.lines.append(Line(condition, statement))
        return place

    def _plan(self, tool: ToolRule, asked: Sequence[tuple[int, ...]]) -> Plan:
        places = tuple(map(self._place, tool.requirements, asked))
        pairs = zip(tool.requirements, places, strict=True)
        decisive = tuple(place for one, place in pairs if one.strength is Strength.ELIGIBILITY)
        given = tuple(place for line in asked for place in line if self.lines[place].is_given)
        return Plan(tool, places, decisive, given)

    def _place(self, requirement: Requirement, asked: tuple[int, ...]) -> int:
        if len(asked) == 1:
            return asked[0]
        is_guarded = requirement.when is not None
        rank = self._joints.setdefault((asked, is_guarded), len(self.joints))
        if rank == len(self.joints):
            self.joints.append(Joint([self.lines[place] for place in asked], asked, is_guarded=is_guarded))
        return len(self.lines) + rank


class Told:
    """What one business answers to the lines of a toolbox, and to those that stand together."""

    def __init__(
        self, toolbox: Toolbox, given: tuple[FactSheet, Context], looks: Sequence[Look], joined: Sequence[JointLook]
    ) -> None:
        self.toolbox = toolbox
        self._sheet, self._context = given
        self._looks = looks
        self._joined = joined
        self.looks: list[Look | JointLook] = [*looks, *joined]
        """By place."""

    @cached_property
    def reasons(self) -> list[Reason]:
        """By place."""
        return [look.reason for look in self.looks]

    def explanations(self, decided: Decided | None = None) -> list[Explanation]:
        """Of all the tools, in their order. `decided` holds, by the key of its tool, what people decided for it."""
        own = decided or {}
        return [self._of(plan, own.get(plan.tool.key)).explanation(plan) for plan in self.toolbox.plans]

    def explanation(self, plan: Plan) -> Explanation:
        """Of one tool."""
        looks = self.looks
        return Explanation(plan, all_of([looks[place].answer for place in plan.decisive]), self)

    def learning(self, fact: Fact) -> "Told":
        """The same business once a fact is known: what does not look at it stays as it was told."""
        sheet = replace(self._sheet, facts={**self._sheet.facts, fact.code: fact})
        return self._again(sheet, self._context, self.toolbox.readers.get(fact.code, ()))

    def _of(self, plan: Plan, decisions: Mapping[str, ManualDecision] | None) -> "Told":
        """As far as one tool goes, with what people decided for it."""
        if decisions is None:
            return self
        return self._again(self._sheet, replace(self._context, decisions=decisions), plan.given)

    def _again(self, sheet: FactSheet, context: Context, places: Sequence[int]) -> "Told":
        looks, joined, looked = list(self._looks), list(self._joined), set(places)
        for place in places:
            looks[place] = self.toolbox.lines[place].look(sheet, context)
        for rank, joint in enumerate(self.toolbox.joints):
            if not looked.isdisjoint(joint.places):
                joined[rank] = joint.look(looks)
        return Told(self.toolbox, (sheet, context), looks, joined)


def explain(tool: ToolRule, sheet: FactSheet, context: Context) -> Explanation:
    return explain_all([tool], sheet, context)[0]


def explain_all(
    tools: Sequence[ToolRule], sheet: FactSheet, context: Context, decided: Decided | None = None
) -> list[Explanation]:
    """The tools in their order, for one business. For several, a `Toolbox` is made once."""
    return Toolbox(tools, context.labels).read(sheet, context).explanations(decided)
