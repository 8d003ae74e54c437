from typing import Final
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from bonrelais.foundation.prepared import Given, Prepared
from bonrelais.needs import access
from bonrelais.needs.models import Need, NeedWording
from bonrelais.programmes.models import Theme
from bonrelais.programmes.seat import Seat

_NEEDS: Final = Prepared(
    lambda: (
        access.needs_in(Given("programme"))
        .filter(company_id=Given("company"))
        .select_related("theme__parent", "recorded_by")
        .order_by(F("ended_at").desc(nulls_first=True), "-found_on", "-id")
    )
)


def needs_of(seat: Seat, company_id: UUID) -> list[Need]:
    """The company's needs in this programme, open ones first, newest first."""
    return _NEEDS.read({"programme": seat.programme_id, "company": company_id})


def all_needs_of_visit(visit_id: UUID) -> list[Need]:
    """What was heard at a visit, closed since or not, each with the words it had before."""
    rows = Need.objects.filter(visit_id=visit_id).select_related("theme", "recorded_by")
    wordings = NeedWording.objects.select_related("replaced_by").order_by("replaced_at", "id")
    return list(rows.prefetch_related(Prefetch("wordings", wordings)).order_by("recorded_at", "id"))


def needs_of_visit(visit_id: UUID) -> QuerySet[Need]:
    """Those still open."""
    return (
        Need.objects.filter(visit_id=visit_id, ended_at__isnull=True).select_related("theme").order_by("found_on", "id")
    )


_THEMES: Final = Prepared(
    lambda: (
        Theme.objects.filter(programme_id=Given("programme"), retired_at__isnull=True)
        .select_related("parent")
        .order_by("position", "label", "id")
    )
)


def themes_offered(seat: Seat) -> list[Theme]:
    """The leaves of the programme's tree, in its order: a parent with children is a heading only."""
    themes = _THEMES.read({"programme": seat.programme_id})
    parents = {theme.parent_id for theme in themes if theme.parent_id}
    leaves = [theme for theme in themes if theme.id not in parents]
    return sorted(leaves, key=_place)


def _place(theme: Theme) -> tuple[int, str, int, str]:
    head = theme.parent or theme
    return (head.position, head.label, theme.position if theme.parent_id else -1, theme.label)
