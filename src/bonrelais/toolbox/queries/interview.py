"""What to ask the owner next, and what the answer would do to the tools that may serve the business."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from bonrelais.core.catalogue import FactDefinition
from bonrelais.core.facts import FactValue, Grade, Registration, Step
from bonrelais.core.french import count
from bonrelais.core.rules.interview import Effect, Interview, Wanted, questions_of
from bonrelais.core.rules.interview import Question as CoreQuestion
from bonrelais.core.rules.requirements import ToolRule
from bonrelais.core.rules.verdicts import Answer
from bonrelais.core.vocabulary.commitments import words_asked
from bonrelais.core.vocabulary.facts import find_fact, find_fact_in_words
from bonrelais.directory.models import Establishment
from bonrelais.directory.queries import fact_sheet
from bonrelais.needs.models import Need
from bonrelais.needs.queries import needs_of
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.queries.matches import Offer, context_of, ground_of, offers_in_force, themes_of_need
from bonrelais.toolbox.queries.named import Names, named, names_in
from bonrelais.toolbox.queries.versions import rule_of, toolbox_of

NEEDED: Final = 3.0
"""What a tool that serves an open need weighs beside one that serves none."""
DONE_WITH: Final = frozenset({ProposalState.SET_ASIDE, ProposalState.REFUSED, ProposalState.GRANTED})


@dataclass(frozen=True, slots=True)
class AnswerEffect:
    """« Oui : ouvre 2 outils, en ferme 1 », with their titles."""

    answer: str
    opens: Sequence[str]
    closes: Sequence[str]

    @property
    def told(self) -> str:
        """In words; what changes nothing at once is said too."""
        parts = [
            f"{verb} {count(len(titles), 'outil', 'outils')}"
            for verb, titles in (("ouvre", self.opens), ("ferme", self.closes))
            if titles
        ]
        return f"{self.answer} : {', '.join(parts) or 'ne tranche pas encore'}"


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question, the tools that wait for it, and what each short answer would do."""

    definition: FactDefinition
    text: str
    tools: Sequence[str]
    effects: Sequence[AnswerEffect]

    @property
    def code(self) -> str:
        return self.definition.code


@dataclass(frozen=True, slots=True)
class InterviewState:
    """The verdict of each tool looked at, by its version's key, and what is left to ask, best first."""

    verdicts: Mapping[str, Answer]
    titles: Mapping[str, str]
    questions: Sequence[AskedQuestion]

    @property
    def counts(self) -> Mapping[Answer, int]:
        found = list(self.verdicts.values())
        return {answer: found.count(answer) for answer in Answer}

    @property
    def yes(self) -> int:
        return self.counts[Answer.YES]

    @property
    def unknown(self) -> int:
        return self.counts[Answer.UNKNOWN]

    @property
    def no(self) -> int:
        return self.counts[Answer.NO]


def interview_of(
    seat: Seat, place: Establishment, need: Need | None, *, left: frozenset[str], on: date
) -> InterviewState:
    """For one need, the tools of its theme; else all of them, those that serve an open need first.

    `left` are the facts that the owner could not tell: not asked again here. Tools already had, refused or set aside
    ask nothing.
    """
    open_needs = [need] if need is not None else [one for one in needs_of(seat, place.company_id) if not one.ended_at]
    needed = frozenset(theme.id for one in open_needs for theme in themes_of_need(one))
    ground = ground_of(seat, place, fact_sheet(seat, place, on=on), on=on)
    done = {tool for (_, tool), standing in ground.standings.items() if standing.state in DONE_WITH}
    found = offers_in_force(seat, needed if need is not None else None, on=on)
    offers = [offer for offer in found if offer.version.tool_id not in done]
    versions = {str(offer.version.id): offer.version for offer in offers}
    decided = {key: ground.decisions[one.tool_id] for key, one in versions.items() if one.tool_id in ground.decisions}
    rules = [rule_of(offer.version) for offer in offers]
    interview = Interview(
        wanted=[Wanted(rule, _weight(offer, needed)) for rule, offer in zip(rules, offers, strict=True)],
        sheet=ground.sheet,
        context=context_of(need, on=on, labels=ground.activity),
        decided=decided,
        sensitive=_sensitive(rules),
        left=left,
        ready=toolbox_of(versions.values()),
    )
    titles = {key: version.tool.title for key, version in versions.items()}
    names = names_in(version.labels for version in versions.values())
    return InterviewState(
        verdicts={one.tool.key: one.verdict for one in interview.explained},
        titles=titles,
        questions=[asked for one in questions_of(interview) if (asked := _asked(one, titles, names)) is not None],
    )


def _weight(offer: Offer, needed: frozenset[UUID]) -> float:
    return 1.0 if offer.themes.isdisjoint(needed) else NEEDED


def _sensitive(rules: Iterable[ToolRule]) -> frozenset[str]:
    codes = {code for rule in rules for code in rule.reads}
    return frozenset(code for code in codes if (found := find_fact(code)) is not None and found.is_sensitive)


def _asked(question: CoreQuestion, titles: Mapping[str, str], names: Names) -> AskedQuestion | None:
    """None for what has no question of its own: the theme of the need."""
    definition = find_fact_in_words(question.asked.code, words_asked(question.asked.question))
    if definition is None:
        return None
    effects = [_effect(one, titles) for one in question.effects]
    return AskedQuestion(
        definition=replace(
            definition,
            label=named(definition.label, names),
            question=named(definition.question, names),
            since_question=named(definition.since_question, names),
        ),
        text=named(question.asked.question, names),
        tools=sorted(titles[key] for key in question.tools),
        effects=_by_answer([one for one in effects if one is not None]),
    )


def _effect(effect: Effect, titles: Mapping[str, str]) -> AnswerEffect | None:
    """Of a yes and of a no alone: other answers are as many as there are numbers."""
    answer = _yes_or_no(effect.value)
    if not answer:
        return None
    return AnswerEffect(
        answer, sorted(titles[key] for key in effect.opens), sorted(titles[key] for key in effect.closes)
    )


def _by_answer(effects: Sequence[AnswerEffect]) -> list[AnswerEffect]:
    """One line an answer: what a yes does may go by its day."""
    lines: dict[str, AnswerEffect] = {}
    for one in effects:
        held = lines.get(one.answer)
        if held is None:
            lines[one.answer] = one
        elif (held.opens, held.closes) != (one.opens, one.closes):
            opens, closes = sorted({*held.opens, *one.opens}), sorted({*held.closes, *one.closes})
            lines[one.answer] = AnswerEffect(f"{one.answer}, selon la date", opens, closes)
    return list(lines.values())


def _yes_or_no(value: FactValue) -> str:
    match value:
        case bool():
            return "Oui" if value else "Non"
        case Registration(grade=grade):
            return "Non" if grade is Grade.NOT_REGISTERED else "Oui"
        case Step(is_done=is_done):
            return "Oui" if is_done else "Non"
        case _:
            return ""
