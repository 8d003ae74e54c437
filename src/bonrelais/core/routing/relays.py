"""The proposal of relays for a need: competence and territory, each with its reason; nobody silently dropped."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bonrelais.core.facts import FactCode, FactSheet
from bonrelais.core.french import count, join_or
from bonrelais.core.routing.chambers import Chamber, ChamberChoice
from bonrelais.core.rules.context import Context, label_of
from bonrelais.core.rules.criteria.base import question
from bonrelais.core.rules.criteria.territory import Area
from bonrelais.core.rules.explain import explain
from bonrelais.core.rules.formula import not_known
from bonrelais.core.rules.requirements import Requirement, ToolRule
from bonrelais.core.rules.verdicts import Answer, Finding, Missing, Reason, all_of, any_of, reason_of, told


@dataclass(frozen=True, slots=True)
class Competence:
    """A theme (code) a relay serves, for the businesses that meet its requirements."""

    theme: str
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class RelayProfile:
    """What routing needs of a relay. No area means the whole programme; `chamber` makes the chamber rule apply.

    `set_back` says in French how it already left this need without help (declined, silent…): it is then proposed last.
    """

    key: str
    name: str
    competences: tuple[Competence, ...]
    areas: tuple[Area, ...] = ()
    chamber: Chamber | None = None
    knows_company: bool = False
    median_answer_days: float | None = None
    load: int = 0
    capacity: int | None = None
    set_back: str = ""

    @property
    def is_full(self) -> bool:
        return self.capacity is not None and self.load >= self.capacity


@dataclass(frozen=True, slots=True)
class RelayProposal:
    relay: RelayProfile
    answer: Answer
    reasons: tuple[Reason, ...]
    remarks: tuple[str, ...]

    @property
    def missing(self) -> tuple[Missing, ...]:
        if self.answer is not Answer.UNKNOWN:
            return ()
        return tuple(dict.fromkeys(one for reason in self.reasons for one in reason.missing))


def propose_relays(
    relays: Iterable[RelayProfile], sheet: FactSheet, context: Context, chambers: ChamberChoice
) -> list[RelayProposal]:
    """All the relays, best first: yes, not known, already asked in vain, no.

    Among equals: who knows the company, answers soonest, has least to do.
    """
    proposals = [_propose(relay, sheet, context, chambers) for relay in relays]
    return sorted(proposals, key=lambda proposal: _rank(proposal, chambers))


def _propose(relay: RelayProfile, sheet: FactSheet, context: Context, chambers: ChamberChoice) -> RelayProposal:
    answers: list[Answer] = []
    reasons: list[Reason] = []
    for answer, lines in (
        _judge_competence(relay, sheet, context),
        _judge_territory(relay, sheet, context),
        _judge_chamber(relay, chambers),
    ):
        answers.append(answer)
        reasons.extend(lines)
    return RelayProposal(relay, all_of(answers), tuple(reasons), _remarks(relay))


_Judgement = tuple[Answer, tuple[Reason, ...]]


def _judge_competence(relay: RelayProfile, sheet: FactSheet, context: Context) -> _Judgement:
    themes = context.themes or frozenset()
    serving = [competence for competence in relay.competences if competence.theme in themes]
    if not serving:
        served = join_or([label_of(context.labels, "theme", one.theme) for one in relay.competences])
        return Answer.NO, (_line(Answer.NO, "Thème hors de ses compétences", served),)
    explanations = [explain(ToolRule(one.theme, one.requirements), sheet, context) for one in serving]
    answer = any_of(explanation.verdict for explanation in explanations)
    chosen = next(rank for rank, explanation in enumerate(explanations) if explanation.verdict is answer)
    theme = label_of(context.labels, "theme", serving[chosen].theme)
    lines = [result.reason for result in explanations[chosen].results]
    return answer, (_line(Answer.YES, "Compétente sur le thème", theme), *lines)


def _judge_territory(relay: RelayProfile, sheet: FactSheet, context: Context) -> _Judgement:
    if not relay.areas:
        return Answer.YES, (_line(Answer.YES, "Intervient dans tout le territoire", ""),)
    statement = "Intervient dans " + join_or([area.name(context.labels) for area in relay.areas])
    known = sheet.place(FactCode.PLACE_ESTABLISHMENT)
    if known is None:
        return Answer.UNKNOWN, (reason_of(not_known(sheet, question(FactCode.PLACE_ESTABLISHMENT)), statement),)
    place, fact = known
    answer = any_of(area.holds(place) for area in relay.areas)
    shown = place.label or label_of(context.labels, "commune", place.commune)
    return answer, (reason_of(Finding(answer, shown, fact), statement),)


def _judge_chamber(relay: RelayProfile, chambers: ChamberChoice) -> _Judgement:
    if relay.chamber is None:
        return Answer.YES, ()
    if relay.chamber in chambers.chambers:
        answer = Answer.UNKNOWN if relay.chamber in chambers.unsettled else Answer.YES
        missing = chambers.missing
    elif relay.chamber in chambers.possible:
        answer, missing = Answer.UNKNOWN, chambers.missing
    else:
        answer, missing = Answer.NO, ()
    source = chambers.facts[0].source_text if chambers.facts else ""
    return answer, (Reason(answer, told("Règle des chambres", chambers.reason), source, missing=missing),)


def _line(answer: Answer, statement: str, value: str) -> Reason:
    return Reason(answer, told(statement, value))


def _remarks(relay: RelayProfile) -> tuple[str, ...]:
    remarks: list[str] = [relay.set_back] if relay.set_back else []
    if relay.knows_company:
        remarks.append("Connaît déjà l’entreprise")
    if relay.median_answer_days is not None:
        days = round(relay.median_answer_days)
        when = f"en {count(days, 'jour', 'jours')}" if days else "le jour même"
        remarks.append(f"Répond {when} pour la moitié des demandes")
    if relay.load:
        remarks.append(count(relay.load, "demande en cours", "demandes en cours"))
    if relay.is_full:
        remarks.append("Complet en ce moment")
    return tuple(remarks)


_ORDER: Final = (Answer.YES, Answer.UNKNOWN, Answer.NO)
_NEVER_ANSWERED: Final = float("inf")


def _rank(
    proposal: RelayProposal, chambers: ChamberChoice
) -> tuple[bool, bool, int, bool, int, bool, float, int, str, str]:
    relay = proposal.relay
    return (
        proposal.answer is Answer.NO,
        bool(relay.set_back),
        _ORDER.index(proposal.answer),
        relay.is_full,
        _chamber_rank(relay, chambers),
        not relay.knows_company,
        _NEVER_ANSWERED if relay.median_answer_days is None else relay.median_answer_days,
        relay.load,
        relay.name,
        relay.key,
    )


def _chamber_rank(relay: RelayProfile, chambers: ChamberChoice) -> int:
    """The rule's order; a chamber that is only possible comes after those it proposes."""
    if relay.chamber in chambers.chambers:
        return chambers.chambers.index(relay.chamber)
    return len(chambers.chambers) if relay.chamber in chambers.possible else 0
