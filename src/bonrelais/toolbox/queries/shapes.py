"""What pages show of a match: frozen, ready to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bonrelais.core.french import inside
from bonrelais.core.rules.criteria.manual import MANUAL_PREFIX
from bonrelais.core.rules.explain import Explanation
from bonrelais.core.rules.requirements import Strength
from bonrelais.core.rules.verdicts import Answer, Missing
from bonrelais.core.rules.verdicts import Reason as CoreReason
from bonrelais.core.vocabulary.commitments import words_asked
from bonrelais.directory.facts_catalogue import find_fact
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.models import Proposal, ProposalStage, Tool, ToolVersion
from bonrelais.toolbox.queries.named import Names, named
from bonrelais.toolbox.states import LIVE
from bonrelais.ui.parts import Reason


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask to settle a verdict. `code` is a fact of the catalogue, or blank; `words` a manual condition's.

    `commitment` holds the words of one, that its code does not tell.
    """

    text: str
    code: str = ""
    words: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a tool went for a need: the proposal and its present state."""

    proposal_id: UUID
    stage: ProposalStage

    @property
    def state(self) -> ProposalState:
        return ProposalState(self.stage.state)

    @property
    def proposal(self) -> Proposal:
        return self.stage.proposal

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


@dataclass(frozen=True, slots=True)
class ToolMatch:
    """A tool in force for a business: the verdict, each criterion's reason, what is left to ask, how far it went."""

    tool: Tool
    version: ToolVersion
    explanation: Explanation
    reasons: Sequence[Reason]
    blocking: Sequence[Reason]
    questions: Sequence[Question]
    standing: Standing | None
    manual: Sequence[str] = ()
    """The conditions that only a person decides, by their words."""

    @property
    def verdict(self) -> Answer:
        return self.explanation.verdict

    @property
    def is_offered(self) -> bool:
        """Neither excluded nor set aside."""
        return self.verdict is not Answer.NO and not self.is_set_aside

    @property
    def is_set_aside(self) -> bool:
        return self.standing is not None and self.standing.state is ProposalState.SET_ASIDE


def reason_lines(found: Explanation, names: Names) -> tuple[Reason, ...]:
    """Every criterion's reason in the tool's order; what only ranks says so."""
    pairs = zip(found.reasons, found.tool.requirements, strict=True)
    return tuple(_reason(reason, names, requirement.strength) for reason, requirement in pairs)


def blocking_lines(found: Explanation, names: Names) -> tuple[Reason, ...]:
    """Why the tool is excluded, each condition on its own line."""
    return tuple(_reason(line, names) for result in found.blocking for line in result.reason.lines)


def _reason(reason: CoreReason, names: Names, strength: Strength = Strength.ELIGIBILITY) -> Reason:
    told = named(reason.text, names)
    if strength is not Strength.ELIGIBILITY:
        told = f"{strength.label} : {inside(told)}"
    return Reason(reason.answer.value, told, reason.source, tuple(_reason(member, names) for member in reason.members))


def question_of(missing: Missing, names: Names) -> Question:
    if missing.code.startswith(MANUAL_PREFIX):
        return Question(missing.question, words=missing.code.removeprefix(MANUAL_PREFIX))
    code = missing.code if find_fact(missing.code) is not None else ""
    return Question(named(missing.question, names), code=code, commitment=words_asked(missing.question))
