from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from bonrelais.directory import access as directory_access
from bonrelais.programmes.access import MANAGERS
from bonrelais.programmes.scope import Scope
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Proposal, Target, TargetList, Tool, ToolUpload, ToolVersion


def visible_tools(seat: Scope) -> QuerySet[Tool]:
    """The programme's toolbox, withdrawn tools too: what was proposed stays readable."""
    return Tool.objects.filter(programme_id=seat.programme_id)


def tool(seat: Seat, pk: UUID) -> Tool:
    return get_object_or_404(visible_tools(seat).select_related("organisation"), pk=pk)


def tool_in_use(seat: Seat, pk: UUID) -> Tool:
    """A tool not withdrawn, else 404."""
    return get_object_or_404(
        visible_tools(seat).select_related("organisation").filter(withdrawn_at__isnull=True), pk=pk
    )


def can_edit(seat: Seat) -> bool:
    return seat.has(MANAGERS)


def version(seat: Seat, pk: UUID) -> ToolVersion:
    """A published version; a draft only for who edits the toolbox."""
    rows = ToolVersion.objects.filter(tool__in=visible_tools(seat)).select_related("tool__organisation")
    return get_object_or_404(rows if can_edit(seat) else rows.filter(published_at__isnull=False), pk=pk)


def versions_of(seat: Seat, pk: UUID) -> list[ToolVersion]:
    """Of one tool, by number, with the tool; 404 without a tool. Drafts are for who edits the toolbox only."""
    rows = ToolVersion.objects.filter(tool__in=visible_tools(seat), tool=pk).select_related("tool__organisation")
    shown = rows if can_edit(seat) else rows.filter(published_at__isnull=False)
    return list(shown.order_by("number", "id"))


def published_version(seat: Seat, pk: UUID) -> ToolVersion:
    rows = ToolVersion.objects.filter(tool__in=visible_tools(seat), published_at__isnull=False)
    return get_object_or_404(rows.select_related("tool__organisation"), pk=pk)


def visible_lists(seat: Seat) -> QuerySet[TargetList]:
    """The programme's lists of targets, whoever made them."""
    return TargetList.objects.filter(programme_id=seat.programme_id)


def target_list(seat: Seat, pk: UUID) -> TargetList:
    rows = visible_lists(seat).select_related("version__tool", "organisation", "made_by", "closed_by")
    return get_object_or_404(rows, pk=pk)


def target(seat: Seat, pk: UUID) -> Target:
    """One whose business may still stand in a list, else 404: its page says its name."""
    listed = directory_access.listed_establishments(seat).filter(is_open=True)
    rows = Target.objects.filter(target_list__in=visible_lists(seat), establishment__in=listed)
    return get_object_or_404(rows.select_related("target_list", "establishment__commune"), pk=pk)


def upload_to_read(seat: Seat, pk: UUID) -> ToolUpload:
    """A file waits for the person who sent it, in the programme they sent it to."""
    return get_object_or_404(ToolUpload.objects.filter(programme_id=seat.programme_id, sent_by=seat.user), pk=pk)


def visible_proposals(seat: Seat) -> QuerySet[Proposal]:
    return Proposal.objects.filter(programme_id=seat.programme_id)


def proposal(seat: Seat, pk: UUID) -> Proposal:
    return get_object_or_404(
        visible_proposals(seat).select_related("tool", "need", "establishment__company", "company"), pk=pk
    )
