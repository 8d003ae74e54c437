"""What the pages of tools for a business are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse

from bonrelais.directory import access as directory_access
from bonrelais.directory.models import Establishment
from bonrelais.needs import access as needs_access
from bonrelais.needs.models import Need
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import queries
from bonrelais.toolbox.choices import ProposalState
from bonrelais.toolbox.forms.stages import (
    AlreadyHadForm,
    AppliedForm,
    AsideForm,
    GrantedForm,
    RefusedForm,
    SetAsideForm,
    StageForm,
)
from bonrelais.toolbox.models import Proposal, Tool
from bonrelais.toolbox.queries import Standing, ToolMatch
from bonrelais.toolbox.states import MAY_BECOME


@dataclass(frozen=True, slots=True)
class Asking:
    """What tools are looked for: a need of a business, or the business at large."""

    place: Establishment
    need: Need | None = None

    @classmethod
    def of(cls, seat: Seat, need: UUID | None, establishment: UUID | None) -> "Asking":
        """What one of the two keys of an address names; KeyError when the address has neither."""
        if need is not None:
            asked = needs_access.need(seat, need)
            return cls(directory_access.establishment(seat, asked.establishment_id), asked)
        if establishment is not None:
            return cls(directory_access.establishment(seat, establishment))
        raise KeyError("need, establishment")

    @property
    def is_open(self) -> bool:
        return self.need is None or self.need.ended_at is None

    @property
    def url(self) -> str:
        return self._address("for_need", "for_company")

    @property
    def propose_url(self) -> str:
        return self._address("propose", "propose_at_large")

    @property
    def set_aside_url(self) -> str:
        return self._address("set_aside", "set_aside_at_large")

    @property
    def already_had_url(self) -> str:
        return self._address("already_had", "already_had_at_large")

    @property
    def decide_url(self) -> str:
        return self._address("decide", "decide_at_large")

    @property
    def interview_url(self) -> str:
        return self._address("interview", "interview_at_large")

    def _address(self, of_need: str, at_large: str) -> str:
        if self.need is not None:
            return reverse(f"toolbox:{of_need}", args=[self.need.pk])
        return reverse(f"toolbox:{at_large}", args=[self.place.pk])


@dataclass(frozen=True, slots=True)
class Refused:
    """What was typed and refused, shown again where it was typed: a stage of a proposal, or a tool set aside."""

    stage: StageForm | None = None
    proposal_id: UUID | None = None
    aside: SetAsideForm | None = None
    had: AlreadyHadForm | None = None


NOTHING: Final = Refused()


@dataclass(frozen=True, slots=True)
class Followed:
    """A proposal as it stands, whatever became of its tool: the forms of the states it may take.

    `match` is what is read of the tool today; None when it is no longer offered for what is asked.
    """

    standing: Standing
    match: ToolMatch | None
    asking: Asking
    refused: Refused

    @property
    def proposal(self) -> Proposal:
        return self.standing.proposal

    @property
    def tool(self) -> Tool:
        return self.standing.proposal.tool

    @property
    def is_excluded(self) -> bool:
        return self.match is not None and self.match.verdict.value == "no"

    @property
    def own(self) -> Asking:
        """What the tool was proposed for: on the page of the business at large, one of its needs perhaps."""
        return Asking(self.asking.place, self.proposal.need)

    @property
    def may_be_proposed(self) -> bool:
        is_offered = self.match is not None and not self.is_excluded
        return is_offered and self.own.is_open and not self.standing.is_live

    @property
    def applied(self) -> StageForm | None:
        return self._form(AppliedForm)

    @property
    def granted(self) -> StageForm | None:
        return self._form(GrantedForm)

    @property
    def turned_down(self) -> StageForm | None:
        return self._form(RefusedForm)

    @property
    def aside(self) -> StageForm | None:
        return None if self.standing.state is ProposalState.SET_ASIDE else self._form(AsideForm)

    def _form(self, kind: type[StageForm]) -> StageForm | None:
        if kind.state not in MAY_BECOME[self.standing.state]:
            return None
        typed = self.refused.stage
        if typed is not None and self.refused.proposal_id == self.proposal.pk and isinstance(typed, kind):
            return typed
        return kind(proposal_id=self.proposal.pk)


@dataclass(frozen=True, slots=True)
class ToolsPage:
    """The tools followed, possible, set aside, excluded. Excluded and possible are those nobody proposed yet."""

    followed: Sequence[Followed]
    matches: Sequence[ToolMatch]
    aside: Sequence[Followed]
    excluded: Sequence[ToolMatch]


def tools_page(seat: Seat, asking: Asking, refused: Refused, *, on: date) -> ToolsPage:
    matches = queries.tools_for(seat, asking.place, asking.need, on=on)
    by_tool = {match.tool.pk: match for match in matches}
    rows = [
        Followed(standing, by_tool.get(standing.proposal.tool_id), asking, refused)
        for standing in queries.standings_of(seat, asking.place.company_id)
        if asking.need is None or standing.proposal.need_id == asking.need.pk
    ]
    known = {row.tool.pk for row in rows}
    new = [match for match in matches if match.tool.pk not in known]
    return ToolsPage(
        followed=[row for row in rows if row.standing.state is not ProposalState.SET_ASIDE],
        matches=[match for match in new if match.is_offered],
        aside=[row for row in rows if row.standing.state is ProposalState.SET_ASIDE],
        excluded=[match for match in new if not match.is_offered],
    )
