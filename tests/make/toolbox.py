"""Tools of a toolbox, published, and what became of them for a business."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bonrelais.core.rules.params import Params
from bonrelais.core.rules.requirements import Requirement
from bonrelais.directory.models import Establishment
from bonrelais.foundation import clock
from bonrelais.foundation.ids import new_id
from bonrelais.needs.models import Need
from bonrelais.network.models import Organisation
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox import actions
from bonrelais.toolbox.cards import TargetsWanted, ToolCard, ToolProposal, VersionDraft
from bonrelais.toolbox.choices import ToolKind
from bonrelais.toolbox.models import Proposal, TargetList, Tool, ToolVersion
from tests.make.counter import next_number
from tests.make.needs import leaf_theme
from tests.make.network import organisation


@dataclass(frozen=True)
class Offer:
    """What a test says of a tool; the rest is a small grant of a new organisation, open to everyone since 2020."""

    title: str = ""
    kind: ToolKind = ToolKind.GRANT
    themes: Sequence[Theme] = ()
    criteria: Sequence[Requirement] | Params = ()
    organisation: Organisation | None = None
    summary: str = "Une aide à l’équipement."
    amount_words: str = "30 %, 12 000 € au plus"
    effective_from_on: date = date(2020, 1, 6)
    effective_to_on: date | None = None


def criteria(*rows: Params) -> Params:
    """A document of criteria, read by the codec."""
    return {"version": 1, "criteria": rows}


def tool(seat: Seat, offer: Offer = Offer(), *, checked_on: date | None = None) -> Tool:
    """A tool with one published version; on the programme's first theme unless said otherwise."""
    made = draft_tool(seat, offer)
    version = draft(seat, made, offer)
    actions.publish_version(version, by=seat, at=clock.now())
    if checked_on is not None:
        actions.check_version(version, checked_on=checked_on, by=seat, at=clock.now())
    return made


def draft_tool(seat: Seat, offer: Offer = Offer()) -> Tool:
    """A tool without a version."""
    card = ToolCard(
        organisation=offer.organisation or organisation(),
        title=offer.title or f"Outil {next_number()}",
        kind=offer.kind,
        themes=offer.themes or [leaf_theme(seat)],
    )
    return actions.add_tool(card, by=seat, at=clock.now())


def draft(seat: Seat, tool: Tool, offer: Offer = Offer()) -> ToolVersion:
    written = VersionDraft(
        summary=offer.summary,
        effective_from_on=offer.effective_from_on,
        effective_to_on=offer.effective_to_on,
        criteria=offer.criteria,
        amount_words=offer.amount_words,
    )
    return actions.draft_version(tool, version=written, by=seat, at=clock.now())


def new_version(seat: Seat, tool: Tool, offer: Offer = Offer()) -> ToolVersion:
    """Published: it supersedes the one in force."""
    return actions.publish_version(draft(seat, tool, offer), by=seat, at=clock.now())


def target_list(
    seat: Seat, tool: Tool, places: Sequence[Establishment], *, name: str = "", missing: Sequence[str] = ()
) -> TargetList:
    """Of the tool's last version; all the places miss the same facts."""
    wanted = TargetsWanted(
        version=ToolVersion.objects.select_related("tool").filter(tool=tool).order_by("-number")[0],
        name=name or f"Liste {next_number()}",
        words="Sûres.",
        targets=[(place.pk, missing) for place in places],
        device_key=new_id(),
    )
    return actions.keep_list(wanted, by=seat, at=clock.now())


def proposal(seat: Seat, establishment: Establishment, tool: Tool, *, need: Need | None = None) -> Proposal:
    return actions.propose_tool(establishment, proposal=ToolProposal(tool, need), by=seat, at=clock.now())
