"""The search of everything: businesses, people, tools and pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from bonrelais.core.text import fold
from bonrelais.directory.models import Contact
from bonrelais.directory.search.queries import find as find_businesses
from bonrelais.programmes.seat import Seat
from bonrelais.toolbox.models import Tool
from bonrelais.ui.navigation import Place, links_for
from bonrelais.visits.queries import main_places

MOST = 8


@dataclass(frozen=True, slots=True)
class Found:
    label: str
    url: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    title: str
    rows: Sequence[Found]


@dataclass(frozen=True, slots=True)
class Results:
    groups: Sequence[FoundGroup]

    @property
    def count(self) -> int:
        return sum(len(group.rows) for group in self.groups)


def find(seat: Seat, text: str) -> Results:
    """Groups with at least one row; a page answers from its first letter, the rest from two."""
    typed = fold(text)
    if not typed:
        return Results(groups=[FoundGroup("Pages", _pages(seat, ""))])
    groups = [FoundGroup("Pages", _pages(seat, typed))]
    if len(typed) >= 2:
        groups = [
            FoundGroup("Entreprises", _businesses(seat, text)),
            FoundGroup("Interlocuteurs", _contacts(seat, text)),
            FoundGroup("Outils", _tools(seat, text)),
            *groups,
        ]
    return Results(groups=[group for group in groups if group.rows])


def _businesses(seat: Seat, text: str) -> list[Found]:
    hits = find_businesses(seat, text, limit=MOST)
    return [
        Found(hit.name, reverse("desk:sheet", args=[hit.id]), f"{hit.commune}. {hit.activity}".strip()) for hit in hits
    ]


def _contacts(seat: Seat, text: str) -> list[Found]:
    rows = Contact.objects.filter(programme_id=seat.programme_id, removed_at__isnull=True, name__icontains=text.strip())
    found = list(rows.select_related("company").order_by("name", "id")[:MOST])
    places: dict[UUID, UUID] = main_places(seat, [row.company_id for row in found]) if found else {}
    return [
        Found(row.name, reverse("desk:sheet", args=[places[row.company_id]]), row.company.shown_name)
        for row in found
        if row.company_id in places
    ]


def _tools(seat: Seat, text: str) -> list[Found]:
    rows = Tool.objects.filter(programme_id=seat.programme_id, withdrawn_at__isnull=True, title__icontains=text.strip())
    found = rows.select_related("organisation").order_by("title", "id")[:MOST]
    return [Found(row.title, reverse("toolbox:sheet", args=[row.id]), row.organisation.short_name) for row in found]


def _pages(seat: Seat, typed: str) -> list[Found]:
    shown = (Place.MAIN, Place.ACCOUNT)
    links = [link for link in links_for(seat.role, "") if link.place in shown]
    return [Found(link.label, link.url) for link in links if typed in fold(link.label)]
