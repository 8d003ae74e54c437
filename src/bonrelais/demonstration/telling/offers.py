"""Tools of the toolbox proposed for a need: set aside, applied for, granted or refused."""

from datetime import date, datetime
from typing import Final

from bonrelais.core.rules.verdicts import Answer
from bonrelais.demonstration.register.dice import Dice, wheel
from bonrelais.demonstration.story.meetings import Meeting
from bonrelais.demonstration.telling.teller import Teller
from bonrelais.demonstration.words import around
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.needs.actions import end_need
from bonrelais.needs.choices import NeedEnd
from bonrelais.needs.models import Need
from bonrelais.toolbox import actions
from bonrelais.toolbox.cards import ToolProposal
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.models import Proposal, Tool
from bonrelais.toolbox.queries.matches import explain_version
from bonrelais.toolbox.queries.versions import version_in_force

_TURNS: Final = wheel(((ProposalState.APPLIED, 58.0), (ProposalState.SET_ASIDE, 24.0), (ProposalState.PROPOSED, 18.0)))
_TRIES: Final = 3
_DEFAULT_CENTS: Final = 150_000


class Offering:
    """One tool on its way to one business."""

    def __init__(self, teller: Teller, meeting: Meeting, need: Need, parent: str) -> None:
        self.teller, self.meeting, self.need, self.parent = teller, meeting, need, parent
        self.seat = teller.cast.advisers[meeting.side]
        self.dice = Dice(f"{meeting.seed} offer {need.theme.code}")

    def propose(self, at: datetime) -> None:
        """The first tool of the theme that no condition excludes; none, and the need is left to itself."""
        tools = list(self.teller.cast.tools.get(self.parent, ()))
        self.dice.shuffle(tools)
        place = self.teller.cast.places[self.meeting.siret]
        for tool in tools[:_TRIES]:
            verdict = self._verdict(place, tool, clock.day_of(at))
            if verdict is not Answer.NO:
                asked = ToolProposal(tool, self.need, verdict)
                self._turn(actions.propose_tool(place, proposal=asked, by=self.seat, at=at), asked, at)
                return
        self._end(NeedEnd.ABANDONED, (20, 60), at)

    def _verdict(self, place: Establishment, tool: Tool, on: date) -> Answer:
        version = version_in_force(self.seat, tool, on=on)
        if version is None:
            return Answer.NO
        return explain_version(self.seat, place, version, need=self.need, on=on).verdict

    def _turn(self, proposal: Proposal, asked: ToolProposal, at: datetime) -> None:
        turn = self.dice.turn(_TURNS)
        if turn is ProposalState.SET_ASIDE:
            self.teller.some_days_later(at, (3, 25), self.dice, lambda at: self._set_aside(asked, at))
            self._end(NeedEnd.ABANDONED, (26, 60), at)
        elif turn is ProposalState.APPLIED:
            self.teller.some_days_later(at, (5, 40), self.dice, lambda at: self._apply(proposal, at))
        else:
            self._end(NeedEnd.ANSWERED, (50, 160), at)

    def _set_aside(self, asked: ToolProposal, at: datetime) -> None:
        place = self.teller.cast.places[self.meeting.siret]
        actions.set_aside(place, proposal=asked, reason=self.dice.pick(around.SET_ASIDE), by=self.seat, at=at)

    def _apply(self, proposal: Proposal, at: datetime) -> None:
        actions.apply_for(proposal, by=self.seat, at=at)
        self.teller.some_days_later(at, (30, 110), self.dice, lambda at: self._conclude(proposal, at))

    def _conclude(self, proposal: Proposal, at: datetime) -> None:
        if self.dice.happens(0.14):
            actions.refuse(proposal, reason="Enveloppe de l’année consommée", by=self.seat, at=at)
            self._end(NeedEnd.ABANDONED, (2, 20), at)
            return
        most = proposal.version.amount_max_cents
        share = self.dice.uniform(0.35, 1.0)
        cents = round((_DEFAULT_CENTS if most is None else most) * share / 10_000) * 10_000
        actions.grant(proposal, amount_cents=cents, by=self.seat, at=at)
        self._end(NeedEnd.ANSWERED, (2, 20), at)

    def _end(self, end: NeedEnd, days: tuple[int, int], at: datetime) -> None:
        self.teller.some_days_later(at, days, self.dice, lambda at: self._end_need(end, at))

    def _end_need(self, end: NeedEnd, at: datetime) -> None:
        end_need(self.need, end=end, by=self.seat, at=at)


def plan_offer(teller: Teller, meeting: Meeting, need: Need, parent: str) -> None:
    offering = Offering(teller, meeting, need, parent)
    teller.some_days_later(need.recorded_at, (1, 10), offering.dice, offering.propose)
